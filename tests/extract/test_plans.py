"""Named plans: name, years, status. A newcomer adds a line."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Plan

PLANS = [
    ("The government continued to implement the 2011-2013 national action plan.", ("2011-2013 national action plan", 2011, 2013, "implementing")),
    ("The ministry led implementation of the 2023-2025 State Program on Combating Crime.",
     ("2023-2025 State Program on Combating Crime", 2023, 2025, "implementing")),
    ("The government implemented a state program to combat trafficking.", ("state program to combat trafficking", None, None, "implemented")),
    ("In March 2020, the cabinet approved a three-year national strategy against trafficking.", ("national strategy against trafficking", 2020, None, "approved")),
    ("A draft national labor migration policy remained pending.", ("national labor migration policy", None, None, "draft")),
    ("Officials drafted a national action plan.", ("national action plan", None, None, "draft")),
    ("The cabinet had no new proposal, and its national action plan had expired in 2013.", ("national action plan", None, 2013, "lapsed")),
    ("Ghana has a task force and national action plan.", ("national action plan", None, None, None)),
    ("The national action plan (NAP) for 2022-2026 was finalized in December.", ("national action plan for 2022-2026", 2022, 2026, "finalized")),
    ("The cabinet adopted a roadmap to end debt bondage.", ("roadmap to end debt bondage", None, None, "adopted")),
    ("The cabinet has not yet approved the draft national action plan.", ("national action plan", None, None, "draft")),
    ("The ministry did not implement its national action plan.", ("national action plan", None, None, "not implemented")),
    ("Officials launched the 2018 anti-trafficking NAP.", ("2018 anti-trafficking NAP", 2018, None, "launched")),
    ("The mayor funded the Bright Steps Stipend Program.", ("Bright Steps Stipend Program", None, None, "funded")),
    ("The ministry had a national action plan covering 2008 through 2012.", ("national action plan covering 2008 through 2012", 2008, 2012, None)),
    ("The senate passed the National Maids and Nannies Policy.", ("National Maids and Nannies Policy", None, None, "passed")),
    ("The ministry used survey data of 2016 and adopted a national action plan.", ("national action plan", None, None, "adopted")),
    ("It launched a new national plan. The council led implementation of the 2020-2022 national action plan.",
     ("2020-2022 national action plan", 2020, 2022, "implementing")),
    ("The national action plan, adopted in 2008, lapsed in 2012.", ("national action plan", 2008, 2012, "lapsed")),
    ("The council drew up a national plan of action in 2002.", ("national plan of action", 2002, None, "drawn up")),
    ("The ministry funds beds under its Morning Star Scheme.", ("Morning Star Scheme", None, None, "implementing")),
]  # fmt: skip

NONE = [
    "The Victim Rescue Program coordinated care.",
    "The government did not have an updated national action plan.",
    "The government did not adopt a national action plan.",
    "The government lacked a national strategy.",
    "It needs to reprint its national plan of action.",
    "The government has a written plan that would constitute significant efforts.",
    "Recommendations for Ghana: Adopt a national action plan.",
    "The five-year national plan was not adopted.",
    "Two ministers failed even to draft a national action plan.",
    "NGOs urged the government to adopt a national action plan.",
    "The World Food Program fed refugees.",
    "The ministry ran a radio program in schools.",
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_a_plan_has_its_years_and_status(
    read: Read, text: str, expected: tuple[str, int | None, int | None, str | None]
) -> None:
    plans = [fact.content for fact in read(text) if isinstance(fact.content, Plan)]
    assert [(p.name, p.start, p.end, p.status) for p in plans] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_a_plan_denied_or_asked_for_is_none(read: Read, text: str) -> None:
    assert [fact for fact in read(text) if isinstance(fact.content, Plan)] == []
