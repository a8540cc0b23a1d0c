"""The application: which address is answered by what, and how errors are told."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from tipgraph import output
from tipgraph.errors import QueryStopped, TipgraphError
from tipgraph.graph.store import open_store
from tipgraph.serve.library import Current
from tipgraph.serve.media import HTML, Media, choose
from tipgraph.serve.pages import Pages
from tipgraph.serve.pool import Pool
from tipgraph.serve.refusal import Refusal
from tipgraph.serve.security import SecurityHeaders
from tipgraph.serve.settings import Settings
from tipgraph.serve.sparql import METHODS, Endpoint
from tipgraph.serve.templating import html

_TEXT = Media("text/plain", "text", text=True)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Site:
    """The application, and the pool that its queries run in."""

    app: ASGIApp
    pool: Pool


def make_site(folder: Path, settings: Settings) -> Site:
    """The site of the graph in a folder. Raises OutputError where nothing was built there."""
    current = Current(folder)
    open_store(folder / output.STORE)  # where only the text files are it is built, here and once, not by each worker
    pool = Pool(folder / output.STORE, settings, current.stamp)
    pages = Pages(current, pool)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            await pool.close()

    app = Starlette(
        routes=[
            Route("/", pages.query),
            Route("/sparql", Endpoint(pool, settings).answer, methods=list(METHODS)),
            Route("/vocabulary.json", pages.vocabulary),
            Route("/countries", pages.countries),
            Route("/countries/{country}", pages.country),
            Route("/facts/{fact}", pages.fact),
            Route("/graph", pages.view),
            Mount("/static", StaticFiles(packages=[("tipgraph.serve", "static")])),
        ],
        exception_handlers={TipgraphError: _refused, HTTPException: _refused, Exception: _failed},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # it would send people to whatever host the request names
    return Site(SecurityHeaders(app), pool)


def _refused(request: Request, error: Exception) -> Response:
    match error:
        case Refusal():
            return _told(request, error.status, str(error), error.headers)
        case HTTPException():
            return _told(request, error.status_code, error.detail, error.headers or {})
        case QueryStopped():
            return _told(request, 503, str(error), {})
    return _told(request, 500, str(error), {})


def _failed(request: Request, error: Exception) -> Response:
    """What nobody expected: whoever runs the server sees it, whoever asks is told that it is not their fault."""
    _log.error("%s %s failed", request.method, request.url.path.encode("unicode_escape").decode(), exc_info=error)
    return _told(request, 500, "the server failed at this request; whoever runs it finds the reason in its log", {})


def _told(request: Request, status: int, message: str, headers: Mapping[str, str]) -> Response:
    """A page for people, a line of text for programs."""
    accept = request.headers.get("accept", "")
    is_page = request.url.path != "/sparql" and _wants_a_page(accept)
    if is_page:
        told: Response = html("error.html", status, reason=HTTPStatus(status).phrase, message=message)
    else:
        told = PlainTextResponse(f"{message}\n", status)
    told.headers.update(headers)
    return told


def _wants_a_page(accept: str) -> bool:
    try:
        return choose(accept, (_TEXT, HTML)) is HTML
    except Refusal:
        return False
