"""Figures and silences as a W3C Data Cube, for statisticians' tools.

The graph itself keeps what a figure is of on its proposition. A cube wants it on the observation, and every dimension given:
here each figure and each silence of a narrative is an observation of its own, derived from the assertion. The structure is
`ontology/cube.ttl`, which also says how a silence is told from a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tipgraph.facts import Fact, Period, Silence, Statistic
from tipgraph.graph.assemble import NARRATIVE_CLASSES
from tipgraph.graph.codes import schemes
from tipgraph.graph.nodes import period
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import BASE, PREFIXES, Term, Triple, assertion_id, literal, local, narrative_id, number
from tipgraph.graph.turtle import block, prefixes
from tipgraph.lexicon.countries import countries as known_countries
from tipgraph.narrative import Narrative
from tipgraph.output import read_facts, read_narratives

NAMESPACES: Mapping[str, str] = {
    "cube": f"{BASE}cube#",
    "obs": f"{BASE}id/observation/",
    "period": f"{BASE}id/period/",
    "code": f"{BASE}id/code/",
}
"""The prefixes that only the cube has."""

NOT_SPECIFIED: Term = "cube:notSpecified"
MISSING: Term = '"NaN"^^xsd:double'
"""The value of a silence: how SDMX writes an observation that is missing."""

_LISTS: Mapping[Term, Term] = {
    "cube:metric": "cube:metrics", "cube:unit": "cube:units", "cube:actor": "cube:actors",
    "cube:statutes": "cube:statuteSets", "cube:exploitation": "cube:exploitationSets", "cube:group": "cube:groups",
    "cube:label": "cube:labels",
}  # fmt: skip
"""The code list of each coded dimension."""


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a coded dimension, and its name for people."""

    term: Term
    label: str


def write_cube(folder: Path, out: BinaryIO) -> None:
    """The cube of a built graph as Turtle: the structure, then its code lists and observations, sorted."""
    out.write(ontology_file("cube.ttl").read_text(encoding="utf-8").encode())
    out.write(b"\n# ---- What this graph holds\n\n")
    out.write(prefixes(PREFIXES).encode())
    out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(NAMESPACES.items())).encode())
    out.write(block(observations(read_facts(folder), read_narratives(folder))).encode())


def observations(facts: Iterable[Fact], narratives: Iterable[Narrative]) -> Iterator[Triple]:
    """The observations of figures and silences, with the narratives, countries, periods and codes that they name."""
    known = {narrative.name: narrative for narrative in narratives}
    seen: Counter[tuple[Triple, ...]] = Counter()
    labels: dict[Term, set[str]] = {}
    for fact in sorted(facts, key=Fact.sort_key):
        if not isinstance(fact.content, Statistic | Silence) or fact.recommended:
            continue
        narrative = known[fact.narrative]
        term = f"obs:{fact.id}"
        codes = _codes(fact, fact.content)
        given = [(term, dimension, code.term) for dimension, code in codes.items()]
        given += [(term, dimension, value) for dimension, value in _whereabouts(fact, fact.content.period)]
        alike = tuple((narrative.name, *triple[1:]) for triple in given)
        seen[alike] += 1
        yield from given
        yield term, "cube:occurrence", number(seen[alike])
        yield from _value(term, fact)
        yield from _surroundings(narrative, fact.content.period)
        for dimension, code in codes.items():
            labels.setdefault(code.term, set()).add(code.label)
            yield code.term, "skos:inScheme", _LISTS[dimension]
    for concept, names in labels.items():
        yield concept, "a", "skos:Concept"
        yield concept, "skos:prefLabel", literal(min(names))


def _value(term: Term, fact: Fact) -> Iterator[Triple]:
    yield term, "a", "qb:Observation"
    yield term, "qb:dataSet", "ds:cube"
    yield term, "prov:wasDerivedFrom", assertion_id(fact.id)
    yield from _attribute(term, "cube:source", "actor", fact.source or "report")
    if isinstance(fact.content, Statistic):
        yield term, "sdmx-measure:obsValue", number(fact.content.value)
        yield term, "sdmx-attribute:obsStatus", "sdmx-code:obsStatus-A"
        if fact.content.qualifier:
            yield from _attribute(term, "cube:qualifier", "qualifier", fact.content.qualifier)
    else:
        yield term, "sdmx-measure:obsValue", MISSING
        yield term, "sdmx-attribute:obsStatus", "sdmx-code:obsStatus-M"


def _attribute(term: Term, attribute: Term, scheme: str, value: str) -> Iterator[Triple]:
    code, about = schemes()[scheme].concept(value)
    yield term, attribute, code
    yield from about


def _codes(fact: Fact, content: Statistic | Silence) -> dict[Term, Code]:
    """The values of the coded dimensions. A silence is the government's, and of a metric, a period and a label alone."""
    figure = content if isinstance(content, Statistic) else None
    actor = figure.actor if figure else "government"
    return {
        "cube:metric": _closed("metric", (content.metric,)),
        "cube:unit": _open("unit", (figure.unit,) if figure and figure.unit else ()),
        "cube:actor": _closed("actor", (actor,) if actor else ()),
        "cube:statutes": _open(f"statutes-{fact.country}", figure.citations if figure else ()),
        "cube:exploitation": _closed("exploitation", figure.exploitation if figure else ()),
        "cube:group": _group(figure.group if figure else None),
        "cube:label": _open("label", (content.label,) if content.label else ()),
    }


def _closed(scheme: str, values: tuple[str, ...]) -> Code:
    """A code of the ontology; for several together, a code made of them."""
    known = schemes()[scheme].codes
    if len(values) == 1 and values[0] in known:
        return Code(known[values[0]].term, known[values[0]].label)
    return _open(scheme, values)


def _open(kind: str, values: tuple[str, ...]) -> Code:
    """A code made from words of the text: the same words in any order give the same code."""
    if not values:
        return Code(NOT_SPECIFIED, "not specified")
    words = ", ".join(sorted(set(values)))
    return Code(f"code:{kind}-{local(words)}", words)


def _group(words: str | None) -> Code:
    """The concept that the graph itself has for a group."""
    return Code(schemes()["group"].concept(words)[0], words) if words else Code(NOT_SPECIFIED, "not specified")


def _whereabouts(fact: Fact, value: Period) -> Iterator[tuple[Term, Term]]:
    yield "cube:country", f"c:{fact.country}"
    yield "cube:narrative", narrative_id(fact.narrative, fact.country, fact.report_year)
    yield "cube:reportYear", number(fact.report_year)
    yield "cube:refPeriod", _period(value)


def _period(value: Period) -> Term:
    return "period:not-given" if value is None else f"period:{str(value).replace('/', '--')}"


def _surroundings(narrative: Narrative, value: Period) -> Iterator[Triple]:
    """The nodes that an observation names: its narrative, country and period."""
    doc = narrative_id(narrative.name, narrative.country, narrative.report_year)
    country, span = f"c:{narrative.country}", _period(value)
    name = known_countries()[narrative.country].name if narrative.country in known_countries() else narrative.country
    yield doc, "a", NARRATIVE_CLASSES[narrative.kind]
    yield doc, "rdfs:label", literal(f"{name} {narrative.report_year}")
    yield country, "a", "tip:Country"
    yield country, "skos:prefLabel", literal(name)
    yield span, "a", "time:ProperInterval"
    yield span, "rdfs:label", literal("not given" if value is None else str(value))
    years = period(value)
    if years:
        yield span, "cube:firstYear", number(years.get("refYear") or years["refStart"])
        yield span, "cube:lastYear", number(years.get("refYear") or years["refEnd"])
