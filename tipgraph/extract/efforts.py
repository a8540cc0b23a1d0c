"""The report's verdicts on the government's efforts, as a whole or in one area (GUIDE.md, effort)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, compile_regex, search
from tipgraph.facts import Effort, Fact
from tipgraph.text.document import Document

_AREAS = {
    "prosecution": re.compile(r"prosecut|law enforcement|investigat|criminal justice|punish|\bconvict"),
    "protection": re.compile(r"protect|victim|assist|identif"),
    "prevention": re.compile(r"prevent|awareness"),
}

_DENIED = re.compile(r"\b(?:not|no|failed to|failure to|failing to|without|lack of)\b[^,;.]*$")
_DENIABLE = {"increased", "decreased", "maintained", "mixed"}
"""The other trends are themselves denials, or say what they deny."""
_PART = re.compile(
    r"\bto (?:combat|prevent|address|fight) (?:forced|labor|sex|child|bonded)\b|\bin (?:this|these|such) case|"
    r"^(?=.*identif)(?!.*(?:protect|assist|refer|rehabilit|service|prosecut))"
)
"""Efforts against one kind of trafficking, in one case, or only to identify victims are a part: no verdict on an area."""
_EFFORTS = re.compile("efforts?|progress|action|performance")
_NEXT_CLAUSE = re.compile(
    r" (?:but|although|though|while|whereas|however|despite)\b|"
    r" and (?:also |again |then )?(?:did|made|began|took|(?!sustained)\w+ed)\b"
)
"""Where, behind an area's words, the sentence goes on to something else."""
_WORTH_READING = re.compile(r"effort|minimum standards|action|progress|achievement|commitment")
_BEFORE = 60
"""How far, in the shadow, a denial of what follows may stand before it ("did not demonstrate overall increased efforts")."""


@dataclass(frozen=True, slots=True)
class _Object:
    """The words of a verdict that say which efforts (`start`, `end` in the shadow), up to the next clause."""

    start: int
    end: int
    whole: bool
    """Whether all of the words that the pattern took belong to it."""

    @classmethod
    def of(cls, found: Found) -> "_Object":
        if "area" not in found.groups.groupdict():
            return cls(found.end, found.end, True)
        start, end = found.groups.span("area")
        efforts = _EFFORTS.search(found.sentence.shadow, start, end)
        further = _NEXT_CLAUSE.search(found.sentence.shadow, efforts.end() if efforts else start, end)
        return cls(start, further.start() if further else end, not further)


def find(document: Document) -> Iterator[Fact]:
    for sentence in document.sentences:
        if sentence.section == "recommendations" or not _WORTH_READING.search(sentence.shadow):
            continue
        for found in search("effort", sentence):
            efforts = _Object.of(found)
            words = sentence.words(efforts.start, efforts.end).casefold()
            if _is_denied(found) or _PART.search(words) or _are_others(found, efforts) or _is_cut(found, efforts):
                continue
            span = (found.start, found.end if efforts.whole else efforts.end)
            for area in _areas(found, words):
                content = Effort(area, found.pattern.set["trend"], _level(found, efforts))
                yield make_fact(document, sentence, content, found.pattern, span)


def _is_denied(found: Found) -> bool:
    before = found.sentence.shadow[max(0, found.start - _BEFORE) : found.start]
    return found.pattern.set["trend"] in _DENIABLE and bool(_DENIED.search(before))


def _is_cut(found: Found, efforts: _Object) -> bool:
    """Whether the verb behind the efforts is another clause's: "efforts to prevent trafficking, although beds were few"."""
    return not efforts.whole and found.end > found.groups.end("area")


def _are_others(found: Found, efforts: _Object) -> bool:
    """Whether not the government's efforts are meant: "NGOs increased efforts", "the efforts of NGOs"."""
    sentence = found.sentence
    before = sentence.mentions.get(found.start - 2)
    noun = _EFFORTS.search(sentence.shadow, efforts.start, efforts.end)
    named = [m for _, m in sentence.between(efforts.start, noun.start(), "ACTOR")] if noun else []
    return any(m.kind == "ACTOR" and m.value != "government" for m in (before, *named) if m)


def _areas(found: Found, words: str) -> list[str]:
    """The areas that the words name, in their order; the whole where they name none."""
    if area := found.pattern.set.get("area"):
        return [area]
    named = sorted((m.start(), area) for area, known in _AREAS.items() if (m := known.search(words)))
    return [area for _, area in named] or ["overall"]


@cache
def _degree() -> re.Pattern[str]:
    return compile_regex(
        r"(?<![\w-])(?:<degree_low>|mixed|uneven|serious and sustained|significant|<degree_high>|<degree>)(?![\w-])"
    )


def _level(found: Found, efforts: _Object) -> str | None:
    """The adjective or adverb of the verdict: the pattern's, else the one around the verb, but none of what the efforts
    are for ("slightly increased efforts to serve limited areas")."""
    if level := found.groups.groupdict().get("level"):
        return str(level).strip()
    if "area" not in found.groups.groupdict() or found.pattern.set["trend"] == "none":
        return None
    shadow = found.sentence.shadow
    noun = _EFFORTS.search(shadow, found.start, efforts.end)
    verb = shadow[found.start : noun.start() if noun else efforts.end]
    degree = _degree().search(f"{verb} {shadow[efforts.end : found.end] if efforts.whole else ''}")
    return degree.group() if degree else None
