"""The pages: query, countries, a country, a fact, the view. Each is made from the library as it is now."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response

from tipgraph import output
from tipgraph.errors import TipgraphError
from tipgraph.facts import Fact
from tipgraph.query import worker
from tipgraph.serve.country import country_page
from tipgraph.serve.fact import fact_page
from tipgraph.serve.library import Current
from tipgraph.serve.media import HTML, JSONLD, TRIPLES, TURTLE, Media, choose
from tipgraph.serve.pool import Pool
from tipgraph.serve.questions import asked, choices, questions
from tipgraph.serve.refusal import Refusal
from tipgraph.serve.sparql import READABLE, while_connected
from tipgraph.serve.templating import html
from tipgraph.serve.vocabulary import vocabulary
from tipgraph.sources import country_code
from tipgraph.view.wording import country_name

_FACT_ID = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,198}[A-Za-z0-9_])?")
_SUFFIXES: dict[str, Media] = {".ttl": TURTLE, ".jsonld": JSONLD}
_ABOUT = """CONSTRUCT {{ ?node ?property ?value }} {{
  VALUES ?fact {{ a:{id} }}
  {{ BIND (?fact AS ?node) }} UNION {{ ?fact tip:proposition|tip:evidence|tip:statedIn ?node }}
  UNION {{ ?fact tip:evidence/oa:hasSelector ?node }}
  ?node ?property ?value
}}"""
"""A fact with its proposition, its evidence down to the quote, and its narrative."""

_VIEW_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"\r\n]+)"')


class Pages:
    """The handlers of the pages."""

    def __init__(self, current: Current, pool: Pool) -> None:
        self._current, self._pool = current, pool

    def query(self, request: Request) -> Response:
        library = self._current.library()
        found = asked(dict(request.query_params))
        return html(
            "query.html", 400 if found.error else 200, asked=found, questions=questions(), choices=choices(library)
        )

    def vocabulary(self, request: Request) -> Response:
        return JSONResponse(vocabulary(), headers={"Cache-Control": "no-cache"})

    def countries(self, request: Request) -> Response:
        library = self._current.library()
        by_name = sorted(library.countries, key=country_name)
        told = [(code, library.editions(code), library.count(code)) for code in by_name]
        return html(
            "countries.html",
            countries=[row for row in told if row[1]],
            named=[code for code, editions, _ in told if not editions],
        )

    def country(self, request: Request) -> Response:
        library, wanted = self._current.library(), str(request.path_params["country"])
        if wanted in library.countries:
            return html("country.html", page=country_page(library, wanted))
        try:
            code = country_code(wanted[:100])
        except TipgraphError as error:
            raise Refusal(404, str(error)) from error
        if code not in library.countries:
            raise Refusal(404, f"the graph does not speak of {code}; the list of countries says of whom it does")
        return RedirectResponse(f"/countries/{code}", 308)

    async def fact(self, request: Request) -> Response:
        wanted = str(request.path_params["fact"])
        stem, dot, suffix = wanted.rpartition(".")
        fact_id = stem if dot else wanted
        fact = await run_in_threadpool(self._fact, fact_id)
        if dot and f".{suffix}" not in _SUFFIXES:
            raise Refusal(404, f"a fact can be had as {' and '.join(_SUFFIXES)}, not as .{suffix[:20]}")
        accept = ", ".join(request.headers.getlist("accept"))
        media = _SUFFIXES[f".{suffix}"] if dot else choose(accept, (HTML, *TRIPLES))
        if media is HTML:
            return await run_in_threadpool(self._fact_html, fact)
        asking = worker.Request(_ABOUT.format(id=fact.id), media.form)
        reply = await while_connected(request, self._pool.ask(asking))
        headers = READABLE | {"Vary": "Accept", "Cache-Control": "no-cache"}
        return Response(reply.body, 200, headers, media.content_type)

    def view(self, request: Request) -> Response:
        """The page that the build drew, with the policy that it brings itself."""
        path = self._current.library().folder / output.PAGE
        if not path.is_file():
            raise Refusal(404, "the view was not drawn; build the graph again")
        with path.open("rb") as stream:
            policy = _VIEW_POLICY.search(stream.read(4096))
        brought = (
            policy[1].decode("ascii").replace("&#x27;", "'").replace("&#39;", "'") if policy else "default-src 'none'"
        )
        headers = {"Content-Security-Policy": f"{brought}; frame-ancestors 'none'", "Cache-Control": "no-cache"}
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)

    def _fact(self, fact_id: str) -> Fact:
        fact = self._current.library().fact(fact_id) if _FACT_ID.fullmatch(fact_id) else None
        if fact is None:
            raise Refusal(404, "the graph has no such fact; it may have another id since the graph was built again")
        return fact

    def _fact_html(self, fact: Fact) -> HTMLResponse:
        return html("fact.html", page=fact_page(self._current.library(), fact))
