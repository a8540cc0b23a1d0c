"""Sources become narratives and problems; who says what a narrative is, and in which order."""

from pathlib import Path

import pytest

from tipgraph.errors import SourceError
from tipgraph.sources import Assigned, read_sources
from tipgraph.sources.manifest import read_manifest

SEEDS = Path(__file__).parents[2] / "seeds"

SEED_IDENTITIES = [
    ("000_22e4fa4e8467be88.txt", "BLR", 2013, "official", "heading", "inferred"),
    ("001_76768671c2d6a0f2.txt", "BLR", 2003, "official", "heading", "heading"),
    ("002_7d7fc0b982be2ab4.txt", "BLR", 2023, "extract", "heading", "heading"),
    ("003_5645c7778fdf6f27.txt", "BLR", 2025, "official", "heading", "heading"),
    ("004_e34ad97e65a673e2.txt", "BLR", 2018, "secondary", "inferred", "inferred"),
]


def test_the_seeds_are_identified_with_their_bases() -> None:
    reading = read_sources([str(SEEDS)])
    found = [(n.name, n.country, n.report_year, n.kind, n.country_basis, n.year_basis) for n in reading.narratives]
    assert found == SEED_IDENTITIES
    assert reading.problems == ()


def test_the_text_is_the_file_as_supplied() -> None:
    for narrative in read_sources([str(SEEDS)]).narratives:
        assert narrative.text.encode() == (SEEDS / narrative.name).read_bytes()


NARRATIVE = "KENYA (Tier 2)\n\nThe Government of Kenya reported 12 convictions in 2012.\n"


def test_option_goes_before_manifest_before_heading_before_name(tmp_path: Path) -> None:
    (tmp_path / "Uganda-2009.txt").write_text(NARRATIVE, encoding="utf-8")
    manifest = tmp_path / "manifest.csv"

    def identity(option: Assigned, rows: str) -> tuple[str, str, int, str, str]:
        manifest.write_text("file,country,year,kind\n" + rows, encoding="utf-8")
        (n,) = read_sources([str(tmp_path)], option, manifest).narratives
        return n.country, n.country_basis, n.report_year, n.year_basis, n.kind

    assert identity(Assigned(), "") == ("KEN", "heading", 2009, "file name", "official")
    assert identity(Assigned(), "Uganda-2009.txt,Mali,2011,extract\n") == (
        "MLI",
        "manifest",
        2011,
        "manifest",
        "extract",
    )
    assert identity(Assigned("NPL", 2014), "Uganda-2009.txt,Mali,2011,\n") == (
        "NPL",
        "option",
        2014,
        "option",
        "official",
    )


def test_a_bad_source_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "KEN-2012.txt").write_text(NARRATIVE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Nothing that names a place.", encoding="utf-8")
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    reading = read_sources([str(tmp_path)])
    assert [n.name for n in reading.narratives] == ["KEN-2012.txt"]
    assert [(p.source, p.reason.split(";")[0]) for p in reading.problems] == [
        ("notes.txt", "its country and report year cannot be told from its text or name"),
        ("page.pdf", ".pdf files are not read"),
    ]
    with pytest.raises(SourceError, match=r"notes\.txt"):
        read_sources([str(tmp_path)], strict=True)


def test_two_files_of_one_country_and_year_are_both_kept(tmp_path: Path) -> None:
    for name in ("KEN-2012.txt", "KEN-2012-copy.txt"):
        (tmp_path / name).write_text(NARRATIVE, encoding="utf-8")
    assert len(read_sources([str(tmp_path)]).narratives) == 2


def test_a_file_of_several_countries_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "report-2012.txt").write_text(NARRATIVE + "\nMALI (Tier 3)\n\nText.\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"several countries \(KEN, MLI\)"):
        read_sources([str(tmp_path)])


def test_a_row_of_the_manifest_without_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "KEN-2012.txt").write_text(NARRATIVE, encoding="utf-8")
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,year\nKEN-2012.txt,2013\nMLI-2012.txt,2013\n", encoding="utf-8")
    reading = read_sources([str(tmp_path)], manifest=manifest)
    assert [n.report_year for n in reading.narratives] == [2013]
    assert [p.source for p in reading.problems] == ["MLI-2012.txt"]


BAD_MANIFESTS = [
    ("name,country\na.txt,KEN\n", "the first line must name the columns"),
    ("file,colour\na.txt,red\n", "the first line must name the columns"),
    ("", "the first line must name the columns"),
    ("file,country\na.txt,Narnia\n", "line 2: 'Narnia' is no country"),
    ("file,year\na.txt,1999\n", "line 2: '1999' is no report year"),
    ("file,kind\na.txt,novel\n", "line 2: 'novel' is no kind"),
    ("file,year\na.txt,2003\na.txt,2004\n", "line 3: each line needs one file"),
    ("file,year\na.txt,2003,2004\n", "line 2: each line needs one file"),
]


@pytest.mark.parametrize(("table", "sentence"), BAD_MANIFESTS)
def test_a_manifest_that_is_not_as_it_should_be_says_where(tmp_path: Path, table: str, sentence: str) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(SourceError, match=sentence):
        read_manifest(path)
