"""The query in an HTTP request, by the SPARQL 1.1 Protocol: GET, POST of a form, POST of the query itself."""

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from tipgraph.serve.refusal import Refusal
from tipgraph.serve.settings import MIB, Settings

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_FIELDS = 100
_DRAINED = 32 * MIB
"""A body that is too large is read on for so long: a client that is still sending would not see why it is refused."""
_CLOSE = {"Connection": "close"}


async def query_of(request: Request, settings: Settings) -> str | None:
    """The query, None where a GET asks for nothing. Raises Refusal with the status that the protocol or HTTP has."""
    fields = _fields(request.url.query)
    body = await read_body(request, settings)
    if request.method == "POST":
        match content_type(request):
            case "application/x-www-form-urlencoded":
                fields += _fields(_decoded(body))
            case "application/sparql-query":
                fields.append(("query", _decoded(body)))
            case "application/sparql-update":
                raise Refusal(415, "updates are refused: the graph is read-only; send a query")
            case other:
                raise Refusal(415, f"a POST of {other or 'no content type'} is not understood; send {QUERY} or {FORM}")
    return _one_query(fields, needed=request.method == "POST" or bool(fields))


def content_type(request: Request) -> str:
    """The media type of the body, in small letters. Raises Refusal (415) for an encoding that is not UTF-8, or packed."""
    name, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset" and value.strip(" \"'") not in ("utf-8", "utf8", "us-ascii"):
            raise Refusal(415, "a query is sent in UTF-8; send it so")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "a packed query is not understood; send it as it is")
    return name.strip()


async def read_body(request: Request, settings: Settings) -> bytes:
    """The body, waited for as long as the settings say. Raises Refusal: 413 where it is too large, 408 where it is late."""
    too_large = Refusal(
        413, f"the request is larger than {settings.largest_request // 1024} KiB; ask in smaller parts", _CLOSE
    )
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > settings.largest_request and "expect" in request.headers:
        raise too_large
    kept, seen = bytearray(), 0
    try:
        async with asyncio.timeout(settings.body_wait):
            async for chunk in request.stream():
                seen += len(chunk)
                if seen <= settings.largest_request:
                    kept += chunk
                elif seen > _DRAINED:
                    break
    except TimeoutError as error:
        raise Refusal(408, "the request was not complete in time; send it again", _CLOSE) from error
    except ClientDisconnect as error:
        raise Refusal(400, "the request was cut off; send it again", _CLOSE) from error
    if seen > settings.largest_request:
        raise too_large
    return bytes(kept)


def _one_query(fields: list[tuple[str, str]], needed: bool) -> str | None:
    names = [name for name, _ in fields]
    if {"update", "using-graph-uri", "using-named-graph-uri"} & set(names):
        raise Refusal(400, "updates are refused: the graph is read-only; send a query")
    for name in ("default-graph-uri", "named-graph-uri"):
        if name in names:
            raise Refusal(400, f"{name} is refused: there is one graph, the default one; leave {name} out")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1 or (needed and not queries):
        raise Refusal(400, f"there are {len(queries)} queries in the request; send one, as `query`")
    return queries[0] if queries else None


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Refusal(400, "the parameters cannot be read; encode them as a form, in UTF-8") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the query is no UTF-8 text; send it in UTF-8") from error
