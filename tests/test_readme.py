"""What the README states is what was measured."""

import json
from pathlib import Path

from benchmarks.figures import CLOSE, FIGURES, OPEN, README, table
from tipgraph.evaluate import evaluate, read_records

GOLD = Path(__file__).parent / "gold"


def test_the_table_of_the_readme_is_that_of_the_figures_file() -> None:
    stated = README.read_text(encoding="utf-8").partition(OPEN)[2].partition(CLOSE)[0]
    assert stated == "\n" + table(json.loads(FIGURES.read_text(encoding="utf-8")))


def test_the_figures_of_the_seeds_are_those_of_this_version(seeds_output: Path) -> None:
    stated = json.loads(FIGURES.read_text(encoding="utf-8"))["seeds"]
    rows = evaluate(read_records(GOLD), read_records(seeds_output)).rows()
    assert {kind: stated[kind]["f1"] for kind in rows} == {
        kind: None if row.f1 is None else round(row.f1, 3) for kind, row in rows.items()
    }
