"""What a build has already written in the form that is asked for, byte for byte."""

import shutil
from pathlib import Path
from typing import BinaryIO

from tipgraph.errors import OutputError, in_words
from tipgraph.output import FACTS, TURTLE


def write_turtle(folder: Path, out: BinaryIO) -> None:
    """The Turtle of the build: sorted, shared nodes first, then a block a narrative."""
    _copy(folder / TURTLE, out)


def write_jsonl(folder: Path, out: BinaryIO) -> None:
    """The facts of the build, one a line."""
    _copy(folder / FACTS, out)


def _copy(path: Path, out: BinaryIO) -> None:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise OutputError(f"{path}: the graph cannot be read ({in_words(error)}); build it again") from error
    with stream:
        shutil.copyfileobj(stream, out)
