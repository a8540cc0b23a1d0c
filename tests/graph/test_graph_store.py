"""The store is whole or untouched, opened read-only, and answers what the report says."""

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from tipgraph.errors import OutputError
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.store import open_store, write_store
from tipgraph.query.formats import write
from tipgraph.query.run import run


def test_the_store_holds_what_the_file_holds(turtle_file: Path, store_folder: Path) -> None:
    read = {quad.triple for quad in parse(path=str(turtle_file), format=RdfFormat.TURTLE)}
    assert {quad.triple for quad in open_store(store_folder)} == read


def test_a_store_is_replaced_whole_and_a_failed_one_leaves_the_last(tmp_path: Path) -> None:
    turtle, folder = tmp_path / "tipgraph.ttl", tmp_path / "store"
    for number in (1, 2):
        turtle.write_text(f"<a:s> <a:p> {number} .")
        write_store(turtle, folder)
        assert [quad.object.value for quad in open_store(folder)] == [str(number)]  # type: ignore[union-attr]
    turtle.write_text("no turtle")
    with pytest.raises(OutputError, match="build again"):
        write_store(turtle, folder)
    assert len(Store.read_only(str(folder))) == 1
    with pytest.raises(OutputError, match="build again"):
        open_store(folder)  # it is not what the Turtle says
    turtle.write_text("<a:s> <a:p> 3 .")
    write_store(turtle, folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "tipgraph.ttl"]


def test_a_crash_between_the_two_renames_leaves_a_store(tmp_path: Path) -> None:
    turtle, folder = tmp_path / "tipgraph.ttl", tmp_path / "store"
    turtle.write_text("<a:s> <a:p> 1 .")
    write_store(turtle, folder)
    folder.rename(tmp_path / ".store.previous")
    assert len(open_store(folder)) == 1


def test_an_open_store_cannot_be_changed(store_folder: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(store_folder).update("DELETE WHERE { ?s ?p ?o }")


def test_without_a_build_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="run tipgraph build first"):
        open_store(tmp_path / "store")


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    out = io.BytesIO()
    count = write(run(store, query), "csv", out)
    lines = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:]
    assert count == len(lines)
    return [tuple(cell.rpartition("/")[2].rpartition("#")[2] for cell in line) for line in lines]


def test_tier_timeline_of_the_report(store_folder: Path) -> None:
    query = """SELECT ?y ?t { ?a tip:proposition [ a tip:TierPlacement ; tip:country c:BLR ; tip:tier ?t ] ;
      tip:reportYear ?y ; tip:statedIn ?n FILTER NOT EXISTS { ?n a tip:SecondaryCommentary } } ORDER BY ?y"""
    expected = [("2003", "Tier2"), ("2013", "Tier2WatchList"), ("2023", "Tier3"), ("2025", "Tier3")]
    assert rows(open_store(store_folder), query) == expected


def test_penalty_history(store_folder: Path) -> None:
    query = """SELECT ?y ?lo ?hi ?age { ?p a tip:PenaltyProvision ; tip:statute [ tip:citation "Article 181" ] ;
      tip:minYears ?lo ; tip:maxYears ?hi ; tip:victimAge ?age .
      ?a tip:proposition ?p ; tip:reportYear ?y } ORDER BY ?y ?lo"""
    expected = [("2013", "5", "15", "AnyVictim"), ("2025", "3", "7", "AdultVictim"), ("2025", "7", "15", "ChildVictim")]
    assert rows(open_store(store_folder), query) == expected


def test_new_destinations_between_two_editions(store_folder: Path) -> None:
    query = """SELECT DISTINCT ?d { ?a tip:reportYear 2013 ; tip:proposition/tip:specialises ?pair .
      ?pair tip:origin c:BLR ; tip:destination ?d . FILTER(?d != c:BLR)
      FILTER NOT EXISTS { ?b tip:proposition/tip:specialises ?pair ; tip:reportYear 2003 } } ORDER BY ?d"""
    names = {"ARE", "BEL", "EGY", "ESP", "ITA", "LBN", "western-europe"}
    assert {name for (name,) in rows(open_store(store_folder), query)} == names


def test_every_assertion_leads_to_its_sentence(store_folder: Path) -> None:
    query = "ASK { ?a a tip:Assertion FILTER NOT EXISTS { ?a tip:evidence/oa:hasSelector/oa:exact ?quote } }"
    assert run(open_store(store_folder), query).truth is False


SAVED = [(name, ontology_file("queries") / name) for name in ("tier-history.rq", "destinations.rq", "figures.rq")]
ANSWERS: dict[str, set[tuple[str, ...]]] = {
    "tier-history.rq": {("BLR", "2003", "Tier2"), ("BLR", "2013", "Tier2WatchList"), ("BLR", "2025", "Tier3")},
    "destinations.rq": {
        ("BLR", "RUS", "2003", "2025"), ("BLR", "POL", "2003", "2025"), ("BLR", "TUR", "2003", "2025"),
        ("BLR", "HUN", "2003", "2003"), ("BLR", "SCG", "2003", "2003"), ("BLR", "EGY", "2013", "2013"),
        ("BLR", "DEU", "2003", "2013"), ("GHA", "BLR", "2025", "2025"),
    },
    "figures.rq": {
        ("BLR", "residencePermits", "2012", "0"), ("BLR", "victimsIdentified", "2024", ""),
        ("BLR", "victimsIdentified", "2010", "64"), ("BLR", "transferredChildren", "2022-2024", "2400"),
    },
}  # fmt: skip


@pytest.mark.parametrize(("name", "path"), SAVED)
def test_a_saved_query_has_a_head_and_answers(name: str, path: Path, store_folder: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# title: ")
    answered = {row[: len(next(iter(ANSWERS[name])))] for row in rows(open_store(store_folder), text)}
    assert ANSWERS[name] <= answered
    assert not [row for row in answered if name == "destinations.rq" and "EST" in row]
