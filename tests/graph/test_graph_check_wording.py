"""Clauses that count the same thing are told from clauses that may not."""

import pytest

from tipgraph.check.wording import wording

ALIKE = [
    (
        "In 2012, the government identified 12 victims of trafficking",
        "Authorities identified fifteen trafficking victims",
    ),
    ("The government reported identifying 1,200 victims during the year", "Officials identified 14 victims"),
    ("It identified 12 victims, compared with 16 in the previous year", "The government identified 16 victims"),
    ("The government did not identify any victims", "The government identified 3 victims"),
    ("the state’s police investigated 12 cases", "Police investigated 14 cases"),
]

APART = [
    ("Police investigated 12 cases", "Courts investigated 12 cases"),
    ("In March, police arrested 3 suspects", "In June, police arrested 5 suspects"),
    ("The government identified 5 victims in Mombasa", "The government identified 9 victims in Kisumu"),
    ("The government prosecuted nine officials", "The government prosecuted 412 suspects"),
    ("The government identified 5 potential victims", "The government identified 9 victims"),
]

PARTS = [
    "The government identified another five victims",
    "Of the 455 victims identified, 196",
    "Out of 455 victims, 196",
    "three of whom were victims",
    "identified 40 victims, including 12",
    "The government opened 12 new investigations",
    "12",
    "",
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_clauses_that_count_the_same(first: str, second: str) -> None:
    assert wording(first) is not None
    assert wording(first) == wording(second)


@pytest.mark.parametrize(("first", "second"), APART)
def test_clauses_that_may_count_something_else(first: str, second: str) -> None:
    assert wording(first) != wording(second)


@pytest.mark.parametrize("clause", PARTS)
def test_a_part_or_nothing_is_no_wording(clause: str) -> None:
    assert wording(clause) is None
