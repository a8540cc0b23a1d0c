"""`tipgraph check`."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option
from tipgraph.cli.table import plain

if TYPE_CHECKING:
    from tipgraph.check import Finding, Place

SHOWN = 5
"""So many findings of one check are shown; the rest are counted."""

FAILING = {"error": {"error"}, "warning": {"error", "warning"}, "none": set[str]()}


@click.command("check", context_settings=CONTEXT, epilog="Example:  tipgraph check --fail-on warning")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILING)),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding is of this level or above.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the findings: grouped with examples, or all of them for a program.",
)
@graph_option
@debug_option
def check_command(fail_on: str, form: str, folder: Path) -> int:
    """Hold the built graph to its shapes and its vocabulary, its quotes to the texts, and the texts to each other.

    A defect of the graph is an error, a contradiction in the texts a warning; what is only worth a look is for
    information.
    """
    from tipgraph.check import check_build
    from tipgraph.output import require_built

    require_built(folder)
    findings = check_build(folder)
    if form == "json":
        click.echo(json.dumps([finding.to_record() for finding in findings], ensure_ascii=False, indent=2))
    else:
        _print_report(findings, "" if folder == Path("output") else f" -g {folder}")
    return 1 if any(finding.check.severity in FAILING[fail_on] for finding in findings) else 0


def _print_report(findings: Sequence["Finding"], graph: str) -> None:
    """Every group of findings with some examples, then how many there are of each level."""
    for check, group in groupby(findings, key=lambda finding: finding.check):
        alike = list(group)
        click.echo(plain(f"{check.severity}: {check.title} ({len(alike)})"))
        click.echo(plain(f"  problem:  {check.problem}"))
        click.echo(plain(f"  solution: {check.solution}"))
        for finding in alike[:SHOWN]:
            _print_finding(finding, graph)
        if len(alike) > SHOWN:
            click.echo(f"  and {len(alike) - SHOWN} more; --format json prints all")
        click.echo()
    counts = Counter(finding.check.severity for finding in findings)
    click.echo(f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} for information")


def _print_finding(finding: "Finding", graph: str) -> None:
    click.echo(plain(f"  - {finding.focus}: {finding.message}"))
    for place in finding.places:
        _print_place(place, graph)
    if not finding.places:
        click.echo(plain(f"      tipgraph query{graph} 'DESCRIBE {finding.focus}'"))


def _print_place(place: "Place", graph: str) -> None:
    if place.sentence:
        click.echo(plain(f"      {place.sentence}"))
    click.echo(plain(f"      {place.narrative}: tipgraph explain{graph} {place.fact}"))
