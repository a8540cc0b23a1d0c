"""Read a manifest: a table of the user's that says what the files are (contract.md 3)."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tipgraph.errors import SourceError, in_words
from tipgraph.narrative import KINDS, Kind

COLUMNS = ("file", "country", "year", "kind")
FIRST_EDITION = 2001
LAST_EDITION = 2099

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a user says of a narrative; None where nothing is said."""

    country: str | None = None
    year: int | None = None
    kind: Kind | None = None


def read_manifest(path: Path) -> Mapping[str, Assigned]:
    """What the manifest says of each file. Empty cells say nothing, missing columns (but `file`) neither.

    Raises SourceError where the table is not as `COLUMNS` says, naming the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream)
            unknown = set(table.fieldnames or ()) - set(COLUMNS)
            if unknown or "file" not in (table.fieldnames or ()):
                raise SourceError(f"{path}: the first line must name the columns {', '.join(COLUMNS)}")
            rows = [(table.line_num, row) for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"{path}: the manifest cannot be read ({in_words(error)}); give a CSV file in UTF-8"
        ) from error
    manifest: dict[str, Assigned] = {}
    for line, row in rows:
        try:
            name = (row["file"] or "").strip().replace("\\", "/").removeprefix("./")
            if not name or name in manifest or None in row:
                raise SourceError("each line needs one file, named once, and no more cells than columns")
            manifest[name] = Assigned(
                _cell(row, "country", country_code), _cell(row, "year", report_year), _cell(row, "kind", _kind)
            )
        except SourceError as error:
            raise SourceError(f"{path}, line {line}: {error}") from error
    return manifest


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country given by code, name or demonym. Raises SourceError if there is none."""
    from tipgraph.lexicon.countries import find_country

    code = find_country(text.strip())
    if code is None:
        raise SourceError(
            f"{text!r} is no country that tipgraph knows; give its ISO code, such as BLR, or its English name"
        )
    return code


def report_year(text: str) -> int:
    """The edition's year. Raises SourceError where it is no year from the first edition (2001) on."""
    if text.strip().isdecimal() and FIRST_EDITION <= int(text) <= LAST_EDITION:
        return int(text)
    raise SourceError(f"{text!r} is no report year; the editions are {FIRST_EDITION} and later")


def _kind(text: str) -> Kind:
    for kind in KINDS:
        if text.strip().lower() == kind:
            return kind
    raise SourceError(f"{text!r} is no kind of narrative; use {', '.join(KINDS)}")


def _cell(row: Mapping[str, str | None], column: str, meaning: Callable[[str], T]) -> T | None:
    value = row.get(column)
    return meaning(value) if value and value.strip() else None
