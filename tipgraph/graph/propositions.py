"""From fact types to RDF, as one table (contract.md 5): the class of the proposition, its key, and what the assertion
adds.

What is in the key decides what counts as another claim: a penalty's range and a flow's purposes are, a figure's value
and a flow's victims are not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tipgraph.facts import Agency, Content, Flow, Statute
from tipgraph.graph import nodes
from tipgraph.graph.model import Node
from tipgraph.graph.nodes import Scope, amount, code, flag, place, provision, text
from tipgraph.graph.terms import Term, Triple, proposition_id

Pair = tuple[Term, Node]
Maker = Callable[[Scope, Any], Node | None]
Row = tuple[Term, str, Maker]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a fact type is written. `key` and `said` are rows of (property, field of the content, maker of its nodes); a
    field that is None, false or empty gives nothing, a list one triple an item."""

    cls: Term
    name: str
    key: tuple[Row, ...]
    said: tuple[Row, ...] = ()


_PERIOD = tuple((f"tip:{part}", "period", nodes.period_part(part)) for part in nodes.PERIOD_PARTS)
_FIGURE = (("tip:metric", "metric", code("metric")), *_PERIOD)
_GROUPS = ("tip:victimGroup", "groups", code("group"))
_EXPLOITATION = ("tip:exploitation", "exploitation", code("exploitation"))
_SECTORS = ("tip:sector", "sectors", code("sector"))
_STREAK = ("tip:streakLength", "consecutive_years", amount)

SHAPES: Mapping[str, Shape] = {
    "tier": Shape(
        "tip:TierPlacement", "tier",
        key=(("tip:tier", "tier", code("tier")),),
        said=(
            _STREAK, ("tip:waiverGranted", "waiver", flag), ("tip:autoDowngrade", "auto_downgrade", flag),
            ("tip:previousTier", "previous", code("tier")),
        ),
    ),
    "effort": Shape(
        "tip:EffortAssessment", "effort",
        key=(("tip:area", "area", code("area")), ("tip:trend", "trend", code("trend"))),
        said=(("tip:level", "level", text),),
    ),
    "country_role": Shape(
        "tip:CountryRole", "role", key=(("tip:role", "role", code("country_role")),), said=(_GROUPS, _EXPLOITATION)
    ),
    "flow": Shape("tip:TraffickingFlow", "flow", key=(_EXPLOITATION,), said=(_GROUPS, _SECTORS)),
    "victim_group": Shape(
        "tip:GroupStatus", "group",
        key=(("tip:victimGroup", "group", code("group")), ("tip:status", "status", code("group_status"))),
        said=(_EXPLOITATION, _SECTORS, ("tip:place", "places", place)),
    ),
    "statute": Shape(
        "tip:LegalProvision", "provision",
        key=(),  # nodes.provision_of: other facts speak of provisions too
        said=(("tip:subject", "subject", code("subject")), ("tip:yearAdopted", "year_adopted", amount)),
    ),
    "penalty": Shape(
        "tip:PenaltyProvision", "penalty",
        key=(
            ("tip:statute", "citation", provision), ("tip:minYears", "min_years", amount),
            ("tip:maxYears", "max_years", amount), ("tip:victimAge", "victim", code("victim_age")),
        ),
        said=(("tip:ancillary", "also", code("ancillary")), ("tip:exploitation", "exploitation", code("subject"))),
    ),
    "statistic": Shape(
        "tip:StatisticKey", "figure",
        key=(
            *_FIGURE, ("tip:actor", "actor", code("actor")), ("tip:statute", "citations", provision), _EXPLOITATION,
            ("tip:victimGroup", "group", code("group")), ("tip:unit", "unit", text), ("tip:label", "label", text),
        ),
        said=(
            ("sdmx-measure:obsValue", "value", amount), ("tip:qualifier", "qualifier", code("qualifier")),
            ("tip:valueRole", "period", nodes.value_role),
        ),
    ),
    "silence": Shape(
        "tip:StatisticKey", "figure",
        key=(*_FIGURE, ("tip:actor", "metric", nodes.the_government), ("tip:label", "label", text)),
        said=(_STREAK, ("tip:valueRole", "period", nodes.value_role)),
    ),
    "agency": Shape(
        "tip:AgencyRole", "agency",
        key=(("tip:agency", "name", nodes.agency), ("tip:role", "roles", code("agency_role"))),
        said=(("tip:agencyKind", "kind", code("agency_kind")),),
    ),
    "cooperation": Shape(
        "tip:Cooperation", "cooperation",
        key=(("tip:partner", "partner", nodes.partner), ("tip:kind", "kind", code("cooperation_kind"))),
    ),
    "recommendation": Shape(
        "tip:Recommendation", "recommendation",
        key=(("tip:text", "text", text), ("tip:theme", "theme", code("theme"))),
        said=(("tip:position", "position", amount),),
    ),
    "plan": Shape(
        "tip:Plan", "plan",
        key=(("skos:prefLabel", "name", text), ("tip:startYear", "start", amount), ("tip:endYear", "end", amount)),
        said=(("tip:planStatus", "status", text),),
    ),
    "treaty": Shape(
        "tip:TreatyStatus", "treaty",
        key=(("tip:treaty", "name", nodes.treaty), ("tip:status", "status", code("treaty_status"))),
    ),
}  # fmt: skip


def proposition(scope: Scope, content: Content) -> Node:
    """What the content claims, as a node with its class and key, and all nodes that these speak of."""
    if isinstance(content, Statute):
        return nodes.provision_of(scope, content.citation, content.law)
    shape = SHAPES[content.type]
    pairs = list(_ends(scope, content) if isinstance(content, Flow) else _home(scope))
    about = _pair_level(pairs) if isinstance(content, Flow) else []
    pairs += _pairs(scope, content, shape.key)
    key = [(predicate, node.term) for predicate, node in pairs]
    term = proposition_id(shape.name, key)
    triples: list[Triple] = [(term, "a", shape.cls), *((term, predicate, obj) for predicate, obj in key)]
    triples += (triple for _, node in pairs for triple in node.about)
    if about:
        triples += [(term, "tip:specialises", about[0][0]), *about]
    if isinstance(content, Agency):
        triples += nodes.agency_about(scope, content)
    return Node(term, tuple(triples))


def said(scope: Scope, content: Content) -> Iterator[Pair]:
    """What the assertion adds to its proposition: the fields outside the key."""
    return _pairs(scope, content, SHAPES[content.type].said)


def _home(scope: Scope) -> Iterator[Pair]:
    yield "tip:country", nodes.country(scope, scope.country)


def _pairs(scope: Scope, content: Content, rows: tuple[Row, ...]) -> Iterator[Pair]:
    for predicate, name, maker in rows:
        value = getattr(content, name)
        for item in sorted(set(value)) if isinstance(value, tuple) else (value,):
            node = None if item is None or item is False else maker(scope, item)
            if node is not None:
                yield predicate, node


def _ends(scope: Scope, flow: Flow) -> Iterator[Pair]:
    yield "tip:origin", place(scope, flow.origin)
    yield "tip:via" if flow.kind == "transit" else "tip:destination", place(scope, flow.destination)


def _pair_level(ends: list[Pair]) -> list[Triple]:
    """The flow without its purposes, which every flow between the two specialises; no narrative asserts it."""
    key = [(predicate, node.term) for predicate, node in ends]
    pair = proposition_id("pair", key)
    return [(pair, "a", "tip:FlowPair"), *((pair, predicate, obj) for predicate, obj in key)]
