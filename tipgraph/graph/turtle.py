"""Turtle, sorted: the same graph gives the same bytes, and a changed fact a small difference.

RDF 1.1 only. Subjects are sorted within a block, `a` comes first, then predicates and objects in the order of their
tokens.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tipgraph.graph.model import Graph
from tipgraph.graph.terms import PREFIXES, Triple


def to_turtle(graph: Graph) -> Iterator[str]:
    """The graph as pieces of text: prefixes, the shared nodes, then a block a narrative, in the order of the graph."""
    yield prefixes()
    yield "\n# Shared nodes: countries, concepts, organisations, laws, propositions and the edges derived from them.\n"
    yield block(graph.shared)
    for narrative in graph.narratives:
        yield f"\n# {narrative.title}\n"
        yield block(narrative.triples)


def document(triples: Iterable[Triple]) -> str:
    """A Turtle document of one block, with the prefixes that it uses."""
    kept = list(triples)
    used = {term.partition(":")[0] for triple in kept for term in triple if ":" in term and term[0] not in '<"'}
    return prefixes(used & PREFIXES.keys()) + block(kept)


def prefixes(names: Iterable[str] = PREFIXES) -> str:
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(names))


def block(triples: Iterable[Triple]) -> str:
    """The triples as sorted Turtle, a paragraph a subject; doubles are written once."""
    return "".join(_subject(subject, own) for subject, own in groupby(sorted(set(triples), key=_order), key=_first))


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    subject, predicate, obj = triple
    return subject, predicate != "a", predicate, obj


def _first(triple: Triple) -> str:
    return triple[0]


def _subject(subject: str, triples: Iterable[Triple]) -> str:
    lines = [
        f"{predicate} {', '.join(obj for _, _, obj in own)}"
        for predicate, own in groupby(triples, key=lambda triple: triple[1])
    ]
    return f"\n{subject} " + " ;\n    ".join(lines) + " .\n"
