"""What the network joins, what stays with its country, and where it all stands."""

from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest

from tipgraph.errors import DataError
from tipgraph.facts import (
    Agency,
    Content,
    Cooperation,
    Evidence,
    Fact,
    Flow,
    Penalty,
    Plan,
    Recommendation,
    Silence,
    Statistic,
    Statute,
    Tier,
    Treaty,
    VictimGroup,
)
from tipgraph.narrative import Kind, Narrative
from tipgraph.view.layout import CELL, CROWD, SECTORS, SMALL, places
from tipgraph.view.legend import KINDS, RELATIONS
from tipgraph.view.network import network, selected
from tipgraph.view.wording import says


def fact(content: Content, narrative: str = "n.txt", country: str = "BLR", year: int = 2013, **more: Any) -> Fact:
    return Fact(narrative, country, year, content, Evidence(0, 9, "a quote it"), "a_rule", **more)


def narrative(name: str = "n.txt", kind: Kind = "official", country: str = "BLR", year: int = 2013) -> Narrative:
    return Narrative(name, "a quote it", country, year, kind, "manifest", "manifest")


LINKS = [
    (Flow("BLR", "TUR", "exploitation"), ("country:BLR", "country:TUR", "exploitation")),
    (Flow("BLR", "LTU", "transit"), ("country:BLR", "country:LTU", "transit")),
    (Flow("BLR", "Middle East", "exploitation"), ("country:BLR", "region:Middle East", "exploitation")),
    (Flow("BLR", "BLR", "exploitation"), ("country:BLR", "country:BLR", "exploitation")),
    (Cooperation("POL", "agreement"), ("country:BLR", "country:POL", "cooperation")),
    (Cooperation("ALB", "agreement"), ("country:ALB", "country:BLR", "cooperation")),
    (Cooperation("INTERPOL", "training"), ("country:BLR", "agency:INTERPOL", "cooperation")),
    (VictimGroup("women", "exploited"), ("country:BLR", "group:women", "exploited")),
    (VictimGroup("women", "vulnerable"), ("country:BLR", "group:women", "vulnerable")),
    (Statute("Article 181"), ("country:BLR", "statute:BLR:Article 181", "provision")),
    (Penalty("Article 181", 5, 15, "any"), ("country:BLR", "statute:BLR:Article 181", "provision")),
    (Agency("Ministry of Interior", "ministry"), ("country:BLR", "agency:BLR:Ministry of Interior", "agency")),
    (Agency("IOM", "international_organization"), ("country:BLR", "agency:IOM", "agency")),
    (Plan("2011-2012 plan"), ("country:BLR", "plan:BLR:2011-2012 plan", "plan")),
    (Treaty("2000 UN TIP Protocol", "party"), ("country:BLR", "treaty:2000 UN TIP Protocol", "treaty")),
]


@pytest.mark.parametrize(("content", "edge"), LINKS)
def test_a_fact_that_joins_is_an_edge_with_itself_behind_it(content: Content, edge: tuple[str, str, str]) -> None:
    one = fact(content)
    graph = network([one], [narrative()])
    assert list(graph.edges(keys=True)) == [edge]
    assert graph.edges[edge]["facts"] == [one]


@pytest.mark.parametrize(
    "content", [Tier("3"), Statistic("convictions", 3, 2012), Silence("training", 2012), Recommendation("Train judges")]
)
def test_a_fact_that_joins_nothing_stays_with_its_country(content: Content) -> None:
    graph = network([fact(content)], [narrative()])
    assert list(graph) == ["country:BLR"]
    assert graph.nodes["country:BLR"]["facts"] == [fact(content)]


def test_an_edge_is_secondary_until_an_official_narrative_says_so() -> None:
    flow = Flow("BLR", "TUR", "exploitation")
    blog, report = fact(flow, "blog.txt"), fact(flow, "report.txt")
    narratives = [narrative("blog.txt", "secondary"), narrative("report.txt")]
    edge = ("country:BLR", "country:TUR", "exploitation")
    assert network([blog], narratives).edges[edge]["secondary"] is True
    assert network([blog, report], narratives).edges[edge]["secondary"] is False


def test_countries_carry_their_names_of_all_times() -> None:
    graph = network([fact(Flow("BLR", "TUR", "exploitation"))], [narrative()])
    turkey = graph.nodes["country:TUR"]
    assert turkey["label"] == "Türkiye"
    assert {"TUR", "Turkey"} <= set(turkey["names"])


def test_a_fact_without_its_narrative_is_an_error_not_a_guess() -> None:
    with pytest.raises(DataError, match=r"n\.txt"):
        network([fact(Tier("3"))], [])


