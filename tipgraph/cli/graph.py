"""`tipgraph query` and `tipgraph view`: the built graph, asked and drawn."""

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tipgraph.cli.options import CONTEXT, choose_countries, choose_types, debug_option, graph_option
from tipgraph.errors import QueryError, in_words

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")


@click.command(
    "query",
    context_settings=CONTEXT,
    epilog="Example:  tipgraph query 'SELECT ?year ?tier { ?a tip:reportYear ?year ; tip:proposition/tip:tier ?tier }'",
)
@click.argument("query", required=False)
@click.option(
    "-f",
    "file",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE.rq",
    help="Read the query from a file.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the answer."
)
@click.option(
    "-o", "target", type=click.Path(path_type=Path, allow_dash=True), default="-", help="Write the answer to a file."
)
@click.option("--exit-status", is_flag=True, help="Exit with 1 where the answer is false or has no rows.")
@graph_option
@debug_option
def query_command(
    query: str | None, file: Path | None, form: str, target: Path, exit_status: bool, folder: Path
) -> int:
    """Ask the built graph in SPARQL. The project's prefixes are bound; nothing reaches the network.

    QUERY is the query itself, or `-` for standard input.
    """
    from tipgraph.graph.store import open_store
    from tipgraph.output import STORE, require_built
    from tipgraph.query.formats import write
    from tipgraph.query.run import run

    asked = _query_text(query, file)
    require_built(folder)
    answer = io.BytesIO()
    count = write(run(open_store(folder / STORE), asked), form, answer)
    _deliver(answer.getvalue(), target)
    return 1 if exit_status and not count else 0


def _query_text(query: str | None, file: Path | None) -> str:
    if query is not None and file is None:
        return sys.stdin.read() if query == "-" else query
    if file is None or query is not None:
        raise QueryError("give one query: as an argument, or in a file with -f")
    try:
        return sys.stdin.read() if file == Path("-") else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: the query cannot be read ({in_words(error)}); give a text file in UTF-8") from error


def _deliver(answer: bytes, target: Path) -> None:
    from tipgraph.output import replace_file

    if target == Path("-"):
        click.echo(answer, nl=False)
    else:
        replace_file(target, answer)


@click.command(
    "view", context_settings=CONTEXT, epilog="Example:  tipgraph view --country BLR --years 2003-2013 -o belarus.html"
)
@choose_countries
@click.option("--years", metavar="A-B", help="Only facts of these report years, such as 2003-2013 or 2013.")
@choose_types
@click.option(
    "-o", "target", type=click.Path(path_type=Path), default="graph.html", show_default=True, help="The page to write."
)
@graph_option
@debug_option
def view_command(countries: Sequence[str], years: str | None, types: Sequence[str], target: Path, folder: Path) -> None:
    """Draw the built graph as one HTML page that opens anywhere and fetches nothing."""
    from tipgraph.output import read_facts, read_narratives
    from tipgraph.sources import country_code
    from tipgraph.view.page import write_page

    codes = [country_code(country) for country in countries]
    write_page(read_facts(folder), read_narratives(folder), target, codes, _years(years), types)
    click.echo(f"tipgraph: written to {target}; open it in a browser", err=True)


def _years(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    from tipgraph.sources import report_year

    first, _, last = re.sub(r"\s*[-–]\s*", "-", text.strip()).partition("-")
    years = report_year(first), report_year(last or first)
    if years[0] > years[1]:
        raise QueryError(f"the years {text} run backwards; give the earlier one first")
    return years
