"""The country and edition that a text's own heading gives."""

import pytest

from tipgraph.sources.heading import read_heading, tier_headings

BODY = "\n\nThe Government does not fully meet the minimum standards.\n"

HEADINGS = [
    ("BELARUS (Tier 2 Watch List)", "BLR", None),
    ("BELARUS: TIER 2 WATCH LIST", "BLR", None),
    ("\ufeffKENYA (Tier 2)", "KEN", None),
    ("Sierra Leone (Tier 2)", "SLE", None),
    ("UNITED STATES OF AMERICA: Tier 1", "USA", None),
    ("CONGO, DEMOCRATIC REPUBLIC OF THE (Tier 3)", "COD", None),
    ("Côte d’Ivoire - Tier 2", "CIV", None),
    ("GUINEA-BISSAU: TIER 3", "GNB", None),
    ("2025 Trafficking in Persons Report: Belarus", "BLR", 2025),
    ("U.S. Department of State 2003 Trafficking in Persons Report - Belarus", "BLR", 2003),
    ("Trafficking in Persons Report 2013 - Belarus", "BLR", 2013),
    ("2017 Trafficking in Persons Report\n\nMALI: Tier 2 Watch List", "MLI", 2017),
    (
        "[ Country by Country ]\n\nPERU (Tier 2)Extracted in part  from the U.S. State Dept 2023 TIP Report - Peru",
        "PER",
        2023,
    ),
    ("Belarus", "BLR", None),
    ("YEMEN: SPECIAL CASE", "YEM", None),
    ("Tier 2 Watch List", None, None),
    ("Korea (Tier 1)", None, None),
]


@pytest.mark.parametrize(("heading", "country", "year"), HEADINGS)
def test_every_form_of_heading_gives_its_country_and_edition(
    heading: str, country: str | None, year: int | None
) -> None:
    found = read_heading(heading + BODY)
    assert (found.country, found.year) == (country, year)


SENTENCES = [
    "In the 2018 Trafficking in Persons report, Kenya did not meet the standards.",
    "officials of the ministry answered questions about the 2012 TIP Report\nand of Kenya",
    "Victims come from many places, among them\nKenya\nand are exploited at sea.",
    "The law entered into force in 2004\nand",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_at_the_top_is_no_heading(text: str) -> None:
    found = read_heading(text)
    assert (found.country, found.year) == (None, None)


def test_the_headings_of_a_whole_report_are_all_found() -> None:
    text = f"KENYA (Tier 2){BODY}\nKIRIBATI: TIER 2 WATCH LIST{BODY}\nKUWAIT (Tier 3){BODY}"
    assert tier_headings(text) == ["KEN", "KIR", "KWT"]
