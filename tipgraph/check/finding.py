"""What a check is, and what it finds."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

import pyoxigraph as ox

Severity = Literal["error", "warning", "info"]
"""`error`: a defect of the graph; `warning`: a contradiction in the texts; `info`: where a reader may want to look."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What may stand in a store."""

LEVELS: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
"""The severities, the gravest first."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it is called, why it matters what it finds, and what to do about it."""

    name: str
    severity: Severity
    title: str
    problem: str
    solution: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check meets in the store: the node that is wrong and what is wrong with it.

    `other` is a second node that belongs to the matter; the evidences say which sentences are meant, where a fact has
    several."""

    check: Check
    focus: Term
    message: str
    evidence: ox.NamedNode | None = None
    other: ox.NamedNode | None = None
    other_evidence: ox.NamedNode | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A fact that a finding is about (its id, as `tipgraph explain` takes it), and its sentence with the quote
    marked."""

    fact: str
    narrative: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit as people and programs read it. `focus` is the node (a prefixed name), `message` says what is wrong with it,
    `places` are the facts to look at: none where the node belongs to no fact."""

    check: Check
    focus: str
    message: str
    places: tuple[Place, ...] = ()

    def sort_key(self) -> tuple[Any, ...]:
        check = self.check
        narratives = [place.narrative for place in self.places]
        return LEVELS[check.severity], check.title, narratives, self.focus, self.message

    def to_record(self) -> dict[str, Any]:
        """The finding with its check, flat, for programs that read it."""
        check = asdict(self.check)
        places = [asdict(place) for place in self.places]
        return {"check": check.pop("name"), **check, "focus": self.focus, "message": self.message, "places": places}
