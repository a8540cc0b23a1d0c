"""Saved questions: their heads, their parameters, and that values come in as terms, never as text."""

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from tipgraph.errors import DataError, QueryError, TipgraphError
from tipgraph.graph.terms import PREFIXES
from tipgraph.query.parameters import KINDS, guessed, term_of
from tipgraph.query.plan import plan
from tipgraph.query.run import run
from tipgraph.query.saved import bind, parse, saved_queries, saved_query

QUESTION = """# title: Editions of a country
# description: What the graph has,
#   and nothing else.
# param country (country): only this country
# param from (year): editions from this one on
SELECT ?country ?year {
  VALUES ?country { UNDEF }
  VALUES ?from { UNDEF }
  ?n tip:country ?country ; tip:reportYear ?year .
  FILTER (!BOUND(?from) || ?year >= ?from)
} ORDER BY ?country ?year
"""
DATA = "doc:a tip:country c:BLR ; tip:reportYear 2003 . doc:b tip:country c:BLR ; tip:reportYear 2013 . doc:c tip:country c:KEN ; tip:reportYear 2013 ."


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.load("".join(f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items()) + DATA, format=RdfFormat.TURTLE)
    return store


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    answer = run(store, query).result
    assert isinstance(answer, QuerySolutions)
    return [tuple(str(term.value).rsplit("/", 1)[-1] for term in row) for row in answer]


ALL = [("BLR", "2003"), ("BLR", "2013"), ("KEN", "2013")]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ALL),
        ({"country": "Belarus"}, ALL[:2]),
        ({"country": "KEN"}, ALL[2:]),
        ({"country": "Kenyan", "from": "2012"}, ALL[2:]),
        ({"from": "2012"}, ALL[1:]),
    ],
)
def test_a_parameter_left_out_chooses_all(store: Store, given: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert rows(store, parse("editions", QUESTION).bound(given)) == expected


def test_the_head_says_what_a_question_is() -> None:
    query = parse("editions", QUESTION)
    assert query.title == "Editions of a country"
    assert query.description == "What the graph has, and nothing else."
    assert [(p.name, p.kind) for p in query.parameters] == [("country", "country"), ("from", "year")]


@pytest.mark.parametrize(
    "given", [{"nation": "BLR"}, {"country": "Atlantis"}, {"from": "13"}, {"from": "2013 } ?s ?p ?o {"}]
)
def test_an_unknown_parameter_or_value_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(TipgraphError):
        parse("editions", QUESTION).bound(given)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        QUESTION.replace("# title: Editions of a country\n", ""),
        QUESTION.replace("VALUES ?from { UNDEF }", ""),
        QUESTION.replace("(year)", "(century)"),
        QUESTION.replace("# param from (year): editions from this one on\n", ""),
    ],
)
def test_a_faulty_head_is_named(text: str) -> None:
    with pytest.raises(DataError, match="editions"):
        parse("editions", text)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("2013", "2013"),
        ("c:BLR", "c:BLR"),
        ("<https://w3id.org/tipgraph/id/country/BLR>", "<https://w3id.org/tipgraph/id/country/BLR>"),
        ("zzz:BLR", '"zzz:BLR"'),
        ('x" } ?s ?p ?o . {', '"x\\" } ?s ?p ?o . {"'),
        ("c:BLR } ?s ?p ?o {", '"c:BLR } ?s ?p ?o {"'),
        ("<x> } {", '"<x> } {"'),
        ("a\nb", '"a\\nb"'),
    ],
)
def test_a_value_for_a_query_of_ones_own_is_one_term_whatever_it_holds(value: str, term: str) -> None:
    assert guessed(value) == term


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("country", " Turkey ", "c:TUR"),
        ("year", "2013", "2013"),
        ("metric", "victims_identified", "tip:victimsIdentified"),
        ("metric", "Victims identified", "tip:victimsIdentified"),
        ("metric", "tip:victimsIdentified", "tip:victimsIdentified"),
        ("tier", "2WL", "tip:Tier2WatchList"),
        ("tier", "Tier 2 Watch List", "tip:Tier2WatchList"),
        ("group", "women", "group:women"),
        ("text", 'a "b"', '"a \\"b\\""'),
    ],
)
def test_values_are_read_as_people_write_them(kind: str, value: str, term: str) -> None:
    assert kind in KINDS
    assert term_of(kind, value) == term


def test_bind_refuses_a_parameter_that_a_query_does_not_have() -> None:
    assert bind("SELECT * { VALUES ?c { UNDEF } ?n tip:country ?c }", {"c": "c:BLR"}).count("c:BLR") == 1
    with pytest.raises(QueryError, match="no parameter x"):
        bind("SELECT * { ?n tip:country ?c }", {"x": "1"})


@pytest.mark.parametrize("name", ["nothing", "../tip", "tier-history.rq", ""])
def test_a_question_that_is_not_saved_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="tipgraph queries"):
        saved_query(name)


def test_every_saved_question_can_be_read() -> None:
    assert len(saved_queries()) >= 3


def test_the_plan_counts_what_matches_each_pattern(store: Store) -> None:
    found = plan(store, "SELECT ?n { ?n tip:country c:BLR ; tip:reportYear ?y FILTER NOT EXISTS { ?n a tip:Country } }")
    assert found.form == "SELECT"
    assert found.variables == ("?n",)
    assert set(found.patterns) == {
        ("?n tip:country c:BLR", 2),
        ("?n tip:reportYear ?y", 3),
        ("?n rdf:type tip:Country", 0),
    }
