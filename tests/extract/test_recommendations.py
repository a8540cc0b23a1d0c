"""Recommendations: one an item, verbatim, in lists of all shapes; advice in running text of early editions."""

import pytest

from tests.extract.conftest import Read

LISTS = [
    ("Recommendations for Ghana: Train judges; fund shelters; and enact a law.", ["Train judges", "fund shelters", "enact a law"]),
    ("PRIORITIZED RECOMMENDATIONS:\n\n- Train judges.\n- Fund shelters.\n", ["Train judges", "Fund shelters"]),
    ("Prioritized Recommendations\n\nTrain judges. \n\nFund shelters.\n\nPROSECUTION\n\nCourts convicted two men.", ["Train judges", "Fund shelters"]),
    ("Recommendations for Ghana: Enact a law that\npunishes all forms of it; and train\njudges.", ["Enact a law that punishes all forms of it", "train judges"]),
    ("The government convicted two men.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_item_is_one_recommendation_without_bullet_or_closing_mark(
    read: Read, text: str, expected: list[str]
) -> None:
    found = [f.content for f in read(text) if f.type == "recommendation"]
    assert [c.text for c in found] == expected
    assert [c.position for c in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(("year", "count"), [(2005, 1), (2019, 0)])
def test_advice_in_running_text_counts_before_lists_came(read: Read, year: int, count: int) -> None:
    facts = read("The government should open a shelter for men.", year=year)
    assert len([f for f in facts if f.type == "recommendation"]) == count


def test_all_that_recommendations_give_is_marked_as_recommended(read: Read) -> None:
    facts = read("Recommendations for Ghana: Amend Article 12 of the criminal code; train judges.")
    assert {f.polarity for f in facts} == {"recommended"}
    assert "statute" in {f.type for f in facts}
