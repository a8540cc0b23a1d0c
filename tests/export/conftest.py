"""Built graphs to export: that of the seeds, and one made to be difficult."""

from pathlib import Path
from typing import Any

import pytest

from tipgraph import output
from tipgraph.facts import Evidence, Fact, content_from
from tipgraph.graph.assemble import assemble
from tipgraph.graph.turtle import to_turtle
from tipgraph.narrative import Kind, Narrative

TEXT = (
    'PAGE ONE: "Ministry; of <Peace> & Order\x0c'
    + "closes,\r\nand again\ttomorrow\u2028\ufeff=1+1 </script>\\ 'x' ]]> "
    "é ж 漢 😀 \x01 | end.\n"
)


def difficult() -> tuple[list[Narrative], list[Fact]]:
    """A fact of every type from a text with whatever breaks formats; two figures that differ in nothing but their value;
    a secondary text, an extract, and a narrative without facts."""
    kinds: list[tuple[str, str, int, Kind]] = [
        ('a;b,"c".txt', "KEN", 2013, "official"),
        ("b.txt", "KEN", 2014, "official"),
        ("c.txt", "KEN", 2014, "secondary"),
        ("d.txt", "MDA", 2001, "extract"),
        ("e.txt", "SCG", 2004, "official"),
    ]
    narratives = [
        Narrative(name, TEXT, country, year, kind, "heading", "inferred") for name, country, year, kind in kinds
    ]
    facts = [_fact(narrative, record) for narrative in narratives[:4] for record in _records()]
    return narratives, sorted(facts, key=Fact.sort_key)


def _records() -> list[dict[str, Any]]:
    figure = {"type": "statistic", "metric": "victims_identified", "unit": "persons", "actor": "government"}
    return [
        {"type": "tier", "tier": "2WL", "consecutive_years": 3, "waiver": True},
        {"type": "effort", "area": "overall", "trend": "decreased", "level": "very weak"},
        {"type": "country_role", "role": "source", "groups": ["women", "men; boys"], "exploitation": ["sex trafficking"]},
        {"type": "flow", "origin": "KEN", "destination": "ARE", "kind": "exploitation", "exploitation": ["labor trafficking"]},
        {"type": "flow", "origin": "UGA", "destination": "Gulf States", "kind": "transit", "sectors": ["domestic work"]},
        {"type": "victim_group", "group": "<b>women</b> -- & \"girls\"", "status": "exploited"},
        {"type": "victim_group", "group": "migrants", "status": "vulnerable", "places": ["SAU"]},
        {"type": "statute", "citation": "Section 3(1)", "law": "Act; 2010", "subject": ["trafficking"], "year_adopted": 2010},
        {"type": "penalty", "citation": "Section 3(1)", "min_years": 1.5, "max_years": 99, "victim": "any", "also": ["fine"]},
        {**figure, "value": 12, "period": 2012, "citations": ["Section 3(1)", "Section 4"]},
        {**figure, "value": 14, "period": 2012, "citations": ["Section 4", "Section 3(1)"], "qualifier": "about"},
        {**figure, "value": 0, "period": "2010-05/2011-04", "group": "children"},
        {**figure, "value": 33.3, "period": None, "unit": "percent", "exploitation": ["sex trafficking", "labor trafficking"]},
        {**figure, "metric": "other", "value": 2e16, "period": 2012, "label": "shillings;\"spent\"", "unit": None, "actor": None},
        {"type": "silence", "metric": "convictions", "period": 2012, "consecutive_years": 4},
        {"type": "silence", "metric": "victims_identified", "period": 2012},
        {"type": "agency", "name": "Ministry; of <Peace> & Order", "kind": "ministry", "roles": ["funds", "trains"]},
        {"type": "cooperation", "partner": "UGA", "kind": "agreement"},
        {"type": "cooperation", "partner": "Interpol \"HQ\"", "kind": "training"},
        {"type": "recommendation", "text": 'Close "it"; and again', "position": 1},
        {"type": "plan", "name": "Plan\u20282013", "start": 2013, "end": 2015, "status": "draft"},
        {"type": "treaty", "name": "2000 UN TIP Protocol", "status": "party"},
    ]  # fmt: skip


def _fact(narrative: Narrative, record: dict[str, Any]) -> Fact:
    content = content_from(record)
    return Fact(
        narrative.name, narrative.country, narrative.report_year, content, Evidence.of(TEXT, 0, len(TEXT)), "test.rule",
        source="government", recommended=record["type"] == "recommendation", confidence=0.5 if record["type"] == "tier" else None,
        also=(Evidence.of(TEXT, 4, 30),) if record["type"] == "penalty" else (),
    )  # fmt: skip


def write_difficult(folder: Path) -> Path:
    narratives, facts = difficult()
    folder.mkdir()
    output.write_narratives(folder, narratives)
    output.write_facts(folder, facts)
    (folder / output.TURTLE).write_text("".join(to_turtle(assemble(narratives, facts))), encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def difficult_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_difficult(tmp_path_factory.mktemp("difficult") / "output")


@pytest.fixture(scope="session", params=["seeds", "difficult"])
def built(request: pytest.FixtureRequest) -> Path:
    """A built graph: of the seeds, and the difficult one."""
    folder: Path = request.getfixturevalue(f"{request.param}_output")
    return folder
