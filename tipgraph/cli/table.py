"""Rows as a table for people to read."""

import shutil
import sys
from collections.abc import Sequence

import click

WIDEST = 72


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[str] = ()) -> None:
    """Print aligned columns, those named in `right` to the right. All but the last are cut at WIDEST; on a terminal the
    last is cut to fit, elsewhere it stands whole."""
    cells = [[*(_cut(plain(cell), WIDEST) for cell in row[:-1]), plain(row[-1])] for row in (columns, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    for row in cells:
        aligned = (
            cell.rjust(width) if name in right else cell.ljust(width)
            for cell, width, name in zip(row, widths, columns, strict=True)
        )
        click.echo(_fit("  ".join(aligned).rstrip()))


def plain(value: object) -> str:
    """A value on one line without control characters: what a narrative holds must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in ("" if value is None else str(value)))


def _fit(line: str) -> str:
    return _cut(line, shutil.get_terminal_size().columns) if sys.stdout.isatty() else line


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
