"""Files and folders that are written whole or not at all: aside first, then in their place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tipgraph.errors import OutputError

_READABLE = 0o644
"""Temporary files keep others out; what is written may be read by whoever may read its folder."""
_TRIES = 3
"""So often a folder takes its place, where another run puts its own there at the same moment."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file when the block ends well; else the file stays as it was.

    Where a link leads, the file there is replaced, not the link. A pipe or a device is written to, never replaced. Raises
    OutputError where it cannot be written.
    """
    _require_name(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                yield stream
            return
        path = path.resolve()
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
            os.chmod(aside, _READABLE)
            os.replace(aside, path)
        finally:
            with suppress(OSError):
                os.unlink(aside)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder that takes the place of `folder` when the block ends well; else `folder` stays as it was.

    Raises OutputError where it cannot be written, or where `folder` holds anything but files of the names written now: an
    export replaces an earlier one, never other people's files.
    """
    _require_name(folder)
    folder = folder.resolve()  # where a link leads, the folder there is replaced, not the link
    try:
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            fresh = aside / "fresh"
            fresh.mkdir()
            yield fresh
            _put_in_place(fresh, folder, aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _put_in_place(fresh: Path, folder: Path, aside: Path) -> None:
    """Let a folder take the place of an earlier one, which goes only then."""
    names = {entry.name for entry in fresh.iterdir()}
    for attempt in range(_TRIES):
        replaced = aside / f"replaced-{attempt}"
        if folder.exists():
            _require_replaceable(folder, names)
            os.replace(folder, replaced)
        try:
            os.replace(fresh, folder)
        except OSError:
            if attempt + 1 == _TRIES or not folder.exists():
                if replaced.exists() and not folder.exists():
                    os.replace(replaced, folder)
                raise
        else:
            return


@contextmanager
def alone(folder: Path, lock: str) -> Iterator[None]:
    """A block that no other process runs on the same folder; the file `lock` in it stands for that, and goes with the block
    or with the process. Raises OutputError where another one is at it."""
    try:
        import fcntl
    except ImportError:  # Windows: two builds into one folder are not told apart
        yield
        return
    path = folder / lock
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _READABLE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise OutputError(f"{folder}: another run is writing there; wait for it, or give another folder") from error
        if _is_at(path, handle):  # else the one before has just taken its lock away
            break
        os.close(handle)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        return False


def _require_replaceable(folder: Path, names: set[str]) -> None:
    others = sorted({entry.name for entry in folder.iterdir()} - names)
    if others:
        raise OutputError(f"{folder}: it holds other things than this export ({others[0]}); give another name with -o")


def _require_name(path: Path) -> None:
    if not path.name:
        raise OutputError(f"{path}: this is no name for a file or folder; give one with -o")


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror}); give another path with -o")
