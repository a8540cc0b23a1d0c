"""What the groups of a phrase are called in the facts (GUIDE.md, victim_group)."""

from tipgraph.extract.people import VAGUE, People, Person

_MOST_KEPT = 2
"""A longer list of nationalities gives flows, and the bare group (GUIDE.md, "Lists of nationalities")."""


def labels(people: People, home: str) -> tuple[str, ...]:
    """The names of the groups in a phrase (GUIDE.md): the own nationality dropped, one foreign one kept."""
    return tuple(dict.fromkeys(name for person in people.persons for name in _labels(person, home)))


def bare_labels(people: People, home: str) -> tuple[str, ...]:
    """The groups of a flow or a role: where they come from is told by the flow, so "Chinese men" are men."""
    return tuple(
        dict.fromkeys(
            name
            for person in people.persons
            for name in ([_bare(person)] if _tells_without_nationality(person) else _labels(person, home))
            if name not in VAGUE
        )
    )


def _tells_without_nationality(person: Person) -> bool:
    return not (person.victims or person.nationality_only or person.head == "nationals")


def _bare(person: Person) -> str:
    return " ".join(filter(None, (person.modifiers, person.head, person.addition)))


def _labels(person: Person, home: str) -> list[str]:
    if person.victims:
        return []
    foreign = [word for codes, word in person.nationalities if home not in codes]
    at_home = any(home in codes for codes, _ in person.nationalities)
    if person.nationality_only:
        noun = "nationals" if at_home else foreign[-1] if foreign else ""
        return [" ".join(filter(None, (person.modifiers, noun, person.addition)))] if noun else []
    bare = _bare(person)
    joined = len(set(foreign)) < len(foreign)  # one word for two regions: "South and Central American"
    listed = joined or (len(foreign) > _MOST_KEPT and person.head != "nationals")
    names = [] if listed else [f"{word} {bare}" for word in foreign]
    if (at_home or listed or not foreign) and bare not in VAGUE:
        names.append(bare)
    return names
