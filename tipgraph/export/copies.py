"""What a build has already written in the form that is asked for, byte for byte, once it was seen to be whole."""

import shutil
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat, parse

from tipgraph.errors import DataError, OutputError, in_words
from tipgraph.output import FACTS, TURTLE, read_facts


def write_turtle(folder: Path, out: BinaryIO) -> None:
    """The Turtle of the build: sorted, shared nodes first, then a block a narrative."""
    try:
        for _ in parse(path=str(folder / TURTLE), format=RdfFormat.TURTLE):
            pass
    except SyntaxError as error:
        raise DataError(f"{folder / TURTLE}: this is no Turtle ({error}); build the graph again") from error
    except OSError as error:
        raise _unreadable(folder / TURTLE, error) from error
    _copy(folder / TURTLE, out)


def write_jsonl(folder: Path, out: BinaryIO) -> None:
    """The facts of the build, one a line."""
    read_facts(folder)
    _copy(folder / FACTS, out)


def _copy(path: Path, out: BinaryIO) -> None:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error
    with stream:
        shutil.copyfileobj(stream, out)


def _unreadable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: the graph cannot be read ({in_words(error)}); build it again")
