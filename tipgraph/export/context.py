"""The JSON-LD context: every property of the ontology as a readable key, and the file `ontology/context.jsonld` made so.

Run `python -m tipgraph.export.context > ontology/context.jsonld` after changing `ontology/tip.ttl`.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from tipgraph.errors import DataError
from tipgraph.graph.codes import schemes
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import BASE, PREFIXES, expand

ID = "tipid"
"""The prefix of everything that the project gives an IRI: `tipid:country/BLR`. One prefix, since those of the Turtle
(`treaty:`, `sector:`) are also names of properties."""

_OPEN = {"tip:victimGroup", "tip:hasVictimGroup", "tip:sector", "tip:ancillary", "tip:theme", "tip:treaty"}
"""Properties whose concepts are made from words of the texts, and so are no terms of the ontology."""

_PROPERTIES = {"owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "rdf:Property"}


def context() -> dict[str, Any]:
    """The context as JSON-LD 1.1. Values of closed code lists are bare names (`"tier": "Tier3"`), nodes are prefixed names."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": PREFIXES["tip"], "id": "@id", "type": "@type"}
    terms[ID] = f"{BASE}id/"
    terms.update({p: iri for p, iri in sorted(PREFIXES.items()) if not iri.startswith(f"{BASE}id/")})
    codes = {code.term.partition(":")[2] for scheme in schemes().values() for code in scheme.codes.values()}
    for name, definition in _properties():
        key = name.partition(":")[2]
        if key not in terms and key not in codes:
            terms[key] = definition
        elif name.startswith("tip:"):
            raise DataError(
                f"{name} would hide a code or another key of the JSON-LD context; give the property another name"
            )
    return {"@context": terms}


def _properties() -> Iterator[tuple[str, Any]]:
    """Our properties first, each with its definition; those of others get a key where theirs is still free."""
    kinds: dict[str, set[str]] = {}
    codes: set[str] = set()
    for triple in parse(ontology_file("tip.ttl").read_text(encoding="utf-8"), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.predicate.value == expand("rdf:type"):
                kinds.setdefault(_name(triple.subject.value), set()).add(_name(triple.object.value))
            elif triple.predicate.value == expand("rdfs:range") and triple.object.value == expand("skos:Concept"):
                codes.add(_name(triple.subject.value))
    for name in sorted(kinds, key=lambda name: (not name.startswith("tip:"), name)):
        if not kinds[name] & _PROPERTIES:
            continue
        if name in codes - _OPEN:
            yield name, {"@id": name, "@type": "@vocab"}
        elif "owl:ObjectProperty" in kinds[name]:
            yield name, {"@id": name, "@type": "@id"}
        else:
            yield name, name


def _name(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def context_text() -> str:
    """The text of `ontology/context.jsonld`: a term a line."""
    lines = (f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in context()["@context"].items())
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    sys.stdout.write(context_text())
