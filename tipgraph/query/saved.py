"""Saved questions: `ontology/queries/*.rq`, each with a title, a description and typed parameters in its head.

    # title: Tier of each country, edition by edition
    # description: What it answers,
    #   and what it does not.
    # param country (country): only this country

A parameter is a variable that the query binds once to nothing, `VALUES ?country { UNDEF }`: so the file runs as it is in any
SPARQL tool, for all countries. A value given takes the place of UNDEF, as a term that was made, never as text of a user.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tipgraph.errors import DataError, QueryError
from tipgraph.graph.ontology import ontology_file
from tipgraph.query.parameters import KINDS, guessed, term_of

_HEAD = re.compile(r"# (?P<key>title|description|param)(?P<rest>.*)")
_PARAMETER = re.compile(r" (?P<name>\w+) \((?P<kind>\w+)\): (?P<description>.+)")
_UNBOUND = re.compile(r"VALUES\s+[?$](?P<name>\w+)\s*\{\s*UNDEF\s*\}")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question may be asked for. `kind` is one of `parameters.KINDS`."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that is kept with the ontology; `text` is the whole file."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, given: Mapping[str, str]) -> str:
        """The query for these values, given as people write them. Raises QueryError for an unknown name or value."""
        kinds = {parameter.name: parameter.kind for parameter in self.parameters}
        if unknown := sorted(given.keys() - kinds.keys()):
            known = ", ".join(kinds) or "none"
            raise QueryError(f"the question {self.name} has no parameter {unknown[0]}; it has {known}")
        return _put_in(self.text, {name: term_of(kinds[name], value) for name, value in given.items()})


def saved_queries() -> list[SavedQuery]:
    """All saved questions by name. Raises DataError where a file's head or parameters are not as they should be."""
    folder = ontology_file("queries")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return [parse(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files]


def saved_query(name: str) -> SavedQuery:
    """One of them. Raises QueryError where none has this name."""
    file = ontology_file("queries").joinpath(f"{name}.rq")
    if not _NAME.fullmatch(name) or not file.is_file():
        raise QueryError(f"there is no saved question {name!r}; `tipgraph queries` lists them")
    return parse(name, file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> SavedQuery:
    """Read a saved question. Raises DataError where its head is incomplete or does not fit its variables."""
    head: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    key = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEAD.fullmatch(line):
            key = match["key"]
            head[key].append(match["rest"] if key == "param" else match["rest"].removeprefix(": "))
        elif key:
            head[key][-1] += " " + line.removeprefix("#").strip()
    parameters = tuple(_parameter(name, line) for line in head["param"])
    if len(head["title"]) != 1 or len(head["description"]) != 1:
        raise DataError(f"the saved question {name} needs one `# title:` and one `# description:` in its head")
    if {parameter.name for parameter in parameters} != set(_UNBOUND.findall(text)):
        raise DataError(
            f"the saved question {name}: each parameter needs its VALUES ?name {{ UNDEF }}, and each its line"
        )
    return SavedQuery(name, head["title"][0], head["description"][0], parameters, text)


def _parameter(query: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in KINDS:
        kinds = ", ".join(KINDS)
        raise DataError(f"the saved question {query}: write `# param name (kind): what for`, kind one of {kinds}")
    return Parameter(match["name"], match["kind"], match["description"])


def bind(query: str, given: Mapping[str, str]) -> str:
    """A user's own query with values for its parameters, which are read as what they look like: an integer, a prefixed name,
    an IRI in angle brackets, else a string. Raises QueryError where the query has no such parameter."""
    known = set(_UNBOUND.findall(query))
    if unknown := sorted(given.keys() - known):
        name = unknown[0]
        raise QueryError(f"the query has no parameter {name}; write VALUES ?{name} {{ UNDEF }} where it is to be bound")
    return _put_in(query, {name: guessed(value) for name, value in given.items()})


def _put_in(query: str, terms: Mapping[str, str]) -> str:
    def bound(match: re.Match[str]) -> str:
        name = match["name"]
        return f"VALUES ?{name} {{ {terms[name]} }}" if name in terms else match.group()

    return _UNBOUND.sub(bound, query)
