"""One self-contained HTML page of a network: it opens by double-click, fetches nothing, and shows the sentences."""

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Collection, Iterable
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import networkx as nx

from tipgraph.errors import OutputError, QueryError
from tipgraph.facts import Fact
from tipgraph.narrative import Narrative
from tipgraph.view.drawing import drawing, edge_id
from tipgraph.view.layout import CROWD, FRAME_KINDS, places
from tipgraph.view.legend import KINDS, RELATIONS, SECONDARY
from tipgraph.view.network import network, ordered, selected, weight
from tipgraph.view.wording import SOURCES, country_name, says
from tipgraph.writing import whole_file

DRAWN_AT_MOST = 2000
"""More nodes than this no one can read, and few machines pan smoothly."""
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The copy of vis-network that pyvis carries (Apache-2.0 or MIT)."""


def write_page(
    facts: Iterable[Fact],
    narratives: Iterable[Narrative],
    path: Path | str,
    countries: Collection[str] = (),
    years: tuple[int, int] | None = None,
    types: Collection[str] = (),
) -> None:
    """Write the network of `facts` to the HTML file `path`, whole or not at all; equal input gives equal bytes.

    `countries` (ISO 3166-1 alpha-3), `years` (first and last report year) and `types` (fact types) choose; what is
    empty or None does not. Raises QueryError where nothing is left of the choice, OutputError where the file cannot be
    written, DataError where a fact's narrative is not among `narratives`.
    """
    chosen = selected(facts, countries, years, types)
    told = {fact.narrative for fact in chosen}
    narratives = [narrative for narrative in narratives if narrative.name in told]
    if not chosen and (countries or years or types):
        raise QueryError("no fact fits these countries, years and types together; leave one of them out")
    text = page(network(chosen, narratives), narratives)
    with whole_file(Path(path)) as stream:
        stream.write(text.encode("utf-8"))


def page(graph: nx.MultiDiGraph, narratives: Collection[Narrative]) -> str:
    """The page as text. Of a network larger than DRAWN_AT_MOST it holds the nodes that most facts speak of."""
    part = _readable(graph)
    style = _own("page.css")
    scripts = {"library": _vis_network()} | {name: _own(f"{name}.js") for name in ("model", "panel", "page")}
    data = json.dumps(_data(part, graph, narratives), ensure_ascii=True, separators=(",", ":"))
    # Nothing in a text can end the element or start a comment: the characters that could are escaped.
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts.values()))}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    template = Template(_own("template.html"))
    return template.substitute(scripts, policy=policy, title=html.escape(_title(graph)), style=style, data=data)


def _readable(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Countries and regions first, then of each kind alike what most facts speak of."""
    if len(graph) <= DRAWN_AT_MOST:
        return graph
    kind = dict(graph.nodes(data="kind"))
    seen: Counter[str] = Counter()
    rank: dict[str, tuple[bool, int, str]] = {}
    for node in sorted(graph, key=lambda n: (-weight(graph, n), n)):
        rank[node] = (kind[node] not in FRAME_KINDS, seen[kind[node]], node)
        seen[kind[node]] += 1
    return ordered(graph.subgraph(sorted(graph, key=rank.__getitem__)[:DRAWN_AT_MOST]))


def _data(part: nx.MultiDiGraph, graph: nx.MultiDiGraph, narratives: Collection[Narrative]) -> dict[str, Any]:
    kinds = {narrative.name: narrative.kind for narrative in narratives}
    place = places(part)
    numbers: dict[str, int] = {}
    facts: list[dict[str, Any]] = []

    def numbered(of: Iterable[Fact]) -> list[int]:
        for fact in of:
            if fact.id not in numbers:
                numbers[fact.id] = len(facts)
                facts.append(_fact(fact, kinds[fact.narrative]))
        return [numbers[fact.id] for fact in of]

    def by_relation(edge: tuple[str, str, str, Any]) -> tuple[int, str, str]:
        source, target, relation, _ = edge
        return list(RELATIONS).index(relation), source, target

    nodes = [
        {"id": n, "kind": d["kind"], "label": d["label"], "names": d["names"], "facts": numbered(d["facts"])}
        for n, d in part.nodes(data=True)
    ]
    edges = [
        {"id": edge_id(u, r, v), "source": u, "relation": r, "target": v, "facts": numbered(d["facts"])}
        for u, v, r, d in sorted(part.edges(keys=True, data=True), key=by_relation)
    ]
    # A crowd opens on its frame; the legend brings in the rest.
    overview = FRAME_KINDS if len(part) > CROWD else ()
    return {
        "nodes": nodes,
        "edges": edges,
        "facts": facts,
        "total": {"nodes": len(graph), "edges": graph.number_of_edges()},
        "narratives": [
            {"country": f"country:{n.country}", "year": n.report_year}
            for n in sorted(narratives, key=lambda n: (n.country, n.report_year, n.name))
        ],
        "opening": overview or tuple(KINDS),
        "kinds": {k: {"label": v.label, "shape": v.shape, "colour": v.colour} for k, v in KINDS.items()},
        "relations": {
            k: {"label": v.label, "words": v.words, "colour": v.colour, "arrow": bool(v.arrow), "dashes": v.dashes}
            for k, v in RELATIONS.items()
        },
        "secondary": SECONDARY,
        "drawing": drawing(part, place),
    }


def _fact(fact: Fact, kind: str) -> dict[str, Any]:
    return {
        "id": fact.id,
        "type": fact.type,
        "says": says(fact),
        "quotes": [evidence.quote for evidence in (fact.evidence, *fact.also)],
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "narrative": fact.narrative,
        "kind": kind,
        "year": fact.report_year,
        "polarity": fact.polarity,
        "source": SOURCES[fact.source],
        "rule": fact.rule,
    }


def _title(graph: nx.MultiDiGraph) -> str:
    reporting = sorted(country_name(n.partition(":")[2]) for n, d in graph.nodes(data=True) if d["reports"])
    if not reporting:
        return "Trafficking in Persons Report: no facts"
    return "Trafficking in Persons Report: " + (
        ", ".join(reporting) if len(reporting) <= 3 else f"{len(reporting)} countries"
    )


def _own(name: str) -> str:
    return files("tipgraph.view").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis_network() -> str:
    try:
        text = files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise OutputError(f"the installed pyvis lacks {VIS_NETWORK}; install pyvis 0.3.2") from error
    # The source map is another file, which a browser's tools would ask for.
    return text.replace("\r\n", "\n").partition("//# sourceMappingURL")[0]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
