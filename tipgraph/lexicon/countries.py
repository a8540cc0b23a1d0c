"""Countries, regions and their demonyms: the words that narratives use, and the code that each stands for.

The tables are data files of this package: `countries.csv` (ISO 3166-1, Kosovo as XKX, and the states that ended since
the Cold War under their ISO 3166-3 alpha-3 code), `regions.csv`, `blockers.csv`. `|` separates the forms in a cell.
A form that stands for two places is listed with both: nothing here guesses, and nothing matches by similarity.
Codes, M49 regions and Wikidata ids were drawn from `rigour` (MIT) and checked against a second table; the forms were
written by hand and tried on the names and nationalities of the reports.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from tipgraph.errors import DataError

FormKind = Literal["name", "adjective", "people"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. `iso3` is its code in facts and IRIs, `name` how the report writes it today.

    `aliases` are its other names (earlier, formal, short, inverted as in headings), `adjectives` what precedes a noun
    (`Belarusian`, `PRC`), `people` plural demonyms that stand alone (`Belarusians`, `Chinese`). `region` is the UN M49
    sub-region, `wikidata` the Q-id. `first_year` and `last_year` bound the state's life, both included; None where no
    edition of the report (2001 on) falls outside.
    """

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    region: str
    wikidata: str
    first_year: int | None
    last_year: int | None

    def existed_in(self, year: int) -> bool:
        """Whether the state existed in that year: "Serbia and Montenegro" in 2013 is two countries, in 2005 one.

        It chooses between readings and drops no mention: the report spoke of Kosovo before 2008.
        """
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True)
class Region:
    """A region that can be the end of a flow. `name` is its canonical spelling in facts (`sub-Saharan Africa`)."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """One reading of a form: what kind of word it is, and the ISO3 code or the region's name that it stands for."""

    kind: FormKind
    code: str
    is_region: bool


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO3 code, in the code's order. Raises DataError where the table breaks its schema."""
    table: dict[str, Country] = {}
    for row in _rows("countries.csv", [field.name for field in fields(Country)]):
        if row["iso3"] in table:
            raise DataError(f"countries.csv lists {row['iso3']} twice; keep one row")
        table[row["iso3"]] = Country(
            iso3=row["iso3"],
            name=row["name"],
            aliases=_cell(row["aliases"]),
            adjectives=_cell(row["adjectives"]),
            people=_cell(row["people"]),
            region=row["region"],
            wikidata=row["wikidata"],
            first_year=_year(row["first_year"], row["iso3"]),
            last_year=_year(row["last_year"], row["iso3"]),
        )
    return MappingProxyType(dict(sorted(table.items())))


@cache
def regions() -> Mapping[str, Region]:
    """All regions by canonical name, in the name's order. Raises DataError where the table breaks its schema."""
    table: dict[str, Region] = {}
    for row in _rows("regions.csv", [field.name for field in fields(Region)]):
        if row["name"] in table:
            raise DataError(f"regions.csv lists {row['name']} twice; keep one row")
        table[row["name"]] = Region(row["name"], _cell(row["aliases"]), _cell(row["adjectives"]), _cell(row["people"]))
    return MappingProxyType(dict(sorted(table.items())))


@cache
def blockers() -> tuple[str, ...]:
    """Phrases that hold the name of a place but do not mean it (`New Mexico`, `Native American`, `US$`), sorted.

    A matcher takes them as forms that give no mention, so that the longest match swallows the name inside.
    """
    return tuple(sorted(row["phrase"] for row in _rows("blockers.csv", ["phrase", "why"])))


@cache
def place_forms() -> Mapping[str, tuple[PlaceForm, ...]]:
    """Every form of running text with all its readings, for a matcher: case-sensitive, on word boundaries, longest
    first, with quotes of the text folded to straight ones.

    More than one `code` among the readings means that the form is ambiguous (`Congolese`: COD, COG); more than one
    `kind` with one code does not (`Chinese`: adjective and people). Inverted names with a comma (`Korea, South`) are
    left out: in running text they would eat into a list ("Korea, South Africa"). `find_country` knows them.
    """
    forms: dict[str, list[PlaceForm]] = {}
    for form, reading in _readings():
        if "," not in form:
            forms.setdefault(form, []).append(reading)
    return MappingProxyType({form: tuple(dict.fromkeys(forms[form])) for form in sorted(forms)})


def find_country(text: str) -> str | None:
    """The ISO3 code of the country that `text`, as a whole, names: by code, name, alias or demonym.

    Case, accents, quotes, dashes, dots, `the`, `&`/`and` and `St.`/`Saint` are folded; the rest must agree exactly.
    None where the text is no form of a country, or of more than one place (`Congo`, `Dominican`, `Central African`).
    Codes count in any case, so `can` is Canada: ask for whole fields (a heading, a column, an option), not for words.
    """
    codes = _codes_by_key().get(_fold(text), frozenset())
    return next(iter(codes)) if len(codes) == 1 and not codes.isdisjoint(countries()) else None


@cache
def _codes_by_key() -> Mapping[str, frozenset[str]]:
    keys: dict[str, set[str]] = {_fold(code): {code} for code in countries()}
    for form, reading in _readings():
        keys.setdefault(_fold(form), set()).add(reading.code)
    return MappingProxyType({key: frozenset(codes) for key, codes in keys.items()})


def _readings() -> Iterator[tuple[str, PlaceForm]]:
    """Each form of each place with one of its readings: countries first, in the order of the tables."""
    places: list[tuple[str, Country | Region]] = [*countries().items(), *regions().items()]
    for code, place in places:
        is_region = isinstance(place, Region)
        for form in (place.name, *place.aliases):
            yield form, PlaceForm("name", code, is_region)
        for form in place.adjectives:
            yield form, PlaceForm("adjective", code, is_region)
        for form in place.people:
            yield form, PlaceForm("people", code, is_region)


def _fold(text: str) -> str:
    """The key under which spellings of one name meet (see `find_country`)."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub(r"['’‘ʼ`.]", "", bare.casefold()).replace("&", " and ")
    words = ("saint" if word == "st" else word for word in re.split(r"[\W_]+", bare))
    return " ".join(word for word in words if word not in ("", "the"))


def _rows(file: str, columns: list[str]) -> Iterator[dict[str, str]]:
    """The rows of one of the tables, each with exactly these columns."""
    reader = csv.DictReader((files("tipgraph.lexicon") / file).read_text(encoding="utf-8").splitlines())
    if reader.fieldnames != columns:
        raise DataError(f"{file} has the columns {reader.fieldnames}; it needs {columns}")
    for row in reader:
        if None in row or None in row.values():
            raise DataError(
                f"{file}, line {reader.line_num}: a row needs {len(columns)} cells; quote those with commas"
            )
        yield row


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _year(cell: str, iso3: str) -> int | None:
    try:
        return int(cell) if cell else None
    except ValueError as error:
        raise DataError(f"countries.csv: {iso3} has the year {cell!r}; give four digits or nothing") from error
