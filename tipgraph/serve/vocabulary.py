"""What the editor completes: our prefixes, and the terms of the ontology with what they mean."""

from functools import cache
from typing import Any

from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import PREFIXES, shorten

_FILES = ("tip.ttl", "codes.ttl")
_RDF = PREFIXES["rdf"]
_OWL = PREFIXES["owl"]
_LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel")
_COMMENTS = (f"{PREFIXES['rdfs']}comment", f"{PREFIXES['skos']}definition")
_KINDS = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "property",
    f"{_OWL}DatatypeProperty": "property",
    f"{_OWL}AnnotationProperty": "property",
    f"{_RDF}Property": "property",
    f"{PREFIXES['skos']}Concept": "constant",
}


@cache
def vocabulary() -> dict[str, Any]:
    """`prefixes`, and `terms` with name, kind (class, property, constant), label and comment, sorted by name."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    about: dict[str, dict[str, str]] = {}
    for name in _FILES:
        for quad in parse(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode):
                continue
            term, predicate = about.setdefault(quad.subject.value, {}), quad.predicate.value
            value = getattr(quad.object, "value", "")
            if predicate == f"{_RDF}type" and value in _KINDS:
                term.setdefault("kind", _KINDS[value])
            elif predicate in _LABELS:
                term.setdefault("label", value)
            elif predicate in _COMMENTS:
                term.setdefault("comment", value)
    terms = [
        {"name": name, "kind": found["kind"], "label": found.get("label", ""), "comment": found.get("comment", "")}
        for iri, found in about.items()
        if "kind" in found and not (name := shorten(iri)).startswith("<")
    ]
    return {"prefixes": PREFIXES, "terms": sorted(terms, key=lambda term: term["name"])}
