"""Options and settings that commands share."""

from pathlib import Path

import click

from tipgraph.facts import CONTENTS

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 120}
DEBUG = "tipgraph.debug"
"""The key of a click context's `meta` that says that a traceback is wanted."""


def _remember_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[DEBUG] = True


debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember_debug,
    help="Show a traceback where something fails.",
)


def named_folder(_: click.Context, __: click.Parameter, value: str) -> Path:
    """A folder given by name. An empty name, often an unset variable of a script, would mean the folder one is in."""
    if not value.strip():
        raise click.BadParameter("an empty name is no folder")
    return Path(value)


graph_option = click.option(
    "-g",
    "--graph",
    "folder",
    metavar="FOLDER",
    callback=named_folder,
    default="output",
    show_default=True,
    help="The folder of a built graph.",
)


choose_countries = click.option(
    "--country", "countries", multiple=True, help="Only facts on this country: ISO code, name or demonym; repeatable."
)
choose_types = click.option(
    "--type", "types", multiple=True, type=click.Choice(list(CONTENTS)), help="Only facts of this type; repeatable."
)
