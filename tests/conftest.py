"""The seeds, built once for all tests that look at what comes out of them; and a real browser to open pages in."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tipgraph import output
from tipgraph.build import build
from tipgraph.facts import Fact
from tipgraph.sources import read_sources

SEEDS = Path(__file__).parents[1] / "seeds"
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)


@pytest.fixture(scope="session")
def seeds_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of `tipgraph build seeds`."""
    folder = tmp_path_factory.mktemp("seeds") / "output"
    build(read_sources([str(SEEDS)]), folder)
    return folder


@pytest.fixture(scope="session")
def seed_facts(seeds_output: Path) -> list[Fact]:
    return output.read_facts(seeds_output)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; without it browser tests are skipped, or fail where TIPGRAPH_REQUIRE_BROWSER is 1."""
    required = os.environ.get("TIPGRAPH_REQUIRE_BROWSER") == "1"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        assert not required, "TIPGRAPH_REQUIRE_BROWSER=1, but playwright is not installed"
        pytest.skip("playwright is not installed (pip install tipgraph[test])")
    if CHROMIUM is None:
        assert not required, "TIPGRAPH_REQUIRE_BROWSER=1, but Chromium is not installed"
        pytest.skip("Chromium is not installed (apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()
