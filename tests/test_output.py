"""The output folder: whole or untouched, and what is written can be read back."""

import csv
import json
from pathlib import Path

import pytest

from tipgraph import output
from tipgraph.errors import DataError, OutputError
from tipgraph.facts import CONTENTS, Evidence, Fact, Penalty, Statistic, Tier
from tipgraph.narrative import Narrative
from tipgraph.sources.problem import Problem

TEXT = "\ufeffKENYA (Tier 2)\r\n\r\nArticle 4 prescribes\r\nfive to 15 years, and forfeiture. It convicted “two”.\r\n"
NARRATIVE = Narrative("a/KEN-2012.txt", TEXT, "KEN", 2012, "official", "heading", "file name")


def fact(content: object, words: str) -> Fact:
    start = TEXT.index(words)
    evidence = Evidence.of(TEXT, start, start + len(words))
    return Fact(NARRATIVE.name, "KEN", 2012, content, evidence, "test", also=(Evidence.of(TEXT, 1, 6),))  # type: ignore[arg-type]


FACTS = [
    fact(Tier("2"), "KENYA (Tier 2)"),
    fact(Penalty("Article 4", 5.0, 15.0, "any", ("forfeiture", "fine"), ()), "prescribes\r\nfive to 15 years"),
    fact(Statistic("convictions", 2, 2011, citations=("Article 4",)), "convicted “two”"),
]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    output.write_narratives(tmp_path, [NARRATIVE])
    output.write_facts(tmp_path, FACTS)
    assert output.read_facts(tmp_path) == FACTS
    assert output.read_narratives(tmp_path) == [NARRATIVE]
    assert (tmp_path / "texts" / "a" / "KEN-2012.txt").read_bytes() == TEXT.encode()


def test_a_record_has_the_keys_of_the_guide(tmp_path: Path) -> None:
    output.write_facts(tmp_path, FACTS)
    records = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert records[1]["also"] == ["forfeiture", "fine"]
    assert (records[1]["min_years"], records[1]["evidence"]) == (5, "prescribes five to 15 years")
    assert records[2]["also"] == [{"start": 1, "end": 6, "evidence": "KENYA"}]


def test_there_is_a_table_for_each_type_with_its_columns(tmp_path: Path) -> None:
    output.write_tables(tmp_path, FACTS)
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(CONTENTS)
    with (tmp_path / "tables" / "penalty.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["also"], row["exploitation"], row["min_years"], row["source"]) == ("forfeiture|fine", "", "5", "")
    assert (tmp_path / "tables" / "treaty.csv").read_text(encoding="utf-8").count("\n") == 1


def test_problems_are_listed(tmp_path: Path) -> None:
    output.write_problems(tmp_path, [Problem("b.pdf", "it is empty")])
    line = json.loads((tmp_path / "problems.jsonl").read_text(encoding="utf-8"))
    assert line == {"source": "b.pdf", "problem": "skipped", "reason": "it is empty"}


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def write(folder: Path, word: str) -> None:
    (folder / "facts.jsonl").write_text(word, encoding="utf-8")
    (folder / "narratives.jsonl").write_text(word, encoding="utf-8")
    (folder / "tables").mkdir()
    (folder / "tables" / f"{word}.csv").write_text(word, encoding="utf-8")


def test_a_build_replaces_all_of_the_last_and_nothing_else(tmp_path: Path) -> None:
    for word in ("old", "new"):
        with output.replacing(tmp_path) as aside:
            write(aside, word)
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert contents(tmp_path) == {
        "facts.jsonl": "new", "narratives.jsonl": "new", "tables/new.csv": "new", "notes.txt": "mine",
    }  # fmt: skip


def write_and_fail(folder: Path, failure: type[BaseException]) -> None:
    with output.replacing(folder) as aside:
        write(aside, "new")
        raise failure


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_build_that_fails_leaves_the_last_as_it_was(tmp_path: Path, failure: type[BaseException]) -> None:
    with output.replacing(tmp_path) as aside:
        write(aside, "old")
    with pytest.raises(failure):
        write_and_fail(tmp_path, failure)
    assert set(contents(tmp_path).values()) == {"old"}


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_and_fail(tmp_path / "output", KeyboardInterrupt)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_in_nobodys_way(tmp_path: Path) -> None:
    with output.replacing(tmp_path) as aside:
        write(aside, "old")
    (tmp_path / ".building").mkdir()
    (tmp_path / ".building" / "facts.jsonl").write_text("half", encoding="utf-8")
    with output.replacing(tmp_path) as aside:
        write(aside, "new")
    assert set(contents(tmp_path).values()) == {"new"}


def test_folders_of_the_users_are_not_taken_for_an_output(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    with pytest.raises(OutputError, match="holds other things"), output.replacing(tmp_path):
        pass


def test_the_text_of_a_narrative_is_only_looked_for_in_the_output(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "output" / "texts").mkdir(parents=True)
    with pytest.raises(OutputError, match="leads out of"):
        output.text_of(tmp_path / "output", "../../secret.txt")


def test_a_broken_line_of_facts_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DataError, match="build the graph again"):
        output.read_facts(tmp_path)
    (tmp_path / "facts.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1"):
        output.read_facts(tmp_path)
