"""Pages from templates. Everything that comes from a text is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from tipgraph.view.wording import SOURCES, country_name, says


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("tipgraph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(says=says, country_name=country_name, sources=SOURCES)
    return made


def html(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; a browser asks for it anew each time, as the graph may have been built again."""
    text = _environment().get_template(template).render(**values)
    return HTMLResponse(text, status, {"Cache-Control": "no-cache", "Vary": "Accept"})
