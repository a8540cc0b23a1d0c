"""What a file's name says: `BLR-2013.txt`, `2013_Kenya.txt`, `BLR-2018-blog.txt`; a hash says nothing."""

import re
from pathlib import PurePosixPath

from tipgraph.sources.heading import editions


def country_and_year(name: str) -> tuple[str | None, int | None]:
    """The country and the edition that a file's name gives; None where it gives none, or several."""
    words = [word for word in re.split(r"[\s_.+-]+", PurePosixPath(name).stem) if word]
    years = {year for word in words if len(word) == 4 for year in editions(word)}
    return _country(words), years.pop() if len(years) == 1 else None


def _country(words: list[str]) -> str | None:
    """The country that the longest run of words names; None where two name different ones."""
    from tipgraph.lexicon.countries import find_country

    plain = [word for word in words if not word.isdecimal()]
    for length in range(min(len(plain), 7), 0, -1):
        runs = [plain[i : i + length] for i in range(len(plain) - length + 1)]
        codes = {find_country(" ".join(run)) for run in runs if len(run) > 1 or _may_name(run[0], plain)}
        codes.discard(None)
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _may_name(word: str, words: list[str]) -> bool:
    """A short word is a country's code only in capitals or alone beside the year: `can` is a word, `CAN` is Canada."""
    return len(word) > 3 or word.isupper() or len(words) == 1
