"""Neo4j: a folder of CSV files with typed headers, and the one command that loads them into a new database.

A property graph of two layers. The entities of the view (countries, regions, groups, statutes, agencies, plans, treaties) and
what joins them: edges that the report itself affirms, never what only a secondary text says. And the assertions, with their
words, each joined to the entities that it is about and to the narrative that says it.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from tipgraph.export.columns import NARRATIVES, Column, Kind, columns, narrative_record, records, value
from tipgraph.export.network import flat, identifier
from tipgraph.facts import CONTENTS, Fact, fold
from tipgraph.graph.derived import TRUSTED
from tipgraph.graph.terms import narrative_id
from tipgraph.lexicon.countries import countries as known_countries
from tipgraph.narrative import Narrative
from tipgraph.output import read_facts, read_narratives
from tipgraph.view.network import network

LABELS: Mapping[str, str] = {
    "country": "Country", "region": "Region", "group": "VictimGroup", "statute": "Statute", "agency": "Agency",
    "plan": "Plan", "treaty": "Treaty",
}  # fmt: skip
"""The label of an entity by its kind in the view; an assertion's is that of its fact type: `StatisticFact`."""

TYPES: Mapping[str, str] = {
    "exploitation": "VICTIMS_EXPLOITED_IN", "transit": "VICTIMS_TRANSIT", "cooperation": "COOPERATES_WITH",
    "exploited": "HAS_VICTIM_GROUP", "vulnerable": "HAS_VULNERABLE_GROUP", "provision": "HAS_PROVISION",
    "agency": "HAS_AGENCY", "plan": "HAS_PLAN", "treaty": "STANDS_TO",
}  # fmt: skip
"""The type of an edge by its relation in the view; where the RDF has a derived edge, its name in Neo4j's spelling."""

_NEO4J: Mapping[Kind, str] = {
    "string": "string", "period": "string", "integer": "int", "number": "double", "boolean": "boolean", "list": "string[]",
}  # fmt: skip

_ENTITY = (
    "id:ID", "name:string", "code:string", "reports:boolean", "assertions:int", "first_year:int", "last_year:int",
    "editions:int[]", ":LABEL",
)  # fmt: skip
_RELATION = (
    ":START_ID", ":END_ID", ":TYPE", "assertions:int", "first_year:int", "last_year:int", "editions:int[]",
    "symmetric:boolean",
)  # fmt: skip
_ENDS = (":START_ID", ":END_ID", ":TYPE")

_README = """\
tipgraph for Neo4j

Load it into a new database (Neo4j 5 or later, the server stopped or the database not yet there). In this folder, run:

{command}

then start the server and, where the name is not neo4j, CREATE DATABASE of that name.

Nodes:          Narrative; Assertion, with a second label for its type (StatisticFact, SilenceFact, FlowFact, ...);
                {labels}
Relationships:  (Assertion)-[:STATED_IN]->(Narrative)-[:OF_COUNTRY]->(Country); (Assertion)-[:ABOUT]->(what it speaks of);
                {types}
                between entities: only what the report itself affirms, with first_year, last_year and editions.

A silence is an Assertion of its own and has no value: what the report says was not reported is neither zero nor missing.
Arrays are separated by ; (a ; inside an item is written as ,).

Where victims from Belarus are exploited, and the words that say so in each edition:
MATCH (a:FlowFact {{origin: 'BLR', kind: 'exploitation', polarity: 'affirmed'}})-[:STATED_IN]->(n:Narrative)
WHERE n.kind <> 'secondary' RETURN a.destination, a.report_year, a.evidence ORDER BY a.destination, a.report_year
"""


def write_neo4j(folder: Path, target: Path) -> None:
    """The tables of nodes and relationships and `README.txt`, into a folder."""
    facts, narratives = read_facts(folder), read_narratives(folder)
    whole = network(facts, narratives)
    _add_countries(whole, narratives)
    nodes = {"narratives": _narratives(narratives), "entities": _entities(whole)}
    nodes |= {f"assertions_{kind}": _assertions(kind, facts) for kind in CONTENTS}
    relations = {
        "stated_in": (_ENDS, ((fact.id, name, "STATED_IN") for fact, name in _stated(facts, narratives))),
        "of_country": (_ENDS, ((_name(n), identifier(f"country:{n.country}"), "OF_COUNTRY") for n in narratives)),
        "about": (_ENDS, _about(whole)),
        "relations": (_RELATION, _relations(facts, narratives)),
    }
    for name, (header, rows) in (nodes | relations).items():
        _write(target / f"{name}.csv", header, rows)
    (target / "README.txt").write_text(_readme(nodes, relations), encoding="utf-8", newline="\n")


