"""Recommendations that recur, in the seeds and in made-up words."""

import pytest

from tipgraph.facts import Evidence, Fact, Recommendation
from tipgraph.serve.standing import likeness, recommendations


def fact(year: int, text: str, start: int = 0) -> Fact:
    return Fact(f"n{year}", "BLR", year, Recommendation(text), Evidence(start, start + 1, "q"), "rule")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (
            "Train labor inspectors to find forced labor",
            "Train more labour and labor inspectors to find forced labor",
            True,
        ),
        (
            "Prosecute complicit officials vigorously",
            "Vigorous prosecution of complicit officials, with prison terms",
            True,
        ),
        ("Open shelters in each province", "Amend the criminal code to raise penalties", False),
        ("Fund shelters", "Fund shelters", False),
        ("", "", False),
    ],
)
def test_likeness_is_of_words_that_mean_something(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= 0.5) is alike


def test_a_recommendation_continues_one_of_an_edition_before_and_only_one() -> None:
    first = "Expand the hotline to operate day and night in regional languages"
    found = recommendations(
        [
            fact(2011, first),
            fact(2012, "Ratify the protocol on smuggling of migrants"),
            fact(2013, first),
            fact(2013, first, 9),
        ]
    )
    assert [(one.years, one.facts[-1].evidence.start) for one in found] == [
        ((2011, 2013), 0),
        ((2013,), 9),
        ((2012,), 0),
    ]


def test_all_ten_of_2023_recur_in_2025_and_two_are_new(seed_facts: list[Fact]) -> None:
    found = recommendations(fact for fact in seed_facts if fact.type == "recommendation")
    last = [one for one in found if one.years[-1] == 2025]
    new = [one for one in last if one.years == (2025,)]
    assert len([one for one in last if 2023 in one.years]) == 10
    assert sorted(one.label.split(" ")[-3] for one in new) == sorted(['"labor', "parents"])
    assert not [one for one in found if one.years[-1] == 2023]
