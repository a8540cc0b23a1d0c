"""Read facts as records: gold files and the `facts.jsonl` of a build."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tipgraph.errors import DataError, in_words


def read_records(path: Path) -> list[dict[str, Any]]:
    """The facts of a JSON Lines file, or of a folder: its `facts.jsonl` if it is a build's output, else all its files.

    Raises DataError where there are none.
    """
    folder = [path / "facts.jsonl"] if (path / "facts.jsonl").is_file() else sorted(path.rglob("*.jsonl"))
    files = [path] if path.is_file() else folder
    records = [record for file in files for record in _records_of(file)]
    if not records:
        raise DataError(
            f"{path}: there are no facts; give a .jsonl file with one fact a line, or a folder of such files"
        )
    return records


def _records_of(file: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"{file}: it cannot be read ({in_words(error)}); give a .jsonl file with one fact a line"
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                fact = json.loads(line)
                yield fact | {k: t(fact[k]) for k, t in (("country", str), ("report_year", int), ("type", str))}
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(
                    f"{file}, line {number}: this is no fact ({in_words(error)}); see the annotation guide"
                ) from error
