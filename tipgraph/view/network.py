"""Facts become a network: countries, regions, statutes, agencies, groups, plans and treaties, and what joins them.

Every edge keeps the facts behind it, so that a reader can go from a line to the sentences. Facts that join nothing (a
tier, a statistic, a silence, a recommendation …) stay with the node of their country.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from tipgraph.errors import DataError
from tipgraph.facts import Agency, Cooperation, Fact, Flow, Penalty, Plan, Statute, Treaty, VictimGroup
from tipgraph.lexicon.countries import countries as known_countries
from tipgraph.lexicon.treaties import instrument
from tipgraph.narrative import Narrative


@dataclass(frozen=True, slots=True)
class End:
    """An end of an edge: its `kind` (legend.KINDS), its name, and the country that it belongs to (empty: shared)."""

    kind: str
    name: str
    owner: str = ""

    @property
    def id(self) -> str:
        return ":".join(part for part in (self.kind, self.owner, self.name) if part)


def network(facts: Iterable[Fact], narratives: Iterable[Narrative]) -> nx.MultiDiGraph:
    """The network of `facts`, sorted, so that equal facts give equal networks.

    Nodes have `kind`, `label`, `names` (aliases and codes to search by), `reports` (a country with a narrative here)
    and `facts`, their own; edges, keyed by relation (legend.RELATIONS), have `facts` and `secondary` (only secondary
    narratives say so). Raises DataError where a fact's narrative is not among `narratives`.
    """
    kinds = {narrative.name: narrative.kind for narrative in narratives}
    graph = nx.MultiDiGraph()
    for fact in sorted(facts, key=Fact.sort_key):
        if fact.narrative not in kinds:
            raise DataError(f"fact {fact.id} names the narrative {fact.narrative}, which is not there; build again")
        country = End("country", fact.country)
        _add(graph, country)
        graph.nodes[country.id]["reports"] = True
        link = _link(fact)
        if link is None:
            graph.nodes[country.id]["facts"].append(fact)
            continue
        relation, source, target = link
        _add(graph, source)
        _add(graph, target)
        if not graph.has_edge(source.id, target.id, relation):
            graph.add_edge(source.id, target.id, relation, facts=[], secondary=True)
        edge = graph.edges[source.id, target.id, relation]
        edge["facts"].append(fact)
        edge["secondary"] = edge["secondary"] and kinds[fact.narrative] == "secondary"
    return ordered(graph)


def ordered(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy with nodes and edges in the order of their names: neither insertion nor hashing shows in what is made."""
    copy = nx.MultiDiGraph()
    copy.add_nodes_from(sorted(graph.nodes(data=True)))
    copy.add_edges_from(sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]))
    return copy


def selected(
    facts: Iterable[Fact],
    countries: Collection[str] = (),
    years: tuple[int, int] | None = None,
    types: Collection[str] = (),
) -> list[Fact]:
    """The facts of these countries (told by them, or a flow or cooperation that touches them), report years (both ends
    included) and types; what is empty or None does not select."""

    def touches(fact: Fact) -> bool:
        link = _link(fact)
        ends = {end.name for end in link[1:] if end.kind == "country"} if link else set()
        return not ends.union({fact.country}).isdisjoint(countries)

    return [
        fact
        for fact in facts
        if (not types or fact.type in types)
        and (years is None or years[0] <= fact.report_year <= years[1])
        and (not countries or touches(fact))
    ]


def weight(graph: nx.MultiDiGraph, node: str) -> int:
    """How many facts speak of a node: what is drawn first where there is not room for all."""
    edges = [*graph.out_edges(node, data="facts"), *graph.in_edges(node, data="facts")]
    return len(graph.nodes[node]["facts"]) + sum(len(facts) for _, _, facts in edges)


def _link(fact: Fact) -> tuple[str, End, End] | None:
    country = End("country", fact.country)
    match fact.content:
        case Flow(origin=origin, destination=destination, kind=kind):
            return kind, _place(origin), _place(destination)
        case Cooperation(partner=partner):
            other = End("country", partner) if partner in known_countries() else End("agency", partner)
            first, second = sorted((country, other), key=lambda end: (end.kind != "country", end.id))
            return "cooperation", first, second
        case VictimGroup(group=group, status=status):
            return status, country, End("group", group)
        case Statute(citation=citation) | Penalty(citation=citation):
            return "provision", country, End("statute", citation, fact.country)
        case Agency(name=name, kind="international_organization"):
            return "agency", country, End("agency", name)
        case Agency(name=name):
            return "agency", country, End("agency", name, fact.country)
        case Plan(name=name):
            return "plan", country, End("plan", name, fact.country)
        case Treaty(name=name):
            return "treaty", country, End("treaty", instrument(name))
    return None


def _place(name: str) -> End:
    return End("country" if name in known_countries() else "region", name)


def _add(graph: nx.MultiDiGraph, end: End) -> None:
    if end.id in graph:
        return
    country = known_countries().get(end.name) if end.kind == "country" else None
    label = country.name if country else end.name
    names = (country.iso3, *country.aliases) if country else ()
    graph.add_node(end.id, kind=end.kind, label=label, names=names, reports=False, facts=[])