SELECTIONS: list[tuple[Mapping[str, Any], list[int]]] = [
    ({}, [0, 1, 2, 3]),
    ({"countries": ["BLR"]}, [0, 1, 3]),
    ({"countries": ["UKR"]}, [2]),
    ({"years": (2013, 2013)}, [0, 2]),
    ({"years": (2014, 2025)}, [1, 3]),
    ({"types": ["tier"]}, [1, 2]),
    ({"countries": ["BLR"], "types": ["flow"], "years": (2014, 2025)}, [3]),
    ({"countries": ["FRA"]}, []),
]


@pytest.mark.parametrize(("choice", "expected"), SELECTIONS)
def test_selection_keeps_what_a_country_tells_and_what_touches_it(
    choice: Mapping[str, Any], expected: list[int]
) -> None:
    facts = [
        fact(Flow("BLR", "TUR", "exploitation")),
        fact(Tier("3"), year=2025),
        fact(Tier("1"), country="UKR"),
        fact(Flow("BLR", "POL", "exploitation"), country="POL", year=2025),
    ]
    assert selected(facts, **choice) == [facts[i] for i in expected]


WORDS = [
    (Tier("2WL", 3, waiver=True), "Tier 2 Watch List · year 3 in a row · waiver granted"),
    (
        Flow("BLR", "TUR", "exploitation", ("women",), ("sex trafficking",)),
        "Victims from Belarus exploited in Türkiye · women · sex trafficking",
    ),
    (Flow("BLR", "Western Europe", "transit"), "Victims from Belarus pass through Western Europe"),
    (Penalty("Article 181", 5, 15, "any"), "Article 181: 5 to 15 years"),
    (Penalty("Article 181", None, 0.5, "child"), "Article 181: up to 0.5 years · child victim"),
    (Penalty("Article 181", 12, 99, "any"), "Article 181: 12 to life"),
    (Penalty("Article 181", None, None, "any", ("fine",)), "Article 181: no years named · fine"),
    (Statistic("convictions", 1200, 2012, "persons", "at_least"), "convictions: at least 1,200 persons · in 2012"),
    (Statistic("victims_identified", 33.3, None, "percent"), "victims identified: 33.3 percent"),
    (Silence("awareness", 2024, 4), "Not reported: awareness · in 2024 · year 4 in a row"),
    (Cooperation("TUR", "joint_investigation"), "Belarus and Türkiye · joint investigation"),
    (Plan("national plan", 2011, 2012, "implementing"), "national plan · 2011–2012 · implementing"),
]


@pytest.mark.parametrize(("content", "words"), WORDS)
def test_a_fact_is_said_in_words(content: Content, words: str) -> None:
    assert says(fact(content)) == words


def apart(graph: nx.MultiDiGraph) -> None:
    place = places(graph)
    assert set(place) == set(graph)
    spots = sorted((p.x, p.y) for p in place.values())
    assert len(set(spots)) == len(spots)


def test_no_two_nodes_share_a_place(seeds: tuple[list[Fact], list[Narrative]]) -> None:
    apart(network(*seeds))


def test_places_of_one_country_leave_room_for_labels(seeds: tuple[list[Fact], list[Narrative]]) -> None:
    spots = [(p.x, p.y) for p in places(network(*seeds)).values()]
    for i, (x, y) in enumerate(spots):
        assert all(abs(x - a) >= CELL[0] - 1 or abs(y - b) >= CELL[1] - 1 for a, b in spots[:i])


def test_a_crowd_is_placed_around_a_frame_of_countries() -> None:
    codes = ["BLR", "UKR", "POL", "TUR", "KEN"]
    facts = [
        fact(Statute(f"Article {i}"), f"{code}.txt", code) for code in codes for i in range(CROWD // len(codes) + 5)
    ]
    facts += [fact(VictimGroup("women", "exploited"), f"{code}.txt", code) for code in codes]
    graph = network(facts, [narrative(f"{code}.txt", country=code) for code in codes])
    apart(graph)
    scales = {graph.nodes[n]["kind"]: p.scale for n, p in places(graph).items()}
    assert scales == {"country": 1.0, "group": SMALL, "statute": SMALL}


def test_an_empty_network_has_no_places() -> None:
    assert places(nx.MultiDiGraph()) == {}


def test_every_kind_has_a_sector_a_shape_and_a_colour_of_its_own() -> None:
    assert sorted(SECTORS) == sorted(KINDS)
    assert len({kind.shape for kind in KINDS.values()}) == len({kind.colour for kind in KINDS.values()}) == len(KINDS)


def test_every_relation_of_the_network_is_in_the_legend(seeds: tuple[list[Fact], list[Narrative]]) -> None:
    assert {relation for *_, relation in network(*seeds).edges(keys=True)} <= set(RELATIONS)
