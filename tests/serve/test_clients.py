"""The clients that people use, as they come."""

import json
import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper

from tests.serve.conftest import Server

TIP = "PREFIX tip: <https://w3id.org/tipgraph/ont#> "
TIERS = TIP + "SELECT ?y { ?a tip:proposition ?p ; tip:reportYear ?y . ?p a tip:TierPlacement } ORDER BY ?y"
YEARS = [2003, 2013, 2018, 2023, 2025]


@pytest.mark.parametrize(("method", "way"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_reads_rows(server: Server, method: str, way: str) -> None:
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setQuery(TIERS)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()
    assert isinstance(rows, dict)
    assert [int(row["y"]["value"]) for row in rows["results"]["bindings"]] == YEARS


def test_sparqlwrapper_reads_its_other_formats(server: Server) -> None:
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(TIERS)
    client.setReturnFormat(CSV)
    assert bytes(client.queryAndConvert()).split() == [b"y", *(str(year).encode() for year in YEARS)]  # type: ignore[arg-type]
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 5  # type: ignore[union-attr]
    client.setQuery(TIP + "CONSTRUCT { ?c tip:isoCode ?i } { ?c tip:isoCode ?i }")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) > 5  # type: ignore[arg-type]
    client.setReturnFormat(XML)  # RDF/XML for triples
    assert len(client.queryAndConvert()) > 5  # type: ignore[arg-type]


def test_rdflib_asks_the_store_as_a_graph(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", returnFormat="json"))
    assert [int(row[0]) for row in graph.query(TIERS)] == YEARS  # type: ignore[index, arg-type]
    belarus = rdflib.URIRef("https://w3id.org/tipgraph/id/country/BLR")
    code = rdflib.URIRef("https://w3id.org/tipgraph/ont#isoCode")
    assert graph.value(belarus, code) == rdflib.Literal("BLR")
    assert (belarus, code, rdflib.Literal("BLR")) in graph
    assert graph.query("ASK {}").askAnswer is True


def test_rdflib_reads_triples_in_its_own_default_format(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    found = graph.query(TIP + "CONSTRUCT { ?c tip:isoCode ?i } { ?c tip:isoCode ?i }").graph
    assert found is not None
    assert len(found) > 5


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--get", "--data-urlencode", f"query={TIERS}"],
        ["--data-urlencode", f"query={TIERS}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", TIERS],
    ],
)
def test_curl_asks_in_each_way(server: Server, arguments: list[str]) -> None:
    command = ["curl", "-sS", "--fail", "-H", "Accept: application/json", *arguments, f"{server.url}/sparql"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=30).stdout)
    assert [int(row["y"]["value"]) for row in rows["results"]["bindings"]] == YEARS
