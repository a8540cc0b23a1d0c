"""Numbers, money, shares, durations, years and streaks: what a mention is read as."""

import pytest

from tipgraph.text.numbers import Duration, Years, scan_amounts, scan_streaks, scan_tiers, scan_years
from tipgraph.text.quantities import Quantity, number_value


def amounts(text: str) -> list[tuple[str, object]]:
    return [(m.kind, m.value) for m in sorted(scan_amounts(text), key=lambda m: m.start)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,852", 10852),
        ("twelve", 12),
        ("seventy-three", 73),
        ("three hundred and six", 306),
        ("3.5 million", 3.5e6),
    ],
)
def test_a_number_in_digits_or_words_has_its_value(text: str, value: float) -> None:
    assert number_value(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("identified 12 victims", [("NUM", Quantity(12))]),
        ("more than 150 women", [("NUM", Quantity(150, "more_than"))]),
        ("at least 320 centers", [("NUM", Quantity(320, "at_least"))]),
        ("as many as 3,000 children", [("NUM", Quantity(3000, "up_to"))]),
        ("90,000 to 120,000 children", [("NUM", Quantity(90000, "exact", 120000))]),
        ("rose from three to nine", [("NUM", Quantity(3)), ("NUM", Quantity(9))]),
        ("37 percent of them", [("PCT", Quantity(37))]),
        ("a 62-percent rise", [("PCT", Quantity(62))]),
        ("approximately one third of the victims", [("PCT", Quantity(33.3, "about"))]),
        ("nearly two-thirds", [("PCT", Quantity(66.7, "about"))]),
        ("the trial of a third was put off", []),
        ("half as many victims", []),
        ("approximately $12,300", [("MONEY", Quantity(12300, "about"))]),
        ("$1.2 million", [("MONEY", Quantity(1200000))]),
        ("12 million shillings ($118,000)", [("LOCAL", Quantity(12e6)), ("MONEY", Quantity(118000))]),
        ("NRs 41,000 ($410)", [("LOCAL", Quantity(41000)), ("MONEY", Quantity(410))]),
        ("2.3 million euros", [("LOCAL", Quantity(2.3e6))]),
        ("five to 15 years in prison", [("DUR", Duration(5, "year", "exact", 15))]),
        ("18 months", [("DUR", Duration(1.5, "month"))]),
        ("children under age 18", [("DUR", Duration(18, "age"))]),
        ("girls between the ages of 12", [("DUR", Duration(12, "age"))]),
    ],
)
def test_amounts_are_read_with_kind_qualifier_and_range(text: str, expected: list[tuple[str, object]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2012", [Years(2012)]),
        ("from May 2020 to December 2023", [Years(2020, 2023, 5, 12)]),
        ("the 2011-2013 program", [Years(2011, 2013)]),
        ("In March 2000, it met", [Years(2000, None, 3)]),
        ("2,012 victims", []),
    ],
)
def test_years_and_spans(text: str, expected: list[Years]) -> None:
    assert [m.value for m in scan_years(text)] == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [("for the sixth consecutive year", 6), ("the third year in a row", 3), ("12th consecutive year", 12)],
)
def test_a_streak_is_its_number_of_years(text: str, years: int) -> None:
    assert [m.value for m in scan_streaks(text)] == [years]


@pytest.mark.parametrize(("text", "tier"), [("Tier 2 Watch List", "2WL"), ("TIER 3", "3"), ("Special Case", "special")])
def test_a_tier_is_its_code(text: str, tier: str) -> None:
    assert [m.value for m in scan_tiers(text)] == [tier]
