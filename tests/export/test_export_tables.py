"""CSV, held to its own data package by a reader of Table Schema, and Parquet, read by DuckDB."""

import csv
import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tipgraph import output
from tipgraph.data_files import read_toml
from tipgraph.errors import OutputError
from tipgraph.export import export
from tipgraph.export.columns import TABLES, columns
from tipgraph.export.parquet import FURTHER
from tipgraph.facts import CONTENTS, Fact
from tipgraph.tables import columns as table_columns

READ = {
    "string": str, "integer": lambda text: int(text, 10), "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}  # fmt: skip


def read_table(folder: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table with typed values, as the Table Schema says; fails where a value breaks it."""
    schema, path = resource["schema"], folder / resource["path"]
    data = path.read_bytes()
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    with path.open(encoding=resource["encoding"], newline="") as stream:
        rows = list(csv.reader(stream, delimiter=resource["dialect"]["delimiter"], strict=True))
    assert rows[0] == [field["name"] for field in schema["fields"]]
    return [{f["name"]: _cell(f, cell) for f, cell in zip(schema["fields"], row, strict=True)} for row in rows[1:]]


def _cell(field: dict[str, Any], text: str) -> Any:
    constraints = field.get("constraints", {})
    if text == "":
        assert not constraints.get("required"), field["name"]
        return None
    value = READ[field["type"]](text)
    assert value in constraints.get("enum", [value]), (field["name"], value)
    assert re.fullmatch(constraints.get("pattern", ".*"), text, re.DOTALL), (field["name"], text)
    return value


@pytest.fixture(scope="module")
def package(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("csv") / "tables"
    export(built, "csv", folder)
    return folder, json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_every_table_is_as_its_schema_says(built: Path, package: tuple[Path, dict[str, Any]]) -> None:
    folder, about = package
    assert {entry.name for entry in folder.iterdir()} == {"datapackage.json", *(f"{table}.csv" for table in TABLES)}
    tables = {resource["name"]: read_table(folder, resource) for resource in about["resources"]}
    facts = output.read_facts(built)
    assert {name: len(rows) for name, rows in tables.items() if name != "narratives"} == {
        kind: sum(fact.type == kind for fact in facts) for kind in CONTENTS
    }
    for fact in facts:
        row = next(row for row in tables[fact.type] if row["id"] == fact.id)
        assert {name: _flat(row[name]) for name in row} == {name: _flat(fact.to_record()[name]) for name in row}


def _flat(value: Any) -> Any:
    """A value as a cell holds it: lists joined, periods as text, nothing for what is empty."""
    joined = "|".join(value) if isinstance(value, list) else value
    return None if joined in (None, "") else float(joined) if re.fullmatch(r"[\d.]+(e\d+)?", str(joined)) else joined


def test_keys_are_unique_and_every_narrative_is_there(package: tuple[Path, dict[str, Any]]) -> None:
    folder, about = package
    resources = {resource["name"]: resource for resource in about["resources"]}
    for resource in resources.values():
        schema, rows = resource["schema"], read_table(folder, resource)
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))
        for foreign in schema.get("foreignKeys", []):
            other = read_table(folder, resources[foreign["reference"]["resource"]])
            known = {tuple(row[name] for name in foreign["reference"]["fields"]) for row in other}
            assert {tuple(row[name] for name in foreign["fields"]) for row in rows} <= known


def test_the_package_explains_every_column(package: tuple[Path, dict[str, Any]]) -> None:
    assert package[1]["profile"] == "tabular-data-package"
    for resource in package[1]["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"])
    fields = {
        field["name"]: field
        for r in package[1]["resources"]
        if r["name"] == "penalty"
        for field in r["schema"]["fields"]
    }
    assert fields["min_years"]["unit"] == "years (months as decimals)"
    assert fields["victim"]["constraints"]["enum"] == ["adult", "child", "any"]


@pytest.mark.parametrize("kind", CONTENTS)
def test_the_columns_are_those_of_the_tables(kind: str) -> None:
    assert [column.name for column in columns(kind)] == table_columns([kind])


def test_every_description_is_of_a_column() -> None:
    described = read_toml("tipgraph.export", "columns.toml")
    assert described.keys() == {"narratives", "fact", *CONTENTS}
    for kind in CONTENTS:
        assert {*described["fact"], *described[kind]} == {column.name for column in columns(kind)}


@pytest.mark.parametrize(
    ("table", "name", "kind", "required"),
    [
        ("statistic", "value", "number", True),
        ("statistic", "period", "period", False),
        ("statistic", "citations", "list", True),
        ("statistic", "group", "string", False),
        ("penalty", "max_years", "number", False),
        ("tier", "waiver", "boolean", True),
        ("tier", "consecutive_years", "integer", False),
        ("plan", "start_year", "integer", False),
        ("plan", "start", "integer", True),
        ("flow", "confidence", "number", False),
    ],
)
def test_a_column_has_the_type_of_its_field(table: str, name: str, kind: str, required: bool) -> None:
    column = next(column for column in columns(table) if column.name == name)
    assert (column.kind, column.required) == (kind, required)


def test_duckdb_reads_the_parquet_tables_as_the_facts_are(built: Path, tmp_path: Path) -> None:
    export(built, "parquet", tmp_path / "parquet")
    by_type: dict[str, list[Fact]] = {kind: [] for kind in CONTENTS}
    for fact in output.read_facts(built):
        by_type[fact.type].append(fact)
    for kind, facts in by_type.items():
        asked = duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path}/parquet/{kind}.parquet')")
        assert asked.columns == [*table_columns([kind]), FURTHER]
        rows = {row["id"]: row for row in (dict(zip(asked.columns, row, strict=True)) for row in asked.fetchall())}
        assert len(rows) == len(facts)
        for fact in facts:
            record, row = fact.to_record(), rows[fact.id]
            assert [(e["start"], e["end"], e["evidence"]) for e in row.pop(FURTHER)] == [
                (e.start, e.end, e.quote) for e in fact.also
            ]
            period = {"period": None if record.get("period", None) is None else str(record["period"])}
            assert row == {name: {**record, **period}[name] for name in row}
    narratives = duckdb.sql(f"SELECT narrative, report_year FROM read_parquet('{tmp_path}/parquet/narratives.parquet')")
    assert sorted(narratives.fetchall()) == sorted((n.name, n.report_year) for n in output.read_narratives(built))


def test_parquet_columns_are_typed_also_where_a_table_is_empty(difficult_output: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in (output.FACTS, output.NARRATIVES):
        (tmp_path / "empty" / name).write_text("")
    for folder, target in ((difficult_output, "full"), (tmp_path / "empty", "none")):
        export(folder, "parquet", tmp_path / target)
        described = duckdb.sql(
            f"DESCRIBE SELECT * FROM read_parquet('{tmp_path}/{target}/statistic.parquet')"
        ).fetchall()
        types = {row[0]: row[1] for row in described}
        assert (types["value"], types["report_year"], types["citations"]) == ("DOUBLE", "BIGINT", "VARCHAR[]")


def test_without_pyarrow_parquet_names_the_remedy(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=re.escape("pip install 'tipgraph[parquet]'")):
        export(built, "parquet", tmp_path / "parquet")
    assert not list(tmp_path.iterdir()), "nothing is left of an export that failed"
