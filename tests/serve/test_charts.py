"""Where things stand in the drawings: gaps stay gaps, and zero, silence and nothing are three things."""

import itertools

import pytest

from tipgraph.facts import Content, Evidence, Fact, Silence, Statistic, Tier
from tipgraph.serve.charts import figures, tier_line


def fact(year: int, content: Content) -> Fact:
    return Fact(f"n{year}", "BLR", year, content, Evidence(0, 1, "q"), "rule")


def test_only_editions_that_follow_each_other_are_joined() -> None:
    line = tier_line([fact(year, Tier("2")) for year in (2003, 2004, 2006, 2007, 2010)], {2003, 2004, 2006, 2007, 2010})
    assert line is not None
    joined = [(line.marks.index(a), line.marks.index(b)) for a, b in line.lines]
    assert joined == [(0, 1), (2, 3)]
    gaps = [slot.year for slot in line.axis.slots if not slot.has_narrative]
    assert gaps == [2005, 2008, 2009]


def test_better_placements_stand_higher_and_a_special_case_apart() -> None:
    line = tier_line([fact(2000 + n, Tier(tier)) for n, tier in enumerate(["1", "2", "2WL", "3", "special"])], set())
    assert line is not None
    heights = [mark.y for mark in line.marks]
    assert heights == sorted(heights)
    assert len(line.lines) == 3


def test_without_a_placement_there_is_no_line() -> None:
    assert tier_line([], {2003}) is None


def test_zero_silence_and_nothing_are_told_apart() -> None:
    facts = [
        fact(2011, Statistic("convictions", 7, 2010)),
        fact(2012, Statistic("convictions", 0, 2011)),
        fact(2014, Silence("convictions", 2013)),
    ]
    (drawing,) = figures(facts, {2011, 2012, 2014})
    assert [(mark.kind, mark.label) for mark in sorted(drawing.marks, key=lambda m: m.x)] == [
        ("figure", "7"), ("zero", "0"), ("silence", ""),
    ]  # fmt: skip
    by_kind = {mark.kind: mark.y for mark in drawing.marks}
    assert by_kind["figure"] < by_kind["zero"] == drawing.base < by_kind["silence"]
    assert [slot.year for slot in drawing.axis.slots if not slot.has_narrative] == [2012]


@pytest.mark.parametrize(
    "content",
    [
        Statistic("other", 5, 2012, label="cows"),
        Statistic("convictions", 5, "2010/2012"),
        Statistic("convictions", 5, None),
        Silence("convictions", 2012),
    ],
)
def test_what_has_no_place_on_a_year_is_left_to_the_table(content: Content) -> None:
    assert figures([fact(2013, content), fact(2013, Statistic("victims_identified", 5, 2012))], {2013}) == []


def test_amounts_in_different_units_are_drawn_apart() -> None:
    facts = [
        fact(year + 1, Statistic("funding", value, year, unit=unit))
        for year in (2010, 2011)
        for unit, value in (("USD", 10_000.0), ("EUR", 5.0))
    ]
    assert [drawing.title for drawing in figures(facts, {2011, 2012})] == ["funding (EUR)", "funding (USD)"]


def test_a_century_fits_and_its_numbers_do_not_collide() -> None:
    (drawing,) = figures([fact(year + 1, Statistic("convictions", 1, year)) for year in range(1925, 2025)], set())
    assert drawing.axis.width < 600
    places = [slot.x for slot in drawing.axis.slots if slot.is_labelled]
    assert min(b - a for a, b in itertools.pairwise(places)) >= 32
