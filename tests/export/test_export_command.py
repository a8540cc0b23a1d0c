"""`tipgraph export`: whole or not at all, the same bytes every time, errors in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.export.conftest import difficult
from tipgraph import output
from tipgraph.cli import run
from tipgraph.cli.exporting import FILES, FOLDERS, export_command
from tipgraph.errors import OutputError
from tipgraph.export import FORMATS, export
from tipgraph.facts import CONTENTS
from tipgraph.writing import whole_file, whole_folder

ROOT = Path(__file__).parents[2]


def content(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


def test_the_difficult_graph_has_a_fact_of_every_type() -> None:
    assert {fact.type for fact in difficult()[1]} == set(CONTENTS)


def test_the_command_knows_every_format_and_says_what_it_is() -> None:
    assert {form: FORMATS[form].is_folder for form in FORMATS} == {
        **dict.fromkeys(FILES, False),
        **dict.fromkeys(FOLDERS, True),
    }
    shown = CliRunner().invoke(export_command, ["-h"]).output
    assert "Example:" in shown
    assert all(f" {form} " in shown.replace("\n", " ") for form in FORMATS)


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(difficult_output: Path, tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from tipgraph.export import FORMATS, export\n"
    script += "for form in FORMATS: export(Path(sys.argv[1]), form, Path(sys.argv[2]) / form)"
    for seed in ("1", "4242"):
        (tmp_path / seed).mkdir()
        subprocess.run(
            [sys.executable, "-c", script, str(difficult_output), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True,
        )  # fmt: skip
    for form in FORMATS:
        assert content(tmp_path / "1" / form) == content(tmp_path / "4242" / form), form


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_takes_the_place_of_an_earlier_one_and_leaves_nothing_beside_it(
    difficult_output: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "export"
    for _ in range(2):
        assert run(["export", "--format", form, "-o", str(target), "-g", str(difficult_output)]) == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["export"]
    written = capsys.readouterr()
    assert written.out == ""
    assert str(target) in written.err


@pytest.mark.parametrize("form", FILES)
def test_one_file_goes_to_standard_output(difficult_output: Path, tmp_path: Path, form: str) -> None:
    export(difficult_output, form, tmp_path / "file")
    command = [sys.executable, "-m", "tipgraph", "export", "--format", form, "-g", str(difficult_output)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == (tmp_path / "file").read_bytes()
    assert done.stderr == b""


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_has_a_name_of_its_own(
    difficult_output: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", "--format", form, "-g", str(difficult_output)]) == 0
    assert [entry.name for entry in tmp_path.iterdir()] == [f"tipgraph-{form}"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "csv", "-o", "-"], "folder of files"),
        (["--format", "turtle", "-o", "missing/graph.ttl"], "missing/graph.ttl: cannot be written"),
        (["--format", "turtle", "-o", "taken"], "taken: cannot be written"),
        (["--format", "csv", "-o", "taken"], "it holds other things than this export (notes.txt)"),
        (["--format", "csv", "-o", "file"], "file: cannot be written"),
        (["--format", "csv", "-o", ""], "no name"),
        (["--format", "trig", "-g", "nowhere"], "tipgraph build"),
        (["--format", "shapefile"], "shapefile"),
        ([], "--format"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_touches_nothing(
    difficult_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], words: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    graph = [] if "-g" in arguments else ["-g", str(difficult_output)]
    assert run(["export", *arguments, *graph]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert (tmp_path / "taken" / "notes.txt").read_text() == (tmp_path / "file").read_text() == "mine"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "taken"]


def _half_a_file(path: Path) -> None:
    with whole_file(path) as stream:
        stream.write(b"half")
        raise RuntimeError


def _half_a_folder(path: Path) -> None:
    with whole_folder(path) as aside:
        (aside / "a.csv").write_text("half")
        raise RuntimeError


def test_a_failure_leaves_the_last_file_and_folder_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("last")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_text("last")
    with pytest.raises(RuntimeError):
        _half_a_file(tmp_path / "file")
    with pytest.raises(RuntimeError):
        _half_a_folder(tmp_path / "folder")
    assert content(tmp_path / "file") == {"file": b"last"}
    assert content(tmp_path / "folder") == {"a.csv": b"last"}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


def test_a_link_to_a_folder_stays_a_link(difficult_output: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    export(difficult_output, "csv", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "datapackage.json").is_file()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link", "there"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_can_be_exported(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    for name in (output.FACTS, output.NARRATIVES, output.TURTLE):
        (folder / name).write_text("")
    export(folder, form, tmp_path / "export")
    assert (tmp_path / "export").exists()


def test_a_damaged_facts_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="tipgraph build"):
        export(tmp_path, "csv", tmp_path / "out")
