"""The pipeline on the seeds: what it writes, and what it never does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tipgraph import output
from tipgraph.build import build
from tipgraph.errors import DataError
from tipgraph.facts import CONTENTS, Evidence, Fact, Tier, fold
from tipgraph.narrative import Narrative
from tipgraph.sources import Reading, read_sources

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "output"
    build(read_sources([str(SEEDS)]), folder)
    return folder


def test_the_output_folder_is_complete(built: Path) -> None:
    written = {path.name for path in built.iterdir()}
    assert written == {
        "facts.jsonl", "narratives.jsonl", "problems.jsonl", "tables", "texts", "tipgraph.ttl", "dataset.ttl",
        "store", "graph.html",
    }  # fmt: skip


def test_every_quote_is_the_text_at_its_offsets(built: Path) -> None:
    facts = output.read_facts(built)
    assert facts
    for fact in facts:
        text = (SEEDS / fact.narrative).read_bytes().decode()
        for evidence in (fact.evidence, *fact.also):
            assert fold(text[evidence.start : evidence.end]) == evidence.quote


def test_facts_are_sorted_and_their_ids_unique(built: Path) -> None:
    facts = output.read_facts(built)
    assert facts == sorted(facts, key=Fact.sort_key)
    assert len({fact.id for fact in facts}) == len(facts)


def test_the_same_sources_give_the_same_bytes_whatever_the_hash_seed(built: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "tipgraph.cli", "build", str(SEEDS), "-o", str(tmp_path / seed)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, stdout=subprocess.DEVNULL)
    files = [path.relative_to(built) for path in built.rglob("*") if path.is_file() and "store" not in path.parts]
    for file in files:
        bytes_of = {(folder / file).read_bytes() for folder in (built, tmp_path / "1", tmp_path / "2")}
        assert len(bytes_of) == 1, file


NARRATIVE = Narrative("KEN-2012.txt", "KENYA (Tier 2)\n", "KEN", 2012, "official", "heading", "file name")


def tier(start: int, quote: str, narrative: str = NARRATIVE.name) -> Fact:
    return Fact(narrative, "KEN", 2012, Tier("2"), Evidence(start, start + len(quote), quote), "test")


WRONG = [
    [tier(0, "KENYA (Tier 3)")],
    [tier(1, "KENYA")],
    [tier(0, "")],
    [tier(-5, "KENYA")],
    [tier(0, "KENYA", "another.txt")],
    [tier(0, "KENYA"), tier(0, "KENYA")],
]


@pytest.mark.parametrize("facts", WRONG)
def test_a_fact_without_its_words_stops_the_build(
    facts: list[Fact], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tipgraph.extract.extract", lambda narrative: facts)
    with pytest.raises(DataError, match="please report this"):
        build(Reading((NARRATIVE,), ()), tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_the_summary_counts_every_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tipgraph.extract.extract", lambda narrative: [tier(0, "KENYA (Tier 2)")])
    summary = build(Reading((NARRATIVE,), ()), tmp_path / "output")
    assert summary.facts_by_type == dict.fromkeys(CONTENTS, 0) | {"tier": 1}
