"""Which files a source holds, and what is read of them."""

import os
from pathlib import Path

import pytest

from tipgraph.errors import SourceError
from tipgraph.sources.find import SourceFile, find
from tipgraph.sources.read import read


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def test_notes_hidden_files_and_what_is_left_out_are_no_sources(tmp_path: Path) -> None:
    put(
        tmp_path, "b.txt", "a/c.md", "README.md", "Readme", "LICENSE.txt", ".hidden", ".git/x.txt", "m.csv", "out/y.txt"
    )
    found = find([str(tmp_path)], [tmp_path / "m.csv", tmp_path / "out"])
    assert [file.name for file in found] == ["a/c.md", "b.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "here/a.txt")
    (tmp_path / "here" / "loop").symlink_to(tmp_path / "here")
    assert [file.name for file in find([str(tmp_path / "here")])] == ["a.txt"]


def test_a_circle_of_links_is_one_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    files = find([str(tmp_path)])
    assert [file.name for file in files] == ["a.txt", "b.txt"]
    with pytest.raises(SourceError, match="cannot be read"):
        read(files[0])


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert len(find([str(tmp_path), str(tmp_path / "a.txt")])) == 1


def test_files_that_share_a_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, "one/x/a.txt", "two/x/a.txt", "two/x/b.txt")
    found = find([str(tmp_path / "one" / "x"), str(tmp_path / "two" / "x")])
    assert [file.name for file in found] == ["b.txt", "one/x/a.txt", "two/x/a.txt"]


def test_a_source_that_is_not_there_is_found_missing_when_it_is_read_and_stops_no_other() -> None:
    for name in ("nowhere.txt", "nowhere", "x" * 5000):
        [file] = find([name])
        with pytest.raises(SourceError, match="there is no such file"):
            read(file)


def test_the_output_of_an_earlier_build_is_no_source(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "result/facts.jsonl", "result/narratives.jsonl", "result/tipgraph.ttl", "result/texts/a.txt")
    assert [file.name for file in find([str(tmp_path)])] == ["a.txt"]


TEXTS = ["plain\ntext", "wrapped\r\ntext\r", "\ufeffmarked", "\u2028 odd \x0c breaks"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_code_point_by_code_point(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert read(SourceFile("a.txt", path)) == text


UNREADABLE = [
    ("a.txt", b"", "it is empty"),
    ("a.txt", b"\xef\xbb\xbf \r\n\t", "it is empty"),
    ("a.txt", b"%PDF-1.4\x00\x01", "binary file"),
    ("a.txt", "Kenia und Österreich".encode("latin-1"), "not UTF-8 text \\(byte 11\\)"),
    ("a.txt", "Kenya".encode("utf-16"), "UTF-16"),
    ("a.pdf", b"text", "\\.pdf files are not read"),
    ("narrative", b"text", "without an ending"),
    ("bell\a.txt", b"text", "its name"),
]


@pytest.mark.parametrize(("name", "data", "reason"), UNREADABLE)
def test_what_is_no_text_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        read(SourceFile(name, path))


def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(SourceError, match="no regular file"):
        read(SourceFile(path.name, path))


def test_what_is_far_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    with pytest.raises(SourceError, match="larger than"):
        read(SourceFile(path.name, path))
