"""Frames of exploitation: who is exploited or at risk, by what, from where, where, and through where.

Within the scope of a predicate, people, places, exploitation and fields of work are bound by where they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.extract.occupations import exploitation_of, occupations, sectors_of
from tipgraph.extract.patterns import Found, Pattern, wording
from tipgraph.extract.people import People
from tipgraph.extract.places import places_at
from tipgraph.extract.predicates import Predicate, find_predicates, role_predicates
from tipgraph.text.document import Sentence

_THROUGH = {"through", "via", "by way of", "transit", "transiting", "transited"}
_VERB_REGION = 60
_LEAD = 45
_OPENING = 60
"""How much of the shadow before a predicate, a phrase, behind an opening "Within the country," still belongs to it."""
_SAYS_RISK = re.compile(r"vulnerable|risk")
"""What every recommendation has that calls people vulnerable."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a predicate. `at_home`: "internally", "within the country"; `in_town`: in a named town or part of the
    country; `abroad`: in other countries that are not named; `passing`: "through the country"; `names_exploitation`: a word of
    it stands in the clause; `span`: the clause in the shadow."""

    pattern: Pattern
    status: str
    people: People
    exploitation: tuple[str, ...]
    sectors: tuple[str, ...]
    destinations: tuple[str, ...]
    transits: tuple[str, ...]
    origins: tuple[str, ...]
    at_home: bool
    in_town: bool
    abroad: bool
    passing: bool
    names_exploitation: bool
    span: tuple[int, int]


def frames(sentence: Sentence) -> Iterator[Frame]:
    """The frames of a sentence. In recommendations only people called vulnerable count (GUIDE.md)."""
    advice = sentence.section == "recommendations"
    if advice and not _SAYS_RISK.search(sentence.shadow):
        return
    for predicate in find_predicates(sentence):
        if advice and not predicate.found.pattern.set.get("in_advice"):
            continue
        if not _denied(predicate) and _has_what_it_needs(predicate):
            yield _frame(predicate, "vulnerable" if _doubted(predicate) else predicate.status)


def role_frames(sentence: Sentence, found: Found) -> Iterator[Frame]:
    """The frames of a role sentence, one for each of its people."""
    for predicate in role_predicates(sentence, found):
        yield _frame(predicate, "exploited")


def _verb_region(this: Predicate) -> str:
    """What stands between the people and their predicate, insertions left out; or before an active one."""
    shadow, start = this.sentence.shadow, this.found.start
    if this.people_first:
        return wording("inserted").sub(" ", shadow[this.people.end : start])
    return shadow[max(0, this.start - _VERB_REGION) : start]


def _denied(this: Predicate) -> bool:
    if this.status == "vulnerable" and not this.people_first:
        return False  # "did not screen vulnerable groups, including …" calls them vulnerable all the same
    lead = this.sentence.shadow[max(0, this.people.start - _LEAD) : this.people.start]
    legal = this.found.pattern.set.get("not_in_law") and wording("legal").search(this.sentence.shadow)
    return bool(wording("denial").search(_verb_region(this)) or wording("none_of").search(lead) or legal)


def _doubted(this: Predicate) -> bool:
    shadow = this.sentence.shadow
    lead = shadow[max(0, this.people.start - _LEAD) : this.people.start]
    predicate = shadow[this.found.start : this.found.end]
    return bool(wording("doubt_before").search(lead) or wording("doubt").search(_verb_region(this) + predicate))


def _has_what_it_needs(this: Predicate) -> bool:
    constants, people = this.found.pattern.set, this.people
    if constants.get("needs_victims") and not any(p.victims for p in people.persons):
        return False
    return not constants.get("needs_origin") or bool(people.origins or any(p.nationalities for p in people.persons))


def _frame(this: Predicate, status: str) -> Frame:
    destinations, transits = _places(this)
    origins = this.people.origins
    constants = this.found.pattern.set
    if constants.get("origins_behind"):
        behind = places_at(this.sentence, this.found.end + 1)
        origins, destinations = (behind.codes if behind else ()), ()
    elif constants.get("came_back"):
        behind = places_at(this.sentence, this.found.end) if this.people_first else None
        origins, destinations = (), behind.codes if behind else origins
    elif not origins and not any(person.nationalities for person in this.people.persons):
        origins = _origins_behind(this)
    return Frame(
        pattern=this.found.pattern,
        status=status,
        people=this.people,
        exploitation=_exploitation(this),
        sectors=_sectors(this),
        destinations=destinations,
        transits=transits,
        origins=origins,
        at_home=_at_home(this),
        in_town=_in_town(this) and not (destinations or transits),
        abroad=wording("abroad").search(this.sentence.shadow, this.start, this.end) is not None,
        passing=wording("through_country").search(this.sentence.shadow, this.start, this.end) is not None,
        names_exploitation=wording("names_exploitation").search(this.sentence.shadow, this.start, this.end) is not None,
        span=(this.start, this.end),
    )


def _origins_behind(this: Predicate) -> tuple[str, ...]:
    begin = min(this.people.end, this.found.end) if this.people_first else this.found.end
    match = wording("from_behind").match(this.sentence.shadow[begin : this.end])
    places = places_at(this.sentence, begin + match.end()) if match else None
    return places.codes if places else ()


def _exploitation(this: Predicate) -> tuple[str, ...]:
    """The kinds that the clause names; plain `trafficking` only where it names no other."""
    implied = exploitation_of(occupations(_text(this)))
    codes: list[str] = [] if implied == ("sex trafficking",) else list(this.found.pattern.set.get("codes", ()))
    for _, mention in this.sentence.between(this.start, this.end, "EXPL", "VICTIM"):
        codes += mention.value.codes if mention.kind == "EXPL" else mention.value.exploitation
    specific = [code for code in codes if code != "trafficking"]
    if this.status == "exploited" and wording("sexually").search(this.sentence.shadow, this.start, this.end):
        specific = ["sex trafficking", *specific, *implied]
    return tuple(dict.fromkeys(specific or implied or this.verb_codes or _told_by_place(this) or ["trafficking"]))


def _told_by_place(this: Predicate) -> tuple[str, ...]:
    """What the field of work tells where the verb does not: "in the sex trade", "sent to Peru to beg"."""
    if this.status != "exploited":
        return ()
    if wording("sex_trade").search(this.sentence.shadow, this.start, this.end):
        return ("sex trafficking",)
    fields = {m.value for _, m in this.sentence.between(this.start, this.end, "SECTOR")}
    return ("sex trafficking",) if "brothels" in fields else ("labor trafficking",) if "begging" in fields else ()


def _sectors(this: Predicate) -> tuple[str, ...]:
    own = this.found.pattern.set.get("sector")
    found: list[str] = [own] if own else []
    for _, mention in this.sentence.between(this.start, this.end, "EXPL", "SECTOR"):
        value = mention.value if mention.kind == "SECTOR" else mention.value.sector
        if value:
            found.append(value)
    fields = dict.fromkeys((*found, *sectors_of(occupations(_text(this)))))
    if "domestic work" in fields:
        fields.pop("domestic service", None)  # the same work, said twice: "to work in private households, in servitude"
    return tuple(fields)


def _text(this: Predicate) -> str:
    """The words from the end of the people's phrase, or from the predicate, to the end of the scope."""
    begin = this.people.end if this.people_first else this.start
    return this.sentence.words(begin, this.end).casefold() if begin < this.end else ""


