"""What the report says that the government did not report (GUIDE.md, silence): neither zero nor missing."""

import re
from collections.abc import Iterator
from functools import cache

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, compile_regex, search, worth_trying
from tipgraph.extract.periods import period_of, said_before, said_in
from tipgraph.extract.phrases import Token, tokens
from tipgraph.facts import Fact, Silence
from tipgraph.lexicon.closed import closed
from tipgraph.text.document import Document, Sentence

LONGEST_SENTENCE = 10_000
"""Characters; no sentence of the genre is nearly as long, and a longer one would take its square in time."""
_CONCEDING = ("although ", "though ", "while ", "despite ", "even though ")
"""A sentence that begins so has its silence before the comma, its main clause behind it."""
_LABELLED = frozenset({"other", "training", "funding"})
_COMPLEMENT_ENDS = (
    r"[;(]|,? nor |[.,] (?:although|though|despite|however|nor)"
    r"|,? (?:but|although|though|while|whereas|despite|compared|in contrast|which|however) "
    r"|, (?:lacks?|lacked|did not|does not|has not) "
    r"|,? and (?:it|the <ACTOR>|observers|did not|does not|has not|have not) "
)
"""What was not reported ends here."""
_OFFICES = re.compile(
    r"ministr|agenc|court|police|parliament|department|office|inspectorate|council|commission|committee|unit|division"
    r"|municipalit|prosecutor|state|judiciary|directorate"
)
_BETWEEN = frozenset({"also", "again", "year", "has", "have", "had", "still", "either", "however"})
"""Words between a subject and that it did not report."""
_SUBJECTS = frozenset({"it", "they", "ministry", "court", "courts"})
_ELLIPTIC = frozenset({"many", "were", "was", "had", "been", "did", "so"})
_ELLIPSIS = re.compile(
    r"\bany$|\bif any\b|\bhow many\b|\bhow much\b|\b(?:the|its|their) (?:amounts?|numbers?|value|rest|remain\w+|others?)\b"
)
"""What was not reported, where only the clause before says of what."""
_LONGEST_ELLIPSIS = 30
"""Characters of "how many had been"."""
_LONGEST_LABEL = 10
"""Words of a label: what was not reported, not the whole of the rest of the sentence."""


def find(document: Document) -> Iterator[Fact]:
    for sentence in document.sentences:
        if sentence.section == "recommendations" or not _may_be_silent(sentence):
            continue
        for found in search("silence", sentence):
            words = tokens(sentence)
            inner = found.groups.groupdict().get("inner")
            if _by_government(words, found.groups.end("inner") if inner else found.start):
                yield from _facts(document, sentence, words, found)


def silent_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """The spans of the shadow that tell what was not reported: no zeros stand there."""
    if not _may_be_silent(sentence):
        return []
    return [(found.start, max(_end(found), found.end)) for found in search("silence", sentence)]


def _may_be_silent(sentence: Sentence) -> bool:
    if len(sentence.shadow) > LONGEST_SENTENCE:
        return False
    return any(
        word in sentence.shadow
        for word in (" not ", "nor ", "failed to", "unable to", "declined", "refused", "neither", "never ", " no ")
    )


@cache
def _complement_end() -> re.Pattern[str]:
    return compile_regex(_COMPLEMENT_ENDS)


def _end(found: Found) -> int:
    start, whole = found.groups.span("what")
    if found.sentence.shadow.startswith(_CONCEDING):
        comma = found.sentence.shadow.find(", ", start)
        whole = comma if comma > start else whole
    cut = _complement_end().search(found.sentence.shadow, start + 1)
    end = min(cut.start() if cut else whole, whole)
    return start + len(found.sentence.shadow[start:end].rstrip(" .,"))


