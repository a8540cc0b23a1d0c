"""The check is silent on a right graph and says each thing that is wrong with a broken one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tipgraph.check import check
from tipgraph.errors import OutputError
from tipgraph.graph.codes import schemes
from tipgraph.graph.model import Graph
from tipgraph.graph.propositions import SHAPES
from tipgraph.graph.terms import Triple
from tipgraph.graph.turtle import document

TextOf = Callable[[str], str]


def test_the_graph_of_the_gold_conforms(turtle_file: Path, text_of: TextOf) -> None:
    assert check(turtle_file, text_of) == []


def test_every_term_that_can_be_written_is_declared(tmp_path: Path, text_of: TextOf) -> None:
    rows = [row for shape in SHAPES.values() for row in (*shape.key, *shape.said)]
    triples = [("tip:x", predicate, '"x"') for predicate, _, _ in rows]
    triples += [("tip:x", "a", shape.cls) for shape in SHAPES.values()]
    triples += [("tip:x", "tip:kind", code.term) for scheme in schemes().values() for code in scheme.codes.values()]
    found = check(written(tmp_path, triples), text_of)
    assert [finding.focus for finding in found if finding.check.name == "undeclared-term"] == []


def written(folder: Path, triples: list[Triple]) -> Path:
    path = folder / "tipgraph.ttl"
    path.write_text(document(triples), encoding="utf-8")
    return path


# A defect: what is taken from every node of a class (a predicate), what is put in, and words of the finding it gives.
DEFECTS: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("tip:Assertion", "tip:proposition", [], "one proposition"),
    ("tip:Assertion", "tip:statedIn", [], "stated in one narrative"),
    ("tip:Assertion", "tip:reportYear", [], "one report year"),
    ("tip:Assertion", "tip:reportYear", [("tip:reportYear", "1999")], "one report year"),
    ("tip:Assertion", "tip:reportYear", [("tip:reportYear", '"2013"')], "one report year"),
    (
        "tip:Assertion",
        "tip:reportYear",
        [("tip:reportYear", '"2013"^^<http://www.w3.org/2001/XMLSchema#gYear>')],
        "one report year",
    ),
    ("tip:Assertion", "tip:polarity", [], "one polarity"),
    ("tip:Assertion", "tip:polarity", [("tip:polarity", "tip:Tier1")], "one polarity"),
    ("tip:Assertion", "tip:evidence", [], "has evidence"),
    ("tip:Assertion", "tip:attributedTo", [], "who speaks"),
    ("tip:Assertion", "tip:rule", [], "names the rule"),
    ("tip:Assertion", "", [("tip:streakLength", "0")], "streak"),
    ("tip:OfficialNarrative", "tip:country", [], "one country"),
    ("tip:OfficialNarrative", "tip:yearBasis", [], "how its year"),
    ("oa:SpecificResource", "oa:hasSelector", [], "one quote"),
    ("oa:TextQuoteSelector", "oa:exact", [("oa:exact", '"something else"')], "is not 'something else'"),
    ("oa:TextPositionSelector", "oa:start", [("oa:start", "90000")], "starts before it ends"),
    ("oa:TextPositionSelector", "oa:start", [], "one start"),
    ("qb:Observation", "", [("sdmx-measure:obsValue", "999")], "either one value or"),
    ("qb:Observation", "tip:polarity", [("tip:polarity", "tip:negated")], "value of 0 is negated"),
    ("tip:StatisticKey", "tip:metric", [], "one metric"),
    ("tip:StatisticKey", "", [("tip:refYear", "212")], "plausible year"),
    ("tip:StatisticKey", "", [("tip:refStart", "2013"), ("tip:refEnd", "2012")], "not after its end"),
    ("tip:StatisticKey", "", [("tip:refEnd", "20122")], "ends in a plausible year"),
    ("tip:StatisticKey", "", [("tip:refEndMonth", "13")], "a month is 1 to 12"),
    ("tip:TierPlacement", "tip:tier", [("tip:tier", "tip:Tier7")], "one of the tiers"),
    ("tip:TierPlacement", "tip:tier", [("tip:tier", "tip:Tier7")], "tip:Tier7: it is not declared"),
    ("tip:PenaltyProvision", "tip:minYears", [("tip:minYears", "90")], "not above its maximum"),
    ("tip:PenaltyProvision", "tip:statute", [], "prescribed by one provision"),
    ("tip:TraffickingFlow", "tip:destination", [], "one destination"),
    ("tip:GroupStatus", "tip:status", [], "exploited or vulnerable"),
    ("tip:Plan", "tip:startYear", [("tip:startYear", "2090")], "not after its end"),
    ("tip:Recommendation", "tip:text", [], "one text"),
    ("tip:Country", "tip:isoCode", [("tip:isoCode", '"Belarus"')], "alpha-3"),
    ("skos:Concept", "skos:prefLabel", [], "one preferred label"),
    ("skos:Concept", "skos:prefLabel", [], "it has no skos:prefLabel"),
    ("tip:Country", "skos:prefLabel", [("skos:prefLabel", '""')], "it has no skos:prefLabel"),
    ("skos:Concept", "", [("skos:prefLabel", '"another"')], 'is called "'),
    ("tip:TierPlacement", "tip:tier", [("skos:prefLabel", '"a"'), ("skos:prefLabel", '"b"')], 'is called "a" and "b"'),
    ("tip:Assertion", "tip:proposition", [], "no assertion states it"),
    ("tip:Assertion", "", [("tip:madeUp", "1")], "tip:madeUp: it is not declared"),
]


@pytest.mark.parametrize(("cls", "out", "into", "message"), DEFECTS)
def test_a_defect_is_found(
    cls: str, out: str, into: list[tuple[str, str]], message: str, graph: Graph, text_of: TextOf, tmp_path: Path
) -> None:
    edition = next(block for block in graph.narratives if "2013" in block.title)
    triples = [*graph.shared, *edition.triples]
    nodes = {s for s, p, o in triples if (p, o) == ("a", cls)}
    broken = [triple for triple in triples if not (triple[0] in nodes and triple[1] == out)]
    broken += [(node, predicate, obj) for node in nodes for predicate, obj in into]
    found = check(written(tmp_path, broken), text_of)
    assert any(message in f"{finding.focus}: {finding.message}" for finding in found), found[:5]
    assert all(f.check.severity == "error" for f in found if f.check.name not in READING)


READING = {"figure-of-the-future", "empty-section", "contradicting-figures", "contradicting-streaks"}
"""The checks that say nothing against the graph."""


def test_a_finding_leads_to_the_fact_and_its_sentence(graph: Graph, text_of: TextOf, tmp_path: Path) -> None:
    triples = list(graph.triples())
    (evidence,) = (o for s, p, o in triples if s.startswith("a:BLR-2013-tier-") and p == "tip:evidence")
    wrong = [(s, p, '"made up"' if (s, p) == (f"{evidence}-quote", "oa:exact") else o) for s, p, o in triples]
    (found,) = check(written(tmp_path, wrong), text_of)
    assert (found.check.title, found.focus) == ("wrong quote", evidence)
    (place,) = found.places
    assert place.fact.startswith("BLR-2013-tier-")
    assert "«Belarus is placed on Tier 2 Watch List" in place.sentence
    record = found.to_record()
    assert (record["check"], record["severity"], record["places"][0]["fact"]) == ("wrong-quote", "error", place.fact)


def test_what_no_shape_can_be_held_to_is_a_finding_too(graph: Graph, text_of: TextOf, tmp_path: Path) -> None:
    ends = [(s, p, "_:b" if p == "oa:end" else o) for s, p, o in graph.triples()]
    found = check(written(tmp_path, ends), text_of)
    assert "a shape cannot be held to the graph" in {finding.check.title for finding in found}


def test_a_text_that_cannot_be_read_is_an_error(turtle_file: Path) -> None:
    def text_of(name: str) -> str:
        raise OutputError(f"{name} is gone")

    found = check(turtle_file, text_of)
    assert {finding.check.title for finding in found} == {"unread text"}
    assert len(found) == 5


def test_a_part_without_facts_is_only_for_information(turtle_file: Path, text_of: TextOf) -> None:
    name = "000_22e4fa4e8467be88.txt"
    empty = [(name, "its section 'Prevention' gave no facts"), ("of another build.txt", "it gave no facts")]
    (found,) = check(turtle_file, text_of, empty)
    assert (found.check.severity, found.check.name) == ("info", "empty-section")
    assert found.message == f"{name}: its section 'Prevention' gave no facts"


def test_a_file_that_is_no_turtle_is_one_sentence(tmp_path: Path, text_of: TextOf) -> None:
    (tmp_path / "tipgraph.ttl").write_text("<a> <b>")
    with pytest.raises(OutputError, match="run tipgraph build again"):
        check(tmp_path / "tipgraph.ttl", text_of)
