"""`tipgraph view`: the built graph as a page."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from tipgraph.cli.options import CONTEXT, choose_countries, choose_types, debug_option, graph_option
from tipgraph.errors import QueryError


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
