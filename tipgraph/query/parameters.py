"""Values of parameters: what people write becomes a term of the graph, or is refused."""

import re
from collections.abc import Callable, Mapping

from tipgraph.errors import QueryError
from tipgraph.graph.codes import schemes
from tipgraph.graph.terms import PREFIXES, Term, literal, local, number

_PREFIXED = re.compile(r"(?P<prefix>[a-z][a-z-]*):[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_IRI = re.compile(r"<https?://[^\s<>\"{}|\\^`\x00-\x20]+>")
_INTEGER = re.compile(r"-?\d{1,15}")


def term_of(kind: str, value: str) -> Term:
    """The term that a value of a kind stands for. Raises QueryError where the kind has no such value."""
    return KINDS[kind](value.strip())


def guessed(value: str) -> Term:
    """The term that a value looks like: an integer, a name with one of our prefixes, an IRI, else a string."""
    if _INTEGER.fullmatch(value):
        return number(int(value))
    prefixed = _PREFIXED.fullmatch(value)
    if (prefixed and prefixed["prefix"] in PREFIXES) or _IRI.fullmatch(value):
        return value
    return literal(value)


def _country(value: str) -> Term:
    from tipgraph.sources import country_code

    return f"c:{country_code(value)}"


def _year(value: str) -> Term:
    if not re.fullmatch(r"[12]\d{3}", value):
        raise QueryError(f"{value!r} is no year; write four digits, such as 2013")
    return value


def _text(value: str) -> Term:
    return literal(value)


def _code(scheme: str) -> Callable[[str], Term]:
    """A code of a list by its value in facts ("victims_identified"), its label or its name in the graph; of an open list by
    its words."""

    def term(value: str) -> Term:
        known = schemes()[scheme]
        if known.prefix:
            return f"{known.prefix}:{local(value)}"
        wanted = re.sub(r"[\s_-]+", " ", value.casefold().removeprefix("tip:"))
        for code in known.codes.values():
            names = (code.value, code.label, code.term.removeprefix("tip:"))
            if wanted in {re.sub(r"[\s_-]+", " ", name.casefold()) for name in names}:
                return code.term
        raise QueryError(f"{value!r} is no {scheme}; use one of {', '.join(known.codes)}")

    return term


KINDS: Mapping[str, Callable[[str], Term]] = {
    "country": _country,
    "year": _year,
    "text": _text,
    **{name: _code(name) for name in ("metric", "tier", "area", "exploitation", "group", "sector", "actor")},
}
"""The kinds of parameters, and what makes a term of a value."""
