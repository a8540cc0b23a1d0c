"""A built graph opened in Python: the examples of docs/python.md, and what is refused."""

import doctest
from pathlib import Path

import pytest

import tipgraph
from tipgraph.errors import OutputError, QueryError, TipgraphError

DOCS = Path(__file__).parents[1] / "docs"


def test_the_examples_of_the_python_page_hold(seeds_output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="pandas, an extra, is not installed")
    monkeypatch.chdir(seeds_output.parent)
    result = doctest.testfile(str(DOCS / "python.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 10
    assert result.failed == 0


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no built graph"):
        tipgraph.open(tmp_path)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"type": "tiers"}, "no type of fact"),
        ({"country": "Atlantis"}, "Atlantis"),
    ],
)
def test_an_unknown_choice_is_named(seeds_output: Path, choice: dict[str, str], said: str) -> None:
    with pytest.raises(TipgraphError, match=said):
        tipgraph.open(seeds_output).facts(**choice)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ({"type": "tier"}, 4 + 1),
        ({"type": "tier", "year": 2013}, 1),
        ({"type": "tier", "year": (2004, 2023)}, 3),
        ({"type": "tier", "country": "Belarusian"}, 5),
        ({"type": "tier", "country": "KEN"}, 0),
        ({"type": "recommendation", "polarity": "affirmed"}, 0),
    ],
)
def test_facts_are_chosen_by_type_country_edition_and_polarity(
    seeds_output: Path, choice: dict[str, object], count: int
) -> None:
    assert len(tipgraph.open(seeds_output).facts(**choice)) == count  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s a tip:Country }", "SELECT * { ?s ?p"])
def test_what_has_no_rows_is_refused(seeds_output: Path, query: str) -> None:
    with pytest.raises(QueryError):
        tipgraph.open(seeds_output).query(query)


def test_values_of_rows_are_those_of_python(seeds_output: Path) -> None:
    rows = tipgraph.open(seeds_output).query(
        'SELECT (1 AS ?a) (1.5 AS ?b) (true AS ?c) ("x" AS ?d) (c:BLR AS ?e) ?f {}'
    )
    assert rows == [{"a": 1, "b": 1.5, "c": True, "d": "x", "e": "c:BLR", "f": None}]
