"""Headings of all eras are told from text, and advice is told from what follows it."""

import pytest

from tipgraph.narrative import Narrative
from tipgraph.text.document import read_document
from tipgraph.text.sections import heading_section, is_advice_list, is_wrapper

HEADINGS = [
    ("BELIZE (Tier 2 Watch List)", "title"),
    ("CHAD: TIER 3", "title"),
    ("Tier 2 Watch List", "title"),
    ("2025 Trafficking in Persons Report: Fiji", "title"),
    ("PRIORITIZED RECOMMENDATIONS:", "recommendations"),
    ("Recommendations for Côte d’Ivoire:", "recommendations"),
    ("PROSECUTION", "prosecution"),
    ("Protection", "protection"),
    ("Prevention", "prevention"),
    ("TRAFFICKING PROFILE:", "profile"),
    ("The government prosecuted ten traffickers.", None),
    ("Prosecution of traffickers rose during the year.", None),
]


@pytest.mark.parametrize(("line", "section"), HEADINGS)
def test_headings_of_every_era_are_known_and_sentences_are_none(line: str, section: str | None) -> None:
    assert heading_section(line) == section


@pytest.mark.parametrize(
    ("paragraph", "wrapper"),
    [
        ("This is not a UNHCR publication. UNHCR is not responsible for it.", True),
        ("The National Human Trafficking Hotline is a national hotline, call 1-800-555-0100.", True),
        ("The government operated a national hotline.", False),
    ],
)
def test_publishers_notes_are_told_from_the_narrative(paragraph: str, wrapper: bool) -> None:
    assert is_wrapper(paragraph) is wrapper


def test_a_list_of_recommendations_is_known_without_its_heading() -> None:
    assert is_advice_list("Enact a law; train judges on it; vigorously prosecute traffickers; and fund shelters.")
    assert not is_advice_list(
        "Police raided a bar; prosecutors filed charges; courts heard the case; and two men fled."
    )


def test_text_behind_the_recommendations_is_no_recommendation_though_its_heading_was_lost() -> None:
    text = "Recommendations for Ghana: Train judges; fund shelters.\n\nThe government convicted 12 traffickers."
    document = read_document(Narrative("x", text, "GHA", 2012, "official", "option", "option"))
    assert [s.section for s in document.sentences] == ["recommendations", "opening"]
