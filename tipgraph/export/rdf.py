"""The graph in the line and block formats of RDF 1.1.

In N-Quads and TriG each narrative has a named graph, whose name is the narrative's IRI: what is known of the narrative, its
assertions and their evidence. Whatever several narratives may speak of (countries, concepts, organisations, laws,
propositions, derived edges) is in the default graph. All graphs together are the triples of the Turtle.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from textwrap import indent
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from tipgraph.errors import DataError, OutputError, in_words
from tipgraph.graph import terms, turtle
from tipgraph.graph.assemble import NARRATIVE_CLASSES
from tipgraph.output import TURTLE

_TYPE = terms.expand("rdf:type")
_STRING, _BARE = terms.expand("xsd:string"), {terms.expand(f"xsd:{name}") for name in ("integer", "boolean")}
_DECIMAL = terms.expand("xsd:decimal")
_NARRATIVES = {NamedNode(terms.expand(name)) for name in NARRATIVE_CLASSES.values()}
_OF_NARRATIVE = {NamedNode(terms.expand(name)) for name in ("tip:statedIn", "oa:hasSource")}
_SELECTOR = NamedNode(terms.expand("oa:hasSelector"))


Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""A triple of the graph, in which every node has a name."""


def statements(folder: Path) -> Iterator[Statement]:
    """The triples of a built graph, in the order of its Turtle: subject by subject, shared nodes first.

    Raises OutputError where there is no graph, DataError where its Turtle is damaged or has a blank node.
    """
    path = folder / TURTLE
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if not (isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal)):
                raise DataError(f"{path}: {subject} {value} has no name of its own; build the graph again")
            yield subject, quad.predicate, value
    except OSError as error:
        raise OutputError(f"{path}: the graph cannot be read ({in_words(error)}); build it again") from error
    except SyntaxError as error:
        raise DataError(f"{path}: this is no Turtle ({error}); build the graph again") from error


def write_ntriples(folder: Path, out: BinaryIO) -> None:
    """N-Triples, the lines sorted, so that two graphs can be compared by `diff` and `comm`."""
    out.writelines(sorted({f"{s} {p} {o} .\n".encode() for s, p, o in statements(folder)}))


def write_nquads(folder: Path, out: BinaryIO) -> None:
    """N-Quads, the lines sorted."""
    homes = _homes(folder)
    lines = ((s, p, o, homes.get(s)) for s, p, o in statements(folder))
    out.writelines(
        sorted({(f"{s} {p} {o} {home} .\n" if home else f"{s} {p} {o} .\n").encode() for s, p, o, home in lines})
    )


def write_trig(folder: Path, out: BinaryIO) -> None:
    """TriG in the order and style of the Turtle: the default graph, then a named graph a narrative."""
    homes = _homes(folder)
    out.write(turtle.prefixes().encode())
    for home, own in groupby(statements(folder), key=lambda statement: homes.get(statement[0])):
        text = turtle.block(map(_tokens, own))
        if home is not None:
            text = f"\n{_token(home)} {{{indent(text, '    ')}}}\n"
        out.write(text.encode())


def _homes(folder: Path) -> dict[NamedNode, NamedNode]:
    """The narrative that a node belongs to: itself, its assertions, their evidence and the selectors of these."""
    homes: dict[NamedNode, NamedNode] = {}
    evidence: dict[NamedNode, NamedNode] = {}
    for subject, predicate, value in statements(folder):
        if not isinstance(value, NamedNode):
            continue
        if predicate in _OF_NARRATIVE:
            homes[subject] = value
        elif predicate == _SELECTOR:
            evidence[value] = subject
        elif value in _NARRATIVES:
            homes[subject] = subject
    homes.update((selector, homes[span]) for selector, span in evidence.items() if span in homes)
    return homes


def _tokens(statement: Statement) -> terms.Triple:
    """A statement as Turtle tokens."""
    subject, predicate, value = statement
    return _token(subject), "a" if predicate.value == _TYPE else _token(predicate), _token(value)


def _token(term: NamedNode | Literal) -> terms.Term:
    if isinstance(term, NamedNode):
        return _shorten(term.value)
    kind = term.datatype.value
    if kind == _STRING:
        return terms.literal(term.value)
    bare = kind in _BARE or (kind == _DECIMAL and "." in term.value)
    return term.value if bare else str(term)


_shorten = lru_cache(maxsize=100_000)(terms.shorten)
