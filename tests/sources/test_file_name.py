"""The country and edition that a file's name gives."""

import pytest

from tipgraph.sources.file_name import country_and_year

NAMES = [
    ("BLR-2013.txt", "BLR", 2013),
    ("blr_2013.txt", "BLR", 2013),
    ("2013_Kenya.txt", "KEN", 2013),
    ("reports/2013/Sierra Leone 2011.md", "SLE", 2011),
    ("2019-guinea-bissau.txt", "GNB", 2019),
    ("BLR-2018-blog.txt", "BLR", 2018),
    ("tip-report-2019.txt", None, 2019),
    ("Kenya.txt", "KEN", None),
    ("kenya-or-uganda-2014.txt", None, 2014),
    ("Kenya-2013-2014.txt", "KEN", None),
    ("KEN-1998.txt", "KEN", None),
    ("what-we-can-do.txt", None, None),
    ("000_22e4fa4e8467be88.txt", None, None),
    ("001_76768671c2d6a0f2.txt", None, None),
    ("7d2013fc0b982be2.txt", None, None),
    ("stdin", None, None),
]


@pytest.mark.parametrize(("name", "country", "year"), NAMES)
def test_a_name_gives_what_it_says_and_a_hash_gives_nothing(name: str, country: str | None, year: int | None) -> None:
    assert country_and_year(name) == (country, year)
