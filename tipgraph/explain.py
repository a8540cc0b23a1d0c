"""One fact with the words behind it: its sentence, the quote marked, and the sentences before and after."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.errors import OutputError
from tipgraph.facts import Evidence, Fact, fold

MARKS = ("«", "»")
"""What the quote is put between."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence in its place: the sentences it stands in with the quote marked, and the neighbours ("" at an end)."""

    evidence: Evidence
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact and a passage for each of its evidences, the main one first."""

    fact: Fact
    passages: tuple[Passage, ...]


def explain(fact_id: str, facts: Sequence[Fact], text_of: Callable[[str], str]) -> Explanation:
    """The words behind a fact, given by its id or by as much of it as one fact alone has.

    Raises OutputError where no fact, or more than one, is meant.
    """
    fact_id = fact_id.removeprefix("a:")  # as `tipgraph query` prints it
    exact = [fact for fact in facts if fact.id == fact_id]
    meant = exact or [fact for fact in facts if fact_id and fact_id in fact.id]
    if not meant:
        raise OutputError(f"{fact_id}: the graph has no such fact; `tipgraph facts` prints the ids")
    if len(meant) > 1:
        some = ", ".join(fact.id for fact in meant[:3])
        raise OutputError(f"{fact_id}: {len(meant)} facts have this in their ids ({some}, …); give more of one id")
    fact = meant[0]
    text = text_of(fact.narrative)
    sentences = list(raw_sentences(text))
    return Explanation(fact, tuple(_passage(text, sentences, evidence) for evidence in (fact.evidence, *fact.also)))


def raw_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in the text as supplied."""
    from tipgraph.text.clean import clean
    from tipgraph.text.sentences import sentence_spans

    cleaned = clean(text)
    for paragraph in cleaned.paragraphs:
        for start, end in sentence_spans(cleaned.text[paragraph.start : paragraph.end]):
            yield cleaned.raw_span(paragraph.start + start, paragraph.start + end)


def _passage(text: str, sentences: Sequence[tuple[int, int]], evidence: Evidence) -> Passage:
    touched = [i for i, (start, end) in enumerate(sentences) if start < evidence.end and evidence.start < end]
    first, last = (touched[0], touched[-1]) if touched else (0, -1)
    start = min(sentences[first][0], evidence.start) if touched else evidence.start
    end = max(sentences[last][1], evidence.end) if touched else evidence.end
    quote = f"{MARKS[0]}{text[evidence.start : evidence.end].strip()}{MARKS[1]}"
    return Passage(
        evidence,
        before=fold(text[slice(*sentences[first - 1])]) if touched and first else "",
        marked=fold(text[start : evidence.start] + quote + text[evidence.end : end]),
        after=fold(text[slice(*sentences[last + 1])]) if touched and last + 1 < len(sentences) else "",
    )
