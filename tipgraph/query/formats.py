"""Answers as text: the standard formats of SPARQL and RDF byte for byte as the engine writes them, and a table for
people."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse_query_results,
    serialize,
)

from tipgraph.errors import QueryError
from tipgraph.graph import turtle
from tipgraph.graph.terms import Term, shorten
from tipgraph.query.run import Answer, engine_errors

_ROWS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_TRIPLES = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

FORMATS: tuple[str, ...] = ("table", *_ROWS, *_TRIPLES)

_WIDEST = 72
"""A cell of the table is cut here; the other formats give values whole."""


def write(answer: Answer, format: str, out: IO[bytes]) -> int:
    """Write an answer to a binary stream and return its number of rows (triples; 1 or 0 for an ASK that is true or
    false).

    Raises QueryError where the format does not fit the query form.
    """
    result = answer.result
    with engine_errors():
        if isinstance(result, QueryTriples):
            return _write_triples(result, format, out)
        if format in _TRIPLES or format not in FORMATS:
            names = ", ".join(("table", *_ROWS))
            raise QueryError(f"the format {format} is for CONSTRUCT and DESCRIBE; choose one of {names}")
        if isinstance(result, QueryBoolean):
            out.write(_boolean(result, format))
            return int(bool(result))
        return _write_rows(result, format, out)


def _boolean(result: QueryBoolean, format: str) -> bytes:
    if format == "table":
        return b"true\n" if result else b"false\n"
    return bytes(result.serialize(format=_ROWS[format]) or b"")


def _write_rows(result: QuerySolutions, format: str, out: IO[bytes]) -> int:
    if format == "table":
        names = [variable.value for variable in result.variables]
        return _write_table(names, ([solution[name] for name in names] for solution in result), out)
    data = bytes(result.serialize(format=_ROWS[format]) or b"")
    out.write(data)
    if format == "csv":
        return max(sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8"), newline=""))) - 1, 0)
    parsed = parse_query_results(data, format=_ROWS[format])
    return sum(1 for _ in parsed) if isinstance(parsed, QuerySolutions) else 0


def _write_triples(result: QueryTriples, format: str, out: IO[bytes]) -> int:
    """Triples are sorted, so that the same question gives the same bytes."""
    triples = sorted(set(result), key=str)
    if format == "table":
        rows = ([triple.subject, triple.predicate, triple.object] for triple in triples)
        return _write_table(["subject", "predicate", "object"], rows, out)
    if format not in _TRIPLES:
        names = ", ".join(("table", *_TRIPLES))
        raise QueryError(f"the format {format} is for SELECT and ASK; choose one of {names}")
    if format == "turtle":
        out.write(turtle.document((_token(t.subject), _token(t.predicate), _token(t.object)) for t in triples).encode())
    else:
        out.write(bytes(serialize(triples, format=_TRIPLES[format]) or b""))
    return len(triples)


def _token(term: object) -> Term:
    """A term of the engine as a Turtle token."""
    return shorten(term.value) if isinstance(term, NamedNode) else str(term)


def _write_table(names: list[str], rows: Iterable[Iterable[object]], out: IO[bytes]) -> int:
    cells = [[_cell(term) for term in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    for line in _lines(names, cells, widths):
        out.write(f"{line}\n".encode())
    return len(cells)


def _lines(names: list[str], cells: list[list[str]], widths: list[int]) -> Iterator[str]:
    yield _line(names, widths)
    yield "  ".join("-" * width for width in widths)
    for row in cells:
        yield _line(row, widths)


def _line(row: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(term: object) -> str:
    """A value on one line: IRIs shortened, literals bare, control characters out (a text must not steer the
    terminal)."""
    if term is None:
        return ""
    text = (
        shorten(term.value) if isinstance(term, NamedNode) else term.value if isinstance(term, Literal) else str(term)
    )
    text = "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
