"""The one family of errors: a plain sentence each, naming the place and the remedy."""

import json


class TipgraphError(Exception):
    """Anything that tipgraph can say in one sentence; the command line prints it and exits with 2."""


class SourceError(TipgraphError):
    """A source that cannot be read as text, or holds no narrative."""


class UnknownNarrativeError(SourceError):
    """A narrative whose country or report year is neither given, stated nor to be inferred."""


class OutputError(TipgraphError):
    """An output folder or file that cannot be written, or a graph that has not been built."""


class QueryError(TipgraphError):
    """A SPARQL query that cannot be parsed or answered."""


class QuerySyntaxError(QueryError):
    """A query that is no SPARQL; `line` and `column` count from 1 and say where the engine stopped reading."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message, line, column)
        self.line, self.column = line, column

    def __str__(self) -> str:
        return str(self.args[0])


class QueryStopped(QueryError):
    """A query that was ended because it took too long or too much memory."""


class DataError(TipgraphError):
    """A lexicon, pattern or facts file of which an entry is not as its schema says."""


def in_words(error: Exception) -> str:
    """What an error of Python means to someone who does not know Python: "it is not UTF-8 text"."""
    match error:
        case UnicodeDecodeError():
            return "it is not UTF-8 text"
        case json.JSONDecodeError():
            return "it is not JSON"
        case OSError(strerror=str(reason)):
            return reason
        case KeyError(args=(str(key),)):
            return f"'{key}' is missing"
        case TypeError() | AttributeError():
            return "it has another shape"
    return str(error)
