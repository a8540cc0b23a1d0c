"""Silences: what the report says that the government did not report."""

import pytest

from tipgraph.extract import silences, statistics
from tipgraph.facts import Silence, merge
from tipgraph.narrative import Kind, Narrative
from tipgraph.text.document import read_document


def found(text: str, kind: Kind = "official") -> list[Silence]:
    document = read_document(Narrative("example.txt", text, "KEN", 2017, kind, "option", "option"))
    return [fact.content for fact in merge(silences.find(document)) if isinstance(fact.content, Silence)]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("The government did not report investigating or prosecuting any crimes in 2016.", {"investigations", "prosecutions"}),
        ("It did not report if it investigated, prosecuted, or convicted any traffickers.",
         {"investigations", "prosecutions", "convictions"}),
        ("The government did not report convicting any traffickers.", {"convictions"}),
        ("The police did not provide data on the number of convictions.", {"convictions"}),
        ("Authorities were unable to provide statistics on arrests.", {"arrests"}),
        ("The government did not report victim identification data.", {"victims_identified"}),
        ("Officials did not report whether the victims received any assistance.", {"victims_assisted"}),
        ("The government did not report investigations of officials complicit in trafficking.", {"complicity_prosecutions"}),
        ("The government did not report screening migrants.", {"screening"}),
        ("The government did not report providing training to judges.", {"training"}),
        ("The government did not report investigating companies for illegal recruitment.", {"illegal_recruitment"}),
        ("The government did not report awareness campaigns.", {"awareness"}),
        ("The government did not report funding for awareness campaigns.", {"funding"}),
        ("The government did not report if courts granted restitution.", {"restitution"}),
        ("The government did not report any changes to its practices.", {"other"}),
        ("Although it did not report data on convictions, NGOs identified 40 victims.", {"convictions"}),
        ("It did not report how many investigations it opened, nor did it report any prosecutions.",
         {"investigations", "prosecutions"}),
        ("Nor did it report providing training to its diplomats.", {"training"}),
        ("The ministry provided no data on arrests.", {"arrests"}),
        ("The government has never reported a conviction.", {"convictions"}),
        ("The police did not specify how many survivors they freed.", {"victims_identified"}),
        ("Although victims were referred to NGOs, the agency did not disclose how many had been.", {"victims_referred"}),
        ("It did not report sanctioning any recruiters.", {"illegal_recruitment"}),
        ("The government did not report disciplining any police officers.", {"complicity_prosecutions"}),
        ("The government did not report any trials.", {"prosecutions"}),
        ("The government did not report breaking up any gangs.", {"groups_dismantled"}),
        ("The government has never reported convicting a broker, lacks a referral mechanism, and trains no one.", {"convictions"}),
        ("The court sentenced the offender but did not report the length of the prison term.", {"sentenced"}),
    ],
)  # fmt: skip
def test_each_thing_not_reported_is_a_silence(text: str, metrics: set[str]) -> None:
    assert {s.metric for s in found(text)} == metrics


@pytest.mark.parametrize(
    "text",
    [
        "Observers did not report any retaliation.",
        "NGOs did not report any cases.",
        "Many victims did not report abuses to the police.",
        "No data was available on the number of children.",
        "There is no information regarding assistance.",
        "The government did not convict any traffickers.",
        "The ministry did not provide funding.",
        "The government reported no convictions.",
        "RECOMMENDATIONS:\n\nPunish officials who did not report crimes.",
    ],
)
def test_a_silence_needs_a_government_that_did_not_report(text: str) -> None:
    assert found(text) == []


def test_a_silence_is_no_zero() -> None:
    document = read_document(
        Narrative(
            "e.txt", "The government did not report any convictions.", "KEN", 2017, "official", "option", "option"
        )
    )
    assert list(statistics.find(document)) == []


def test_a_streak_of_silence_has_its_years() -> None:
    (silence,) = found("For the sixth consecutive year, the government did not report any convictions.")
    assert silence.consecutive_years == 6


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The government did not report convictions.", 2016),
        ("In 2015, the government did not report convictions.", 2015),
        ("The government did not report convictions in 2014, compared with 12 in 2013.", 2014),
    ],
)
def test_a_silence_covers_the_year_said_or_the_one_before_the_edition(text: str, period: int) -> None:
    assert [s.period for s in found(text)] == [period]


def test_a_secondary_text_has_no_year_of_its_own() -> None:
    assert [s.period for s in found("The government did not report convictions.", "secondary")] == [None]
