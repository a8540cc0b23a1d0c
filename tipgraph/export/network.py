"""The network of the view with plain values on its nodes and edges, as GraphML and GEXF.

Years are editions of the report. Nothing is interpolated: what is said in 2003 and 2013 is there in these two years, and
GEXF's timeline shows it in these two alone.
"""

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree import ElementTree

import networkx as nx

from tipgraph.export.rdfxml import xml_text
from tipgraph.facts import Fact
from tipgraph.graph.terms import digest, slug
from tipgraph.output import read_facts, read_narratives
from tipgraph.view.legend import KINDS, RELATIONS
from tipgraph.view.network import network

_PLAIN = re.compile(r"(?!.*--)[A-Za-z0-9:. -]+")  # edges join the names of their ends by --
_SHAPES = {"dot": "disc", "square": "square", "triangle": "triangle", "diamond": "diamond"}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_VIZ = f"{_GEXF}/viz"


def flat(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy of the view's network whose attributes are strings, integers and booleans.

    Nodes: `label`, `kind`, `code` (ISO 3166-1 alpha-3, countries only), `reports` (has a narrative here), `assertions` (how
    many facts speak of it, its edges included). Edges, keyed by their id: `relation`, `label`, `assertions`, `weight` (the
    same, as Gephi wants it), `polarities`, `secondary` (only secondary narratives say so), `symmetric` (the direction means
    nothing). Both: `first_year`, `last_year`, `editions`. Lists are joined by `|`.
    """
    plain = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        around = [*graph.out_edges(node, data="facts"), *graph.in_edges(node, data="facts")]
        facts = {fact.id: fact for own in (data["facts"], *(edge[2] for edge in around)) for fact in own}.values()
        code = node.rpartition(":")[2]
        plain.add_node(
            identifier(node),
            label=xml_text(data["label"]),
            kind=data["kind"],
            reports=data["reports"],
            assertions=len(facts),
            **({"code": code} if data["kind"] == "country" else {}),
            **_years(facts),
        )
    for source, target, relation, data in graph.edges(keys=True, data=True):
        ends = identifier(source), identifier(target)
        plain.add_edge(
            *ends,
            key=f"{ends[0]}--{relation}--{ends[1]}",
            relation=relation,
            label=RELATIONS[relation].label,
            assertions=len(data["facts"]),
            weight=float(len(data["facts"])),
            polarities="|".join(sorted({fact.polarity for fact in data["facts"]})),
            secondary=data["secondary"],
            symmetric=relation == "cooperation",
            **_years(data["facts"]),
        )
    return plain


def identifier(node: str) -> str:
    """The name of a node as other tools take it (XML's NMTOKEN: no spaces): readable, and different for different nodes.

    >>> identifier("group:asylum-seekers from Syria")
    'group:asylum-seekers_from_Syria'
    """
    if _PLAIN.fullmatch(node):
        return node.replace(" ", "_")
    return f"{node.partition(':')[0]}:{slug(node.partition(':')[2])[:60]}-{digest(node, length=8)}"


def _years(facts: Iterable[Fact]) -> dict[str, Any]:
    """The editions that speak of something; nothing where none does (a country with a narrative on others alone)."""
    years = sorted({fact.report_year for fact in facts})
    return {"first_year": years[0], "last_year": years[-1], "editions": "|".join(map(str, years))} if years else {}


def write_graphml(folder: Path, out: BinaryIO) -> None:
    """GraphML, for Cytoscape, yEd, igraph and Gephi."""
    written = io.BytesIO()
    nx.write_graphml_xml(_network(folder), written)  # not write_graphml: its bytes depend on whether lxml is installed
    root = ElementTree.fromstring(written.getvalue())
    flags = {key.get("id") for key in root.iter(f"{{{_GRAPHML}}}key") if key.get("attr.type") == "boolean"}
    for value in root.iter(f"{{{_GRAPHML}}}data"):
        if value.get("key") in flags:
            value.text = str(value.text).lower()  # as XML writes it; networkx writes Python's word
    _write(root, _GRAPHML, out)


def write_gexf(folder: Path, out: BinaryIO) -> None:
    """GEXF 1.3 for Gephi: with the colours of the view, the editions as a timeline, and parallel edges kept apart."""
    graph = _network(folder)
    for _, data in graph.nodes(data=True):
        kind = KINDS[data["kind"]]
        data["viz"] = {
            "color": _colour(kind.colour),
            "size": float(kind.size),
            "shape": _SHAPES.get(kind.shape, "disc"),
        }
        data["spells"] = _spells(data)
    for *_, data in graph.edges(data=True):
        relation = RELATIONS[data["relation"]]
        shape = "dashed" if relation.dashes else "solid"
        data["viz"] = {"color": _colour(relation.colour), "thickness": data["weight"], "shape": shape}
        data["spells"] = _spells(data)
    for *_, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(graph, version="1.3")))
    _suit_gephi(root)
    _write(root, _GEXF, out)


def _network(folder: Path) -> nx.MultiDiGraph:
    return flat(network(read_facts(folder), read_narratives(folder)))


def _spells(data: dict[str, Any]) -> list[tuple[int, int]]:
    return [(int(year), int(year)) for year in data.get("editions", "").split("|") if year]


def _colour(code: str) -> dict[str, int]:
    return {name: int(code[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))}


def _suit_gephi(root: ElementTree.Element) -> None:
    """What networkx has made, without its date and its copies of the edges' ids, and with what Gephi wants besides: an
    edge's `kind` (Gephi joins parallel edges of one kind) and a time format that it knows."""
    for meta in root.iter(f"{{{_GEXF}}}meta"):
        meta.attrib.clear()
        for creator in meta:
            creator.text = "tipgraph"
    for graph in root.iter(f"{{{_GEXF}}}graph"):
        graph.set("timeformat", "double")
    for attribute in [name for name in root.attrib if name.endswith("schemaLocation")]:
        del root.attrib[attribute]
    copies = [(a, e) for a in root.iter(f"{{{_GEXF}}}attributes") for e in a if e.get("title") == "networkx_key"]
    for attributes, copy in copies:
        attributes.remove(copy)
    unwanted = {copy.get("id") for _, copy in copies}
    for edge in root.iter(f"{{{_GEXF}}}edge"):
        edge.set("kind", str(edge.get("id")).split("--")[1])
        for values in edge.iter(f"{{{_GEXF}}}attvalues"):
            for value in [v for v in values if v.get("for") in unwanted]:
                values.remove(value)


def _write(root: ElementTree.Element, namespace: str, out: BinaryIO) -> None:
    ElementTree.register_namespace("", namespace)  # how ElementTree is told to write it without a prefix
    ElementTree.register_namespace("viz", _VIZ)
    ElementTree.indent(root)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode").encode() + b"\n")
