"""RDF/XML, for Protégé and whatever else reads only that.

XML 1.0 has no place for most control characters. Where a quote holds one (a form feed at a page break), U+FFFD stands in
its place, so that offsets and lengths still agree; every other triple is that of the Turtle.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal

from tipgraph.errors import DataError
from tipgraph.export.rdf import Statement, statements
from tipgraph.graph.terms import PREFIXES, expand

_SPLIT = re.compile(r"(.*?)([A-Za-z_][\w.-]*)", re.ASCII | re.DOTALL)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRING = expand("xsd:string")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def xml_text(text: str) -> str:
    """Text that XML 1.0 can hold: U+FFFD for each character that it cannot."""
    return _NOT_XML.sub("\ufffd", text)


def write_rdfxml(folder: Path, out: BinaryIO) -> None:
    """RDF/XML: a description a subject, in the order of the Turtle. Raises DataError where a property's IRI has no part
    that could name an element."""
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    for prefix, namespace in sorted(PREFIXES.items()):
        out.write(f"\n    xmlns:{prefix}={quoteattr(namespace)}".encode())
    out.write(b">\n")
    for subject, own in groupby(statements(folder), key=lambda statement: statement[0]):
        out.write("".join(_description(subject.value, own)).encode())
    out.write(b"</rdf:RDF>\n")


def _description(subject: str, own: Iterable[Statement]) -> Iterator[str]:
    yield f"  <rdf:Description rdf:about={quoteattr(subject)}>\n"
    for _, predicate, value in own:
        name, declaration = _name(predicate.value)
        if isinstance(value, Literal):
            kind = f" xml:lang={quoteattr(value.language)}" if value.language else _datatype(value.datatype.value)
            text = escape(xml_text(value.value), {"\r": "&#13;"})  # a bare one would be read as a line feed
            yield f"    <{name}{declaration}{kind}>{text}</{name}>\n"
        else:
            yield f"    <{name}{declaration} rdf:resource={quoteattr(value.value)}/>\n"
    yield "  </rdf:Description>\n"


def _datatype(iri: str) -> str:
    return "" if iri == _STRING else f" rdf:datatype={quoteattr(iri)}"


def _name(iri: str) -> tuple[str, str]:
    """A property as the name of an element, and the declaration of its prefix where it is none of ours."""
    match = _SPLIT.fullmatch(iri)
    if match is None or not match[1]:
        raise DataError(f"the property {iri} cannot be written as XML; export the graph as turtle or jsonld instead")
    known = _PREFIX_OF.get(match[1])
    return (f"{known}:{match[2]}", "") if known else (f"p:{match[2]}", f" xmlns:p={quoteattr(match[1])}")
