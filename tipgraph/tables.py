"""Facts as tidy tables: one row a fact, one column a field (contract.md 4)."""

import csv
from collections.abc import Sequence
from typing import Any, TextIO

from tipgraph.facts import CONTENTS, Fact

_FIRST = ("id", "narrative", "country", "report_year", "type")
_LAST = ("source", "polarity", "start", "end", "evidence", "rule", "confidence")


def write_csv(stream: TextIO, facts: Sequence[Fact], types: Sequence[str] | None = None) -> None:
    """Facts as CSV with a header: the columns of `types`, by default of those that the facts have.

    Lists are joined by `|`. Further evidence (`also` of a fact) is left to `facts.jsonl`.
    """
    header = columns(types if types is not None else list(dict.fromkeys(fact.type for fact in facts)))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    for fact in facts:
        record, mine = fact.to_record(), set(columns([fact.type]))
        writer.writerow([_cell(record[name]) if name in mine else "" for name in header])


def columns(types: Sequence[str]) -> list[str]:
    """The columns of a table of facts of these types: what every fact has around the fields of the types."""
    own = dict.fromkeys(
        CONTENTS[kind].record_name(name)
        for kind in types
        for name in (*CONTENTS[kind].key_fields(), *CONTENTS[kind].other_fields())
    )
    return [*_FIRST, *own, *_LAST]


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(str(v) for v in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
