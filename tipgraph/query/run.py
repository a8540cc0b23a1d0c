"""SPARQL over a built graph: our prefixes are always bound, errors are one sentence with the place."""

import difflib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from tipgraph.errors import QueryError, QuerySyntaxError
from tipgraph.graph.terms import PREFIXES
from tipgraph.query.safety import refuse_excess, refuse_network


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. `result` is read once, while it is written (`formats.write`)."""

    result: QuerySolutions | QueryBoolean | QueryTriples

    @property
    def truth(self) -> bool | None:
        """The answer of an ASK, None for the other query forms."""
        return bool(self.result) if isinstance(self.result, QueryBoolean) else None


def run(store: Store, query: str) -> Answer:
    """Ask the store. Raises QueryError where the query is no SPARQL 1.1 query or would reach the network."""
    refuse_excess(query)
    refuse_network(query)
    with engine_errors(query):
        return Answer(store.query(query, prefixes=PREFIXES))


@contextmanager
def engine_errors(query: str = "") -> Iterator[None]:
    """What the engine raises, as a QueryError; also around the reading of an answer, which is computed as it is
    read."""
    try:
        yield
    except SyntaxError as error:
        raise _syntax_error(str(error), query) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}; simplify it or build the graph again") from error


_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_REASON = re.compile(r"\b(?:The|IRI) [^,\[]*[a-z]")


def _syntax_error(message: str, query: str) -> QueryError:
    match = _PLACE.match(message)
    if match is None:
        return QueryError(f"the query cannot be parsed: {' '.join(message.split())}; correct it")
    line, column = int(match[1]), int(match[2])
    return QuerySyntaxError(_sentence(line, column, match[3], query), line, column)


def _sentence(line: int, column: int, expected: str, query: str) -> str:
    """Where and why. The engine lists every token that it could have read there, which helps nobody: kept are its
    reasons in words; for an unknown prefix the likely one is named."""
    where = f"line {line}, column {column}"
    text = dict(enumerate(query.splitlines(), 1)).get(line, "")
    if "Prefix not found" in expected:
        unknown = (re.findall(r"([\w.-]*):[^\s:]*$", text[: column - 1]) or [""])[-1]
        likely = difflib.get_close_matches(unknown, PREFIXES, n=1)
        hint = f"did you mean {likely[0]}:?" if likely else "declare it with PREFIX"
        return f"{where}: the prefix {unknown}: is not known; {hint}"
    reason = _REASON.search(expected)
    if reason:
        return f"{where}: {reason.group()}; correct the query there"
    start = max(column - 16, 0)  # the engine's place is now and then a token late
    near = re.sub(r"^\S+\s" if start else "", "", text[start : column + 16]).strip()
    found = f"near {near!r}" if near else "where it ends"
    return f"{where}: the query cannot be parsed {found}; something is missing or misspelt there"
