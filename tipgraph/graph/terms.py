"""The words of the graph: namespaces, and one place where IRIs and literals are made.

A *term* is a Turtle token, ready to be written: `c:BLR`, `tip:Tier2`, `"quoted"`, `2013`. A *triple* is three of them.
Every local name made here is content-derived, ASCII, without `/` and without a character that Turtle would have to
escape, so tokens sort, compare and print as they are, and both rdflib and Oxigraph read them alike.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

Term = str
Triple = tuple[Term, Term, Term]

BASE = "https://w3id.org/tipgraph/"
"""The one base IRI (contract.md 5); nothing else in the project spells it."""

ONTOLOGY = f"{BASE}ont"

_KINDS = {
    "c": "country", "region": "region", "doc": "doc", "a": "assertion", "p": "proposition", "e": "evidence",
    "agency": "agency", "law": "law", "treaty": "treaty", "group": "group", "sector": "sector",
    "ancillary": "ancillary", "theme": "theme", "ds": "dataset",
}  # fmt: skip

PREFIXES: dict[str, str] = {
    "tip": f"{ONTOLOGY}#",
    **{prefix: f"{BASE}id/{kind}/" for prefix, kind in _KINDS.items()},
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LONGEST = 60
_ISO3 = re.compile(r"[A-Z]{3}")
_QID = re.compile(r"Q[1-9]\d*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')


def literal(text: str) -> Term:
    """A plain string in Turtle; control characters are escaped, so that a term never spans lines."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char, f"\\u{ord(char):04X}")


def number(value: float) -> Term:
    """An xsd:integer where the value is whole, else an xsd:decimal; never in exponent form."""
    whole = int(value) if float(value).is_integer() else None
    return str(whole) if whole is not None else f"{Decimal(repr(value)):f}"


def boolean(value: bool) -> Term:
    return "true" if value else "false"


def digest(*parts: str, length: int = 12) -> str:
    """Hexadecimal digits that depend on the parts alone (not on the process, as `hash` does)."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def slug(text: str) -> str:
    """The text as a readable ASCII name: letters and digits, joined by single hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def local(text: str) -> str:
    """A local name for free text. Where the readable name loses something of the text (accents, punctuation, length), a
    digest of the whole keeps different texts apart; case and white space do not tell texts apart."""
    folded = " ".join(text.casefold().split())
    name = slug(folded)
    if name and name.replace("-", " ") == folded and len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rstrip('-')}-{digest(folded, length=8)}".lstrip("-")


def is_iso3(code: str) -> bool:
    """Whether an end of a flow, a place or a partner is written as a country's code."""
    return _ISO3.fullmatch(code) is not None


def is_wikidata_id(text: str) -> bool:
    return _QID.fullmatch(text) is not None


def narrative_id(name: str, country: str, report_year: int) -> Term:
    """`doc:BLR-2013-7f3a9c01`: country and edition for people, a digest of the narrative's name to be unique."""
    return f"doc:{country}-{report_year}-{digest(name, length=8)}"


def proposition_id(name: str, key: Sequence[tuple[Term, Term]]) -> Term:
    """The IRI of what is claimed: its kind, what people can read of its key, and a digest of the whole key. The same
    key gives the same IRI in every narrative and every run."""
    readable = "-".join([name, *(_readable(obj) for _, obj in key)])[:_LONGEST].rstrip("-")
    return f"p:{readable}-{digest(*(part for pair in key for part in pair))}"


def _readable(term: Term) -> str:
    if is_literal(term):
        return slug(term)
    prefix, _, name = term.partition(":")
    return "-".join(name.split("-")[2:-1]) if prefix == "p" else name


def assertion_id(fact_id: str) -> Term:
    return f"a:{fact_id}"


def evidence_id(narrative: Term, start: int, end: int) -> Term:
    """One node a span, shared by the assertions that rest on it."""
    return f"e:{narrative.removeprefix('doc:')}-{start}-{end}"


def is_literal(term: Term) -> bool:
    return term[0] in '"-0123456789' or term in ("true", "false")


def expand(term: Term) -> str:
    """The full IRI of a prefixed name.

    >>> expand("c:BLR")
    'https://w3id.org/tipgraph/id/country/BLR'
    """
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


def shorten(iri: str) -> str:
    """The prefixed name of an IRI where one of ours fits, else the IRI in angle brackets.

    >>> shorten("https://w3id.org/tipgraph/ont#Tier3")
    'tip:Tier3'
    """
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and re.fullmatch(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", name):
            return f"{prefix}:{name}"
    return f"<{iri}>"
