"""The code lists: values of facts as concepts of the ontology.

One data file, `codes.toml`, holds every enumeration of the annotation guide; `codes_file.py` writes `ontology/codes.ttl`
from it and the lexicon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.graph.terms import Term, Triple, literal, local


@dataclass(frozen=True, slots=True)
class Code:
    """One concept of a closed list: `value` in facts, `term` in the graph."""

    value: str
    term: Term
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A SKOS concept scheme. `prefix` is set where the list is open: its concepts are made from words of the texts."""

    name: str
    term: Term
    label: str
    comment: str
    codes: Mapping[str, Code]
    prefix: str | None

    def concept(self, value: str) -> tuple[Term, tuple[Triple, ...]]:
        """The concept of a value, and the triples that make it readable without the ontology.

        Raises DataError where a closed list has no such value.
        """
        if self.prefix is not None:
            term, label = f"{self.prefix}:{local(value)}", value
        elif value in self.codes:
            term, label = self.codes[value].term, self.codes[value].label
        else:
            known = ", ".join(self.codes)
            raise DataError(f"{value!r} is no {self.name}; use one of {known}, or add it to graph/codes.toml")
        about = ((term, "a", "skos:Concept"), (term, "skos:prefLabel", literal(label)))
        return term, (*about, (term, "skos:inScheme", self.term))


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every code list by its name in `codes.toml`."""
    data = read_toml("tipgraph.graph", "codes.toml")
    return {name: _scheme(name, entry) for name, entry in data["scheme"].items()}


def _scheme(name: str, entry: Mapping[str, Any]) -> Scheme:
    rows = entry.get("codes", [])
    codes = {v: Code(v, f"tip:{term}", label, definition) for v, term, label, definition in rows}
    prefix = entry.get("open")
    if bool(codes) == bool(prefix):
        raise DataError(f"the scheme {name} in graph/codes.toml needs either codes or an open prefix")
    texts = (f"tip:{entry['id']}", str(entry["label"]), str(entry["comment"]))
    return Scheme(name, *texts, codes=codes, prefix=str(prefix) if prefix else None)
