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
    ("Article 110 of the penal code, on trafficking in adults, provides for sentences of five to 10 years.", [("Article 110", 5, 10, "adult", ())]),
    ("Article 12 bans trafficking of adults and children and prescribes five to 10 years.", [("Article 12", 5, 10, "any", ())]),
    ("Article 4 forbids trafficking of persons over the age of 18 and prescribes one to five years.", [("Article 4", 1, 5, "adult", ())]),
    ("Clients of 16- and 17-year-olds in prostitution are liable to up to two years' imprisonment under Article 9.", [("Article 9", None, 2, "child", ())]),
    ("Those who buy sex from minors face up to five years in prison under Article 20.", [("Article 20", None, 5, "child", ())]),
    # limits that rise
    ("Article 5 carries a maximum of six years' imprisonment, rising to nine years when the victim is a child and to 17 years if the victim dies.",
     [("Article 5", None, 6, "any", ()), ("Article 5", None, 9, "child", ()), ("Article 5", None, 17, "any", ())]),
    ("Article 5 prescribes three to eight years' imprisonment, rising to 12 years for offenses involving children.",
     [("Article 5", 3, 8, "any", ()), ("Article 5", None, 12, "child", ())]),
    ("Article 5 prescribes at least four years' imprisonment, rising to nine years if the victim is a child.",
     [("Article 5", 4, None, "any", ()), ("Article 5", 9, None, "child", ())]),
    ("Penalties range from two years' imprisonment to the death penalty under Section 64.", [("Section 64", 2, None, "any", ())]),
    ("Under Section 5, the maximum penalty is 10 years, or 15 years for trafficking minors.",
     [("Section 5", None, 10, "any", ()), ("Section 5", None, 15, "child", ())]),
    # the law that a penalty belongs to
    ("Republic Act 7610, the Child Act of 1992, bans child trafficking and prescribes 10 to 20 years.", [("Republic Act 7610", 10, 20, "child", ())]),
    ("Law 13 of 2003, which added Articles 4 and 5 to the penal code, bans slavery and prescribes two to nine years.", [("Law 13", 2, 9, "any", ())]),
    ("Less harsh than those for rape, which Section 3 of the Vice Act punishes with 15 years to life.", [("Section 3", 15, 99, "any", ())]),
    ("Sections 4 and 5 prescribe penalties of 10 and 15 years' imprisonment, respectively.",
     [("Section 4", 10, 10, "any", ()), ("Section 5", 15, 15, "any", ())]),
    ("Trafficking of adults is punishable by three to eight years under Article 18, and trafficking of children by eight to 12 years under Article 19.",
     [("Article 18", 3, 8, "adult", ()), ("Article 19", 8, 12, "child", ())]),
    ("The law punishes adult trafficking under Article 4 with one to five years and child trafficking under Article 5 with five to 10 years.",
     [("Article 4", 1, 5, "adult", ()), ("Article 5", 5, 10, "child", ())]),
    ("Law 5100 of 2011, which replaced Law 3900, criminalized trafficking and prescribed four to nine years' imprisonment.", [("Law 5100", 4, 9, "any", ())]),
    ("Law 98, as amended by Law 33, prescribed 13 to 23 years' imprisonment.", [("Law 98", 13, 23, "any", ())]),
    ("Article 5 of the penal code and Section 2 of the Child Act prescribe one to two years' imprisonment.",
     [("Section 2", 1, 2, "any", ()), ("Article 5", 1, 2, "any", ())]),
    ("Police used the Slavery Act and Article 6, which prescribes one to two years' imprisonment.", [("Article 6", 1, 2, "any", ())]),
    ("Article 2 bans usury and Article 3 bans pimping, with penalties of six years and four years, respectively.",
     [("Article 2", 6, 6, "any", ()), ("Article 3", 4, 4, "any", ())]),
    ("The code bans slavery, with penalties of six to nine years (Article 2), and pimping, with four years (Article 3).",
     [("Article 2", 6, 9, "any", ()), ("Article 3", 4, 4, "any", ())]),
    ("The Slavery Act, together with Article 5 of the penal code, bans servitude. It prescribes two to six years' imprisonment.",
     [("Slavery Act", 2, 6, "any", ())]),
    ("The 2010 Slavery Act bans servitude. Police were trained. The 2010 act carries up to six years.", [("2010 Slavery Act", None, 6, "any", ())]),
    ("Article 2 bans slavery and carries six to nine years. Article 3 bans pimping and carries the same penalties.",
     [("Article 2", 6, 9, "any", ()), ("Article 3", 6, 9, "any", ())]),
    # what says that it is prescribed
    ("Under Section 64 of the Mines Act, owners who cheat miners face only a fine or up to three months in jail.", [("Section 64", None, 0.25, "any", ("fine",))]),
    ("Under the 2004 Slavery Act, brokers may be sentenced to 10 to 15 years in prison.", [("2004 Slavery Act", 10, 15, "any", ())]),
    ("The Slavery Act imposes a sentence of 10 to 15 years.", [("Slavery Act", 10, 15, "any", ())]),
    ("Section 3 prescribes sentences of five to 10 years.", [("Section 3", 5, 10, "any", ())]),
    ("Section 9 bans servitude. Although penalties under the section range from two to four years, judges often impose fines.",
     [("Section 9", 2, 4, "any", ("fine",))]),
    # the years
    ("The maximum penalty for fraud under the Mines Act is 10 years, or 20 years if the victim is under 18.",
     [("Mines Act", None, 10, "any", ()), ("Mines Act", None, 20, "child", ())]),
    ("Section 12 provides for no less than 10 but no more than 20 years.", [("Section 12", 10, 20, "any", ())]),
    ("Section 12 prescribes eight years, and an additional five years for officials.", [("Section 12", 8, 8, "any", ())]),
    # whom the crime harms
    ("Section 7 forbids the sale of minors and carries up to eight years.", [("Section 7", None, 8, "child", ())]),
    ("Section 7 forbids the sale of women and children and carries up to eight years.", [("Section 7", None, 8, "any", ())]),
    ("Sanctions under Article 8 are three to six years for trafficking of adults, and, if the victim is a child, five to nine years.",
     [("Article 8", 3, 6, "adult", ()), ("Article 8", 5, 9, "child", ())]),
    ("Law 8 prescribes 15 to 20 years, or 20 years to life where the victim is a child.", [("Law 8", 15, 20, "any", ()), ("Law 8", 20, 99, "child", ())]),
    ("Under the labor code, forced labor is punishable by up to six months in prison; forced child labor is punishable by one to three years.",
     [("labor code", None, 0.5, "any", ()), ("labor code", 1, 3, "child", ())]),
    # another crime's years
    ("Article 173 prescribes up to 12 years, while rape carries up to 15 years.", [("Article 173", None, 12, "any", ())]),
    ("Article 173 prescribes up to 12 years; the penalty for kidnapping is up to 15 years.", [("Article 173", None, 12, "any", ())]),
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
    "Those prescribed for rape range from five to 15 years under Article 375.",
    "The Slavery Act provides for shelter for up to two years.",
    "The Mines Act sets the minimum age for work at 16 years.",
    "The government convicted two men under Article 9; sentences ranged from three to 14 years' imprisonment.",
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
