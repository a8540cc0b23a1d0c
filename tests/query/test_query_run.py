"""SPARQL over a graph: standard formats, errors with their place, and no way to the network."""

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store

from tipgraph.errors import QueryError
from tipgraph.graph.terms import PREFIXES
from tipgraph.query.formats import FORMATS, write
from tipgraph.query.run import run

GRAPH = """
c:BLR a tip:Country ; skos:prefLabel "Belarus" ; tip:victimsExploitedIn c:RUS , c:POL .
c:RUS a tip:Country ; skos:prefLabel "Russia\\nor \\u001B[31mso, \\"they\\" say" .
tip:x tip:reportYear 2013 .
"""


@pytest.fixture
def store() -> Store:
    store = Store()
    head = "".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items())
    store.load(head + GRAPH, format=RdfFormat.TURTLE)
    return store


def answer(store: Store, query: str, format: str = "table") -> tuple[int, str]:
    out = io.BytesIO()
    count = write(run(store, query), format, out)
    return count, out.getvalue().decode("utf-8")


LABELS = "SELECT ?c ?l { ?c skos:prefLabel ?l } ORDER BY ?c"


def test_the_table_is_short_and_cannot_steer_a_terminal(store: Store) -> None:
    count, text = answer(store, LABELS)
    assert count == 2
    assert text.splitlines()[0].split() == ["c", "l"]
    assert text.splitlines()[2].split() == ["c:BLR", "Belarus"]
    assert "\x1b" not in text
    assert len(text.splitlines()) == 4


def test_rows_in_the_standard_formats_are_read_by_other_parsers(store: Store) -> None:
    bindings = json.loads(answer(store, LABELS, "json")[1])["results"]["bindings"]
    assert [row["l"]["value"][:6] for row in bindings] == ["Belaru", "Russia"]
    table = list(csv.reader(io.StringIO(answer(store, LABELS, "csv")[1], newline="")))
    assert table[2][1] == 'Russia\nor \x1b[31mso, "they" say'
    assert answer(store, LABELS, "tsv")[1].startswith("?c\t?l\n<https://w3id.org/tipgraph/id/country/BLR>\t")
    plain = "SELECT ?c { ?c a tip:Country }"
    assert ElementTree.fromstring(answer(store, plain, "xml")[1]).tag.endswith("sparql")


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "xml"])
def test_rows_are_counted_in_every_format(store: Store, format: str) -> None:
    assert answer(store, "SELECT ?c ?l { ?c a tip:Country }", format)[0] == 2
    assert answer(store, "SELECT ?c { ?c a tip:Nothing }", format)[0] == 0


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "xml"])
def test_ask_says_true_or_false(store: Store, format: str) -> None:
    assert answer(store, "ASK { c:BLR a tip:Country }", format)[0] == 1
    assert "true" in answer(store, "ASK { c:BLR a tip:Country }", format)[1]
    assert answer(store, "ASK { c:BLR a tip:Nothing }", format)[0] == 0
    assert run(store, "ASK {}").truth is True
    assert run(store, "SELECT * {}").truth is None


@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_constructed_triples_are_read_by_another_parser(store: Store, format: str, name: str) -> None:
    count, text = answer(store, "CONSTRUCT WHERE { ?s ?p ?o }", format)
    assert count == len(rdflib.Graph().parse(data=text, format=name)) == 7
    assert text == answer(store, "CONSTRUCT WHERE { ?s ?p ?o }", format)[1]


def test_describe_gives_triples(store: Store) -> None:
    assert answer(store, "DESCRIBE c:BLR", "turtle")[0] == 4


@pytest.mark.parametrize(
    ("query", "format"),
    [("ASK {}", "turtle"), (LABELS, "ntriples"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv"), (LABELS, "pdf")],
)
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(store: Store, query: str, format: str) -> None:
    with pytest.raises(QueryError, match="choose one of table, "):
        answer(store, query, format)
    assert "table" in FORMATS


ERRORS = [
    ("SELECT * {\n ?s tp:foo ?o }", "line 2, column 11: the prefix tp: is not known; did you mean tip:?"),
    ("SELECT * { ?s zzz:foo ?o }", "the prefix zzz: is not known; declare it with PREFIX"),
    ("SELECT * { ?s ?p ", "line 1, column 18: the query cannot be parsed near"),
    ("SELECT * { ?s ?p }", "the query cannot be parsed near '* { ?s ?p }'"),
    ("SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable that is unbound"),
    ("", "line 1, column 1"),
    ("INSERT DATA { tip:a tip:b 1 }", "updates are refused"),
    ("LOAD <http://127.0.0.1:1/x.ttl>", "updates are refused"),
    ("DROP ALL", "updates are refused"),
]


@pytest.mark.parametrize(("query", "message"), ERRORS)
def test_an_error_is_one_sentence_with_its_place(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        answer(store, query)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A port that notes every connection."""
    arrived: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                arrived.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield server.getsockname()[1], arrived
        finally:
            stop.set()
            thread.join()


ATTACKS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1SERVICE <URL> { ?a ?b ?c } }",
    'SELECT * { ?s ?p "#"SERVICE <URL> { ?a ?b ?c } }',
    "SELECT * { ?s ?p '''\\''''SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p tip:a\\# . SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p tip:a\\' . SERVICE <URL> { ?a ?b ?c } #'\n}",
    "SELECT * { #\rSERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE?u{ ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <URL> { ?a ?b ?c } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <URL> { ?a ?b ?c } } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <URL>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_query_reaches_the_network(store: Store, listener: tuple[int, list[str]], attack: str) -> None:
    port, arrived = listener
    query = attack.replace("URL", f"http://127.0.0.1:{port}/sparql")
    if "FROM <" in attack or "{ GRAPH <" in attack:  # names of graphs that the store does not have
        assert answer(store, query)[0] == 0
    else:
        with pytest.raises(QueryError):
            answer(store, query)
    assert arrived == []


HARMLESS = [
    'SELECT ?service { ?service skos:prefLabel "SERVICE <http://x> {}" }',
    "SELECT * { ?s ?p <http://example.org/service> } # SERVICE",
    'SELECT * { ?s ?p """a " SERVICE "" b""" }',
    "SELECT ?services { ?services a tip:Services }",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_not_refused(store: Store, query: str) -> None:
    assert answer(store, query)[0] == 0


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * " + "{" * 5_000 + "}" * 5_000,
        "SELECT * { ?a " + "/".join(["tip:proposition"] * 50_000) + " ?b }",
        "SELECT * { }" + " " * 1_000_001,
    ],
    ids=["parentheses", "groups", "path", "length"],
)
def test_a_query_beyond_measure_is_refused_and_ends_nothing(query: str) -> None:
    from pyoxigraph import Store

    with pytest.raises(QueryError, match="smaller parts"):
        run(Store(), query)
