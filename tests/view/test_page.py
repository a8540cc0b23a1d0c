"""The file that is written: self-contained, closed, whole, and the same on every build."""

import base64
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tipgraph.errors import OutputError, QueryError
from tipgraph.facts import Evidence, Fact, Statute, VictimGroup
from tipgraph.narrative import Narrative
from tipgraph.view.network import network
from tipgraph.view.page import DRAWN_AT_MOST, page, write_page

Seeds = tuple[list[Fact], list[Narrative]]


@pytest.fixture(scope="module")
def html(seeds: Seeds) -> str:
    return page(network(*seeds), seeds[1])


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_page_has_the_frame_that_readers_and_machines_look_for(html: str) -> None:
    assert html.startswith("<!doctype html>\n<html lang=")
    for part in ('<meta charset="utf-8">', "<title>Trafficking in Persons Report: Belarus</title>", "<main>",
                 'type="search"', 'type="number"', "<table>", 'id="network"'):  # fmt: skip
        assert part in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("pattern", [r"\b(?:src|srcset|action|data|poster)\s*=\s*[\"']?\s*(?:https?:)?//",
                                     r"<link[^>]+href=[\"']?(?:https?:)?//", r"url\(\s*[\"']?(?:https?:)?//",
                                     r"@import", r"sourceMappingURL", r"<(?:iframe|object|embed|base|img)\b",
                                     r"bootstrap", r"node_modules", r"\sstyle=", r"\son\w+\s*=\s*[\"']"])  # fmt: skip
def test_nothing_in_the_page_points_outside(html: str, pattern: str) -> None:
    markup = re.sub(r"(<script>).*?(</script>)", r"\1\2", html, flags=re.S)
    libraries = "".join(re.findall(r"<script>(.*?)</script>", html, re.S))
    assert not re.search(pattern, markup)
    if pattern in ("sourceMappingURL", "node_modules", "bootstrap"):
        assert pattern not in libraries


def test_the_policy_lets_in_exactly_what_the_page_carries(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = {name: values for name, *values in (rule.split() for rule in policy[1].split(";"))}
    inline = {kind: re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.S) for kind in ("script", "style")}

    def hashes(texts: list[str]) -> set[str]:
        return {f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts}

    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == ["data:"]
    assert set(rules["script-src"]) == hashes(inline["script"])
    assert set(rules["style-src"]) == hashes(inline["style"])


def test_every_fact_is_in_the_page_with_its_sentence(html: str, seeds: Seeds) -> None:
    quotes = {fact["id"]: fact["quotes"][0] for fact in data_of(html)["facts"]}
    assert quotes == {fact.id: fact.evidence.quote for fact in seeds[0]}


HOSTILE = "</script><script>alert(1)</script><!-- \u2028\u2029 & ' \" <img src=x onerror=alert(1)> \u202eRTL 🤖"


def test_no_text_can_leave_the_data(html: str, seeds: Seeds) -> None:
    [narrative, *_] = seeds[1]
    hostile = Fact(
        narrative.name, "BLR", 2013, VictimGroup(HOSTILE, "exploited"), Evidence(0, 1, HOSTILE), "rule</script>"
    )
    attacked = page(network([hostile], [narrative]), [narrative])
    assert attacked.count("</script>") == html.count("</script>") == 5
    assert attacked.count("<script") == html.count("<script")
    assert "<!--" not in attacked
    assert "\u2028" not in attacked
    assert data_of(attacked)["facts"][0]["quotes"] == [HOSTILE]


def test_a_network_too_large_to_read_is_cut_and_says_so(seeds: Seeds) -> None:
    narratives = [seeds[1][0]]
    facts = large(narratives[0])
    data = data_of(page(network(facts, narratives), narratives))
    assert len(data["nodes"]) == len(data["drawing"]["nodes"]) == DRAWN_AT_MOST
    assert data["total"]["nodes"] == len(facts) + 1
    assert data["opening"] == ["country", "region"]


def test_physics_is_off_and_every_node_has_its_place(html: str) -> None:
    drawing = data_of(html)["drawing"]
    assert drawing["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in drawing["nodes"])


def test_a_choice_writes_less(seeds: Seeds, tmp_path: Path) -> None:
    write_page(*seeds, tmp_path / "v.html", countries=["BLR"], years=(2013, 2013), types=["flow"])
    facts = data_of((tmp_path / "v.html").read_text(encoding="utf-8"))["facts"]
    assert {(fact["year"], fact["type"]) for fact in facts} == {(2013, "flow")}


def test_a_choice_of_nothing_is_said_and_writes_nothing(seeds: Seeds, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="leave one of them out"):
        write_page(*seeds, tmp_path / "v.html", countries=["FRA"], types=["tier"])
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_page_and_no_rest(
    seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "v.html"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match="No space left"):
        write_page(*seeds, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(seeds: Seeds, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"v\.html"):
        write_page(*seeds, tmp_path / "none" / "v.html")


def test_the_order_of_facts_does_not_change_the_page(html: str, seeds: Seeds) -> None:
    facts, narratives = seeds
    assert page(network(reversed(facts), reversed(narratives)), list(reversed(narratives))) == html


BUILD = """
import pickle, sys
from tipgraph.view.page import write_page
facts, narratives = pickle.load(sys.stdin.buffer)
write_page(facts, narratives, sys.argv[1])
"""


def large(narrative: Narrative) -> list[Fact]:
    """More than twice what is drawn."""
    return [
        Fact(narrative.name, "BLR", 2013, Statute(f"Article {i}"), Evidence(0, 1, "x"), "r")
        for i in range(2 * DRAWN_AT_MOST + 50)
    ]


@pytest.mark.parametrize("size", ["seeds", "large"])
def test_equal_facts_give_equal_bytes_over_hash_seeds(seeds: Seeds, tmp_path: Path, size: str) -> None:
    narratives = [replace(narrative, text="") for narrative in seeds[1]]
    given = pickle.dumps((seeds[0] if size == "seeds" else large(narratives[0]), narratives))
    for seed in ("0", "1", "4711"):
        command = [sys.executable, "-c", BUILD, str(tmp_path / f"{seed}.html")]
        subprocess.run(command, input=given, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert len({file.read_bytes() for file in tmp_path.iterdir()}) == 1
