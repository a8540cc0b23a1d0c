"""`tipgraph evaluate`."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option
from tipgraph.cli.table import plain, print_table

if TYPE_CHECKING:
    from tipgraph.evaluate import Evaluation, Figures

COLUMNS = ("gold", "predicted", "precision", "recall", "f1", "fields", "evid")


@click.command("evaluate", context_settings=CONTEXT, epilog="Example:  tipgraph evaluate tests/gold --misses")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="First list every missed (-) and every extra (+) fact.")
@click.option(
    "--by", type=click.Choice(["type", "rule"]), default="type", show_default=True, help="What a row of the table is."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="EARLIER.json",
    help="Compare with what an earlier --json printed: figures gained and lost, and the facts behind them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON; misses then go to stderr.")
@graph_option
@debug_option
def evaluate_command(gold: Path, misses: bool, by: str, as_json: bool, folder: Path, baseline: Path | None) -> None:
    """Compare the facts of a built graph with gold facts.

    GOLD is a file with one fact a line, or a folder of such files. `fields` is the share of the other fields that agree
    on the matched facts, `evid` the share of matched facts whose evidence overlaps the gold's.
    """
    from tipgraph.evaluate import evaluate, read_records
    from tipgraph.output import FACTS, require_built

    require_built(folder)
    evaluation = evaluate(read_records(gold), read_records(folder / FACTS))
    if misses:
        _print_misses(evaluation, sys.stderr if as_json else sys.stdout)
    rows = evaluation.rows() if by == "type" else evaluation.rows_by_rule()
    if as_json:
        figures = {name: asdict(row) for name, row in rows.items()}
        found = {"matched": evaluation.matched_keys(), "extra": evaluation.extra_keys()}
        click.echo(json.dumps(figures | {"outside": evaluation.outside} | found, indent=1, ensure_ascii=False))
        return
    print_table((by, *COLUMNS), [(name, *_shown(row)) for name, row in rows.items()], right=COLUMNS)
    if baseline:
        _print_changes(evaluation, baseline)
    if evaluation.outside:
        click.echo(f"outside the gold's narratives: {evaluation.outside} facts, not scored")


def _print_changes(evaluation: "Evaluation", baseline: Path) -> None:
    """What has changed since an earlier `--json`: the F1 by type, and each fact that was gained or lost."""
    from tipgraph.evaluate.changes import changes

    changed = changes(evaluation, baseline)
    click.echo(f"\nsince {baseline}:")
    for kind, before, after in changed.figures:
        click.echo(f"  {kind:<15} F1 {before:.3f} -> {after:.3f}")
    for word, keys in changed.facts.items():
        for key in keys:
            click.echo(f"  {word:<12} {plain(key)}")
    if not changed.figures and not any(changed.facts.values()):
        click.echo("  nothing has changed")


def _shown(row: "Figures") -> Sequence[str]:
    values = (getattr(row, column) for column in COLUMNS)
    return ["–" if v is None else f"{v:.3f}" if isinstance(v, float) else str(v) for v in values]


def _print_misses(evaluation: "Evaluation", stream: TextIO) -> None:
    from tipgraph.facts import CONTENTS

    for kind, match in evaluation.matches.items():
        for sign, facts in (("-", match.missed), ("+", match.extra)):
            for fact in facts:
                key = json.dumps({name: fact.get(name) for name in CONTENTS[kind].key_fields()}, ensure_ascii=False)
                quote = str(fact.get("evidence") or "")[:110]
                click.echo(f"{sign} {fact['country']} {fact['report_year']} {kind} {key}  «{quote}»", file=stream)
