"""`tipgraph export`."""

import sys
from pathlib import Path

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option

STDOUT = Path("-")

FILES = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "graphml", "gexf", "jsonl", "cube")
FOLDERS = ("csv", "parquet", "neo4j")


@click.command(
    "export", context_settings=CONTEXT, epilog="Example:  tipgraph export --format gexf -o belarus.gexf -g output"
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*FILES, *FOLDERS)),
    metavar="FORMAT",
    help="What to write: one of those above.",
)
@click.option(
    "-o",
    "target",
    metavar="PATH",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to write it. Default: standard output (-) for a format that is one file; the folder tipgraph-csv, "
    "tipgraph-parquet or tipgraph-neo4j for one that is a folder.",
)
@graph_option
@debug_option
def export_command(form: str | None, target: Path | None, folder: Path) -> None:
    """Write the built graph for another tool, whole or not at all.

    \b
    One file:
      turtle    the graph as it was built          ntriples  a triple a line, sorted
      trig      turtle, a named graph a narrative  nquads    ntriples, a named graph a narrative
      jsonld    JSON with readable keys            rdfxml    for Protégé and other XML tools
      graphml   the network for Cytoscape, yEd     gexf      the network for Gephi, with a timeline
      jsonl     the facts, one a line              cube      figures and silences as a W3C Data Cube
    A folder of files:
      csv       a table a fact type, with a Frictionless datapackage.json
      parquet   a typed table a fact type (pip install 'tipgraph[parquet]')
      neo4j     tables for neo4j-admin, with the command in its README.txt
    """
    from tipgraph.export import export, write

    if form is None:
        raise click.UsageError(f"say which format with --format: {', '.join((*FILES, *FOLDERS))}")
    if form in FOLDERS:
        target = Path(f"tipgraph-{form}") if target is None else target
    if target is None or target == STDOUT:
        write(folder, form, sys.stdout.buffer)
        return
    export(folder, form, target)
    click.echo(f"tipgraph: written to {target}", err=True)
