"""Facts found by id and country, of the graph as it is now."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tipgraph.build import build
from tipgraph.cli import run
from tipgraph.errors import DataError, OutputError
from tipgraph.facts import Fact
from tipgraph.serve.library import Current, Library
from tipgraph.sources import read_sources

TEXT = "KENYA (Tier {tier})\n\nThe Government of Kenya convicted {count} traffickers in 2012.\n"


def built(folder: Path, tier: str, count: int) -> Path:
    source = folder / "2013_Kenya.txt"
    source.write_text(TEXT.format(tier=tier, count=count), encoding="utf-8")
    build(read_sources([str(source)]), folder / "output")
    return folder / "output"


def test_facts_are_found_by_id_and_by_country(seeds_output: Path, seed_facts: list[Fact]) -> None:
    library = Library(seeds_output)
    assert [library.fact(fact.id) for fact in seed_facts] == seed_facts
    assert library.facts("BLR") == seed_facts
    assert library.fact("BLR") is None
    assert library.facts("XYZ") == []
    assert [(e.report_year, e.kind) for e in library.editions("BLR")] == [
        (2003, "official"), (2013, "official"), (2018, "secondary"), (2023, "extract"), (2025, "official"),
    ]  # fmt: skip


def test_a_country_without_a_narrative_has_what_others_say_of_it(seeds_output: Path) -> None:
    library = Library(seeds_output)
    assert "POL" in library.countries
    assert library.count("POL") == 0
    assert {fact.country for fact in library.facts_elsewhere("POL")} == {"BLR"}


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"id": 1}'])
def test_a_broken_file_is_named(tmp_path: Path, line: str) -> None:
    folder = built(tmp_path, "2", 4)
    (folder / "facts.jsonl").write_text(line + "\n")
    with pytest.raises(DataError, match=r"facts\.jsonl"):
        Library(folder)


def test_an_empty_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="tipgraph build"):
        Current(tmp_path)


def test_a_graph_without_facts_is_served(tmp_path: Path, serving: Callable[..., Any]) -> None:
    folder = built(tmp_path, "2", 4)
    (folder / "facts.jsonl").write_bytes(b"")
    with serving(folder) as server:
        assert server.get("/countries").status == 200
        assert server.get("/countries/KEN").status == 200


def test_a_graph_that_is_built_anew_is_served_anew(tmp_path: Path, serving: Callable[..., Any]) -> None:
    tier = "SELECT ?tier { ?p a tip:TierPlacement ; tip:tier ?tier }"
    with serving(built(tmp_path, "2", 4)) as server:
        assert server.rows(tier) == [{"tier": "https://w3id.org/tipgraph/ont#Tier2"}]
        assert "Tier 2</a>" in server.get("/countries/KEN", "text/html").text
        folder = built(tmp_path, "3", 5)
        for _ in range(4):  # each worker
            assert server.rows(tier) == [{"tier": "https://w3id.org/tipgraph/ont#Tier3"}]
        assert "Tier 3</a>" in server.get("/countries/KEN", "text/html").text
        (fact_id,) = (
            r["id"] for r in map(json.loads, (folder / "facts.jsonl").read_text().splitlines()) if r["type"] == "tier"
        )
        assert server.get(f"/facts/{fact_id}").status == 200


def test_a_graph_without_its_store_is_served_as_git_keeps_it(tmp_path: Path, serving: Callable[..., Any]) -> None:
    folder = built(tmp_path, "2", 4)
    shutil.rmtree(folder / "store")
    with serving(folder, workers=4) as server:
        assert server.rows("SELECT ?tier { ?p tip:tier ?tier }") == [{"tier": "https://w3id.org/tipgraph/ont#Tier2"}]


def test_a_graph_that_is_incomplete_is_said_so_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = built(tmp_path, "2", 4)
    shutil.rmtree(folder / "store")
    (folder / "tipgraph.ttl").unlink()
    assert run(["serve", "-g", str(folder), "--port", "0"]) == 2
    assert "run tipgraph build first" in capsys.readouterr().err
