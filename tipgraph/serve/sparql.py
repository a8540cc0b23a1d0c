"""The SPARQL endpoint: /sparql."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tipgraph.errors import QueryError, QueryStopped, QuerySyntaxError
from tipgraph.query import worker
from tipgraph.serve.description import described
from tipgraph.serve.media import HTML, OFFERED, TRIPLES, choose, kind_of
from tipgraph.serve.pool import Pool
from tipgraph.serve.protocol import query_of
from tipgraph.serve.refusal import Refusal
from tipgraph.serve.settings import Settings

Answer = TypeVar("Answer")

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
READABLE = {"Access-Control-Allow-Origin": "*"}
"""Any page may read the answers: they are the report's own words, and nothing can be changed."""
PREFLIGHT = READABLE | {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class Endpoint:
    """Answers the SPARQL 1.1 Protocol from the workers of a pool."""

    def __init__(self, pool: Pool, settings: Settings) -> None:
        self._pool, self._settings = pool, settings

    async def answer(self, request: Request) -> Response:
        """Raises Refusal with the status and headers that the client gets."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT | {"Allow": ", ".join(METHODS)})
        try:
            return await self._answer(request)
        except (Refusal, QueryError) as error:
            raise refusal(error) from error

    async def _answer(self, request: Request) -> Response:
        query = await query_of(request, self._settings)
        accept = ", ".join(request.headers.getlist("accept"))
        headers = READABLE | {"Vary": "Accept", "Cache-Control": "no-cache"}
        if query is None:
            media = choose(accept, (*TRIPLES, HTML))
            if media is HTML:
                return RedirectResponse("/", 303, headers)
            return Response(described(str(request.url), media.form), 200, headers, media.content_type)
        media = choose(accept, OFFERED[kind_of(query)])
        asked = worker.Request(query, media.form)
        try:
            reply = await while_connected(request, self._pool.ask(asked))
        except QuerySyntaxError as error:
            raise Refusal(400, pointed(query, error)) from error
        return Response(reply.body, 200, headers, media.content_type)


def refusal(error: Refusal | QueryError) -> Refusal:
    """An error of a query as HTTP has it: 400 where the query is at fault, 503 where it was stopped."""
    if isinstance(error, Refusal):
        return Refusal(error.status, str(error), READABLE | error.headers)
    return Refusal(503 if isinstance(error, QueryStopped) else 400, str(error), READABLE)


async def while_connected(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """What the work gives; it is cancelled where the client goes before it is done."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Refusal(400, "the client has gone")
    finally:
        leaving.cancel()
        working.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def pointed(query: str, error: QuerySyntaxError) -> str:
    """What is wrong, and the line of the query with a caret under the place."""
    lines = query.splitlines()
    if not 0 < error.line <= len(lines) or not lines[error.line - 1].strip():
        return str(error)
    line = "".join(char if char.isprintable() else " " for char in lines[error.line - 1])
    return f"{error}\n{line}\n{' ' * (error.column - 1)}^"
