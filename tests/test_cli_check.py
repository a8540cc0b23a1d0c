"""What `tipgraph check` prints: findings grouped by check, each with what to do and where to look; JSON for programs."""

import json
import shutil
from pathlib import Path

import pytest

from tipgraph.cli import run
from tipgraph.cli.checking import SHOWN

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def broken(seeds_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds' graph with the texts of one narrative moved by a character, and a part without facts."""
    folder = tmp_path_factory.mktemp("broken") / "output"
    shutil.copytree(seeds_output, folder)
    text = folder / "texts" / "001_76768671c2d6a0f2.txt"
    text.write_bytes(b"x" + text.read_bytes())
    problem = {"source": text.name, "problem": "no facts", "reason": "its section 'Protection' gave no facts"}
    skipped = {"source": "other.txt", "problem": "skipped", "reason": "it is empty"}
    lines = (json.dumps(record) + "\n" for record in (problem, skipped))
    (folder / "problems.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def test_the_report_groups_findings_and_says_how_to_look_at_them(broken: Path, capsys: Capture) -> None:
    assert run(["check", "-g", str(broken)]) == 1
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if line.startswith(("error: ", "info: "))]
    assert len(heads) == 2
    assert heads[0].startswith("error: wrong quote (")
    assert heads[1] == "info: section without facts (1)"
    assert lines[1].startswith("  problem:  The quote ")
    assert lines[2].startswith("  solution: Build the graph again ")
    assert sum(line.startswith("  - e:BLR-2003-") for line in lines) == SHOWN
    looks = [line for line in lines if f"tipgraph explain -g {broken} BLR-2003-" in line]
    assert len(looks) == SHOWN
    assert any("and " in line and "more" in line for line in lines)
    assert "  - doc:BLR-2003" in "\n".join(lines)
    assert lines[-1].endswith(" errors, 0 warnings, 1 for information")


def test_the_fact_that_a_finding_names_can_be_explained(broken: Path, capsys: Capture) -> None:
    run(["check", "-g", str(broken)])
    fact = next(line.split()[-1] for line in capsys.readouterr().out.splitlines() if "tipgraph explain" in line)
    assert run(["explain", "-g", str(broken), fact]) == 0


def test_json_holds_every_finding(broken: Path, capsys: Capture) -> None:
    assert run(["check", "-g", str(broken), "--format", "json", "--fail-on", "none"]) == 0
    findings = json.loads(capsys.readouterr().out)
    assert {finding["check"] for finding in findings} == {"wrong-quote", "empty-section"}
    assert len(findings) > SHOWN
    keys = ["check", "severity", "title", "problem", "solution", "focus", "message", "places"]
    assert list(findings[0]) == keys
    assert list(findings[0]["places"][0]) == ["fact", "narrative", "sentence"]


def test_what_is_only_for_information_never_fails(seeds_output: Path, capsys: Capture) -> None:
    assert run(["check", "-g", str(seeds_output), "--fail-on", "warning"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors, 0 warnings, ")


def test_the_seeds_have_nothing_to_report_as_json(seeds_output: Path, capsys: Capture) -> None:
    assert run(["check", "-g", str(seeds_output), "--format", "json"]) == 0
    assert [f for f in json.loads(capsys.readouterr().out) if f["severity"] != "info"] == []


CHANGES = [
    ("\nc:BLR a tip:Country ;", "\nc:BLR tip:victimsExploitedIn c:JPN .\n\nc:BLR a tip:Country ;", "no fact says c:BLR tip:victimsExploitedIn c:JPN"),
    ("sdmx-measure:obsValue 64 ;", "sdmx-measure:obsValue 46 ;", 'no fact says a:BLR-2013-statistic-'),
    ("tip:tier tip:Tier2WatchList", "tip:tier tip:Tier1", "the graph lacks p:tier-BLR-Tier2WatchList-"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), CHANGES)
def test_what_was_changed_by_hand_is_found(
    seeds_output: Path, tmp_path: Path, capsys: Capture, before: str, after: str, said: str
) -> None:
    folder = tmp_path / "output"
    shutil.copytree(seeds_output, folder)
    turtle = folder / "tipgraph.ttl"
    text = turtle.read_text(encoding="utf-8")
    assert before in text
    turtle.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert run(["check", "-g", str(folder), "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert any(f["check"] == "other-than-facts" and f["message"].startswith(said) for f in findings)


def test_an_emptied_graph_is_no_sound_one(seeds_output: Path, tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "output"
    shutil.copytree(seeds_output, folder)
    (folder / "tipgraph.ttl").write_text("", encoding="utf-8")
    assert run(["check", "-g", str(folder)]) == 1
    assert "the graph is not what the facts say" in capsys.readouterr().out
