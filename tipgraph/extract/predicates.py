"""Predicates of exploitation with their people, and how far each reaches in its sentence.

A predicate ("are subjected to", "traffickers exploit", "are vulnerable to") finds its people before or after it; its
scope ends at a semicolon, or where the next subject with a predicate of its own begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

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
_TOLD = ("in prostitution", "in commercial sex")
_STOP = re.compile(r";|: ")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate in its sentence: `end` is where its scope ends in the shadow.

    `first` is where the scope may begin at the earliest (for the second people of a role sentence); `verb_codes` are the
    kinds of exploitation that the verb of an earlier clause names, which this one shares.
    """

    sentence: Sentence
    found: Found
    people: People
    end: int
    first: int = 0
    verb_codes: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return max(min(self.people.start, self.found.start), self.first)

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
    found = [p for match in matches for p in _with_people(sentence, match, people)]
    found.sort(key=lambda p: (p.found.start, p.found.end))
    found = [p for predicate in found if not _gives_way(predicate, found) and (p := _carried(predicate, found))]
    for position, predicate in enumerate(found):
        yield replace(predicate, end=_scope_end(predicate, found[position + 1 :]))


def role_predicates(sentence: Sentence, found: Found) -> Iterator[Predicate]:
    """A role sentence as predicates: the country is a source country *for* these people, "and for" those."""
    end = _clause_end(sentence, found.end)
    behind = [p for p in find_people(sentence) if found.end - 1 <= p.start < end]
    first = behind[0] if behind else People(found.end, found.end, (), ())
    others = [p for p in behind[1:] if wording("and_for").search(sentence.shadow, found.end, p.start)]
    for this, following in zip_longest((first, *others), others):
        begin = 0 if this is first else this.start
        yield Predicate(sentence, found, this, following.start if following else end, begin)


def _with_people(sentence: Sentence, found: Found, people: list[People]) -> Iterator[Predicate]:
    """A match with its people: more than once where each phrase has its own origins ("cooks from Peru and nurses from Fiji")."""
    before = found.pattern.set["victims"] == "before"
    phrase = _subject(sentence, found, people) if before else _exploited(found, _object(sentence, found, people))
    if phrase is None and found.pattern.set.get("carried") == "people":
        phrase = next(iter(people), None)
    if found.pattern.set.get("carried") == "verb":
        phrase = _exploited(found, phrase)
    if phrase is None:
        return
    yield Predicate(sentence, found, phrase, found.end)
    yield from (Predicate(sentence, found, p, found.end) for p in _listed(sentence, found, phrase, people))


def _listed(sentence: Sentence, found: Found, phrase: People, people: list[People]) -> Iterator[People]:
    """The other phrases of a list whose members are told apart by what stands behind them: "children in camps, widows
    without land, and refugees are vulnerable"; before a predicate from the last back, behind it from the first on."""
    vulnerable = found.pattern.set.get("status") == "vulnerable"
    if found.pattern.set["victims"] == "before":
        for earlier in reversed([p for p in people if p.end <= phrase.start]):
            between = (earlier.end, phrase.start)
            joined = earlier.origins and wording("joined").fullmatch(sentence.shadow, *between)
            if not (joined or (vulnerable and wording("list_item").fullmatch(sentence.shadow, *between))):
                return
            yield earlier
            phrase = earlier
    elif found.pattern.set.get("list"):
        for later in [p for p in people if p.start >= phrase.end]:
            if not wording("list_item").fullmatch(sentence.shadow, phrase.end, later.start):
                return
            yield later
            phrase = later


def _gives_way(this: Predicate, found: list[Predicate]) -> bool:
    """Whether another predicate tells more of the same people ("victims are women who are trafficked to Peru")."""
    weak = this.found.pattern.set.get("weak")
    return bool(weak) and any(p.people is this.people and not p.found.pattern.set.get("weak") for p in found)


def _carried(this: Predicate, found: list[Predicate]) -> Predicate | None:
    """The predicate itself; one that leaves its verb or its people to an earlier clause, only where there is such a clause."""
    carried = this.found.pattern.set.get("carried")
    if not carried:
        return this
    verb = carried == "verb"
    earlier = [
        p for p in found if (p.people_first or verb) and p.status == "exploited" and p.found.end <= this.found.start
    ]
    before = next((p for p in reversed(earlier) if not p.found.pattern.set.get("carried")), None)
    if before is None:
        return None
    if carried == "people":
        return replace(this, people=before.people)
    begin = before.found.end if before.people_first else max(before.found.end, before.people.end)
    lead = this.sentence.shadow[begin : this.people.start]
    if before.people is this.people or not wording("next_subject").search(lead):
        return None
    return replace(this, verb_codes=tuple(before.found.pattern.set.get("codes", ())))


def _subject(sentence: Sentence, found: Found, people: list[People]) -> People | None:
    """The last phrase before a predicate, not beyond a semicolon, not an agent, not the object of somebody's deed."""
    for phrase in reversed(people):
        if phrase.end - _told(found, phrase) > found.start + 1:
            continue
        if found.start - phrase.end > _GAP:
            return None
        if wording("agent").search(sentence.shadow, max(0, phrase.start - _LEAD), phrase.start):
            continue
        gap = sentence.shadow[phrase.end : found.start]
        others_deed = SYMBOLS["ACTOR"] in gap and not re.search(r"\bby\b|\bwho\b", gap)
        if (_STOP.search(gap + " ") and not wording("same_people").search(gap)) or others_deed:
            return None
        if not _in_insertion(sentence.shadow, phrase.start, gap):
            return phrase
    return None


def _told(found: Found, phrase: People) -> int:
    """The length of an addition that is no part of the people for a predicate that shares its verb: "girls in prostitution"."""
    addition = phrase.persons[-1].addition
    return len(addition) + 1 if found.pattern.set.get("carried") == "verb" and addition in _TOLD else 0


def _in_insertion(shadow: str, position: int, gap: str) -> bool:
    """Whether a phrase stands between dashes or in parentheses that close before the predicate."""
    between_dashes = "—" in gap and shadow.count("—", 0, position) % 2 == 1
    in_parentheses = ")" in gap and shadow.count("(", 0, position) > shadow.count(")", 0, position)
    return between_dashes or in_parentheses


def _object(sentence: Sentence, found: Found, people: list[People]) -> People | None:
    """The first phrase behind a predicate, in its clause."""
    phrase = next((p for p in people if p.start >= found.end - 1), None)
    if phrase and wording("agent").search(sentence.shadow, found.end, phrase.start):
        return None
    gap = sentence.shadow[found.end : phrase.start] if phrase else ""
    return phrase if len(gap) <= _GAP_AFTER and not re.search(r"[;:.]", gap) else None


def _exploited(found: Found, phrase: People | None) -> People | None:
    """Who is exploited in prostitution is no "woman in prostitution": that tells what is done to them, not who they are."""
    if phrase is None or found.pattern.set.get("status") != "exploited":
        return phrase
    if not any(p.addition in _TOLD for p in phrase.persons):
        return phrase
    return replace(phrase, persons=tuple(replace(p, addition="") if p.addition in _TOLD else p for p in phrase.persons))


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
