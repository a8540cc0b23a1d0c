"""A graph of the seeds' gold facts: what the graph wing makes of facts, apart from how they are extracted."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tipgraph.facts import Evidence, Fact, Recommendation, content_from, merge
from tipgraph.graph.assemble import assemble
from tipgraph.graph.model import Graph
from tipgraph.graph.store import write_store
from tipgraph.graph.turtle import to_turtle
from tipgraph.narrative import Kind, Narrative

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT / "seeds"
KINDS: dict[str, Kind] = {"BLR-2018-blog": "secondary", "BLR-2023-extract": "extract"}


def narrative(stem: str, file: str) -> Narrative:
    country, year = stem.split("-")[:2]
    text = (SEEDS / file).read_bytes().decode("utf-8")
    return Narrative(file, text, country, int(year), KINDS.get(stem, "official"), "heading", "heading")


def gold_facts(stem: str, source: Narrative) -> Iterator[Fact]:
    for line in (GOLD / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        content = content_from({"position": None, "theme": None, **record})
        yield Fact(
            narrative=source.name,
            country=source.country,
            report_year=source.report_year,
            content=content,
            evidence=locate(source.text, record["evidence"]),
            rule="gold",
            source=record.get("source"),
            recommended=isinstance(content, Recommendation),
        )


def locate(text: str, quote: str) -> Evidence:
    """The first place of a quote whose white space is folded."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    assert match, quote
    return Evidence.of(text, *match.span())


def gold() -> tuple[list[Narrative], list[Fact]]:
    files: dict[str, Any] = json.loads((GOLD / "texts.json").read_text())
    narratives = {stem: narrative(stem, file) for stem, file in sorted(files.items())}
    facts = [fact for stem, source in narratives.items() for fact in merge(gold_facts(stem, source))]
    return list(narratives.values()), facts


def gold_graph() -> Graph:
    return assemble(*gold())


@pytest.fixture(scope="session")
def graph() -> Graph:
    return gold_graph()


@pytest.fixture(scope="session")
def gold_facts_of_seeds() -> tuple[list[Narrative], list[Fact]]:
    return gold()


@pytest.fixture(scope="session")
def text_of(gold_facts_of_seeds: tuple[list[Narrative], list[Fact]]) -> Callable[[str], str]:
    texts = {narrative.name: narrative.text for narrative in gold_facts_of_seeds[0]}
    return lambda name: texts[name]


@pytest.fixture(scope="session")
def turtle_file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "tipgraph.ttl"
    path.write_text("".join(to_turtle(graph)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def store_folder(turtle_file: Path) -> Path:
    folder = turtle_file.parent / "store"
    write_store(turtle_file, folder)
    return folder
