"""The facts of a built graph, found by id and by country without holding them all as objects.

`facts.jsonl` stays on disk (mapped into memory); kept are the places of its lines. A graph that is built anew while the
server runs is opened anew with the next page.
"""

import json
import mmap
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, get_args

from tipgraph import output
from tipgraph.errors import DataError, OutputError
from tipgraph.facts import Fact
from tipgraph.narrative import Kind

_OTHER_COUNTRIES = ("origin", "destination", "partner")
"""Fields of a record that may name a country beside the narrative's own."""
_ISO3 = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A narrative without its text."""

    report_year: int
    name: str
    country: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


class Library:
    """One build's facts. Safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        """Raises OutputError where nothing was built in the folder, DataError where its files are not as a build writes
        them."""
        output.require_built(folder)
        self.folder = folder
        self._data = _mapped(folder / output.FACTS)
        self._by_id: dict[str, _Line] = {}
        self._by_country: dict[str, list[_Line]] = {}
        self._elsewhere: dict[str, list[_Line]] = {}
        self._read_index()
        self.narratives = {edition.name: edition for edition in _editions(folder)}

    @property
    def countries(self) -> list[str]:
        """The countries that have a narrative or are named in one, by code."""
        told = {edition.country for edition in self.narratives.values()}
        return sorted(told | self._by_country.keys() | self._elsewhere.keys())

    def editions(self, country: str) -> list[Edition]:
        """The narratives on a country, by year."""
        return sorted(edition for edition in self.narratives.values() if edition.country == country)

    def fact(self, fact_id: str) -> Fact | None:
        line = self._by_id.get(fact_id)
        return None if line is None else self._fact(line)

    def facts(self, country: str) -> list[Fact]:
        """The facts of a country's own narratives, in the order of `facts.jsonl`."""
        return [self._fact(line) for line in self._by_country.get(country, ())]

    def facts_elsewhere(self, country: str) -> list[Fact]:
        """The facts of other countries' narratives that name this one: flows and cooperation."""
        return [self._fact(line) for line in self._elsewhere.get(country, ())]

    def count(self, country: str) -> int:
        """How many facts a country's own narratives gave."""
        return len(self._by_country.get(country, ()))

    def text(self, narrative: str) -> str:
        """Raises OutputError where the build has no such text."""
        return output.text_of(self.folder, narrative)

    def _fact(self, line: _Line) -> Fact:
        return Fact.from_record(json.loads(self._data[line.start : line.end]))

    def _read_index(self) -> None:
        start = 0
        while (end := self._data.find(b"\n", start)) >= 0:
            line = _Line(start, end)
            try:
                record: dict[str, Any] = json.loads(self._data[start:end])
                self._by_id[record["id"]] = line
                self._by_country.setdefault(record["country"], []).append(line)
                others = {str(record.get(name)) for name in _OTHER_COUNTRIES} - {record["country"]}
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise DataError(f"{self.folder / output.FACTS}: a line is no fact; build the graph again") from error
            for code in others:
                if _ISO3.fullmatch(code):
                    self._elsewhere.setdefault(code, []).append(line)
            start = end + 1


class Current:
    """The library of the graph as it stands in a folder now."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._library, self._stamp = Library(folder), self.stamp()

    def stamp(self) -> object:
        """What differs between one build and the next."""
        try:
            found = (self._folder / output.FACTS).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def library(self) -> Library:
        """Where the folder was built anew, the new one; while none is there, the last."""
        stamp = self.stamp()
        if stamp not in (None, self._stamp):
            with self._lock:
                if stamp != self._stamp:
                    self._library, self._stamp = Library(self._folder), stamp
        return self._library


def _mapped(path: Path) -> bytes | mmap.mmap:
    try:
        with path.open("rb") as stream:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); build the graph again") from error


def _editions(folder: Path) -> Iterable[Edition]:
    try:
        for line in (folder / output.NARRATIVES).read_text(encoding="utf-8").split("\n"):
            if line:
                record: Mapping[str, Any] = json.loads(line)
                if record["kind"] not in get_args(Kind):
                    raise ValueError(record["kind"])
                yield Edition(record["report_year"], record["narrative"], record["country"], record["kind"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{folder / output.NARRATIVES}: cannot be read; build the graph again") from error