def _places(this: Predicate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Destinations and countries passed through: lists behind a preposition, outside the people's own phrase."""
    shadow = this.sentence.shadow
    destinations = list(_places_in_front(this))
    transits: list[str] = []
    begin = max(this.first, this.people.end if this.people.start <= this.found.start else this.found.end)
    for match in wording("place_lead").finditer(shadow, begin, this.end):
        if this.people.start <= match.start() < this.people.end:
            continue  # whence they are, not where
        places = places_at(this.sentence, match.end())
        if places and not _place_of_others(this, match.start(), places.end):
            (transits if match["prep"] in _THROUGH else destinations).extend(places.codes)
    return tuple(dict.fromkeys(destinations)), tuple(dict.fromkeys(transits))


def _place_of_others(this: Predicate, start: int, end: int) -> bool:
    """Whether places belong to those who did it, or to jobs that were only promised: unless "where they …" follows."""
    shadow = this.sentence.shadow
    if wording("by_somebody").search(shadow, this.start, start):
        return True
    return bool(wording("promised").search(shadow, this.start, start)) and not wording("there").match(shadow, end)


def _places_in_front(this: Predicate) -> tuple[str, ...]:
    """Places that open the clause: "In Malta and Cyprus, women are subjected to …"."""
    match = wording("opening_places").search(this.sentence.shadow, 0, this.people.start)
    places = places_at(this.sentence, match.end()) if match else None
    return places.codes if places else ()


def _at_home(this: Predicate) -> bool:
    opening = wording("opening_at_home").match(this.sentence.shadow)
    if opening and this.start - opening.end() < _OPENING:
        return True
    return wording("at_home").search(this.sentence.shadow, this.people.end, this.end) is not None


def _in_town(this: Predicate) -> bool:
    """Whether the clause says where in the country: "in the capital", or a name behind "in" that is no country's."""
    shadow = this.sentence.shadow
    if wording("in_part").search(shadow, this.found.end, this.end):
        return True
    names = wording("in_name").finditer(shadow, this.found.end, this.end)
    return any(this.sentence.words(match.end() - 1, match.end()).isupper() for match in names)
