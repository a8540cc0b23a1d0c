"""Facts become the graph of contract.md 5: what is claimed, who says it, and where."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tipgraph.errors import DataError
from tipgraph.facts import (
    Agency,
    Content,
    Cooperation,
    Effort,
    Evidence,
    Fact,
    Flow,
    Penalty,
    Plan,
    Silence,
    Statistic,
    Statute,
    Tier,
    Treaty,
    VictimGroup,
)
from tipgraph.graph.assemble import assemble
from tipgraph.graph.derived import EDGES
from tipgraph.graph.model import Graph
from tipgraph.graph.terms import Triple
from tipgraph.narrative import Kind, Narrative

TEXT = "Kenya says\nso.\tVictims from Kenya are exploited in Qatar."


def narrative(kind: Kind = "official", year: int = 2013, name: str = "KEN-2013.txt") -> Narrative:
    return Narrative(name, TEXT, "KEN", year, kind, "heading", "file name")


def fact(content: Content, source: Narrative | None = None, **changes: Any) -> Fact:
    source = source or narrative()
    own = Fact(source.name, source.country, source.report_year, content, Evidence.of(TEXT, 0, 14), "test")
    return replace(own, **changes)


def built(*contents: Content, kind: Kind = "official", **changes: Any) -> Graph:
    source = narrative(kind)
    return assemble([source], [fact(content, source, **changes) for content in contents])


def about(graph: Graph, cls: str) -> set[tuple[str, str]]:
    """Predicate and object of all nodes of a class."""
    triples = list(graph.triples())
    nodes = {s for s, p, o in triples if p == "a" and o == cls}
    return {(p, o) for s, p, o in triples if s in nodes}


PROPOSITIONS: list[tuple[Content, str, set[tuple[str, str]]]] = [
    (Tier("2WL", 3, waiver=True), "tip:TierPlacement", {("tip:country", "c:KEN"), ("tip:tier", "tip:Tier2WatchList")}),
    (Tier("2WL", 3, waiver=True), "tip:Assertion", {("tip:streakLength", "3"), ("tip:waiverGranted", "true")}),
    (
        Effort("protection", "mixed"), "tip:EffortAssessment",
        {("tip:area", "tip:Protection"), ("tip:trend", "tip:TrendMixed")},
    ),
    (
        Flow("KEN", "Middle East", "exploitation", ("women",), ("sex trafficking",)),
        "tip:TraffickingFlow",
        {
            ("tip:origin", "c:KEN"), ("tip:destination", "region:middle-east"),
            ("tip:exploitation", "tip:SexTrafficking"),
        },
    ),
    (Flow("KEN", "LVA", "transit"), "tip:TraffickingFlow", {("tip:origin", "c:KEN"), ("tip:via", "c:LVA")}),
    (Flow("KEN", "LVA", "transit", ("women",)), "tip:Assertion", {("tip:victimGroup", "group:women")}),
    (
        VictimGroup("refugees", "vulnerable", sectors=("construction",)),
        "tip:GroupStatus",
        {("tip:victimGroup", "group:refugees"), ("tip:status", "tip:Vulnerable")},
    ),
    (
        Statute("Article 181", "criminal code"),
        "tip:LegalProvision",
        {
            ("a", "eli:LegalResourceSubdivision"), ("tip:citation", '"Article 181"'),
            ("eli:is_part_of", "law:KEN-criminal-code"),
        },
    ),
    (Statute("2012 Anti-Trafficking Act"), "tip:LegalProvision", {("a", "eli:LegalResource")}),
    (
        Penalty("Article 181", None, 1.5, "any", ("fine",)),
        "tip:PenaltyProvision",
        {("tip:maxYears", "1.5"), ("tip:victimAge", "tip:AnyVictim")},
    ),
    (
        Statistic("convictions", 12, "2020-05/2023-12", "persons", "at_least", "government"),
        "tip:StatisticKey",
        {("tip:refStart", "2020"), ("tip:refStartMonth", "5"), ("tip:refEnd", "2023"), ("tip:actor", "tip:Government")},
    ),
    (
        Statistic("convictions", 12, 2010, "persons", "at_least"),
        "qb:Observation",
        {("sdmx-measure:obsValue", "12"), ("tip:qualifier", "tip:atLeast"), ("tip:valueRole", "tip:comparative")},
    ),
    (
        Statistic("convictions", 0, 2012), "qb:Observation",
        {("sdmx-measure:obsValue", "0"), ("tip:polarity", "tip:negated")},
    ),
    (
        Silence("convictions", 2012, 6),
        "qb:Observation",
        {("tip:polarity", "tip:notReported"), ("tip:streakLength", "6"), ("tip:valueRole", "tip:current")},
    ),
    (Agency("Ministry of X", "ministry", ("funds",)), "tip:AgencyRole", {("tip:role", "tip:AgencyFunds")}),
    (Agency("Ministry of X", "ministry", alias="MOX"), "org:FormalOrganization", {("skos:altLabel", '"MOX"')}),
    (Cooperation("UGA", "agreement"), "tip:Cooperation", {("tip:partner", "c:UGA"), ("tip:kind", "tip:Agreement")}),
    (Plan("plan of 2011", 2011, 2012), "tip:Plan", {("skos:prefLabel", '"plan of 2011"'), ("tip:endYear", "2012")}),
    (Treaty("2000 UN TIP Protocol", "party"), "tip:TreatyStatus", {("tip:treaty", "treaty:2000-un-tip-protocol")}),
]  # fmt: skip


@pytest.mark.parametrize(("content", "cls", "expected"), PROPOSITIONS)
def test_a_fact_is_written_as_the_contract_says(content: Content, cls: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= about(built(content), cls)


def test_a_silence_has_no_value() -> None:
    assert not {o for _, p, o in built(Silence("convictions", 2012)).triples() if p == "sdmx-measure:obsValue"}


def test_the_same_claim_of_two_editions_is_one_proposition_with_two_assertions() -> None:
    sources = [narrative(year=year, name=f"KEN-{year}.txt") for year in (2013, 2014)]
    graph = assemble(sources, [fact(Tier("2"), source) for source in sources])
    said = [o for _, p, o in graph.triples() if p == "tip:proposition"]
    assert len(said) == 2
    assert len(set(said)) == 1


def test_groups_do_not_make_another_flow_but_purposes_do() -> None:
    women = Flow("KEN", "QAT", "exploitation", ("women",), ("sex trafficking", "labor trafficking"))
    men = Flow("KEN", "QAT", "exploitation", ("men",), ("labor trafficking", "sex trafficking"))
    other = Flow("KEN", "QAT", "exploitation", ("men",), ("sex trafficking",))
    flows = [{o for _, p, o in built(flow).triples() if p == "tip:proposition"} for flow in (women, men, other)]
    assert flows[0] == flows[1] != flows[2]
    pairs = {o for flow in (women, men, other) for _, p, o in built(flow).triples() if p == "tip:specialises"}
    assert len(pairs) == 1


def test_a_citation_leads_to_the_provision_of_the_one_law_that_the_narrative_names() -> None:
    penalty = Penalty("Article 181", 5, 15, "any")
    graph = built(Statute("Article 181", "criminal code"), penalty)
    provisions = {s for s, p, o in graph.shared if (p, o) == ("a", "tip:LegalProvision")}
    assert {o for _, p, o in graph.shared if p == "tip:statute"} == provisions
    two = built(Statute("Article 181", "criminal code"), Statute("Article 181", "labor code"), penalty)
    target = next(o for _, p, o in two.shared if p == "tip:statute")
    assert not {o for s, p, o in two.shared if s == target and p == "eli:is_part_of"}


def test_a_quote_is_the_raw_slice_of_the_text() -> None:
    exact = {o for _, p, o in built(Tier("1")).triples() if p == "oa:exact"}
    assert exact == {'"Kenya says\\nso."'}


def test_further_evidence_is_kept() -> None:
    also = (Evidence.of(TEXT, 15, len(TEXT)),)
    assert len({o for _, p, o in built(Tier("1"), also=also).triples() if p == "tip:evidence"}) == 2


def test_a_narrative_says_what_it_is() -> None:
    block = built(Tier("1"), kind="extract").narratives[0]
    own = {(p, o) for s, p, o in block.triples if s == block.narrative}
    assert own >= {
        ("a", "tip:OfficialExtract"), ("tip:country", "c:KEN"), ("tip:reportYear", "2013"),
        ("dct:identifier", '"KEN-2013.txt"'), ("tip:yearBasis", "tip:BasisFileName"),
    }  # fmt: skip


DEFECTS: list[tuple[str, Fact]] = [
    ("none of the narratives", fact(Tier("1"), narrative=TEXT)),
    ("is not the evidence", fact(Tier("1"), evidence=Evidence(0, 3, "Kenya"))),
    ("is not the evidence", fact(Tier("1"), evidence=Evidence(9000, 9001, ""))),
    ("is not the evidence", fact(Tier("1"), evidence=Evidence(-6, -1, "Qatar"))),
    ("is no tier", fact(Tier("7"))),
    ("is no period", fact(Statistic("convictions", 1, "lately"))),
]


@pytest.mark.parametrize(("message", "wrong"), DEFECTS)
def test_a_fact_that_does_not_fit_is_refused(message: str, wrong: Fact) -> None:
    with pytest.raises(DataError, match=message):
        assemble([narrative()], [wrong])


def derived(graph: Graph) -> set[Triple]:
    return {triple for triple in graph.triples() if triple[1] in EDGES}


EDGE_CASES: list[tuple[Content, set[Triple]]] = [
    (Flow("KEN", "QAT", "exploitation"), {("c:KEN", "tip:victimsExploitedIn", "c:QAT")}),
    (Flow("UGA", "KEN", "transit"), {("c:UGA", "tip:victimsTransit", "c:KEN")}),
    (Flow("KEN", "KEN", "exploitation"), set()),
    (Flow("KEN", "Gulf States", "exploitation"), set()),
    (VictimGroup("women", "exploited"), {("c:KEN", "tip:hasVictimGroup", "group:women")}),
    (VictimGroup("women", "vulnerable"), set()),
    (Cooperation("UGA", "training"), {("c:KEN", "tip:cooperatesWith", "c:UGA")}),
    (Agency("police academy"), {("c:KEN", "tip:hasAgency", "agency:KEN-police-academy")}),
    (Tier("1"), set()),
]


@pytest.mark.parametrize(("content", "expected"), EDGE_CASES)
def test_edges_are_derived_from_what_the_report_affirms(content: Content, expected: set[Triple]) -> None:
    assert derived(built(content)) == expected
    assert derived(built(content, kind="extract")) == expected
    assert derived(built(content, kind="secondary")) == set()
    assert derived(built(content, recommended=True)) == set()


def test_the_blog_makes_no_edge_and_no_edge_leads_to_a_region(
    graph: Graph, gold_facts_of_seeds: tuple[list[Narrative], list[Fact]]
) -> None:
    narratives, facts = gold_facts_of_seeds
    blog = {narrative.name for narrative in narratives if narrative.kind == "secondary"}
    without = assemble(narratives, [fact for fact in facts if fact.narrative not in blog])
    assert derived(graph) == derived(without)
    assert not {triple for triple in derived(graph) if triple[2].startswith("region:")}


def test_there_is_one_assertion_a_fact(graph: Graph, gold_facts_of_seeds: tuple[list[Narrative], list[Fact]]) -> None:
    assertions = {s for s, p, o in graph.triples() if (p, o) == ("a", "tip:Assertion")}
    assert assertions == {f"a:{fact.id}" for fact in gold_facts_of_seeds[1]}


def test_no_term_is_a_blank_node_and_no_local_name_needs_an_escape(graph: Graph) -> None:
    for triple in graph.triples():
        for term in triple:
            assert re.fullmatch(
                r'a|true|false|-?\d+(\.\d+)?|".*"|[a-z-]+:[A-Za-z0-9_]([\w.-]*[\w-])?', term, re.ASCII | re.DOTALL
            ), term


def test_a_node_has_one_preferred_label(graph: Graph) -> None:
    labelled = [s for s, p, _ in graph.triples() if p == "skos:prefLabel"]
    assert len(labelled) == len(set(labelled))
