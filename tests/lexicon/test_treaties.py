"""Instruments by the forms of their names."""

import pytest

from tipgraph.lexicon.treaties import instrument

NAMES = [
    ("2000 UN TIP Protocol", "2000 UN TIP Protocol"),
    ("Palermo Protocol", "2000 UN TIP Protocol"),
    ("UN trafficking protocol", "2000 UN TIP Protocol"),
    ("ILO Convention 182", "ILO Worst Forms of Child Labor Convention"),
    ("ILO Convention No. 182 on the Worst Forms of Child Labor", "ILO Worst Forms of Child Labor Convention"),
    ("ILO Convention 81", "ILO Convention 81"),
    ("Forced Labor Protocol", "ILO Protocol of 2014 to the Forced Labor Convention"),
    ("1926 Slavery Convention", "1926 Slavery Convention"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_the_names_of_one_instrument_meet(name: str, expected: str) -> None:
    assert instrument(name) == expected
