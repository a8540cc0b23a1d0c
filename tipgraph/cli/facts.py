"""`tipgraph facts` and `tipgraph explain`: the facts as rows, and one fact with the words behind it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipgraph.cli.options import CONTEXT, choose_countries, choose_types, debug_option, graph_option
from tipgraph.cli.table import plain, print_table

if TYPE_CHECKING:
    from tipgraph.explain import Explanation
    from tipgraph.facts import Content, Fact
    from tipgraph.narrative import Narrative


@click.command(
    "facts", context_settings=CONTEXT, epilog="Example:  tipgraph facts --country Belarus --year 2013 --type statistic"
)
@choose_countries
@click.option("--year", "years", multiple=True, help="Only facts of this report year; repeatable.")
@choose_types
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How to print the facts.",
)
@click.option(
    "--uncovered", is_flag=True, help="Print the sentences with a number, a law or a country that gave no fact."
)
@graph_option
@debug_option
def facts_command(
    folder: Path, countries: Sequence[str], years: Sequence[str], types: Sequence[str], form: str, uncovered: bool
) -> None:
    """Print the facts of a built graph as rows, or the sentences that gave none."""
    from tipgraph.output import read_facts, read_narratives
    from tipgraph.sources import country_code, report_year

    codes, editions = {country_code(c) for c in countries}, {report_year(y) for y in years}

    def chosen(one: "Fact | Narrative") -> bool:
        return (not codes or one.country in codes) and (not editions or one.report_year in editions)

    if uncovered and types:
        raise click.UsageError("--uncovered is about sentences without facts, which have no type; leave --type out")
    facts = [fact for fact in read_facts(folder) if chosen(fact)]
    if uncovered:
        _print_uncovered([n for n in read_narratives(folder) if chosen(n)], facts, form)
    else:
        _print_facts([fact for fact in facts if not types or fact.type in types], form, types)


def _print_facts(facts: "Sequence[Fact]", form: str, types: Sequence[str]) -> None:
    from tipgraph.tables import write_csv

    if form == "jsonl":
        for fact in facts:
            click.echo(json.dumps(fact.to_record(), ensure_ascii=False))
    elif form == "csv":
        write_csv(sys.stdout, facts, types or None)
    elif facts:
        print_table(("id", "fact", "evidence"), [(f.id, said(f.content), f.evidence.quote) for f in facts])
    else:
        click.echo("tipgraph: no fact of the graph is like that", err=True)


def _print_uncovered(narratives: "Sequence[Narrative]", facts: "Sequence[Fact]", form: str) -> None:
    """The telling sentences without a fact, and on standard error how many there are of how many."""
    import csv
    from dataclasses import asdict, fields

    from tipgraph.coverage import Uncovered, coverage, uncovered

    by_narrative: dict[str, list[Fact]] = {}
    for fact in facts:
        by_narrative.setdefault(fact.narrative, []).append(fact)
    rows = [u for n in narratives for u in uncovered(n, by_narrative.get(n.name, []))]
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow([f.name for f in fields(Uncovered)])
        writer.writerows([*asdict(row).values()] for row in rows)
    elif rows:
        shown = [(u.narrative, u.section, "|".join(u.because), u.sentence) for u in rows]
        print_table(("narrative", "section", "holds", "sentence"), shown)
    telling = sum(c.telling for n in narratives for c in coverage(n, by_narrative.get(n.name, [])))
    click.echo(f"tipgraph: {len(rows)} of {telling} sentences with a number, law or country gave no fact", err=True)


@click.command("explain", context_settings=CONTEXT, epilog="Example:  tipgraph explain BLR-2013-tier-0123456789ab")
@click.argument("fact_id", metavar="FACT")
@graph_option
@debug_option
def explain_command(fact_id: str, folder: Path) -> None:
    """Show the words behind a fact: its sentence with the quote marked, and the sentences before and after.

    FACT is the id that `tipgraph facts` prints, or as much of it as tells it from the others.
    """
    from tipgraph.explain import explain
    from tipgraph.output import read_facts, text_of

    _print_explanation(explain(fact_id, read_facts(folder), lambda name: text_of(folder, name)))


def _print_explanation(explanation: "Explanation") -> None:
    fact = explanation.fact
    rows = {
        "fact": fact.id,
        "says": said(fact.content),
        "narrative": f"{fact.narrative} ({fact.country}, report of {fact.report_year})",
        "polarity": fact.polarity,
        "said by": fact.source or "the report itself",
        "rule": fact.rule if fact.confidence is None else f"{fact.rule} (estimated precision {fact.confidence:.2f})",
    }
    for name, value in rows.items():
        click.echo(plain(f"{name:<10} {value}"))
    for passage in explanation.passages:
        click.echo(f"\ncharacters {passage.evidence.start} to {passage.evidence.end}:")
        for line in (passage.before, passage.marked, passage.after):
            if line:
                click.echo(f"  {plain(line)}")


def said(content: "Content") -> str:
    """The content of a fact on one line: its key, then what else it says."""
    values = {name: getattr(content, name) for name in (*content.key_fields(), *content.other_fields())}
    shown = (f"{name}={_shown(value)}" for name, value in values.items() if value not in (None, False, ()))
    return f"{content.type}: {', '.join(shown)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
