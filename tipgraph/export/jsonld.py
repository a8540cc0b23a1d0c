"""JSON-LD 1.1 that people can read: a node a line, keys and codes as plain words, years as numbers.

The context is in the file itself (and in `ontology/context.jsonld`), so that no reader fetches anything. What JSON has no
exact type for, a decimal above all, is written with its type: every RDF reader gets back the triples of the Turtle.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode

from tipgraph.export.rdf import Statement, statements
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import expand

_TYPE, _STRING = expand("rdf:type"), expand("xsd:string")
_INTEGER, _BOOLEAN = expand("xsd:integer"), expand("xsd:boolean")
_EXACT = 2**53
"""Integers up to here are exact in every reader of JSON."""


@dataclass(frozen=True, slots=True)
class Context:
    """A context turned round: from IRIs to keys. `coercions` says of a key what a bare string means there."""

    keys: Mapping[str, str]
    coercions: Mapping[str, str]
    prefixes: Mapping[str, str]
    vocabulary: str

    def compact(self, iri: str) -> str:
        """A prefixed name where a prefix fits (the longest that does), else the IRI."""
        fitting = [(namespace, prefix) for prefix, namespace in self.prefixes.items() if iri.startswith(namespace)]
        if not fitting:
            return iri
        namespace, prefix = max(fitting, key=lambda fit: len(fit[0]))
        return f"{prefix}:{iri.removeprefix(namespace)}"

    def word(self, iri: str) -> str:
        """A class or code of the ontology as a bare word, unless that is a key; anything else as `compact` has it."""
        name = iri.removeprefix(self.vocabulary)
        return name if name != iri and ":" not in name and name not in self.coercions else self.compact(iri)


def read_context(text: str) -> Context:
    """Turn a context round. It holds prefixes (IRIs that end in # or /), properties, and JSON-LD's own words."""
    terms = json.loads(text)["@context"]
    prefixes = {
        key: iri for key, iri in terms.items() if isinstance(iri, str) and iri.endswith(("#", "/")) and key[0] != "@"
    }
    keys, coercions = {}, dict.fromkeys(terms, "")
    for key, definition in terms.items():
        name = definition["@id"] if isinstance(definition, dict) else definition
        if key[0] == "@" or key in prefixes or name[0] == "@":
            continue
        prefix, _, local = name.partition(":")
        keys[prefixes[prefix] + local] = key
        coercions[key] = definition["@type"] if isinstance(definition, dict) else ""
    return Context(keys, coercions, prefixes, terms["@vocab"])


def write_jsonld(folder: Path, out: BinaryIO) -> None:
    """The graph as one JSON-LD document, the nodes in the order of the Turtle."""
    text = ontology_file("context.jsonld").read_text(encoding="utf-8")
    context = read_context(text)
    out.write(text.rstrip().removesuffix("}").rstrip().encode() + b',\n  "@graph": [')
    for number, (subject, own) in enumerate(groupby(statements(folder), key=lambda statement: statement[0])):
        node = {"id": context.compact(subject.value), **_members(context, own)}
        out.write((",\n" if number else "\n").encode() + b"    " + json.dumps(node, ensure_ascii=False).encode())
    out.write(b"\n  ]\n}\n")


def _members(context: Context, own: Iterable[Statement]) -> dict[str, Any]:
    members: dict[str, list[Any]] = {}
    for _, predicate, value in own:
        if predicate.value == _TYPE:
            members.setdefault("type", []).append(context.word(value.value))
        else:
            key = context.keys.get(predicate.value) or context.compact(predicate.value)
            members.setdefault(key, []).append(_value(context, value, context.coercions.get(key, "")))
    return {key: values[0] if len(values) == 1 else values for key, values in members.items()}


def _value(context: Context, term: NamedNode | Literal, coercion: str) -> Any:
    if isinstance(term, NamedNode):
        if coercion == "@vocab":
            return context.word(term.value)
        return context.compact(term.value) if coercion == "@id" else {"id": context.compact(term.value)}
    kind, text = term.datatype.value, term.value
    if term.language:
        return {"@value": text, "@language": term.language}
    if kind == _STRING:
        return {"@value": text} if coercion else text
    if not coercion:
        if kind == _INTEGER and text.lstrip("-").isdigit() and str(int(text)) == text and abs(int(text)) < _EXACT:
            return int(text)
        if kind == _BOOLEAN and text in ("true", "false"):
            return text == "true"
    return {"@value": text, "type": context.compact(kind)}
