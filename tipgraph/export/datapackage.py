"""CSV: a tidy table a fact type and one of the narratives, with a Frictionless data package that explains them.

`datapackage.json` follows the Data Package and Table Schema standards, version 1, which every reader of them knows.
"""

import csv
import inspect
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from tipgraph import __version__
from tipgraph.export.columns import NARRATIVES, PERIOD, TABLES, Column, columns, narrative_record
from tipgraph.facts import CONTENTS
from tipgraph.narrative import Narrative
from tipgraph.output import read_facts, read_narratives
from tipgraph.tables import write_csv as write_facts

_DESCRIPTION = (
    "What narratives of the Trafficking in Persons Report say, edition by edition: a row a fact, with the words behind it. "
    "A reading of the report by rules, not the report; cite the narrative. Lists are joined by |. An empty cell means that "
    "the text does not say it; what the report says was not reported is a row of the table silence."
)


def write_csv(folder: Path, target: Path) -> None:
    """The tables of a built graph and their `datapackage.json`, into a folder."""
    facts, narratives = read_facts(folder), read_narratives(folder)
    resources = []
    for table in TABLES:
        path = target / f"{table}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            if table == NARRATIVES:
                _write_narratives(stream, narratives)
            else:
                write_facts(stream, [fact for fact in facts if fact.type == table], [table])
        resources.append(_resource(table, path))
    package = {
        "profile": "tabular-data-package",
        "name": "tipgraph",
        "title": "tipgraph: facts of the Trafficking in Persons Report",
        "description": _DESCRIPTION,
        "version": __version__,
        "resources": resources,
    }
    (target / "datapackage.json").write_text(
        json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


def _write_narratives(stream: Any, narratives: list[Narrative]) -> None:
    writer = csv.DictWriter(stream, [column.name for column in columns(NARRATIVES)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(narrative_record(narrative) for narrative in narratives)


def _resource(table: str, path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": path.name,
        "title": table.replace("_", " ").capitalize(),
        "description": description(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True},
        "schema": _schema(table),
    }


def description(table: str) -> str:
    """What a table holds, in a sentence or two."""
    if table == NARRATIVES:
        return "The texts: one country's narrative in one edition of the report, or a secondary text about a country."
    return " ".join((inspect.getdoc(CONTENTS[table]) or "").split()).replace("`", "")


def _schema(table: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns(table)], "missingValues": [""]}
    if table == NARRATIVES:
        return {**schema, "primaryKey": ["narrative"]}
    foreign = {"fields": ["narrative"], "reference": {"resource": NARRATIVES, "fields": ["narrative"]}}
    return {**schema, "primaryKey": ["id"], "foreignKeys": [foreign]}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required and column.kind != "list" else {}
    if column.codes and column.kind == "string":
        constraints["enum"] = list(column.codes)
    if column.kind == "period":
        constraints["pattern"] = PERIOD
    text = column.text
    if column.kind == "list":
        text += " Items are joined by |" + (f"; each is one of {', '.join(column.codes)}." if column.codes else ".")
    return {
        "name": column.name,
        "type": "string" if column.kind in ("list", "period") else column.kind,
        "description": text,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }
