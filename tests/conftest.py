"""The seeds, built once for all tests that look at what comes out of them."""

from pathlib import Path

import pytest

from tipgraph import output
from tipgraph.build import build
from tipgraph.facts import Fact
from tipgraph.sources import read_sources

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def seeds_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of `tipgraph build seeds`."""
    folder = tmp_path_factory.mktemp("seeds") / "output"
    build(read_sources([str(SEEDS)]), folder)
    return folder


@pytest.fixture(scope="session")
def seed_facts(seeds_output: Path) -> list[Fact]:
    return output.read_facts(seeds_output)
