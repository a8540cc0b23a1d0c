"""Punishments that a law prescribes: citation, least and most years, victim, what else. A newcomer adds a line."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Penalty

Row = tuple[str, float | None, float | None, str, tuple[str, ...]]

PENALTIES: list[tuple[str, list[Row]]] = [
    ("Article 12 prohibits trafficking and prescribes penalties ranging from five to 15 years' imprisonment in addition to forfeiture of assets.",
     [("Article 12", 5, 15, "any", ("forfeiture",))]),
    ("Article 12 prescribed penalties of three to seven years' imprisonment for offenses involving adult victims and seven to 15 years' "
     "imprisonment and a fine for those involving child victims.",
     [("Article 12", 3, 7, "adult", ()), ("Article 12", 7, 15, "child", ("fine",))]),
    ("The Trafficking Act prescribes penalties of up to life imprisonment, a fine, or both.", [("Trafficking Act", None, 99, "any", ("fine",))]),
    ("The Trafficking Act prescribes penalties of 30 years to life imprisonment.", [("Trafficking Act", 30, 99, "any", ())]),
    ("Article 9 carries penalties of up to 43 months' imprisonment.", [("Article 9", None, 3.58, "any", ())]),
    ("Article 9 prescribes no less than nine years' imprisonment for the trafficking of children.", [("Article 9", 9, None, "child", ())]),
    ("Section 3 prescribed a minimum of 10 years and a maximum of 20 years in prison.", [("Section 3", 10, 20, "any", ())]),
    ("Article 9 carries a maximum penalty of eight years' imprisonment (or 13 years if the victim is a child).",
     [("Article 9", None, 8, "any", ()), ("Article 9", None, 13, "child", ())]),
    ("Article 9 prescribes five to seven years' imprisonment, which increased to 10 to 15 years if the victim was younger than 18.",
     [("Article 9", 5, 7, "any", ()), ("Article 9", 10, 15, "child", ())]),
    ("Articles 8 and 9 prescribed penalties of one to two years' imprisonment and three to four years' imprisonment, respectively.",
     [("Article 8", 1, 2, "any", ()), ("Article 9", 3, 4, "any", ())]),
    ("Article 9 prohibits trafficking. The law prescribes penalties of two to five years' imprisonment.", [("Article 9", 2, 5, "any", ())]),
    ("The Labor Act punishes illegal recruitment with a fine of $500.", [("Labor Act", None, None, "any", ("fine",))]),
    ("Article 9 prescribes six months' to three years' imprisonment.", [("Article 9", 0.5, 3, "any", ())]),
    ("Section 15 prescribes imprisonment for not less than four years nor more than 21 years.", [("Section 15", 4, 21, "any", ())]),
    ("The Aliens Act prescribes imprisonment for a term not exceeding nine years or a fine.", [("Aliens Act", None, 9, "any", ("fine",))]),
    ("Trafficking carries a sentence of seven to 13 years under Article 4.", [("Article 4", 7, 13, "any", ())]),
    ("Slavery is punishable by a fine under Section 60.", [("Section 60", None, None, "any", ("fine",))]),
    ("Article 9 carries a maximum prison term of four years.", [("Article 9", None, 4, "any", ())]),
    ("Section 4 provides for a minimum sentence of 11 years and a maximum of life.", [("Section 4", 11, 99, "any", ())]),
    ("The senate amended Article 7 to raise the maximum penalty from 10 to 22 years' imprisonment.", [("Article 7", None, 22, "any", ())]),
    ("Article 3 prohibits pimping. Offenders face up to six years' imprisonment.", [("Article 3", None, 6, "any", ())]),
    ("Article 3 prohibits pimping. It is new. Penalties under this statute range from one to three years.", [("Article 3", 1, 3, "any", ())]),
    ("Section 8 prescribes up to six years for crimes against adults, 11 years for those against children, and life in grave cases.",
     [("Section 8", None, 6, "adult", ()), ("Section 8", None, 11, "child", ()), ("Section 8", None, 99, "any", ())]),
    ("The penal code punishes trafficking with six to nine years in prison and slavery with nine to 30 years.",
     [("penal code", 6, 9, "any", ()), ("penal code", 9, 30, "any", ())]),
]  # fmt: skip

NONE = [
    "Courts sentenced three traffickers to five years' imprisonment under Article 9.",
    "Courts sentenced three traffickers under Article 4 to penalties of five to seven years' imprisonment.",
    "Article 9 prescribes penalties commensurate with those for rape (10 to 20 years' imprisonment).",
    "A draft law, Article 9, would prescribe penalties of five years' imprisonment.",
    "Police detained 50 women for up to 15 days.",
    "The government adopted a five-year plan.",
    "Victims may stay in shelters for three months under the law.",
    "The court imposed penalties of three to six years' imprisonment on two men under Article 4.",
    "Two suspects face 11 years in prison.",
    "The judge ordered the maximum sentence of 13 years.",
]


def penalties(read: Read, text: str) -> list[Row]:
    found = [fact.content for fact in read(text) if isinstance(fact.content, Penalty)]
    return [(p.citation, p.min_years, p.max_years, p.victim, p.also) for p in found]


@pytest.mark.parametrize(("text", "expected"), PENALTIES)
def test_a_penalty_keeps_its_law_years_victim_and_what_comes_with_it(
    read: Read, text: str, expected: list[Row]
) -> None:
    assert penalties(read, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_courts_impose_and_other_durations_are_no_penalties(read: Read, text: str) -> None:
    assert penalties(read, text) == []


def test_the_form_of_exploitation_is_told_where_it_differs(read: Read) -> None:
    text = "Article 3 prescribed 10 to 20 years' imprisonment for sex trafficking and five to eight years for labor trafficking."
    found = [fact.content for fact in read(text) if isinstance(fact.content, Penalty)]
    assert [(p.min_years, p.exploitation) for p in found] == [(10, ("sex trafficking",)), (5, ("labor trafficking",))]
