"""Predicates of exploitation with their people, and how far each reaches in its sentence.

A predicate ("are subjected to", "traffickers exploit", "are vulnerable to") finds its people before or after it; its
scope ends at a semicolon, or where the next subject with a predicate of its own begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tipgraph.extract.patterns import Found, search, wording
from tipgraph.extract.people import People, find_people
from tipgraph.text.document import Sentence
from tipgraph.text.mentions import SYMBOLS

_GAP = 150
"""How far, in the shadow, a predicate may stand behind its subject."""
_LEAD = 70
"""How much of the shadow before a phrase can make it an agent ("by", "as maids and other")."""
_GAP_AFTER = 40
"""How far its object may stand behind a predicate."""
_STOP = re.compile(r";|: ")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate in its sentence: `end` is where its scope ends in the shadow."""

    sentence: Sentence
    found: Found
    people: People
    end: int

    @property
    def start(self) -> int:
        return min(self.people.start, self.found.start)

    @property
    def people_first(self) -> bool:
        return bool(self.found.pattern.set.get("victims") == "before")

    @property
    def status(self) -> str:
        return str(self.found.pattern.set.get("status", "exploited"))


def find_predicates(sentence: Sentence) -> Iterator[Predicate]:
    """The predicates that have people, in their order, each with its scope."""
    if not sentence.has("GROUP", "VICTIM", "DEM"):
        return
    matches = list(search("exploitation", sentence))
    if not matches:
        return
    people = find_people(sentence)
    found = [p for match in matches if (p := _with_people(sentence, match, people))]
    found.sort(key=lambda p: (p.found.start, p.found.end))
    for position, predicate in enumerate(found):
        yield replace(predicate, end=_scope_end(predicate, found[position + 1 :]))


def role_predicate(sentence: Sentence, found: Found) -> Predicate:
    """A role sentence as a predicate: the country is a source country *for* these people."""
    people = next((p for p in find_people(sentence) if p.start >= found.end - 1), None)
    return Predicate(sentence, found, people or People(found.end, found.end, (), ()), _clause_end(sentence, found.end))


def _with_people(sentence: Sentence, found: Found, people: list[People]) -> Predicate | None:
    before = found.pattern.set["victims"] == "before"
    phrase = _subject(sentence, found, people) if before else _object(sentence, found, people)
    return Predicate(sentence, found, phrase, found.end) if phrase else None


def _subject(sentence: Sentence, found: Found, people: list[People]) -> People | None:
    """The last phrase before a predicate, not beyond a semicolon, not an agent, not the object of somebody's deed."""
    for phrase in reversed(people):
        if phrase.end > found.start + 1:
            continue
        if found.start - phrase.end > _GAP:
            return None
        if wording("agent").search(sentence.shadow, max(0, phrase.start - _LEAD), phrase.start):
            continue
        gap = sentence.shadow[phrase.end : found.start]
        others_deed = SYMBOLS["ACTOR"] in gap and not re.search(r"\bby\b|\bwho\b", gap)
        if _STOP.search(gap + " ") or others_deed:
            return None
        if not _in_insertion(sentence.shadow, phrase.start, gap):
            return phrase
    return None


def _in_insertion(shadow: str, position: int, gap: str) -> bool:
    """Whether a phrase stands between dashes or in parentheses that close before the predicate."""
    between_dashes = "—" in gap and shadow.count("—", 0, position) % 2 == 1
    in_parentheses = ")" in gap and shadow.count("(", 0, position) > shadow.count(")", 0, position)
    return between_dashes or in_parentheses


def _object(sentence: Sentence, found: Found, people: list[People]) -> People | None:
    """The first phrase behind a predicate, in its clause."""
    phrase = next((p for p in people if p.start >= found.end - 1), None)
    gap = sentence.shadow[found.end : phrase.start] if phrase else ""
    return phrase if len(gap) <= _GAP_AFTER and not re.search(r"[;:.]", gap) else None


def _clause_end(sentence: Sentence, position: int) -> int:
    stop = _STOP.search(sentence.shadow, position)
    return stop.start() if stop else len(sentence.shadow)


def _scope_end(this: Predicate, later: list[Predicate]) -> int:
    end = _clause_end(this.sentence, this.found.end)
    for other in later:
        if other.people is this.people:
            if other.status != this.status:
                end = min(end, max(other.found.start, this.found.end))
        elif other.people_first and other.people.start >= this.found.end:
            end = min(end, other.people.start)
    verb = None if this.people_first else wording("next_verb").search(this.sentence.shadow, this.people.end, end)
    return verb.start() if verb else end
