"""Find the files that a source holds (contract.md 3)."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tipgraph.errors import SourceError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read. `name` is its path relative to the source, with `/`; `path` is None for standard input."""

    name: str
    path: Path | None


def find(sources: Iterable[str], leave_out: Iterable[Path] = ()) -> list[SourceFile]:
    """The files of all sources, each once, sorted by name; no two have the same name.

    `leave_out` are files and folders that are no sources although they lie in one: the manifest, the output folder; so
    is every folder that a build has written. Raises SourceError where a source cannot be listed.
    """
    skipped = {_real(path) for path in leave_out}
    found: dict[Path | None, SourceFile] = {}
    for source in sources:
        for file in _files_of(source, skipped):
            found.setdefault(file.path and _real(file.path), file)
    return sorted(_named_apart(list(found.values())), key=lambda file: file.name)


def _files_of(source: str, skipped: set[Path]) -> Iterator[SourceFile]:
    if source == STDIN:
        yield SourceFile("stdin", None)
        return
    path = Path(source)
    if os.path.isdir(path):
        for file in _walk(path, skipped):
            yield SourceFile(file.relative_to(path).as_posix(), file)
    else:
        yield SourceFile(path.name, path)  # where there is none, reading it says so


def _walk(folder: Path, skipped: set[Path]) -> Iterator[Path]:
    """The files below a folder that may be sources; a link to a folder is not followed, so nothing is read twice."""
    for parent, folders, files in os.walk(folder, onerror=_raise, followlinks=False):
        here = Path(parent)
        if _is_output(here):
            folders[:] = []
            continue
        folders[:] = sorted(f for f in folders if not f.startswith(".") and _real(here / f) not in skipped)
        for name in sorted(files):
            if not name.startswith(".") and not _is_note(name) and _real(here / name) not in skipped:
                yield here / name


def _real(path: Path) -> Path:
    """The path without links; unlike `Path.resolve`, a circle of links does not stop it."""
    return Path(os.path.realpath(path))


def _is_output(folder: Path) -> bool:
    """Whether a build wrote a folder (contract.md 4): its texts are copies."""
    return all((folder / name).is_file() for name in ("facts.jsonl", "narratives.jsonl", "tipgraph.ttl"))


def _is_note(name: str) -> bool:
    """Whether a file speaks about its folder."""
    return name.upper().startswith(("README", "LICENSE"))


def _raise(error: OSError) -> None:
    raise SourceError(
        f"{error.filename}: the folder cannot be read ({error.strerror}); check its permissions"
    ) from error


def _named_apart(files: list[SourceFile]) -> list[SourceFile]:
    """Files of different sources that share a name get as many of their folders' names as tell them apart."""
    while doubled := {name for name, count in Counter(file.name for file in files).items() if count > 1}:
        files = [replace(file, name=_longer_name(file)) if file.name in doubled else file for file in files]
    return files


def _longer_name(file: SourceFile) -> str:
    """The file's name with one folder more in front; whole paths differ, so that names come apart in the end."""
    if file.path is None:
        return file.name
    return "/".join(_real(file.path).parts[1:][-(file.name.count("/") + 2) :])
