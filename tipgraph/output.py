"""The output folder (contract.md 4): written whole or not at all, and read back."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from tipgraph.errors import DataError, OutputError
from tipgraph.facts import CONTENTS, Fact
from tipgraph.narrative import Narrative
from tipgraph.sources.problem import Problem
from tipgraph.tables import write_csv
from tipgraph.writing import alone

FACTS = "facts.jsonl"
NARRATIVES = "narratives.jsonl"
PROBLEMS = "problems.jsonl"
TABLES = "tables"
TEXTS = "texts"
TURTLE = "tipgraph.ttl"
DATASET = "dataset.ttl"
PAGE = "graph.html"
STORE = "store"

_ASIDE = ".building"
_LOCK = ".building.lock"


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A folder to write a build's output into; when the block ends well, it takes the place of the last output.

    Whatever else lies in `folder` is left alone. If the block fails, `folder` is as it was before.
    Raises OutputError where the folder cannot be written, or where another build is writing into it.
    """
    is_new = not folder.exists()
    try:
        if not is_new and _is_of_others(folder):
            raise OutputError(f"{folder}: it holds other things than a build's output; give another folder with -o")
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder, _LOCK):
            yield from _replacing(folder)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror}); make room or give another folder with -o"
        ) from error
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()  # where nothing was written into it


def _replacing(folder: Path) -> Iterator[Path]:
    aside = folder / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)  # what a build that was killed has left
    aside.mkdir()
    try:
        yield aside
        _move_into_place(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _is_of_others(folder: Path) -> bool:
    """Whether a folder has folders of our names that no build has made: they must not be replaced."""
    return not (folder / NARRATIVES).exists() and any((folder / name).is_dir() for name in (TABLES, TEXTS, STORE))


def _move_into_place(aside: Path, folder: Path) -> None:
    """Each file and folder takes its place by a rename; the last output goes only when the new one is complete."""
    replaced = aside / ".replaced"
    replaced.mkdir()
    for entry in sorted(aside.iterdir()):
        if entry == replaced:
            continue
        if entry.is_dir() and (folder / entry.name).exists():
            os.replace(folder / entry.name, replaced / entry.name)
        os.replace(entry, folder / entry.name)


def write_facts(folder: Path, facts: Sequence[Fact]) -> None:
    _write_lines(folder / FACTS, (fact.to_record() for fact in facts))


def write_problems(folder: Path, problems: Iterable[Problem]) -> None:
    _write_lines(folder / PROBLEMS, (problem.to_record() for problem in problems))


def write_narratives(folder: Path, narratives: Iterable[Narrative]) -> None:
    """The texts as they were read, and a line on each: what it is and how that is known."""
    lines = []
    for narrative in narratives:
        path = folder / TEXTS / narrative.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(narrative.text, encoding="utf-8", newline="")
        lines.append(
            {
                "narrative": narrative.name,
                "country": narrative.country,
                "report_year": narrative.report_year,
                "kind": narrative.kind,
                "country_basis": narrative.country_basis,
                "year_basis": narrative.year_basis,
                "sha256": sha256(narrative.text.encode()).hexdigest(),
            }
        )
    _write_lines(folder / NARRATIVES, lines)


def write_tables(folder: Path, facts: Sequence[Fact]) -> None:
    """A tidy table for each fact type, also for those without facts, so that scripts find what they expect."""
    (folder / TABLES).mkdir()
    for kind in CONTENTS:
        with (folder / TABLES / f"{kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            write_csv(stream, [fact for fact in facts if fact.type == kind], [kind])


def _write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def require_built(folder: Path) -> None:
    """Raises OutputError where nothing was built in a folder."""
    if not (folder / FACTS).is_file():
        raise OutputError(f"{folder}: there is no built graph; run `tipgraph build SOURCE -o {folder}` first")


def read_facts(folder: Path) -> list[Fact]:
    """The facts of a build, in the order of `facts.jsonl`. Raises OutputError where nothing was built there."""
    return [Fact.from_record(record) for record in _read_lines(folder, FACTS)]


def read_narratives(folder: Path) -> list[Narrative]:
    """The narratives of a build with their texts. Raises OutputError where nothing was built there."""
    return [
        Narrative(
            name=line["narrative"],
            text=text_of(folder, line["narrative"]),
            country=line["country"],
            report_year=line["report_year"],
            kind=line["kind"],
            country_basis=line["country_basis"],
            year_basis=line["year_basis"],
        )
        for line in _read_lines(folder, NARRATIVES)
    ]


def read_problems(folder: Path) -> list[Problem]:
    """What a build skipped, and what gave it no facts. Raises OutputError where nothing was built there."""
    return [Problem(line["source"], line["reason"], line["problem"]) for line in _read_lines(folder, PROBLEMS)]


def text_of(folder: Path, narrative: str) -> str:
    """The text of a narrative as it was read. Raises OutputError where the build has none of that name."""
    path = folder / TEXTS / narrative
    if not path.resolve().is_relative_to((folder / TEXTS).resolve()):
        raise OutputError(f"{narrative}: this name leads out of {folder / TEXTS}; build the graph again")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path}: the text cannot be read; build the graph again") from error


def _read_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    try:
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{folder / name}: this is not UTF-8 text; build the graph again") from error
    except OSError as error:
        raise OutputError(
            f"{folder}: there is no built graph; run `tipgraph build SOURCE -o {folder}` first"
        ) from error
    for number, line in enumerate(lines, 1):
        if line:
            try:
                yield json.loads(line)
            except ValueError as error:
                raise DataError(f"{folder / name}, line {number}: this is no JSON; build the graph again") from error
