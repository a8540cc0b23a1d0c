"""The file `ontology/codes.ttl`: code lists with their surface forms and alignments, countries and regions.

Run `python -m tipgraph.graph.codes_file > ontology/codes.ttl` after changing `codes.toml`, `alignment.toml`,
`successors.toml` or a form in the lexicon; a test keeps the file equal to them.
"""

import sys
from collections.abc import Iterator, Mapping

from tipgraph.data_files import read_toml
from tipgraph.graph.codes import Scheme, schemes
from tipgraph.graph.places import place_triples
from tipgraph.graph.surface_forms import surface_forms
from tipgraph.graph.terms import ONTOLOGY, Term, Triple, literal
from tipgraph.graph.turtle import document

_HEAD = (
    "# The code lists of tipgraph, with the forms that texts use for each code (skos:altLabel), and the places.\n"
    "# Made by `python -m tipgraph.graph.codes_file` from tipgraph/graph/*.toml and tipgraph/lexicon; do not edit.\n"
)
_ISIC_CLASS = "https://unstats.un.org/classifications/ISIC/rev4/{}"


def codes_turtle() -> str:
    """The text of `ontology/codes.ttl`. Raises DataError where a list or the lexicon breaks its schema."""
    return _HEAD + document((*code_triples(), *place_triples()))


def code_triples() -> Iterator[Triple]:
    """Every code list with its concepts; an open list has those members that the lexicon knows."""
    for name, scheme in schemes().items():
        yield scheme.term, "a", "skos:ConceptScheme"
        yield scheme.term, "skos:prefLabel", literal(scheme.label)
        yield scheme.term, "skos:definition", literal(scheme.comment)
        yield scheme.term, "rdfs:isDefinedBy", f"<{ONTOLOGY}>"
        forms = surface_forms().get(name, {})
        for value in scheme.codes or forms:
            yield from _concept(name, scheme, value, forms.get(value, ()))


def _concept(name: str, scheme: Scheme, value: str, forms: tuple[str, ...]) -> Iterator[Triple]:
    term, about = scheme.concept(value)
    yield from about
    yield term, "skos:topConceptOf", scheme.term
    if value in scheme.codes:
        yield term, "skos:definition", literal(scheme.codes[value].definition)
        yield term, "skos:notation", literal(value)
    label = scheme.codes[value].label if value in scheme.codes else value
    for form in forms:
        if form != label:
            yield term, "skos:altLabel", literal(form)
    yield from _alignments(name, term, value)


def _alignments(name: str, term: Term, value: str) -> Iterator[Triple]:
    classifications: Mapping[str, Mapping[str, Mapping[str, str]]] = read_toml("tipgraph.graph", "alignment.toml")
    for classification, lists in classifications.items():
        code = lists.get(name, {}).get(value)
        if code is None:
            continue
        yield term, "skos:notation", f"{literal(code)}^^tip:{classification}"
        if classification == "isic4" and len(code) == len("5510"):
            yield term, "skos:closeMatch", f"<{_ISIC_CLASS.format(code)}>"


if __name__ == "__main__":
    sys.stdout.write(codes_turtle())
