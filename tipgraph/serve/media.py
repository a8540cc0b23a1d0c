"""Media types: which format a client gets (RFC 9110, 12.5.1: the most specific range decides, then the weight)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tipgraph.serve.refusal import Refusal

Kind = Literal["rows", "triples"]


@dataclass(frozen=True, slots=True)
class Media:
    """A media type that we serve, and the format of `query.formats` behind it. `also`: other names that clients use."""

    type: str
    form: str
    also: tuple[str, ...] = ()
    text: bool = False

    @property
    def content_type(self) -> str:
        return f"{self.type}; charset=utf-8" if self.text else self.type


TURTLE = Media("text/turtle", "turtle", text=True)
JSONLD = Media("application/ld+json", "jsonld", ("application/json",))
HTML = Media("text/html", "html", ("application/xhtml+xml",), text=True)

ROWS = (
    Media("application/sparql-results+json", "json", ("application/json",)),
    Media("application/sparql-results+xml", "xml", ("application/xml", "text/xml")),
    Media("text/csv", "csv", text=True),
    Media("text/tab-separated-values", "tsv", text=True),
)
"""The formats of SELECT and ASK; of those that a client likes alike, the first."""
TRIPLES = (
    TURTLE,
    Media("application/n-triples", "ntriples", ("text/plain",)),
    JSONLD,
    Media("application/rdf+xml", "rdfxml", ("application/xml", "text/xml")),
)
"""The formats of CONSTRUCT and DESCRIBE."""

OFFERED = {"rows": ROWS, "triples": TRIPLES}

_RANGE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+/[\w!#$%&'*+.^`|~-]+)\s*(?:;(.*))?", re.ASCII)
_WEIGHT = re.compile(r"(?:^|;)\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def choose(accept: str | None, offered: Sequence[Media]) -> Media:
    """The offered type that a client likes best; without a wish, the first. Raises Refusal (406) where it likes none."""
    ranges = _ranges(accept) if accept and accept.strip() else {"*/*": 1.0}
    weighed = [(max(_weight(name, ranges) for name in (media.type, *media.also)), media) for media in offered]
    best = max(weight for weight, _ in weighed)
    if best <= 0:
        types = ", ".join(media.type for media in offered)
        raise Refusal(406, f"this can be had as {types}; ask for one of these in Accept")
    return next(media for weight, media in weighed if weight == best)


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(",")[:100]:
        if match := _RANGE.fullmatch(part):
            weight = _WEIGHT.search(match[2] or "")
            found[match[1].lower()] = float(weight[1]) if weight else 1.0
    return found


def _weight(name: str, ranges: dict[str, float]) -> float:
    for named in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if named in ranges:
            return ranges[named]
    return 0.0


_SPACE = r"(?:\s++|\#[^\n\r]*+)*+"
_PROLOGUE = re.compile(
    rf"""(?: \s++ | \#[^\n\r]*+
       | base\b {_SPACE} <[^<>]*+>
       | prefix\b {_SPACE} [^\s:<>]*+ : {_SPACE} <[^<>]*+>
       | version\b {_SPACE} (?: "[^"\n]*+" | '[^'\n]*+' )
    )*+ (?P<form> select | ask | construct | describe )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def kind_of(query: str) -> Kind:
    """Whether a query asks for rows (or a truth) or for triples. What is no query is said by the engine, which reads it as a
    whole."""
    match = _PROLOGUE.match(query)
    return "triples" if match and match["form"].lower() in ("construct", "describe") else "rows"
