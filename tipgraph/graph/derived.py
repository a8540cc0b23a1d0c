"""Edges for simple questions and for the network: `c:BLR tip:victimsExploitedIn c:RUS`.

They are built only from affirmed assertions of the report itself (never of a secondary text), for exploited groups
only, and between countries only: no regions, no flow inside one country (contract.md 5).
"""

from collections.abc import Iterator

from tipgraph.facts import Agency, Cooperation, Fact, Flow, Statute, VictimGroup
from tipgraph.graph import nodes
from tipgraph.graph.codes import schemes
from tipgraph.graph.nodes import Scope
from tipgraph.graph.terms import Term, Triple, is_iso3
from tipgraph.narrative import Kind

TRUSTED: frozenset[Kind] = frozenset(("official", "extract"))

EDGES: tuple[Term, ...] = (
    "tip:victimsExploitedIn", "tip:victimsTransit", "tip:hasVictimGroup", "tip:hasProvision", "tip:hasAgency",
    "tip:cooperatesWith",
)  # fmt: skip


def edges(scope: Scope, kind: Kind, fact: Fact) -> Iterator[Triple]:
    """The edges that one fact of a narrative of this kind gives: none or one."""
    if kind not in TRUSTED or fact.polarity != "affirmed":
        return
    home = f"c:{scope.country}"
    match fact.content:
        case Flow(origin=start, destination=end, kind=way) if is_iso3(start) and is_iso3(end) and start != end:
            yield f"c:{start}", "tip:victimsTransit" if way == "transit" else "tip:victimsExploitedIn", f"c:{end}"
        case VictimGroup(group=group, status="exploited"):
            yield home, "tip:hasVictimGroup", schemes()["group"].concept(group)[0]
        case Statute(citation=citation, law=law):
            yield home, "tip:hasProvision", nodes.provision_of(scope, citation, law).term
        case Agency(name=name):
            yield home, "tip:hasAgency", nodes.agency(scope, name).term
        case Cooperation(partner=partner) if partner != scope.country:
            yield home, "tip:cooperatesWith", nodes.partner(scope, partner).term
