"""Parquet: a typed table a fact type and one of the narratives; lists are lists, and further evidence is kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipgraph.errors import OutputError
from tipgraph.export.columns import NARRATIVES, TABLES, Column, columns, records, value
from tipgraph.export.datapackage import description
from tipgraph.output import read_facts, read_narratives

if TYPE_CHECKING:
    import pyarrow

FURTHER = "further_evidence"
"""The column of the other spans that say the same: structs of start, end and the words."""


def write_parquet(folder: Path, target: Path) -> None:
    """A Parquet file a table, into a folder. Raises OutputError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OutputError("Parquet needs pyarrow, which is not installed; pip install 'tipgraph[parquet]'") from error
    facts, narratives = read_facts(folder), read_narratives(folder)
    for name in TABLES:
        rows = [_row(columns(name), record) for record in records(name, facts, narratives)]
        if name != NARRATIVES:
            for row, fact in zip(rows, (fact for fact in facts if fact.type == name), strict=True):
                row[FURTHER] = [{"start": e.start, "end": e.end, "evidence": e.quote} for e in fact.also]
        table = pyarrow.Table.from_pylist(rows, schema=schema(name))
        pyarrow.parquet.write_table(table, target / f"{name}.parquet", compression="zstd")


def _row(own: tuple[Column, ...], record: dict[str, Any]) -> dict[str, Any]:
    return {column.name: value(column, record) for column in own}


def schema(table: str) -> "pyarrow.Schema":
    """The schema of a table, with what each column means in the metadata of its field."""
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "period": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(
            column.name,
            types[column.kind],
            nullable=not column.required,
            metadata={"description": column.text, **({"unit": column.unit} if column.unit else {})},
        )
        for column in columns(table)
    ]
    if table != NARRATIVES:
        span = pyarrow.struct([("start", pyarrow.int64()), ("end", pyarrow.int64()), ("evidence", pyarrow.string())])
        about = {"description": "Further places of the text that say the same."}
        fields.append(pyarrow.field(FURTHER, pyarrow.list_(span), nullable=False, metadata=about))
    return pyarrow.schema(fields, metadata={"title": table, "description": description(table)})
