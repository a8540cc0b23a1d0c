"""The roles of the country as a whole, and what a role sentence tells of flows and groups ("a source country for …")."""

import re
from collections.abc import Iterator

from tipgraph.extract.frames import Frame, role_frames
from tipgraph.extract.group_names import bare_labels, labels
from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, search
from tipgraph.facts import Content, CountryRole, Fact, Flow, VictimGroup
from tipgraph.lexicon.countries import countries
from tipgraph.text.document import Document

_WORDS = {
    "source": re.compile(r"\bsource\b|\borigin\b"),
    "transit": re.compile(r"\btransit\b|\btransshipment\b"),
    "destination": re.compile(r"\bdestination\b"),
}


def find(document: Document) -> Iterator[Fact]:
    for sentence in document.sentences:
        if sentence.section == "recommendations":
            continue
        for found in search("role", sentence):
            if _of_another_country(document, found):
                continue
            for frame in role_frames(sentence, found):
                for content in _contents(document.narrative.country, found, frame):
                    yield make_fact(document, sentence, content, found.pattern, frame.span)


def _contents(home: str, found: Found, frame: Frame) -> Iterator[Content]:
    """What a role sentence says of the country `home`: its roles, the groups, and the flows between the places."""
    roles = _roles(found)
    names_roles = "roles" in found.groups.groupdict()
    groups = bare_labels(frame.people, home)
    internal = ["internal"] if frame.at_home and "internal" not in roles and names_roles else []
    for role in (*roles, *internal):
        yield CountryRole(role, groups, frame.exploitation)
    if found.pattern.set.get("flow"):
        yield Flow(home, home, "exploitation", groups, frame.exploitation, frame.sectors)
    if home in _abroad(found):
        yield VictimGroup("nationals", "exploited", frame.exploitation)
    if not names_roles:
        return
    if _mere_migrants(frame):
        return
    places = tuple(p for p in frame.destinations if p in countries()) + ((home,) if frame.at_home else ())
    for group in labels(frame.people, home):
        yield VictimGroup(group, "exploited", frame.exploitation, frame.sectors, places)
    for origin, end, kind in _ends(frame, roles, home):
        yield Flow(origin, end, kind, groups, frame.exploitation, frame.sectors)


def _mere_migrants(frame: Frame) -> bool:
    """Whether a sentence tells of people on the move without a word of exploitation: no victims (GUIDE.md, flow)."""
    moving = bool(frame.people.persons) and all(p.nationality_only or p.foreign for p in frame.people.persons)
    return moving and not frame.names_exploitation


def _abroad(found: Found) -> tuple[str, ...]:
    """Whose nationals are exploited abroad ("exploit Norwegians abroad")."""
    people = found.mention("abroad")
    return people.value.certain if people and people.kind == "DEM" and people.value.people else ()


def _roles(found: Found) -> list[str]:
    if named := found.pattern.set.get("roles"):
        return list(named)
    text = found.sentence.words(found.start, found.end).casefold()
    if found.pattern.set.get("by_words"):
        return ["destination" if "foreign" in text else "internal"]
    return [role for role, words in _WORDS.items() if words.search(text)]


def _ends(frame: Frame, roles: list[str], home: str) -> Iterator[tuple[str, str, str]]:
    """The flows of a role sentence: from its origins to (or through) the country, and on to destinations."""
    named = [code for person in frame.people.persons for code in person.origins(home)]
    origins = [o for o in dict.fromkeys((*frame.origins, *named)) if o != home]
    for origin in origins:
        if "destination" in roles:
            yield origin, home, "exploitation"
        if "transit" in roles:
            yield origin, home, "transit"
        if "transit" in roles:
            yield from ((origin, end, "exploitation") for end in frame.destinations if end not in (home, origin))
    if "source" in roles and (not origins or home in (*frame.origins, *named)):
        yield from ((home, end, "exploitation") for end in frame.destinations)
        if frame.at_home and home not in frame.destinations:
            yield home, home, "exploitation"
        yield from ((home, end, "transit") for end in frame.transits)


def _of_another_country(document: Document, found: Found) -> bool:
    """Whether the sentence speaks of another country ("Italy is a destination country for Norwegian women")."""
    subject = next((m for p, m in found.sentence.between(found.start, found.start + 1, "PLACE")), None)
    return subject is not None and document.narrative.country not in subject.value.codes
