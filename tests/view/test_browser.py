"""The page in a real browser, offline: what a person sees and does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tipgraph.facts import Evidence, Fact, Flow, Statute, VictimGroup
from tipgraph.narrative import Narrative
from tipgraph.view.page import write_page

Seeds = tuple[list[Fact], list[Narrative]]
Open = Callable[[Path], Any]


@pytest.fixture(scope="module")
def file(seeds: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "graph.html"
    write_page(*seeds, path)
    return path


def is_silent(view: Any) -> bool:
    """No console message, no violated policy, no request but for the file and data: addresses."""
    assert view.messages == []
    assert [url for url in view.requests if not url.startswith("data:")] == []
    return True


def inked(view: Any) -> int:
    """How many pixels of the canvas are neither white nor empty."""
    count: int = view.page.evaluate(
        """() => {
          const canvas = document.querySelector("#network canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let n = 0;
          for (let i = 0; i < data.length; i += 4)
            if (data[i + 3] > 0 && data[i] + data[i + 1] + data[i + 2] < 720) n++;
          return n;
        }"""
    )
    return count


def test_it_opens_offline_draws_and_says_nothing_to_anyone(opened: Open, file: Path) -> None:
    view = opened(file)
    assert inked(view) > 5000
    assert view.page.inner_text("#showing") == "showing 105 of 105 nodes, 117 of 117 edges"
    assert is_silent(view)


@pytest.mark.parametrize(("query", "label"), [("Turkey", "Türkiye"), ("türkiye", "Türkiye"), ("turkiye", "Türkiye"),
                                              ("TUR", "Türkiye"), ("article 171-1", "Article 171-1"),
                                              ("Czech Republic", "Czechia")])  # fmt: skip
def test_search_finds_by_label_alias_and_code(opened: Open, file: Path, query: str, label: str) -> None:
    view = opened(file)
    view.page.fill("#search", query)
    assert view.page.inner_text("#found") != "0 found"
    view.page.press("#search", "Enter")
    assert view.page.inner_text("#panel h2") == label
    assert is_silent(view)


def test_search_for_what_is_not_there_says_so(opened: Open, file: Path) -> None:
    view = opened(file)
    view.page.fill("#search", "Atlantis")
    assert view.page.inner_text("#found") == "0 found"


def test_an_edge_shows_its_sentences_by_year(opened: Open, file: Path) -> None:
    view = opened(file)
    view.click_edge("country:BLR exploitation country:ITA")
    panel = view.panel()
    assert "Belarus → victims exploited in → Italy" in panel
    assert "2013 report" in panel
    assert "Belarusian women and children are subjected to sex trafficking in Russia, Italy, Egypt" in panel
    assert "affirmed said by the report itself · rule gold · BLR-2013-flow-" in panel
    assert is_silent(view)


def test_a_node_shows_its_sentences_and_its_neighbours(opened: Open, file: Path) -> None:
    view = opened(file)
    view.click_node("statute:BLR:Article 171-1")
    panel = view.panel()
    assert panel.startswith("Article 171-1")
    assert "2025 report" in panel
    view.page.click("#panel .neighbours button >> text=Belarus")
    assert view.page.inner_text("#panel h2") == "Belarus"


def test_the_years_change_what_is_shown(opened: Open, file: Path) -> None:
    view = opened(file)
    view.page.fill("#from", "2025")
    assert "showing 105" not in view.page.inner_text("#showing")
    shown = view.shown()
    assert "country:ITA" not in shown["nodes"]
    assert "country:BLR exploitation country:TUR" in shown["edges"]
    view.page.click("#reset")
    assert view.page.inner_text("#showing").startswith("showing 105 of 105")
    assert is_silent(view)


def test_the_legend_is_the_filter(opened: Open, file: Path) -> None:
    view = opened(file)
    view.page.uncheck("[name=kinds-statute]")
    assert not any(node.startswith("statute:") for node in view.shown()["nodes"])
    view.page.uncheck("[name=relations-exploitation]")
    assert not any(" exploitation " in edge for edge in view.shown()["edges"])
    view.page.uncheck("[name=narratives-secondary]")
    assert "group:soldiers" not in view.shown()["nodes"]
    assert is_silent(view)


def test_search_brings_back_what_the_legend_hides(opened: Open, file: Path) -> None:
    view = opened(file)
    view.page.uncheck("[name=kinds-country]")
    view.page.fill("#search", "Italy")
    view.page.click("#results button")
    assert "country:ITA" in view.shown()["nodes"]
    assert view.page.is_checked("[name=kinds-country]")


def test_the_table_lists_the_edges_shown_and_opens_them(opened: Open, file: Path) -> None:
    view = opened(file)
    assert view.page.locator("#rows tr").count() == 117
    view.page.click("#rows tr:has-text('Italy') td:nth-child(2) button")
    assert view.page.inner_text("#panel h2") == "Belarus → victims exploited in → Italy"
    view.page.fill("#from", "2025")
    assert view.page.locator("#rows tr").count() == len(view.shown()["edges"]) < 117


WORDS = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "'\"`${document.title='owned'}",
    "🤖👩‍👩‍👧 emoji",
    "\u202eright to left שלום مرحبا",
    "x" * 10_000,
    "<!-- ]]> \u2028 \u0000 \x7f",
    "__proto__",
    "$title $data ${style}",
]


def test_hostile_words_do_nothing_but_show(opened: Open, tmp_path: Path) -> None:
    narrative = Narrative("<b>n</b>.txt", "", "BLR", 2013, "official", "manifest", "manifest")
    facts = [
        Fact(narrative.name, "BLR", 2013, content, Evidence(0, 9, word), f"rule {word[:50]}")
        for word in WORDS
        for content in (VictimGroup(word, "exploited"), Statute(word), Flow("BLR", word, "exploitation"))
    ]
    write_page(facts, [narrative], tmp_path / "v.html")
    view = opened(tmp_path / "v.html")
    for word in WORDS:
        view.page.fill("#search", word[:40])
        view.page.locator("#results button").first.click()
        view.page.wait_for_timeout(50)
    view.click_node(f"group:{WORDS[0]}")
    assert WORDS[0] in view.panel()
    assert view.page.title() == "Trafficking in Persons Report: Belarus"
    assert view.page.locator("#panel img, #panel script, #rows img, #results img").count() == 0
    assert view.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert inked(view) > 500
    assert is_silent(view)


def test_a_page_of_no_facts_opens_and_says_so(opened: Open, tmp_path: Path) -> None:
    write_page([], [], tmp_path / "v.html")
    view = opened(tmp_path / "v.html")
    assert view.page.inner_text("#showing") == "showing 0 of 0 nodes, 0 of 0 edges"
    assert is_silent(view)
