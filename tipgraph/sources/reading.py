"""Read sources: every file becomes a narrative or a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import SourceError
from tipgraph.narrative import Narrative
from tipgraph.sources.find import SourceFile, find
from tipgraph.sources.identify import identify
from tipgraph.sources.manifest import Assigned, read_manifest
from tipgraph.sources.problem import Problem
from tipgraph.sources.read import ENDINGS, read

NOTHING = Assigned()


@dataclass(frozen=True, slots=True)
class Reading:
    """What sources gave: narratives sorted by name, and the problems of what gave none."""

    narratives: tuple[Narrative, ...]
    problems: tuple[Problem, ...]


def read_sources(
    sources: Sequence[str],
    option: Assigned = NOTHING,
    manifest: Path | None = None,
    leave_out: Sequence[Path] = (),
    strict: bool = False,
) -> Reading:
    """Read all narratives of the sources; a file that gives none becomes a problem and never stops the others.

    `option` assigns country and year, for a source with one narrative; `leave_out` are paths that are no sources.
    Raises SourceError where nothing can be read, where a source or the manifest is not as it should be, and, if
    `strict`, at the first problem.
    """
    rows = read_manifest(manifest) if manifest else {}
    files = find(sources, [*leave_out, *([manifest] if manifest else [])])
    if not files:
        raise SourceError(
            f"{', '.join(sources)}: there is no narrative; give {' or '.join(ENDINGS)} files, or a folder of them"
        )
    if option != NOTHING and len(files) > 1:
        raise SourceError(
            f"--country and --year are for one narrative, here are {len(files)}; use --manifest for several"
        )
    narratives, problems = [], []
    for file in files:
        outcome = _read_one(file, option, rows)
        if isinstance(outcome, Narrative):
            narratives.append(outcome)
        elif strict:
            raise SourceError(str(outcome))
        else:
            problems.append(outcome)
    problems += [Problem(name, "the manifest names it, but no source holds it") for name in _unused(rows, files)]
    if not narratives:
        more = f" (and {len(problems) - 1} more could not be read)" if len(problems) > 1 else ""
        raise SourceError(f"{problems[0]}{more}")
    return Reading(tuple(narratives), tuple(sorted(problems)))


def _read_one(file: SourceFile, option: Assigned, rows: Mapping[str, Assigned]) -> Narrative | Problem:
    try:
        return identify(file.name, read(file), option, rows.get(file.name, NOTHING))
    except SourceError as error:
        return Problem(_shown(file.name), str(error))


def _unused(rows: Mapping[str, Assigned], files: list[SourceFile]) -> list[str]:
    names = {file.name for file in files}
    return sorted(name for name in rows if name not in names)


def _shown(name: str) -> str:
    """A file's name as it can be printed on one line, whatever bytes it is made of."""
    return name if name.isprintable() else ascii(name)
