"""What the columns of the tables are: the one description behind CSV, Parquet and Neo4j.

Names and types are those of the fields in `facts.py`; what they mean is in `columns.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Literal, get_args, get_type_hints

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.facts import CONTENTS, Fact, Period
from tipgraph.graph.codes import schemes
from tipgraph.narrative import Narrative
from tipgraph.tables import columns as names_of

Kind = Literal["string", "integer", "number", "boolean", "list", "period"]

NARRATIVES = "narratives"
"""The table that every other refers to."""

TABLES: tuple[str, ...] = (NARRATIVES, *CONTENTS)

PERIOD = r"\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?"
"""What a reference period looks like: 2012, 2022/2024, 2020-05/2023-12."""

_OF_FACTS: Mapping[str, Kind] = {"report_year": "integer", "start": "integer", "end": "integer", "confidence": "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `codes` are its values where these are a closed list; a list's items are strings."""

    name: str
    kind: Kind
    required: bool
    text: str
    unit: str | None
    codes: tuple[str, ...]


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order. Raises DataError where `columns.toml` does not describe one."""
    if table == NARRATIVES:
        data = read_toml("tipgraph.export", "columns.toml")[NARRATIVES]
        return tuple(_column(data, name, "integer" if name == "report_year" else "string", True) for name in data)
    data = read_toml("tipgraph.export", "columns.toml")
    cls, hints = CONTENTS[table], get_type_hints(CONTENTS[table])
    own = {cls.record_name(field.name): hints[field.name] for field in fields(cls)}
    described = {**data["fact"], **data[table]}
    return tuple(
        _column(described, name, *_kind(own[name]))
        if name in own
        else _column(described, name, _OF_FACTS.get(name, "string"), name not in ("source", "confidence"))
        for name in names_of([table])
    )


def _column(described: Mapping[str, Any], name: str, kind: Kind, required: bool) -> Column:
    try:
        about = described[name]
        codes = tuple(schemes()[about["codes"]].codes) if "codes" in about else ()
        return Column(name, kind, required, about["text"], about.get("unit"), codes)
    except KeyError as error:
        raise DataError(f"the column {name} lacks {error} in export/columns.toml; describe it there") from error


def _kind(hint: Any) -> tuple[Kind, bool]:
    """The type of a field, and whether it always has a value."""
    if hint == Period:
        return "period", False
    options = (
        [option for option in get_args(hint) if option is not type(None)] if isinstance(hint, UnionType) else [hint]
    )
    names: dict[Any, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return names.get(options[0], "list"), not isinstance(hint, UnionType)


def value(column: Column, record: Mapping[str, Any]) -> Any:
    """A record's value in a column, in the column's type: a period is text, a number a float."""
    found = record[column.name]
    if found is None:
        return None
    return str(found) if column.kind == "period" else float(found) if column.kind == "number" else found


def narrative_record(narrative: Narrative) -> dict[str, Any]:
    """A row of the table of narratives."""
    return {
        "narrative": narrative.name,
        "country": narrative.country,
        "report_year": narrative.report_year,
        "kind": narrative.kind,
        "country_basis": narrative.country_basis,
        "year_basis": narrative.year_basis,
        "sha256": sha256(narrative.text.encode()).hexdigest(),
    }


def records(table: str, facts: list[Fact], narratives: list[Narrative]) -> list[dict[str, Any]]:
    """The rows of a table, in the order of the build; a record may hold more than the columns."""
    if table == NARRATIVES:
        return [narrative_record(narrative) for narrative in narratives]
    return [fact.to_record() for fact in facts if fact.type == table]
