"""`tipgraph build`."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipgraph.cli.options import CONTEXT, debug_option, named_folder
from tipgraph.cli.table import print_table

if TYPE_CHECKING:
    from tipgraph.build import Summary
    from tipgraph.narrative import Narrative

LISTED = 20
"""So many narratives are listed in the summary."""


@click.command(
    "build",
    context_settings=CONTEXT,
    epilog="Example:  tipgraph build seeds -o output",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "folder",
    metavar="FOLDER",
    callback=named_folder,
    default="output",
    show_default=True,
    help="The folder to write; it is replaced whole or not at all.",
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="A table file,country,year,kind that says what the files are.",
)
@click.option("--country", help="The country of a source with one narrative: ISO code, name or demonym.")
@click.option("--year", help="The report year of a source with one narrative.")
@click.option("--strict", is_flag=True, help="Stop at the first source that cannot be read.")
@debug_option
def build_command(
    sources: Sequence[str], folder: Path, manifest: Path | None, country: str | None, year: str | None, strict: bool
) -> None:
    """Read narratives, extract their facts, and write the graph.

    A SOURCE is a file, a folder, or `-` for standard input. A source that cannot be read is skipped and named; the
    others are built.
    """
    from tipgraph.build import build
    from tipgraph.sources import Assigned, country_code, read_sources, report_year

    option = Assigned(None if country is None else country_code(country), None if year is None else report_year(year))
    reading = read_sources(sources, option, manifest, leave_out=[folder], strict=strict)
    for problem in reading.problems:
        click.echo(f"tipgraph: skipped {problem}", err=True)
    _print_summary(build(reading, folder, _with_progress))


def _with_progress(narratives: Sequence["Narrative"]) -> Iterator["Narrative"]:
    """Go through narratives, with a bar on a terminal."""
    with click.progressbar(
        narratives, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty(), item_show_func=_name
    ) as bar:
        yield from bar


def _name(narrative: "Narrative | None") -> str | None:
    return narrative.key if narrative else None


def _print_summary(summary: "Summary") -> None:
    counts = Counter(problem.kind for problem in summary.problems)
    rows: Sequence[tuple[str, int]] = [
        ("narratives", len(summary.narratives)),
        ("skipped", counts["skipped"]),
        ("sections without facts", counts["no facts"]),
        ("facts", sum(summary.facts_by_type.values())),
        *((f"  {kind}", count) for kind, count in summary.facts_by_type.items()),
    ]
    width = max(len(name) for name, _ in rows)
    for name, count in rows:
        click.echo(f"{name.ljust(width)}  {count:>7,}")
    click.echo()
    listed = summary.narratives[:LISTED]
    print_table(("narrative", "country", "report year", "kind", "known by"), [_identity(n) for n in listed])
    if len(listed) < len(summary.narratives):
        click.echo(f"and {len(summary.narratives) - len(listed)} more, in {summary.folder / 'narratives.jsonl'}")
    click.echo(f"\nWritten to {summary.folder}. Where to look next:")
    steps = _next_steps(summary.folder)
    width = max(len(step) for step, _ in steps)
    for step, meaning in steps:
        click.echo(f"  {step.ljust(width)}  {meaning}")


def _identity(narrative: "Narrative") -> tuple[object, ...]:
    basis = f"country: {narrative.country_basis}, year: {narrative.year_basis}"
    return narrative.name, narrative.country, narrative.report_year, narrative.kind, basis


def _next_steps(folder: Path) -> list[tuple[str, str]]:
    graph = "" if folder == Path("output") else f" -g {folder}"
    return [
        (f"tipgraph facts{graph}", "the facts as rows; `tipgraph explain FACT` shows the words behind one"),
        (f"tipgraph query{graph} 'SELECT …'", "a question in SPARQL"),
        (str(folder / "graph.html"), "the graph as a page, to open in a browser"),
        (str(folder / "tables"), "the facts as tables, one a type"),
        (str(folder / "problems.jsonl"), "what was skipped and what gave no facts"),
    ]
