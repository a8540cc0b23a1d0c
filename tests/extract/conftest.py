"""Facts of a sentence that a test wrote, and a narrative's worth of it."""

from collections.abc import Callable

import pytest

from tipgraph.extract import extract
from tipgraph.facts import Fact
from tipgraph.narrative import Kind, Narrative

Read = Callable[..., list[Fact]]


@pytest.fixture(scope="session")
def read() -> Read:
    """`read(text, country="GHA", year=2019, kind="official")`: the facts of a text."""

    def read_text(text: str, country: str = "GHA", year: int = 2019, kind: Kind = "official") -> list[Fact]:
        return extract(Narrative("test.txt", text, country, year, kind, "option", "option"))

    return read_text
