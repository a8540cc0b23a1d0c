"""The seeds' gold as facts, and pages opened in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tipgraph.facts import Evidence, Fact, content_from, merge
from tipgraph.narrative import Kind, Narrative

TESTS = Path(__file__).parents[1]


def narrative_kind(stem: str) -> Kind:
    return "secondary" if stem.endswith("-blog") else "extract" if stem.endswith("-extract") else "official"


def located(text: str, evidence: str) -> Evidence:
    """The first place of words that were folded when they were written down."""
    found = re.search(r"\s+".join(map(re.escape, evidence.split())), text)
    assert found, f"not in the text: {evidence}"
    return Evidence.of(text, *found.span())


@pytest.fixture(scope="session")
def seeds() -> tuple[list[Fact], list[Narrative]]:
    facts: list[Fact] = []
    narratives: list[Narrative] = []
    for stem, file in json.loads((TESTS / "gold/texts.json").read_text(encoding="utf-8")).items():
        text = (TESTS.parent / "seeds" / file).read_bytes().decode("utf-8")
        country, year = stem.split("-")[:2]
        narratives.append(Narrative(file, text, country, int(year), narrative_kind(stem), "manifest", "manifest"))
        for line in (TESTS / f"gold/{stem}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            facts.append(
                Fact(
                    narrative=file,
                    country=record["country"],
                    report_year=record["report_year"],
                    content=content_from(record),
                    evidence=located(text, record["evidence"]),
                    rule="gold",
                    source=record.get("source"),
                )
            )
    return merge(facts), narratives


class Opened:
    """A page opened offline from a file, with all that it said and asked for."""

    def __init__(self, page: Any, file: Path) -> None:
        self.page = page
        self.messages: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", self._refuse)
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));"
        )
        page.goto(file.as_uri())
        page.wait_for_function("window.tipgraphView !== undefined")
        page.wait_for_timeout(200)
        self.requests.remove(file.as_uri())

    def _refuse(self, dialog: Any) -> None:
        self.messages.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def shown(self) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = self.page.evaluate("window.tipgraphView.shown()")
        return shown

    def click_node(self, node: str) -> None:
        point = self.page.evaluate("(id) => window.tipgraphView.positionOf(id)", node)
        self.page.mouse.click(point["x"], point["y"])
        self.page.wait_for_timeout(350)

    def click_edge(self, edge: str) -> None:
        point = self.page.evaluate("(id) => window.tipgraphView.pointOn(id)", edge)
        self.page.mouse.click(point["x"], point["y"])
        self.page.wait_for_timeout(350)

    def panel(self) -> str:
        text: str = self.page.inner_text("#panel")
        return text


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[[Path], Opened]]:
    context = browser.new_context(viewport={"width": 1400, "height": 850}, offline=True)
    yield lambda file: Opened(context.new_page(), file)
    context.close()
