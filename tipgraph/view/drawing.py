"""The network as the drawing library takes it: pyvis nodes and edges, with places, shapes and colours."""

import textwrap
from collections import Counter
from collections.abc import Mapping
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network

from tipgraph.view.layout import Place
from tipgraph.view.legend import INK, KINDS, RELATIONS, SECONDARY

LABEL_WIDTH = 19
LABEL_LINES = 2


def drawing(graph: nx.MultiDiGraph, places: Mapping[str, Place]) -> dict[str, Any]:
    """`nodes`, `edges` and `options` for vis-network. Physics is off: every node stands where `places` says."""
    net = Network(directed=True)
    for node, data in graph.nodes(data=True):
        kind, place = KINDS[data["kind"]], places[node]
        size = kind.size * (1.6 if data["reports"] else 1)
        net.add_node(
            node,
            label=_wrapped(data["label"]),
            title=_tooltip(data["label"]),
            shape=kind.shape,
            color=_node_colour(SECONDARY if _only_secondary(graph, node) else kind.colour),
            size=round(size * place.scale, 1),
            borderWidth=round(1.5 * place.scale, 1),
            font={"size": round(_font_size(data) * place.scale, 1), "strokeWidth": round(4 * place.scale, 1)},
            x=place.x,
            y=place.y,
        )
    lines = Counter(frozenset(ends) for ends in graph.edges())
    drawn: Counter[frozenset[str]] = Counter()
    for source, target, relation, data in graph.edges(keys=True, data=True):
        ends = frozenset((source, target))
        # Network.add_edge looks through all nodes each time; its Edge alone does not.
        net.edges.append(
            Edge(
                source,
                target,
                id=edge_id(source, relation, target),
                title=_tooltip(graph.nodes[source]["label"], RELATIONS[relation].words, graph.nodes[target]["label"]),
                arrows={"to": {"enabled": True, "type": RELATIONS[relation].arrow}}
                if RELATIONS[relation].arrow
                else {},
                smooth=_bend(drawn[ends], lines[ends], source < target),
                color={"color": SECONDARY if data["secondary"] else RELATIONS[relation].colour},
            ).options
        )
        drawn[ends] += 1
    nodes, edges, *_ = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": _OPTIONS}


def edge_id(source: str, relation: str, target: str) -> str:
    """The name of an edge in the page: its two ends and what joins them."""
    return f"{source} {relation} {target}"


_OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 250, "multiselect": False},
    "nodes": {"font": {"color": INK, "face": "system-ui, sans-serif", "strokeColor": "#ffffff", "vadjust": -5}},
    "edges": {
        "arrows": {"to": {"scaleFactor": 0.7}},
        "color": {"inherit": False, "highlight": INK, "hover": INK},
        "selectionWidth": 1.5,
        "hoverWidth": 1,
        "selfReference": {"size": 22, "angle": 0.8, "renderBehindTheNode": True},
    },
}


def _tooltip(*parts: str) -> str:
    return textwrap.shorten(" ".join(parts), 300, placeholder="…")


def _wrapped(label: str) -> str:
    return "\n".join(textwrap.wrap(label, LABEL_WIDTH, max_lines=LABEL_LINES, placeholder="…"))


def _font_size(data: Mapping[str, Any]) -> int:
    if data["reports"]:
        return 20
    return 16 if data["kind"] in ("country", "region") else 13


def _node_colour(colour: str) -> dict[str, Any]:
    lit = {"background": colour, "border": INK}
    return {"background": colour, "border": "#ffffff", "highlight": lit, "hover": lit}


def _only_secondary(graph: nx.MultiDiGraph, node: str) -> bool:
    edges = [*graph.out_edges(node, data="secondary"), *graph.in_edges(node, data="secondary")]
    return bool(edges) and not graph.nodes[node]["facts"] and all(secondary for _, _, secondary in edges)


def _bend(rank: int, count: int, forward: bool) -> dict[str, Any]:
    """Lines that share both ends bend apart; a line alone is straight, which is drawn much faster."""
    if count == 1:
        return {"enabled": False}
    offset = (rank - (count - 1) / 2) * 0.3
    turn = "curvedCW" if (offset >= 0) is forward else "curvedCCW"
    return {"enabled": True, "type": turn, "roundness": round(abs(offset), 2)}
