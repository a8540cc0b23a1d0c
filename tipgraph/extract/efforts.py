"""The report's verdicts on the government's efforts, as a whole or in one area (GUIDE.md, effort)."""

import re
from collections.abc import Iterator

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, search
from tipgraph.facts import Effort, Fact
from tipgraph.text.document import Document

_AREAS = {
    "prosecution": re.compile(r"prosecut|law enforcement|investigat|criminal justice|punish"),
    "protection": re.compile(r"protect|victim|assist|identif"),
    "prevention": re.compile(r"prevent|awareness"),
}

_DENIED = re.compile(r"\b(?:not|no|failed to|failure to|failing to|without|lack of)\b[^,;.]*$")
_DENIABLE = {"increased", "decreased", "maintained", "mixed"}
"""The other trends are themselves denials, or say what they deny."""
_PART = re.compile(r"to (?:combat|prevent|address|fight) (?:forced|labor|sex|child|bonded)\b")
"""Efforts against one kind of trafficking are a part: no verdict on an area (GUIDE.md, effort)."""
_BEFORE = 60
"""How far, in the shadow, a denial of what follows may stand before it ("did not demonstrate overall increased efforts")."""


def find(document: Document) -> Iterator[Fact]:
    for sentence in document.sentences:
        if sentence.section == "recommendations" or not re.search(
            r"effort|minimum standards|action|progress|achievement|commitment", sentence.shadow
        ):
            continue
        for found in search("effort", sentence):
            if found.pattern.set["trend"] in _DENIABLE and _DENIED.search(
                sentence.shadow[max(0, found.start - _BEFORE) : found.start]
            ):
                continue
            if _PART.match(_area_words(found)):
                continue
            for area in _areas(found):
                content = Effort(area, found.pattern.set["trend"], _level(found))
                yield make_fact(document, sentence, content, found.pattern, (found.start, found.end))


def _area_words(found: Found) -> str:
    """The words that say which efforts; empty where the pattern needs none."""
    if "area" not in found.groups.groupdict():
        return ""
    return found.sentence.words(*found.groups.span("area")).casefold().strip()


def _areas(found: Found) -> list[str]:
    """The areas that the words name; the section's where they name none and the pattern allows that."""
    if area := found.pattern.set.get("area"):
        return [area]
    text = _area_words(found)
    named = sorted((m.start(), area) for area, words in _AREAS.items() if (m := words.search(text)))
    return [area for _, area in named] or ["overall"]


def _level(found: Found) -> str | None:
    level = found.groups.groupdict().get("level")
    return level.strip() if level else None
