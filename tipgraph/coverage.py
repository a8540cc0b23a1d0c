"""What was not read: sentences with a number, a law or a country that gave no fact, so that silence is visible."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tipgraph.facts import Fact
from tipgraph.narrative import Narrative
from tipgraph.text.document import Sentence, read_document

_TELLING: Mapping[str, tuple[str, ...]] = {
    "number": ("NUM", "MONEY", "PCT", "LOCAL"),
    "law": ("LAW", "ACT", "TREATY"),
    "country": ("PLACE", "DEM"),
}
"""What makes a sentence look as if it told a fact: mentions of these kinds (text/mentions.py)."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence that gave no fact. `because` says what it holds (`number`, `law`, `country`); offsets are code points
    of the text as supplied, end exclusive."""

    narrative: str
    country: str
    report_year: int
    section: str
    because: tuple[str, ...]
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many telling sentences a section has, and how many of them gave a fact."""

    narrative: str
    section: str
    telling: int
    covered: int


def uncovered(narrative: Narrative, facts: Iterable[Fact]) -> Iterator[Uncovered]:
    """The telling sentences of a narrative in which none of its facts has evidence, in their order."""
    for sentence, because, start, end, is_covered in _telling(narrative, facts):
        if not is_covered:
            yield Uncovered(
                narrative.name,
                narrative.country,
                narrative.report_year,
                sentence.section,
                because,
                start,
                end,
                sentence.text,
            )


def coverage(narrative: Narrative, facts: Iterable[Fact]) -> list[Coverage]:
    """For each section, how many telling sentences gave a fact; sections in the order of the text."""
    counts: dict[str, list[bool]] = {}
    for sentence, _, _, _, is_covered in _telling(narrative, facts):
        counts.setdefault(sentence.section, []).append(is_covered)
    return [Coverage(narrative.name, section, len(marks), sum(marks)) for section, marks in counts.items()]


def _telling(narrative: Narrative, facts: Iterable[Fact]) -> Iterator[tuple[Sentence, tuple[str, ...], int, int, bool]]:
    spans = [(e.start, e.end) for fact in facts for e in (fact.evidence, *fact.also)]
    document = read_document(narrative)
    for sentence in document.sentences:
        if because := _because(sentence, narrative.country):
            start, end = document.clean.raw_span(sentence.start, sentence.end)
            yield sentence, because, start, end, any(a < end and start < b for a, b in spans)


def _because(sentence: Sentence, home: str) -> tuple[str, ...]:
    """What a sentence holds; the narrative's own country and its people are in every second one, and tell nothing."""
    kinds = {m.kind for m in sentence.mentions.values() if m.kind not in ("PLACE", "DEM") or m.value.codes != (home,)}
    return tuple(name for name, telling in _TELLING.items() if kinds & set(telling))
