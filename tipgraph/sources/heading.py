"""What a narrative says of itself at its top: the country and edition of its heading.

Known shapes: "BELARUS (Tier 2 Watch List)", "BELARUS: TIER 3", "2025 Trafficking in Persons Report: Belarus",
"U.S. Department of State 2003 Trafficking in Persons Report - Belarus", a line with nothing but the country's name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from tipgraph.sources.manifest import FIRST_EDITION, LAST_EDITION

TOP_LINES = 8
"""Headings stand in the first lines that are not blank; further down the same words speak of other reports."""

T = TypeVar("T")

_MOST_HEADING = 120
_TIER = re.compile(r"\btier\s*[123]\b(?:\s*watch\s*list)?|\bspecial\s+case\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:trafficking\s+in\s+persons?|TIP)\s+report\b", re.IGNORECASE)
_EXTRACTED = re.compile(r"\b(?:extracted\b|excerpts?\b|abridged\b)[^.\n]*", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\bU\.?S\.?\s+(?:department\s+of\s+state|state\s+dep(?:artmen)?t\.?)|\bfrom\s+the\b|\bcountry\s+narratives?\b|\b\d{4}\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[:|()\[\]\t]|\s[-–—]+\s?|\s?[-–—]+\s|[-–—]$|\*")
_YEAR = re.compile(r"(?<![\d.,$/-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}")
_TIER_HEADING = re.compile(
    r"^[ \t]*([A-Z][^\n:();]{2,60}?)[ \t]*(?:\(|:|[-–—])[ \t]*(?:tier[ \t]*[123]\b|special[ \t]+case\b)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading gives; None where it does not. `is_title`: it has the form of a report's heading."""

    country: str | None
    year: int | None
    is_title: bool
    is_extract: bool


def read_heading(text: str) -> Heading:
    """Read country and edition off the lines at the top of a text."""
    countries: list[str] = []
    years: list[int] = []
    is_title = is_extract = False
    for line, alone in _top_lines(text):
        named, rest = _countries_of(line)
        is_extract |= bool(_EXTRACTED.search(line))
        if any(_LOWER_WORD.search(part) for part in rest):
            continue  # a sentence that was wrapped here
        titled = bool(_TIER.search(line) or _REPORT.search(line))
        is_title |= titled
        if _REPORT.search(line):
            years += editions(line)
        if titled or (alone and line[:1].isupper() and not rest):
            countries += named
    return Heading(_only(countries), _only(years), is_title, is_extract)


def tier_headings(text: str) -> list[str]:
    """The countries whose tier headings stand in a text, in order, each once: more than one make a whole report."""
    from tipgraph.lexicon.countries import find_country

    codes = (find_country(match.group(1).strip()) for match in _TIER_HEADING.finditer(text))
    return list(dict.fromkeys(code for code in codes if code))


def editions(words: str) -> list[int]:
    """The years in words that can be a report's edition."""
    years = (int(match.group()) for match in _YEAR.finditer(words))
    return [year for year in years if FIRST_EDITION <= year <= LAST_EDITION]


def _top_lines(text: str) -> Iterator[tuple[str, bool]]:
    """The first lines short enough for a heading and no sentence, each with whether it stands between blank lines."""
    lines = [" ".join(line.split()) for line in text.removeprefix("\ufeff").splitlines()]
    for i in [i for i, line in enumerate(lines) if line][:TOP_LINES]:
        if len(lines[i]) <= _MOST_HEADING and not lines[i].endswith((".", ";", ",")):
            before, after = lines[i - 1] if i else "", lines[i + 1] if i + 1 < len(lines) else ""
            yield lines[i], not before and not after


def _countries_of(line: str) -> tuple[list[str], list[str]]:
    """The countries that parts of a heading name, and the parts that name none, without the report's own words."""
    from tipgraph.lexicon.countries import find_country

    for words in (_EXTRACTED, _TIER, _REPORT, _FURNITURE):
        line = words.sub("|", line)
    codes: dict[str, str | None] = {}
    for part in _SEPARATOR.split(line):
        if (part := part.strip(" ,.")) and len(part) > 2:
            codes[part] = find_country(part)
    return list(dict.fromkeys(code for code in codes.values() if code)), [
        part for part, code in codes.items() if not code
    ]


def _only(values: list[T]) -> T | None:
    """The one value that is given, None where none is or where they differ."""
    return values[0] if len(set(values)) == 1 else None
