"""What a graph is, before it is written: nodes with what is known of them, and blocks of triples."""

from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.graph.terms import Term, Triple


@dataclass(frozen=True, slots=True)
class Node:
    """A term, and the triples that describe it where it is a node of the graph (a country, a group, a law …)."""

    term: Term
    about: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs to one narrative: itself, its assertions and their evidence. `title` is one line for readers."""

    narrative: Term
    title: str
    triples: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole graph: `shared` is what several narratives may speak of, `narratives` are in the order of their ids."""

    shared: tuple[Triple, ...]
    narratives: tuple[Block, ...]

    def triples(self) -> Iterator[Triple]:
        yield from self.shared
        for block in self.narratives:
            yield from block.triples
