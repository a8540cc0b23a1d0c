"""Wrong usage and wrong input: one sentence, exit code 2, nothing half-written."""

from pathlib import Path

import pytest

from tipgraph.cli import run

NARRATIVE = "KENYA (Tier 2)\n\nThe Government of Kenya increased its efforts.\n"

FILES = {
    "KEN-2012.txt": NARRATIVE.encode(),
    "KEN.txt": NARRATIVE.encode(),
    "notes.txt": b"Nothing here names a place or a year.",
    "empty.txt": b"",
    "binary.txt": b"\x7fELF\x02\x01\x01\x00\x00",
    "latin.txt": "Ministère".encode("latin-1"),
    "scan.pdf": b"%PDF-1.7",
    "only-notes/README.md": b"About nothing.",
    "manifest.csv": b"file;country\n",
}

BAD = [
    (["build", "empty.txt"], "empty.txt: it is empty"),
    (["build", "binary.txt"], "binary.txt: it is a binary file"),
    (["build", "latin.txt"], "latin.txt: it is not UTF-8 text"),
    (["build", "scan.pdf"], "scan.pdf: .pdf files are not read"),
    (["build", "only-notes"], "only-notes: there is no narrative"),
    (["build", "nowhere"], "nowhere: there is no such file or folder"),
    (["build", "notes.txt"], "notes.txt: its country and report year cannot be told"),
    (["build", "KEN.txt"], "KEN.txt: its report year cannot be told"),
    (["build", "KEN.txt", "--year", "99"], "'99' is no report year"),
    (["build", "KEN.txt", "--year", "later"], "'later' is no report year"),
    (["build", "KEN-2012.txt", "--country", "Narnia"], "'Narnia' is no country"),
    (["build", "KEN.txt", "KEN-2012.txt", "--year", "2012"], "--country and --year are for one narrative"),
    (["build", "KEN-2012.txt", "--manifest", "manifest.csv"], "manifest.csv: the first line must name the columns"),
    (["build", "KEN-2012.txt", "--manifest", "none.csv"], "none.csv: the manifest cannot be read (No such file"),
    (["build", "KEN-2012.txt", "--manifest", "latin.txt"], "the manifest cannot be read (it is not UTF-8 text)"),
    (["build", "KEN-2012.txt", "--country", ""], "'' is no country"),
    (["build", "KEN-2012.txt", "--year", ""], "'' is no report year"),
    (["build", "KEN-2012.txt", "-o", ""], "an empty name is no folder"),
    (["build", "KEN-2012.txt", "empty.txt", "--strict"], "empty.txt: it is empty"),
    (["build", "KEN-2012.txt", "-o", "KEN.txt/output"], "KEN.txt/output: cannot be written"),
    (["build", "KEN-2012.txt", "-o", "KEN.txt"], "KEN.txt: cannot be written"),
    (["build", "KEN-2012.txt", "--colour"], "No such option"),
    (["build"], "Missing argument"),
    (["dance"], "No such command"),
    (["facts"], "output: there is no built graph; run `tipgraph build SOURCE -o output` first"),
    (["facts", "--type", "colour"], "Invalid value for '--type'"),
    (["facts", "-g", "KEN.txt"], "KEN.txt: there is no built graph"),
    (["explain", "KEN-2012-tier-0"], "output: there is no built graph"),
    (["query", "ASK {}"], "output: there is no built graph"),
    (["query"], "give one query"),
    (["query", "ASK {}", "-f", "q.rq"], "give one query"),
    (["query", "-f", "q.rq"], "q.rq: the query cannot be read (No such file"),
    (["query", "-f", "latin.txt"], "latin.txt: the query cannot be read (it is not UTF-8 text)"),
    (["view"], "output: there is no built graph"),
    (["check"], "output: there is no built graph"),
    (["evaluate", "nowhere"], "output: there is no built graph"),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
def test_bad_input_is_one_sentence_and_leaves_nothing(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.startswith("tipgraph: ")
    assert sentence in shown.err
    left = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == FILES
