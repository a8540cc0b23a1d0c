"""Counted and measured numbers: figures with metric, period, unit and what they are counted under (GUIDE.md, statistic)."""

from collections.abc import Iterator
from dataclasses import replace

from tipgraph.extract.dating import dated
from tipgraph.extract.dimensions import actor_of, citations_of, exploitation_of, group_of, label_of, unit_of
from tipgraph.extract.figure import Figure
from tipgraph.extract.figures import find_figures
from tipgraph.extract.making import make_fact
from tipgraph.extract.others import counts_something
from tipgraph.extract.patterns import search
from tipgraph.extract.phrases import QUANTITIES, Token, tokens
from tipgraph.extract.same_figure import merge_same
from tipgraph.extract.silences import LONGEST_SENTENCE, silent_spans
from tipgraph.facts import Fact, Period, Statistic
from tipgraph.lexicon.closed import closed
from tipgraph.text.document import Document, Sentence

_COUNTING_WORDS = (
    "no ",
    "none",
    "not ",
    "without ",
    "nobody",
    "never",
    "failed to",
    "neither ",
    "nor ",
    " twice",
    " yet to ",
)


def find(document: Document) -> Iterator[Fact]:
    """The statistics of a narrative; a figure stated twice is one fact."""
    yield from merge_same(_all(document))


def _all(document: Document) -> Iterator[Fact]:
    earlier: list[Figure] = []
    section = ""
    for sentence in document.sentences:
        if sentence.section != section:
            earlier, section = [], sentence.section
        if section == "recommendations" or not _may_count(sentence):
            earlier = []
            continue
        words = tokens(sentence)
        figures = find_figures(sentence, words, earlier)
        yield from _facts(document, sentence, words, figures)
        earlier = [f for f in figures if f.metrics and f.link != "comparison"]


def _may_count(sentence: Sentence) -> bool:
    if len(sentence.shadow) > LONGEST_SENTENCE:
        return False
    return sentence.has("NUM", "MONEY", "PCT", "LOCAL") or any(word in sentence.shadow for word in _COUNTING_WORDS)


def _facts(document: Document, sentence: Sentence, words: list[Token], figures: list[Figure]) -> Iterator[Fact]:
    silent = silent_spans(sentence) if any(figure.is_zero for figure in figures) else []
    periods = dated(words, figures, document.narrative)
    for figure, said in zip(figures, periods, strict=True):
        start = words[figure.position].start
        if figure.is_zero and any(a <= start < b for a, b in silent):
            continue
        other = ("other",) if not figure.metrics and counts_something(sentence, words, figure) else ()
        span = _span(words, figure)
        for metric in figure.metrics or other:
            for period in said:
                for content in _contents(sentence, words, figures, figure, metric, period):
                    yield make_fact(document, sentence, content, f"statistic.{figure.rule}", span)
    yield from _sentenced(document, sentence, words, figures, periods)


def _sentenced(
    document: Document, sentence: Sentence, words: list[Token], figures: list[Figure], periods: list[tuple[Period, ...]]
) -> Iterator[Fact]:
    """All of the convicted were sentenced: the count of the convictions once more."""
    if "convict" not in sentence.shadow or any("sentenced" in f.metrics for f in figures):
        return
    for found in search("sentenced", sentence):
        before = [
            (figure, said)
            for figure, said in zip(figures, periods, strict=True)
            if "convictions" in figure.metrics and figure.kind == "NUM" and words[figure.position].start < found.start
        ]
        told = [(figure, said) for figure, said in before if figure.link != "comparison" and not figure.is_zero]
        if told:
            figure, said = told[-1]
            span = (_span(words, figure)[0], found.end)
            for content in _contents(sentence, words, figures, figure, "sentenced", said[0]):
                yield make_fact(document, sentence, content, found.pattern, span)


def _contents(
    sentence: Sentence, words: list[Token], figures: list[Figure], figure: Figure, metric: str, period: Period
) -> Iterator[Statistic]:
    """What a figure says: one record, two for a range ("90,000-120,000"). A bare number inherits what it leaves open."""
    model = figure.to if figure.rule == "inherited" and figure.phrase.bare else None
    if model and not _shares(words, figure, model):
        model = None
    models = [figure, model] if model else [figure]
    content = Statistic(
        metric=metric,
        value=figure.quantity.value,
        period=period,
        unit=unit_of(words, figure, metric),
        qualifier=figure.quantity.qualifier,
        actor=actor_of(words, figure, metric),
        citations=next((c for m in models if (c := citations_of(words, m, figures))), ()),
        exploitation=next((e for m in models if (e := exploitation_of(words, m))), ()),
        group=next((g for m in models if (g := group_of(sentence, words, m))), None),
        label=label_of(sentence, words, figure, metric),
    )
    if figure.quantity.high is None:
        yield content
        return
    yield replace(content, qualifier="at_least")
    yield replace(content, value=figure.quantity.high, qualifier="up_to")


def _shares(words: list[Token], figure: Figure, model: Figure) -> bool:
    """Whether what is said of a figure holds for the next of its list: not for "; 57 were from Peru"."""
    if any(w.text == ";" for w in words[model.position : figure.position]):
        return False
    at = figure.phrase.last
    return figure.link != "joined" or at >= len(words) or words[at].text not in closed("be")


def _span(words: list[Token], figure: Figure) -> tuple[int, int]:
    """The clause that asserts a figure: from that of the figure which it belongs to, to the end of what is said of it."""
    head = figure
    while head.to is not None and head.link and head.to.position < head.position:
        head = head.to
    first = head.position if head.governor is None else min(head.position, head.governor.position)
    if first > figure.position:
        first = figure.position
    while first > 0 and not _begins_clause(words, first):
        first -= 1
    last = max(figure.phrase.last, figure.position + 1)
    while last < len(words) and words[last].text not in (";", ",", "(", ")") and words[last].kind not in QUANTITIES:
        last += 1
    if figure.governor and last <= figure.governor.position:
        last = figure.governor.position + 1
    return words[first].start, words[min(last, len(words)) - 1].end


def _begins_clause(words: list[Token], at: int) -> bool:
    lead = words[at - 1].text
    return lead in (";", ":") or (lead == "," and words[at].text in ("and", "but", "while"))
