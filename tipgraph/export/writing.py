"""Exports are written aside and take their place when they are complete."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tipgraph.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file when the block ends well; else the file stays as it was.

    Raises OutputError where the file cannot be written.
    """
    _require_name(path)
    aside = _aside(path)
    try:
        with aside.open("wb") as stream:
            yield stream
        os.replace(aside, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            aside.unlink()


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder that takes the place of `folder` when the block ends well; else `folder` stays as it was.

    Raises OutputError where it cannot be written, or where `folder` holds anything but files of the names written now: an
    export replaces an earlier one, never other people's files.
    """
    _require_name(folder)
    folder = folder.resolve()  # where a link leads, the folder there is replaced, not the link
    aside, previous = _aside(folder), folder.with_name(f".{folder.name}.previous")
    try:
        shutil.rmtree(aside, ignore_errors=True)  # what an export that was killed has left
        aside.mkdir()
        yield aside
        if folder.exists():
            _require_replaceable(folder, {entry.name for entry in aside.iterdir()})
            os.replace(folder, previous)
        os.replace(aside, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(previous, ignore_errors=True)


def _require_replaceable(folder: Path, names: set[str]) -> None:
    others = sorted({entry.name for entry in folder.iterdir()} - names)
    if others:
        raise OutputError(f"{folder}: it holds other things than this export ({others[0]}); give another name with -o")


def _require_name(path: Path) -> None:
    if not path.name:
        raise OutputError(f"{path}: this is no name for an export; give one with -o")


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror}); give another path with -o")
