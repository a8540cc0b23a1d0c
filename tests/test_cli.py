"""The commands: what they print, where, and with which exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tipgraph.cli import commands, run

ROOT = Path(__file__).parents[1]
SEEDS = str(ROOT / "seeds")
GOLD = str(ROOT / "tests" / "gold")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli") / "output"
    assert run(["build", SEEDS, "-o", str(folder)]) == 0
    return str(folder)


@pytest.mark.parametrize("name", sorted(commands.commands))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(name: str, flag: str, capsys: Capture) -> None:
    assert run([name, flag]) == 0
    shown = capsys.readouterr().out
    assert f"Example:  tipgraph {name}" in " ".join(shown.split("\n")).replace("   ", "  ")


def test_help_needs_none_of_the_heavy_packages() -> None:
    heavy = {"networkx", "rdflib", "pyoxigraph", "pyshacl", "pyvis", "numpy", "sentencex", "ahocorasick_rs"}
    code = "import sys, tipgraph.cli; tipgraph.cli.run(['-h']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "click" in done.stderr.split()
    assert heavy.isdisjoint(done.stderr.split())


def test_version_and_bare_call(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert "tipgraph, version" in capsys.readouterr().out
    assert run([]) == 0
    assert "Usage:" in capsys.readouterr().out


def test_build_ends_with_a_summary(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "KEN-2012.txt").write_text("KENYA (Tier 2)\n\nKenya is a source country.\n", encoding="utf-8")
    (tmp_path / "in" / "table.xls").write_bytes(b"\0")
    assert run(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    lines = dict(line.split()[:2] for line in shown.out.splitlines() if len(line.split()) == 2)
    assert (lines["narratives"], lines["skipped"], lines["tier"]) == ("1", "1", "1")
    assert "tipgraph: skipped table.xls" in shown.err
    problem = (tmp_path / "out" / "problems.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(problem)["source"] == "table.xls"


def test_build_reads_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tipgraph.cli", "build", "-", "--country", "Kenyan", "--year", "2012", "-o", "out"]
    done = subprocess.run(command, input=b"It is on Tier 2.\n", cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr
    line = json.loads((tmp_path / "out" / "narratives.jsonl").read_text(encoding="utf-8"))
    assert (line["narrative"], line["country"], line["report_year"], line["year_basis"]) == (
        "stdin",
        "KEN",
        2012,
        "option",
    )


def test_facts_can_be_chosen_by_country_year_and_type(graph: str, capsys: Capture) -> None:
    for country in ("BLR", "Belarus", "belarusian"):
        assert (
            run(["facts", "-g", graph, "--country", country, "--year", "2013", "--type", "tier", "--format", "jsonl"])
            == 0
        )
        (line,) = capsys.readouterr().out.splitlines()
        assert (json.loads(line)["tier"], json.loads(line)["report_year"]) == ("2WL", 2013)
    assert run(["facts", "-g", graph, "--country", "Kenya"]) == 0
    assert capsys.readouterr() == ("", "tipgraph: no fact of the graph is like that\n")


def test_facts_of_several_types_share_one_csv(graph: str, capsys: Capture) -> None:
    assert run(["facts", "-g", graph, "--type", "tier", "--type", "recommendation", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["type"] for row in rows} == {"tier", "recommendation"}
    assert {row["tier"] for row in rows if row["type"] == "recommendation"} == {""}


def test_facts_as_a_table_show_id_fact_and_words(graph: str, capsys: Capture) -> None:
    assert run(["facts", "-g", graph, "--type", "tier", "--year", "2025"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split() == ["id", "fact", "evidence"]
    assert row.startswith("BLR-2025-tier-")
    assert "tier=3" in row
    assert "BELARUS" in row.upper()


def test_explain_marks_the_quote_in_its_sentence(graph: str, capsys: Capture) -> None:
    assert run(["explain", "BLR-2013-tier", "-g", graph]) == 0
    shown = capsys.readouterr().out
    assert "therefore, «Belarus is placed on Tier 2 Watch List" in shown
    assert "000_22e4fa4e8467be88.txt" in shown
    assert "Belarus was granted a waiver" in shown  # the sentence after


def test_query_answers_in_every_form(graph: str, capsys: Capture, tmp_path: Path) -> None:
    rows = "SELECT ?year { ?n a tip:OfficialNarrative ; tip:reportYear ?year } ORDER BY ?year"
    assert run(["query", rows, "-g", graph, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["year", "2003", "2013", "2025"]
    for form in ("table", "json", "tsv", "xml"):
        assert run(["query", rows, "-g", graph, "--format", form, "-o", str(tmp_path / form)]) == 0
        assert b"2013" in (tmp_path / form).read_bytes()
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ?n a tip:SecondaryCommentary }", encoding="utf-8")
    assert run(["query", "-f", str(tmp_path / "q.rq"), "-g", graph, "--format", "turtle"]) == 0
    assert "tip:SecondaryCommentary" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("ASK { ?n a tip:OfficialNarrative }", 0),
        ("ASK { ?n tip:reportYear 1950 }", 1),
        ("SELECT ?n { ?n tip:reportYear 1950 }", 1),
    ],
)
def test_query_tells_by_its_exit_status(graph: str, query: str, code: int) -> None:
    assert run(["query", query, "-g", graph]) == 0
    assert run(["query", query, "-g", graph, "--exit-status"]) == code


def test_view_writes_one_page(graph: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(["view", "-g", graph, "--country", "BLR", "--years", "2003-2013", "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").casefold().startswith("<!doctype html>")


def test_check_passes_on_what_was_built_and_fails_on_a_false_quote(graph: str, capsys: Capture, tmp_path: Path) -> None:
    assert run(["check", "-g", graph]) == 0
    assert "0 errors" in capsys.readouterr().out
    text = Path(graph) / "texts" / "001_76768671c2d6a0f2.txt"
    supplied = text.read_bytes()
    try:
        text.write_bytes(b"x" + supplied)
        assert run(["check", "-g", graph]) == 1
        assert "error: wrong quote" in capsys.readouterr().out
        assert run(["check", "-g", graph, "--fail-on", "none"]) == 0
    finally:
        text.write_bytes(supplied)


def test_evaluate_prints_figures_and_misses(graph: str, capsys: Capture) -> None:
    assert run(["evaluate", GOLD, "-g", graph, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["tier"]["gold"] == 5
    assert figures["ALL"]["gold"] == 323
    assert run(["evaluate", GOLD, "-g", graph, "--misses"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("- BLR") for line in shown) == 323 - round(figures["ALL"]["recall"] * 323)
    assert run(["evaluate", GOLD, "-g", graph, "--by", "rule"]) == 0
    assert capsys.readouterr().out.startswith("rule")


def test_a_reader_that_has_enough_makes_no_noise(graph: str) -> None:
    # The answer is longer than a pipe holds, so that writing it meets the closed end.
    command = [sys.executable, "-m", "tipgraph.cli", "query", "SELECT * { ?s ?p ?o }", "-g", graph]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_interruption_is_one_sentence(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(narrative: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tipgraph.extract.extract", interrupted)
    assert run(["build", SEEDS, "-o", str(tmp_path / "out")]) == 130
    assert capsys.readouterr().err.strip().endswith("tipgraph: interrupted; the last complete output is as it was")
    assert list(tmp_path.iterdir()) == []


def test_debug_shows_where_it_failed(tmp_path: Path) -> None:
    for arguments in (["--debug", "facts"], ["facts", "--debug"]):
        command = [sys.executable, "-m", "tipgraph.cli", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=dict(os.environ))
        assert "Traceback" in done.stderr
        assert "OutputError" in done.stderr
