"""The graph beside what the facts make: whatever was added to it, taken from it or changed in it by hand shows."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse

from tipgraph.check.finding import Check, Hit
from tipgraph.errors import DataError
from tipgraph.graph.assemble import assemble
from tipgraph.graph.terms import shorten
from tipgraph.graph.turtle import to_turtle
from tipgraph.output import TURTLE, read_facts, read_narratives

OTHER_THAN_FACTS = Check(
    "other-than-facts",
    "error",
    "the graph is not what the facts say",
    "The Turtle differs from the graph that this version makes of facts.jsonl: a file was changed, cut off, or comes from "
    "another build. An answer then rests on no sentence.",
    "Build the graph again from the sources. To correct a fact, correct the rule that reads it (docs/extraction.md).",
)


def other_than_facts(folder: Path, store: Store) -> Iterator[Hit]:
    """The triples that only one of both has: the graph in the store, and that of the folder's facts and narratives.

    Raises OutputError or DataError where the facts or narratives of the folder cannot be read.
    """
    narratives, facts = read_narratives(folder), read_facts(folder)
    try:
        expected = "".join(to_turtle(assemble(narratives, facts))).encode()
    except DataError:
        return  # facts quote what is not in the texts: the check of quotes says where
    if (folder / TURTLE).read_bytes() == expected:
        return
    due = {quad.triple for quad in parse(BytesIO(expected), format=RdfFormat.TURTLE)}
    here = {quad.triple for quad in store.quads_for_pattern(None, None, None, None)}
    for triple in sorted(here - due, key=str):
        yield Hit(OTHER_THAN_FACTS, triple.subject, f"no fact says {_words(triple)}")
    for triple in sorted(due - here, key=str):
        yield Hit(OTHER_THAN_FACTS, triple.subject, f"the graph lacks {_words(triple)}")


def _words(triple: Triple) -> str:
    terms = (triple.subject, triple.predicate, triple.object)
    return " ".join(shorten(term.value) if isinstance(term, NamedNode) else str(term) for term in terms)
