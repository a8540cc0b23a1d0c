"""Errors in plain words."""

import pytest

from tipgraph.errors import in_words

ERRORS = [
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "it is not UTF-8 text"),
    (FileNotFoundError(2, "No such file or directory", "none.csv"), "No such file or directory"),
    (KeyError("country"), "'country' is missing"),
    (TypeError("list indices must be integers or slices, not str"), "it has another shape"),
    (ValueError("a year has four digits"), "a year has four digits"),
]


@pytest.mark.parametrize(("error", "words"), ERRORS, ids=[type(error).__name__ for error, _ in ERRORS])
def test_errors_of_python_are_told_in_plain_words(error: Exception, words: str) -> None:
    assert in_words(error) == words
