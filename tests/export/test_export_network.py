"""GraphML and GEXF, read by a plain XML reader that holds them to what Gephi and Cytoscape take."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from tipgraph import output
from tipgraph.export import write
from tipgraph.export.network import identifier
from tipgraph.view.legend import KINDS, RELATIONS
from tipgraph.view.network import network

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
TYPES = {
    "string": str, "long": int, "integer": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__,
}  # fmt: skip
NMTOKEN = re.compile(r"[A-Za-z0-9_:.-]+")


def root_of(folder: Path, form: str) -> ElementTree.Element:
    stream = io.BytesIO()
    write(folder, form, stream)
    return ElementTree.fromstring(stream.getvalue())


def view(folder: Path) -> nx.MultiDiGraph:
    return network(output.read_facts(folder), output.read_narratives(folder))


Network = tuple[dict[str, dict[str, object]], list[tuple[str, str, str, dict[str, object]]]]
Reader = Callable[[Path], Network]


def graphml(folder: Path) -> Network:
    """Nodes and edges with typed attributes, as any reader of GraphML has them."""
    root = root_of(folder, "graphml")
    keys = {key.attrib["id"]: key for key in root.iter(f"{GRAPHML}key")}

    def data(element: ElementTree.Element) -> dict[str, object]:
        values = {}
        for item in element.iter(f"{GRAPHML}data"):
            key = keys[item.attrib["key"]]
            assert element.tag == GRAPHML + key.attrib["for"]
            values[key.attrib["attr.name"]] = TYPES[key.attrib["attr.type"]](item.text or "")
        return values

    nodes = {node.attrib["id"]: data(node) for node in root.iter(f"{GRAPHML}node")}
    edges = [
        (edge.attrib["source"], edge.attrib["target"], edge.attrib["id"], data(edge))
        for edge in root.iter(f"{GRAPHML}edge")
    ]
    return nodes, edges


def gexf(folder: Path) -> Network:
    """The same from GEXF; attributes that Gephi reads from the element itself stand with the others."""
    root = root_of(folder, "gexf")
    declared = {
        (group.attrib["class"], item.attrib["id"]): item
        for group in root.iter(f"{GEXF}attributes")
        for item in group.iter(f"{GEXF}attribute")
    }

    def data(element: ElementTree.Element) -> dict[str, object]:
        values: dict[str, object] = {"label": element.attrib["label"]}
        for item in element.iter(f"{GEXF}attvalue"):
            attribute = declared[element.tag.removeprefix(GEXF), item.attrib["for"]]
            values[attribute.attrib["title"]] = TYPES[attribute.attrib["type"]](item.attrib["value"])
        return values

    nodes = {node.attrib["id"]: data(node) for node in root.iter(f"{GEXF}node")}
    edges = [
        (e.attrib["source"], e.attrib["target"], e.attrib["id"], {**data(e), "weight": float(e.attrib["weight"])})
        for e in root.iter(f"{GEXF}edge")
    ]
    return nodes, edges


@pytest.mark.parametrize("read", [graphml, gexf])
def test_the_network_is_that_of_the_view(built: Path, read: Reader) -> None:
    nodes, edges = read(built)
    whole = view(built)
    assert nodes.keys() == {identifier(node) for node in whole}
    assert {(s, t, data["relation"]) for s, t, _, data in edges} == {
        (identifier(s), identifier(t), relation) for s, t, relation in whole.edges(keys=True)
    }
    for source, target, relation, facts in whole.edges(keys=True, data="facts"):
        data = next(
            d for s, t, _, d in edges if (s, t, d["relation"]) == (identifier(source), identifier(target), relation)
        )
        years = sorted({fact.report_year for fact in facts})
        assert data["assertions"] == data["weight"] == len(facts)
        assert (data["first_year"], data["last_year"]) == (years[0], years[-1])
        assert data["editions"] == "|".join(map(str, years))


@pytest.mark.parametrize("read", [graphml, gexf])
def test_ids_are_unique_and_every_edge_has_its_ends(built: Path, read: Reader) -> None:
    nodes, edges = read(built)
    ids = [edge[2] for edge in edges]
    assert len(ids) == len(set(ids))
    assert all(NMTOKEN.fullmatch(name) for name in (*nodes, *ids))
    assert {end for edge in edges for end in edge[:2]} <= nodes.keys()
    assert {data["kind"] for data in nodes.values()} <= KINDS.keys()
    assert {data["relation"] for *_, data in edges} <= RELATIONS.keys()


@pytest.mark.parametrize("read", [graphml, gexf])
def test_nodes_say_what_they_are_and_when_they_were_spoken_of(seeds_output: Path, read: Reader) -> None:
    nodes, edges = read(seeds_output)
    russia, belarus = nodes["country:RUS"], nodes["country:BLR"]
    assert (russia["label"], russia["kind"], russia["code"], russia["reports"]) == ("Russia", "country", "RUS", False)
    assert (russia["first_year"], russia["last_year"]) == (2003, 2025)
    assert (belarus["first_year"], belarus["last_year"], belarus["reports"]) == (2003, 2025, True)
    flow = next(d for s, t, _, d in edges if (s, t, d["relation"]) == ("country:BLR", "country:RUS", "exploitation"))
    assert (flow["secondary"], flow["symmetric"], flow["polarities"]) == (False, False, "affirmed")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_it_too(built: Path, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"network.{form}"
    with path.open("wb") as stream:
        write(built, form, stream)
    read = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path, version="1.3")
    whole = view(built)
    assert (read.number_of_nodes(), read.number_of_edges()) == (whole.number_of_nodes(), whole.number_of_edges())


def test_gephi_gets_a_timeline_of_editions_colours_and_kinds_of_edges(built: Path) -> None:
    root = root_of(built, "gexf")
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert root.attrib["version"] == "1.3"
    assert (graph.attrib["mode"], graph.attrib["timeformat"], graph.attrib["defaultedgetype"]) == (
        "dynamic",
        "double",
        "directed",
    )
    meta = root.find(f"{GEXF}meta")
    assert meta is not None
    assert not meta.attrib, "a date would differ between two runs"
    nodes, edges = gexf(built)
    for element in (*root.iter(f"{GEXF}node"), *root.iter(f"{GEXF}edge")):
        colour = element.find(f"{VIZ}color")
        assert colour is not None
        assert all(0 <= int(colour.attrib[name]) <= 255 for name in "rgb")
        spells = [(s.attrib["start"], s.attrib["end"]) for s in element.iter(f"{GEXF}spell")]
        data = nodes.get(element.attrib["id"]) or next(d for *_, i, d in edges if i == element.attrib["id"])
        assert spells == [(year, year) for year in str(data.get("editions", "")).split("|") if year], (
            "nothing interpolated"
        )
        if element.tag == f"{GEXF}edge":
            assert element.attrib["kind"] == data["relation"], "Gephi joins parallel edges of one kind"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("group:women", "group:Women"),
        ("group:a b", "group:a_b"),
        ("agency:KEN:Ministry -- A", "agency:KEN:Ministry - A"),
        ("group:漢字", "group:字漢"),
        ("plan:KEN:" + "x" * 90, "plan:KEN:" + "x" * 91),
        ("statute:KEN:Section 3(1)", "statute:KEN:Section 3 1"),
    ],
)
def test_different_nodes_have_different_names_that_xml_takes(one: str, other: str) -> None:
    assert identifier(one) != identifier(other)
    assert all(NMTOKEN.fullmatch(identifier(name)) and "--" not in identifier(name) for name in (one, other))
