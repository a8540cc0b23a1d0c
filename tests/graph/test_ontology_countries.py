"""Countries against a second source: rigour's table of territories, made for compliance data (`second_source.py`)."""

import pytest
import rdflib
from rdflib import SKOS

from tests.graph import second_source
from tipgraph.data_files import read_toml
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import expand
from tipgraph.lexicon.countries import countries

OTHER_ITEM = {"SJM": "rigour has the item of Svalbard alone; ISO's SJM is Svalbard and Jan Mayen, Q842829"}
OTHER_STATE = {"YUG": "rigour's is the federation of six republics to 1992; the report's is that of two, 1992 to 2003"}
GAPS = {"SUN": {"TKM"}}
"""States that rigour does not list among the successors."""

TERRITORIES = second_source.territories()


@pytest.fixture(scope="module")
def codes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_file("codes.ttl").read_text(encoding="utf-8"))


@pytest.mark.parametrize("iso3", countries())
def test_the_wikidata_item_is_that_of_the_iso_code(iso3: str) -> None:
    """Ours may be an item that rigour lists as another of the same territory (Denmark without its realm)."""
    if iso3 not in OTHER_ITEM:
        assert countries()[iso3].wikidata in TERRITORIES[iso3].items
    else:
        assert countries()[iso3].wikidata not in TERRITORIES[iso3].items, "the exception is not needed any more"


def test_the_second_source_is_as_rigour_tells_it() -> None:
    pytest.importorskip("rigour", reason="rigour is not installed; the copy of its table is what counts")
    assert second_source.FILE.read_text(encoding="utf-8") == second_source.from_rigour()


def test_no_two_countries_share_an_item_and_the_graph_has_them_all(codes: rdflib.Graph) -> None:
    items = [country.wikidata for country in countries().values()]
    assert len(set(items)) == len(items)
    for iso3, country in countries().items():
        match = rdflib.URIRef(f"http://www.wikidata.org/entity/{country.wikidata}")
        assert (rdflib.URIRef(expand(f"c:{iso3}")), SKOS.exactMatch, match) in codes


SUCCESSORS: dict[str, list[str]] = read_toml("tipgraph.graph", "successors.toml")["successors"]


def test_every_state_that_ended_has_successors_and_no_other() -> None:
    assert {iso3 for iso3, country in countries().items() if country.last_year} == SUCCESSORS.keys()
    assert {s for found in SUCCESSORS.values() for s in found} <= countries().keys()


@pytest.mark.parametrize("iso3", SUCCESSORS)
def test_successors_agree_with_the_second_source(iso3: str) -> None:
    theirs = TERRITORIES[iso3].successors
    assert TERRITORIES[iso3].historical
    if iso3 in OTHER_STATE:
        assert theirs.isdisjoint(SUCCESSORS[iso3])
    else:
        assert set(SUCCESSORS[iso3]) - GAPS.get(iso3, set()) == theirs - GAPS.get(iso3, set())


@pytest.mark.parametrize("iso3", SUCCESSORS)
def test_an_end_is_a_beginning(iso3: str) -> None:
    """Where a successor has a first year, the state ended in it; and years run forward."""
    ended = countries()[iso3]
    assert ended.first_year is not None
    assert ended.last_year is not None
    assert ended.first_year < ended.last_year
    for successor in SUCCESSORS[iso3]:
        assert countries()[successor].first_year in (ended.last_year, None)


def test_the_state_and_those_after_it_are_linked_in_the_code_lists(codes: rdflib.Graph) -> None:
    for iso3, found in SUCCESSORS.items():
        linked = set(codes.objects(rdflib.URIRef(expand(f"c:{iso3}")), rdflib.DCTERMS.isReplacedBy))
        assert linked == {rdflib.URIRef(expand(f"c:{successor}")) for successor in found}
