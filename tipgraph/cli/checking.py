"""`tipgraph check`."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option
from tipgraph.cli.table import plain

if TYPE_CHECKING:
    from tipgraph.graph.check import Finding

SHOWN = 10
"""So many findings of one kind are listed; the rest are counted."""

FAILING = {"error": {"error"}, "warning": {"error", "warning"}, "none": set[str]()}


@click.command("check", context_settings=CONTEXT, epilog="Example:  tipgraph check --fail-on warning")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILING)),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding is of this level or above.",
)
@graph_option
@debug_option
def check_command(fail_on: str, folder: Path) -> int:
    """Hold the built graph to its shapes, its vocabulary, and its quotes to the texts.

    A defect of the graph is an error, a contradiction in the texts a warning.
    """
    from tipgraph.graph.check import check
    from tipgraph.output import TURTLE, require_built, text_of

    require_built(folder)
    findings = check(folder / TURTLE, lambda name: text_of(folder, name))
    _print_report(findings)
    return 1 if any(finding.severity in FAILING[fail_on] for finding in findings) else 0


def _print_report(findings: Sequence["Finding"]) -> None:
    for (severity, title), group in groupby(findings, key=lambda finding: (finding.severity, finding.title)):
        alike = list(group)
        click.echo(plain(f"{severity}: {title} ({len(alike)})"))
        for finding in alike[:SHOWN]:
            where = f" in {finding.narrative}" if finding.narrative and finding.narrative != finding.focus else ""
            click.echo(plain(f"  {finding.focus}{where}: {finding.message}"))
        if len(alike) > SHOWN:
            click.echo(f"  and {len(alike) - SHOWN} more")
    errors = sum(finding.severity == "error" for finding in findings)
    click.echo(f"{errors} errors, {len(findings) - errors} warnings")
