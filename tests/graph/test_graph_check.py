"""The check is silent on a right graph and says each thing that is wrong with a broken one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tipgraph.errors import OutputError
from tipgraph.graph.check import check
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
    assert [finding.message for finding in found if finding.title == "undeclared term"] == []


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
    ("tip:TierPlacement", "tip:tier", [("tip:tier", "tip:Tier7")], "one of the tiers"),
    ("tip:TierPlacement", "tip:tier", [("tip:tier", "tip:Tier7")], "tip:Tier7 is used but not declared"),
    ("tip:PenaltyProvision", "tip:minYears", [("tip:minYears", "90")], "not above its maximum"),
    ("tip:PenaltyProvision", "tip:statute", [], "prescribed by one provision"),
    ("tip:TraffickingFlow", "tip:destination", [], "one destination"),
    ("tip:GroupStatus", "tip:status", [], "exploited or vulnerable"),
    ("tip:Plan", "tip:startYear", [("tip:startYear", "2090")], "not after its end"),
    ("tip:Recommendation", "tip:text", [], "one text"),
    ("tip:Country", "tip:isoCode", [("tip:isoCode", '"Belarus"')], "alpha-3"),
    ("skos:Concept", "skos:prefLabel", [], "one preferred label"),
    ("tip:Assertion", "", [("tip:madeUp", "1")], "tip:madeUp is used but not declared"),
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
    assert any(message in finding.message for finding in found), found[:5]
    assert {finding.severity for finding in found} == {"error"}


def test_a_text_that_cannot_be_read_is_an_error(turtle_file: Path) -> None:
    def text_of(name: str) -> str:
        raise OutputError(f"{name} is gone")

    found = check(turtle_file, text_of)
    assert {finding.title for finding in found} == {"unread text"}
    assert len(found) == 5


def test_a_file_that_is_no_turtle_is_one_sentence(tmp_path: Path, text_of: TextOf) -> None:
    (tmp_path / "tipgraph.ttl").write_text("<a> <b>")
    with pytest.raises(OutputError, match="run tipgraph build again"):
        check(tmp_path / "tipgraph.ttl", text_of)
