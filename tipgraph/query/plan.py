"""What a query asks, for people: its form, its variables, and how many triples match each of its patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import QuerySolutions, Store

from tipgraph.errors import QueryError
from tipgraph.graph.terms import PREFIXES, shorten
from tipgraph.query.run import run


@dataclass(frozen=True, slots=True)
class Plan:
    """`patterns` in the order of the query, each with the number of triples that match it by itself: where a query is slow,
    two patterns with large numbers share no variable, or only through a third."""

    form: str
    variables: tuple[str, ...]
    patterns: tuple[tuple[str, int], ...]


def plan(store: Store, query: str) -> Plan:
    """Read a query without answering it. Raises QueryError where it is none, or none that another reader understands."""
    from rdflib.plugins.sparql import prepareQuery

    run(store, query)  # refuses what is not allowed, and says where a query cannot be parsed
    try:
        algebra = prepareQuery(query, initNs=PREFIXES).algebra
    except Exception as error:  # rdflib raises what it likes
        raise QueryError(
            f"the query cannot be explained: {' '.join(str(error).split())}; ask it without --explain"
        ) from error
    variables = tuple(f"?{variable}" for variable in dict.get(algebra, "PV", ()))
    triples = list(dict.fromkeys(_triples(algebra)))
    return Plan(
        algebra.name.removesuffix("Query").upper(), variables, tuple((_text(t), _count(store, t)) for t in triples)
    )


def _triples(node: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The triple patterns of an algebra, wherever they stand in it."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        for listed in dict.get(node, "triples", ()):
            # a group that rdflib leaves as parsed has flat lists: subject, predicate, object, subject, …
            yield from (tuple(listed[at : at + 3]) for at in range(0, len(listed), 3))
        for key, value in node.items():
            if key != "triples":
                yield from _triples(value)
    elif isinstance(node, (list, tuple)):
        for item in node:
            yield from _triples(item)


def _count(store: Store, triple: tuple[Any, Any, Any]) -> int:
    pattern = " ".join(_token(term, f"v{number}") for number, term in enumerate(triple))
    rows = run(store, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}").result
    assert isinstance(rows, QuerySolutions)
    return next(int(row["n"].value) for row in rows)


def _token(term: Any, variable: str) -> str:
    from rdflib import BNode, Variable

    return f"?{variable}" if isinstance(term, (Variable, BNode)) else str(term.n3())


def _text(triple: tuple[Any, Any, Any]) -> str:
    return " ".join(_readable(term) for term in triple)


def _readable(term: Any) -> str:
    from rdflib import BNode, URIRef, Variable

    match term:
        case URIRef():
            return shorten(str(term))
        case Variable() | BNode():
            return f"?{term}"
    return str(term.n3())
