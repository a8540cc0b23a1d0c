"""The SPARQL 1.1 Protocol, request by request."""

import json
from urllib.parse import quote, urlencode

import pytest
import rdflib

from tests.serve.conftest import Server

TIERS = "SELECT ?year { ?a tip:proposition ?p ; tip:reportYear ?year ; tip:statedIn ?n . ?p a tip:TierPlacement } ORDER BY ?year"
ONE = "CONSTRUCT { ?s tip:isoCode ?o } { ?s tip:isoCode ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}


def years(body: bytes) -> list[str]:
    return [row["year"]["value"] for row in json.loads(body)["results"]["bindings"]]


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("GET", f"/sparql?query={quote(TIERS)}", None, {}),
        ("GET", f"/sparql?{urlencode({'query': TIERS, 'other': '1'})}", None, {}),
        ("POST", "/sparql", urlencode({"query": TIERS}).encode(), FORM),
        (
            "POST",
            "/sparql",
            urlencode({"query": TIERS}).encode(),
            {"Content-Type": FORM["Content-Type"] + "; charset=UTF-8"},
        ),
        ("POST", "/sparql", TIERS.encode(), QUERY),
    ],
)
def test_the_three_ways_of_asking_give_one_answer(
    server: Server, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> None:
    answer = server.send(method, path, body, headers)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert years(answer.body) == ["2003", "2013", "2018", "2023", "2025"]


@pytest.mark.parametrize(
    ("accept", "content_type", "starts"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", b"{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv; charset=utf-8", b"year\r\n2003"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?year\n2003"),
    ],
)
def test_rows_come_in_each_format(server: Server, accept: str, content_type: str, starts: bytes) -> None:
    answer = server.ask(TIERS, accept)
    assert (answer.status, answer.headers["content-type"]) == (200, content_type)
    assert answer.body.startswith(starts)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
@pytest.mark.parametrize("path", ["/sparql?query=" + quote(ONE), "/sparql"])
def test_triples_and_the_description_come_in_each_format(server: Server, path: str, accept: str, format: str) -> None:
    answer = server.get(path, accept)
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    graph = rdflib.Graph().parse(data=answer.body, format=format)
    wanted = "http://www.w3.org/ns/sparql-service-description#endpoint" if path == "/sparql" else "isoCode"
    assert any(str(predicate).endswith(wanted) for _, predicate, _ in graph)


def test_the_description_names_the_endpoint_as_the_client_sees_it(server: Server) -> None:
    graph = rdflib.Graph().parse(data=server.get("/sparql", "text/turtle").body, format="turtle")
    endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert {str(o) for o in graph.objects(None, endpoint)} == {f"{server.url}/sparql"}


def test_a_browser_at_the_endpoint_is_led_to_the_query_page(server: Server) -> None:
    answer = server.get("/sparql", "text/html,*/*;q=0.8")
    assert (answer.status, answer.headers["location"]) == (303, "/")


REFUSED = [
    ("GET", "/sparql?query=SELECT", None, {}, 400, "cannot be parsed"),
    ("GET", "/sparql?query=", None, {}, 400, "cannot be parsed"),
    ("GET", "/sparql?other=1", None, {}, 400, "send one"),
    ("GET", f"/sparql?query={quote(TIERS)}&query={quote(TIERS)}", None, {}, 400, "2 queries"),
    ("GET", f"/sparql?query={quote(TIERS)}&default-graph-uri=http://x/", None, {}, 400, "default-graph-uri is refused"),
    ("GET", f"/sparql?query={quote(TIERS)}&named-graph-uri=http://x/", None, {}, 400, "named-graph-uri is refused"),
    ("POST", "/sparql?default-graph-uri=http://x/", TIERS.encode(), QUERY, 400, "default-graph-uri is refused"),
    ("POST", "/sparql", urlencode({"query": TIERS, "named-graph-uri": "x"}).encode(), FORM, 400, "named-graph-uri"),
    ("GET", "/sparql?query=%ff%fe", None, {}, 400, "UTF-8"),
    ("POST", "/sparql", b"\xff\xfe", QUERY, 400, "UTF-8"),
    ("POST", "/sparql", b"query=%ff", FORM, 400, "UTF-8"),
    ("POST", "/sparql", b"&".join([b"a=1"] * 200), FORM, 400, "parameters cannot be read"),
    ("POST", "/sparql", b"", FORM, 400, "0 queries"),
    ("GET", f"/sparql?query={quote(TIERS)}", None, {"Accept": "image/png"}, 406, "text/csv"),
    ("GET", f"/sparql?query={quote(TIERS)}", None, {"Accept": "text/turtle"}, 406, "text/csv"),
    ("GET", f"/sparql?query={quote(ONE)}", None, {"Accept": "text/csv"}, 406, "text/turtle"),
    ("POST", "/sparql", TIERS.encode(), {"Content-Type": "text/plain"}, 415, "application/sparql-query"),
    ("POST", "/sparql", TIERS.encode(), {}, 415, "no content type"),
    ("POST", "/sparql", b"x", {"Content-Type": "multipart/form-data; boundary=x"}, 415, "application/sparql-query"),
    ("POST", "/sparql", TIERS.encode("utf-16"), {"Content-Type": "application/sparql-query; charset=utf-16"}, 415, "UTF-8"),
    ("POST", "/sparql", b"x", QUERY | {"Content-Encoding": "gzip"}, 415, "packed"),
    ("POST", "/sparql", b"INSERT DATA {}", {"Content-Type": "application/sparql-update"}, 415, "read-only"),
    ("POST", "/sparql", urlencode({"update": "INSERT DATA {}"}).encode(), FORM, 400, "read-only"),
    ("GET", "/sparql?query=" + quote("INSERT DATA { <a> <b> <c> }"), None, {}, 400, "read-only"),
    ("GET", "/sparql?query=" + quote("SELECT * { SERVICE <http://x/> {} }"), None, {}, 400, "SERVICE is refused"),
    ("PUT", "/sparql", b"x", {}, 405, ""),
    ("DELETE", "/sparql", None, {}, 405, ""),
    ("PATCH", "/sparql", b"x", {}, 405, ""),
    ("POST", "/countries", b"x", {}, 405, ""),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "headers", "status", "says"), REFUSED)
