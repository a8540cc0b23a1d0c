"""`tipgraph serve`: the built graph on the web."""

from pathlib import Path

import click

from tipgraph.cli.options import CONTEXT, debug_option, graph_option

TIMEOUT = 30.0


@click.command("serve", context_settings=CONTEXT, epilog="Example:  tipgraph serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0: any that is free."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="S",
    help="Stop a query that takes longer than so many seconds.",
)
@graph_option
@debug_option
def serve_command(host: str, port: int, timeout: float, folder: Path) -> None:
    """Serve the built graph: a query page at /, the SPARQL endpoint at /sparql, the view at /graph, a page for each country
    and fact at /countries and /facts.

    Nothing can be changed through it, and nothing leaves the machine. Ctrl-C ends it.
    """
    from tipgraph.output import require_built
    from tipgraph.serve.running import is_loopback, serve
    from tipgraph.serve.settings import Settings

    require_built(folder)
    if not is_loopback(host):
        click.echo(
            f"tipgraph: with --host {host} other machines can reach this server and ask what they like; there is no password "
            "and no encryption, so put a proxy that has them before it",
            err=True,
        )

    def ready(address: str) -> None:
        click.echo(f"tipgraph: serving {folder} at {address} (Ctrl-C ends it)", err=True)

    serve(folder, host, port, Settings(timeout=timeout), ready)
