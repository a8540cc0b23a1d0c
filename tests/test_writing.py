"""What is written is whole or untouched; pipes and devices are written to, links are followed."""

import os
import threading
from pathlib import Path

import pytest

from tipgraph.errors import OutputError
from tipgraph.writing import alone, whole_file, whole_folder


def test_a_file_is_replaced_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as stream:
        stream.write(b"%d" % (1 // 0))
    assert path.read_text() == "old"
    with whole_file(path) as stream:
        stream.write(b"new")
    assert path.read_text() == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with whole_file(pipe) as stream:
        stream.write(b"through")
    reader.join(timeout=10)
    assert got == [b"through"]
    assert pipe.is_fifo()


def test_where_a_link_leads_the_file_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "graph.ttl"
    target.write_text("old")
    link = tmp_path / "link.ttl"
    link.symlink_to(target)
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_two_runs_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    """The second takes its place while the first is not done: both end, and what is there is one of the two."""
    target = tmp_path / "tables"
    with whole_folder(target) as first:
        (first / "a.csv").write_text("first")
        with whole_folder(target) as second:
            (second / "a.csv").write_text("second")
        assert (target / "a.csv").read_text() == "second"
        (first / "b.csv").write_text("first")
    assert {entry.name: entry.read_text() for entry in target.iterdir()} == {"a.csv": "first", "b.csv": "first"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["tables"]


def test_a_folder_of_others_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "thesis.doc").write_text("years of work")
    with pytest.raises(OutputError, match=r"thesis\.doc"), whole_folder(tmp_path / "tables") as fresh:
        (fresh / "a.csv").write_text("x")
    assert (tmp_path / "tables" / "thesis.doc").read_text() == "years of work"


def test_a_second_run_on_one_folder_says_so_and_a_later_one_may(tmp_path: Path) -> None:
    with alone(tmp_path, ".lock"):
        with pytest.raises(OutputError, match="another run is writing there"), alone(tmp_path, ".lock"):
            raise AssertionError
        assert (tmp_path / ".lock").exists()
    with alone(tmp_path, ".lock"):
        pass
    assert not list(tmp_path.iterdir())