def test_what_is_wrong_is_said_with_its_status(
    server: Server, method: str, path: str, body: bytes | None, headers: dict[str, str], status: int, says: str
) -> None:
    answer = server.send(method, path, body, headers)
    assert answer.status == status, answer.text
    assert says in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    if status == 405:
        assert "GET" in answer.headers["allow"]


def test_an_error_shows_line_and_caret(server: Server) -> None:
    answer = server.ask("SELECT * {\n ?s tp:foo ?o }")
    assert answer.status == 400
    assert answer.text.splitlines() == [
        "line 2, column 11: the prefix tp: is not known; did you mean tip:?",
        " ?s tp:foo ?o }",
        "          ^",
    ]


def test_any_page_may_read_answers_and_errors(server: Server) -> None:
    assert server.ask(TIERS).headers["access-control-allow-origin"] == "*"
    assert server.ask("nonsense").headers["access-control-allow-origin"] == "*"
    asked = {
        "Origin": "http://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    preflight = server.send("OPTIONS", "/sparql", headers=asked)
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]


def test_head_has_the_headers_without_the_answer(server: Server) -> None:
    answer = server.send("HEAD", f"/sparql?query={quote(TIERS)}")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == "application/sparql-results+json"


def test_a_long_query_fits_into_an_address(server: Server) -> None:
    query = f"ASK {{ FILTER (STRLEN('{'x' * 20_000}') = 20000) }}"
    assert json.loads(server.get(f"/sparql?query={quote(query)}").body)["boolean"] is True


def test_texts_survive_the_way(server: Server) -> None:
    words = "naïve “quotes” 🤖 \u202e"
    assert server.rows(f'SELECT ("{words}" AS ?x) {{}}') == [{"x": words}]
