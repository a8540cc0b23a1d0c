"""The command line: a thin skin that parses, calls the library and prints (contract.md 2)."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from tipgraph import __version__
from tipgraph.cli.building import build_command
from tipgraph.cli.checking import check_command
from tipgraph.cli.evaluating import evaluate_command
from tipgraph.cli.exporting import export_command
from tipgraph.cli.facts import explain_command, facts_command
from tipgraph.cli.options import CONTEXT, DEBUG, debug_option
from tipgraph.cli.querying import queries_command, query_command
from tipgraph.cli.serving import serve_command
from tipgraph.cli.viewing import view_command
from tipgraph.errors import TipgraphError

FAILED = 2
INTERRUPTED = 130


class Commands(click.Group):
    """A group that turns the one family of errors into one plain sentence; `--debug` lets the traceback through."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                return _reader_gone()
            if ctx.meta.get(DEBUG) or error.errno not in (errno.ENOSPC, errno.EBADF):
                raise
            click.echo(
                f"tipgraph: the output cannot be written ({error.strerror}); make room or write elsewhere", err=True
            )
            return FAILED
        except TipgraphError as error:
            if ctx.meta.get(DEBUG):
                raise
            click.echo(f"tipgraph: {error}", err=True)
            return FAILED


@click.group(
    cls=Commands,
    context_settings=CONTEXT,
    invoke_without_command=True,
    epilog="Start with:  tipgraph build seeds && tipgraph facts --type tier",
)
@click.version_option(__version__, prog_name="tipgraph")
@debug_option
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Read the narratives of the Trafficking in Persons Report and make an evidence-backed knowledge graph of them."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in (
    build_command,
    facts_command,
    explain_command,
    query_command,
    queries_command,
    view_command,
    serve_command,
    export_command,
    check_command,
    evaluate_command,
):
    commands.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code: 0 done, 1 found what it looks for, 2 wrong usage or input."""
    try:
        code = commands.main(list(arguments), prog_name="tipgraph", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "tipgraph"
        click.echo(f"tipgraph: {error.format_message().rstrip('.')}; see `{where} -h`", err=True)
        return FAILED
    except click.Abort:
        click.echo("tipgraph: interrupted; the last complete output is as it was", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()


def _reader_gone() -> int:
    """Whoever reads our output has enough; nothing may complain when Python flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def main() -> None:
    """The entry point `tipgraph`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
