"""`tipgraph query` and `tipgraph queries`: the built graph, asked."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option
from tipgraph.cli.table import plain
from tipgraph.errors import QueryError, QuerySyntaxError, in_words

if TYPE_CHECKING:
    from tipgraph.query.worker import Reply

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")
TIMEOUT = 60.0
"""Seconds; a question of the saved ones takes a fraction of one."""


@click.command(
    "query",
    context_settings=CONTEXT,
    epilog="Example:  tipgraph query -n tier-history --param country=Belarus",
)
@click.argument("query", required=False)
@click.option(
    "-f",
    "file",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE.rq",
    help="Read the query from a file.",
)
@click.option("-n", "--name", metavar="NAME", help="Ask a saved question; `tipgraph queries` lists them.")
@click.option(
    "--param", "given", multiple=True, metavar="NAME=VALUE", help="A value for a parameter of the question; repeatable."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the answer."
)
@click.option(
    "-o", "target", type=click.Path(path_type=Path, allow_dash=True), default="-", help="Write the answer to a file."
)
@click.option("--explain", is_flag=True, help="Show how the query is read, and what matches each of its patterns.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 where the answer is false or has no rows.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=TIMEOUT,
    show_default=True,
    metavar="S",
    help="Stop a query that takes longer than so many seconds; 0: never.",
)
@graph_option
@debug_option
def query_command(
    query: str | None,
    file: Path | None,
    name: str | None,
    given: Sequence[str],
    form: str,
    target: Path,
    explain: bool,
    exit_status: bool,
    timeout: float,
    folder: Path,
) -> int:
    """Ask the built graph in SPARQL. The project's prefixes are bound; nothing reaches the network.

    QUERY is the query itself, or `-` for standard input. A parameter of a query of your own is a variable that it binds to
    nothing, VALUES ?x { UNDEF }.
    """
    from tipgraph.output import STORE, require_built

    asked = _query_text(query, file, name, _values(given))
    require_built(folder)
    if explain:
        return _print_explanation(folder, asked)
    reply = _answer(folder / STORE, asked, form, timeout or None)
    _deliver(reply.body, target)
    if form == "table" and sys.stderr.isatty():
        click.echo(f"tipgraph: {reply.count} rows", err=True)
    return 1 if exit_status and not reply.count else 0


def _answer(store_folder: Path, query: str, form: str, timeout: float | None) -> "Reply":
    from tipgraph.query.worker import Request, worker

    try:
        with worker(store_folder) as asked:
            return asked.ask(Request(query, form), timeout)
    except QuerySyntaxError as error:
        _show_place(query, error)
        raise


def _show_place(query: str, error: QuerySyntaxError) -> None:
    """The line of a query that is at fault, with a caret under the place."""
    lines = query.splitlines()
    if 0 < error.line <= len(lines) and lines[error.line - 1].strip():
        click.echo(plain(lines[error.line - 1].expandtabs(1)), err=True)
        click.echo(" " * (error.column - 1) + "^", err=True)


def _values(given: Sequence[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    if wrong := [name for name, sign, _ in pairs if not (name and sign)]:
        raise click.BadParameter(f"'{wrong[0]}' is no NAME=VALUE", param_hint="--param")
    return {name.strip(): value for name, _, value in pairs}


def _query_text(query: str | None, file: Path | None, name: str | None, given: dict[str, str]) -> str:
    if sum(way is not None for way in (query, file, name)) != 1:
        raise QueryError("give one query: as an argument, in a file with -f, or a saved one with -n")
    if name is not None:
        from tipgraph.query.saved import saved_query

        return saved_query(name).bound(given)
    from tipgraph.query.saved import bind

    text = _read(file) if file is not None else sys.stdin.read() if query == "-" else str(query)
    return bind(text, given)


def _read(file: Path) -> str:
    try:
        return sys.stdin.read() if file == Path("-") else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: the query cannot be read ({in_words(error)}); give a text file in UTF-8") from error


def _deliver(answer: bytes, target: Path) -> None:
    from tipgraph.writing import whole_file

    if target == Path("-"):
        click.echo(answer, nl=False)
    else:
        with whole_file(target) as stream:
            stream.write(answer)


def _print_explanation(folder: Path, query: str) -> int:
    from tipgraph.graph.store import open_store
    from tipgraph.output import STORE
    from tipgraph.query.plan import plan

    found = plan(open_store(folder / STORE), query)
    click.echo(plain(f"{found.form} of {', '.join(found.variables) or 'nothing'}"))
    click.echo("pattern, and how many triples match it by itself:")
    for pattern, count in found.patterns:
        click.echo(plain(f"  {count:>9,}  {pattern}"))
    return 0


@click.command("queries", context_settings=CONTEXT, epilog="Example:  tipgraph queries")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print them.")
@debug_option
def queries_command(form: str) -> None:
    """List the saved questions with their parameters; `tipgraph query -n NAME` asks one."""
    import json
    from dataclasses import asdict

    from tipgraph.query.saved import saved_queries

    queries = saved_queries()
    if form == "json":
        click.echo(json.dumps([asdict(query) for query in queries], ensure_ascii=False, indent=1))
        return
    for query in queries:
        click.echo(f"{query.name}: {query.title}")
        click.echo(click.wrap_text(query.description, 110, "    ", "    "))
        for parameter in query.parameters:
            click.echo(f"    --param {parameter.name}={parameter.kind.upper()}  {parameter.description}")
        click.echo()