Table = tuple[Sequence[str], Iterable[Sequence[Any]]]


def _narratives(narratives: Sequence[Narrative]) -> Table:
    own = columns(NARRATIVES)
    header = ("id:ID", *(f"{column.name}:{_NEO4J[column.kind]}" for column in own), ":LABEL")
    return header, ((_name(n), *narrative_record(n).values(), "Narrative") for n in narratives)


def _name(narrative: Narrative) -> str:
    return narrative_id(narrative.name, narrative.country, narrative.report_year)


def _stated(facts: Iterable[Fact], narratives: Iterable[Narrative]) -> Iterator[tuple[Fact, str]]:
    names = {narrative.name: _name(narrative) for narrative in narratives}
    return ((fact, names[fact.narrative]) for fact in facts)


def _add_countries(whole: nx.MultiDiGraph, narratives: Iterable[Narrative]) -> None:
    """The countries of narratives that gave no fact: an edge of theirs needs its end too."""
    for code in sorted({narrative.country for narrative in narratives}):
        if f"country:{code}" not in whole:
            label = known_countries()[code].name if code in known_countries() else code
            whole.add_node(f"country:{code}", kind="country", label=label, reports=True, facts=[])


def _entities(whole: nx.MultiDiGraph) -> Table:
    rows = (
        (
            node, data["label"], data.get("code"), data["reports"], data["assertions"], data.get("first_year"),
            data.get("last_year"), _editions(data), LABELS[data["kind"]],
        )
        for node, data in flat(whole).nodes(data=True)
    )  # fmt: skip
    return _ENTITY, rows


def _editions(data: Mapping[str, Any]) -> list[str]:
    return [year for year in data.get("editions", "").split("|") if year]


def _assertions(kind: str, facts: list[Fact]) -> Table:
    own = columns(kind)
    header = (*(_header(column) for column in own), ":LABEL")
    label = "".join(word.capitalize() for word in (*kind.split("_"), "fact"))
    rows = records(kind, facts, [])
    return header, ((*(value(column, record) for column in own), ["Assertion", label]) for record in rows)


def _header(column: Column) -> str:
    return "id:ID" if column.name == "id" else f"{column.name}:{_NEO4J[column.kind]}"


def _about(whole: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
    """An assertion is about both ends of the edge that it makes, or about the country that it stays with."""
    pairs = {(fact.id, node) for node, facts in whole.nodes(data="facts") for fact in facts}
    for source, target, facts in whole.edges(data="facts"):
        pairs.update((fact.id, end) for fact in facts for end in (source, target))
    return sorted((fact, identifier(node), "ABOUT") for fact, node in pairs)


def _relations(facts: Iterable[Fact], narratives: Sequence[Narrative]) -> Iterator[Sequence[Any]]:
    trusted = {narrative.name for narrative in narratives if narrative.kind in TRUSTED}
    said = [fact for fact in facts if fact.polarity == "affirmed" and fact.narrative in trusted]
    for source, target, data in flat(network(said, narratives)).edges(data=True):
        is_flow = data["relation"] in ("exploitation", "transit")
        if is_flow and (source == target or not all(end.startswith("country:") for end in (source, target))):
            continue  # as in the RDF: no edge inside one country, none of a region (contract.md 5)
        years = (data["first_year"], data["last_year"], _editions(data))
        yield source, target, TYPES[data["relation"]], data["assertions"], *years, data["symmetric"]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(item) for item in row] for row in rows)


def _cell(item: Any) -> str:
    """A value as neo4j-admin reads it: on one line, arrays by `;`, nothing for what is not known."""
    if isinstance(item, list):
        return ";".join(fold(str(part)).replace(";", ",") for part in item)
    if isinstance(item, bool):
        return str(item).lower()
    return "" if item is None else fold(str(item))


def _readme(nodes: Iterable[str], relations: Iterable[str]) -> str:
    files = [f"--nodes={name}.csv" for name in nodes] + [f"--relationships={name}.csv" for name in relations]
    command = " \\\n  ".join(["neo4j-admin database import full neo4j --overwrite-destination=true", *files])
    return _README.format(command=command, labels=", ".join(LABELS.values()), types=", ".join(TYPES.values()))
