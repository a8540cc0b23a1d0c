"""Which format a client gets, and of which kind a query is."""

import pytest

from tipgraph.serve.media import HTML, ROWS, TRIPLES, choose, kind_of
from tipgraph.serve.refusal import Refusal


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/xml", "xml"),
        ("text/csv", "csv"),
        ("TEXT/TAB-SEPARATED-VALUES", "tsv"),
        ("text/*", "xml"),
        ("text/csv;q=0.5, application/json;q=0.4", "csv"),
        ("text/csv;q=0.4, */*;q=0.5", "json"),
        ("application/sparql-results+json;q=0, */*", "json"),
        ("application/json;q=0, application/sparql-results+json;q=0, */*", "xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml"),
        ("text/csv; charset=utf-8; q=1", "csv"),
        ("nonsense, text/csv", "csv"),
        ("text/csv;q=2", "csv"),
    ],
)
def test_rows_come_as_the_client_likes_them_best(accept: str | None, form: str) -> None:
    assert choose(accept, ROWS).form == form


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "turtle"),
        ("application/rdf+xml", "rdfxml"),
        ("application/n-triples", "ntriples"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/sparql-results+json, text/turtle", "turtle"),
    ],
)
def test_triples_come_as_the_client_likes_them_best(accept: str, form: str) -> None:
    assert choose(accept, TRIPLES).form == form


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "text/turtle", "*/*;q=0"])
def test_what_cannot_be_had_is_refused(accept: str) -> None:
    with pytest.raises(Refusal, match="text/csv") as refused:
        choose(accept, ROWS)
    assert refused.value.status == 406


def test_a_browser_gets_the_page_and_a_program_the_data() -> None:
    offered = (HTML, *TRIPLES)
    assert choose("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", offered) is HTML
    assert choose("text/turtle", offered).form == "turtle"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT * {}", "rows"),
        ("ask {}", "rows"),
        ("construct {} {}", "triples"),
        ("DESCRIBE <x>", "triples"),
        ("# construct\nSELECT * {}", "rows"),
        ("# select\r\nPREFIX x: <construct#>\nbase <y> DESCRIBE x:y", "triples"),
        ("PREFIX select: <http://x/> CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "triples"),
        ("PREFIX # a comment\n x: # and one more\n <http://x/> CONSTRUCT {} {}", "triples"),
        ("nonsense", "rows"),
        ("", "rows"),
        ("PREFIX " * 20_000, "rows"),
        ("#" * 100_000, "rows"),
        ("prefix x:<" + "y" * 100_000, "rows"),
    ],
)
def test_the_kind_of_a_query_is_read_past_its_prologue(query: str, kind: str) -> None:
    assert kind_of(query) == kind