def _facts(document: Document, sentence: Sentence, words: list[Token], found: Found) -> Iterator[Fact]:
    start, end = found.groups.start("what"), _end(found)
    text = sentence.shadow[start:end]
    first = next((k for k, w in enumerate(words) if w.start >= start), len(words))
    last = next((k for k, w in enumerate(words) if w.start >= end), len(words))
    trigger = next((k for k, w in enumerate(words) if w.start >= found.start), 0)
    said = said_in(words, first, _dated_end(words, first, last)) or said_before(words, trigger, [])
    period = period_of(said if said and said.years else None, document.narrative)
    streak = next((m.value for _, m in sentence.between(0, found.start, "STREAK")), None)
    if _how_many_were(text):
        text = sentence.shadow[_clause_start(sentence, found.start) : found.start]
    metrics = _metrics(text, sentence.words(start, end).lower())
    if metrics == ["other"] and _ELLIPSIS.search(text):
        metrics = _said_before(sentence, found.start) or metrics
    for metric in metrics:
        label = _label(sentence, start, end) if metric in _LABELLED else None
        span = (_clause_start(sentence, found.start), max(end, found.start + 1))
        yield make_fact(document, sentence, Silence(metric, period, streak, label), found.pattern, span)


def _dated_end(words: list[Token], first: int, last: int) -> int:
    """Where the years end that date what was not reported: at a participle behind a noun ("suspects arrested in 2014")."""
    for at in range(first + 1, last - 1):
        if (
            words[at].is_participle
            and words[at + 1].text == "in"
            and words[at - 1].kind in ("ACTOR", "VICTIM", "GROUP")
        ):
            return at
    return last


def _said_before(sentence: Sentence, position: int) -> list[str] | None:
    """The one topic of the clauses before, which "did not report whether courts awarded any" goes on from."""
    before = sentence.shadow[:position]
    told = _metrics(before, sentence.words(0, position).lower())
    return told if len(told) == 1 and told != ["other"] else None


def _how_many_were(text: str) -> bool:
    """Whether what was not reported is said in the clause before ("were referred, but it did not report how many")."""
    return text.strip().split(" ")[-1] in _ELLIPTIC and "how many" in text and len(text) < _LONGEST_ELLIPSIS


def _metrics(text: str, spoken: str) -> list[str]:
    """The metrics that were not reported: one topic by itself, or each of several; `other` where none is known. `spoken`
    are the words themselves, for topics that turn on who it is ("sanctioning any recruiters")."""
    several: list[str] = []
    for pattern in worth_trying("silence_topic", f"{text} {spoken}"):
        if pattern.regex.search(spoken if pattern.set.get("spoken") else text):
            if pattern.set.get("alone"):
                return [pattern.set["metric"]]
            several.append(pattern.set["metric"])
    return several or ["other"]


def _label(sentence: Sentence, start: int, end: int) -> str | None:
    words = sentence.words(start, end).split()
    text = " ".join(words[:_LONGEST_LABEL])
    return re.sub(r"^(?:any|if|whether|how|on|of|regarding) ", "", text) or None


def _clause_start(sentence: Sentence, position: int) -> int:
    """Where the clause of a trigger begins: behind the last semicolon, or the conjunction before its subject."""
    ends = [at + len(mark) for mark in ("; ", ", but ") if (at := sentence.shadow.rfind(mark, 0, position)) >= 0]
    return max(ends, default=0)


def _by_government(words: list[Token], position: int) -> bool:
    """Whether the one who did not report is a government: its body, "it", or the country by name."""
    words = [w for w in words if w.end <= position]
    while words and (words[-1].text.endswith("ly") or words[-1].text in _BETWEEN):
        words.pop()
    if len(words) > 1 and words[-1].kind in ("PLACE", "DEM") and words[-2].text in ("of", "in"):
        words = words[:-2]
    if not words:
        return False
    if words[-1].text in (",", "and", "but", "or", "which", "who"):
        subject = _first_subject(words)
        return subject is not None and _is_government(subject)
    return _is_government(words[-1])


def _first_subject(words: list[Token]) -> Token | None:
    """The subject that a coordinated verb shares: the first actor of its clause that no preposition stands before."""
    clause = max((k for k, w in enumerate(words) if w.text == ";"), default=-1) + 1
    for at in range(clause, len(words)):
        beside = at > clause and words[at - 1].text in closed("beside")
        if not beside and (words[at].kind in ("ACTOR", "ORG") or words[at].text in _SUBJECTS):
            return words[at]
    return None


def _is_government(token: Token) -> bool:
    if token.mention is None:
        return token.text in _SUBJECTS or _OFFICES.search(token.text) is not None
    return token.kind in ("ORG", "PLACE") or (token.kind == "ACTOR" and token.mention.value == "government")
