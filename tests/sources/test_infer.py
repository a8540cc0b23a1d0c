"""What a text lets infer: country, edition, kind; and what it does not."""

import pytest

from tipgraph.sources.heading import read_heading
from tipgraph.sources.infer import infer_country, infer_kind, infer_year

COUNTRIES = [
    ("The Government of Kenya made efforts. Victims from Uganda and Somalia were identified in Uganda.", "KEN"),
    ("The government of the Czech Republic made efforts; Slovak and Vietnamese victims were found.", "CZE"),
    (
        "Kenya is a destination country. Kenyan police found victims from Uganda, and Kenyan courts convicted none.",
        "KEN",
    ),
    ("Victims from Kenya and Uganda are exploited in Kenya and Uganda.", None),
    ("The Government of Kenya signed; the Government of Uganda signed.", None),
    ("The government increased its efforts.", None),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_the_country_is_the_one_that_stands_out(text: str, country: str | None) -> None:
    assert infer_country(text) == country


YEARS = [
    ("The government reported eight investigations in 2012.", 2013),
    ("Courts convicted four traffickers in 2015, compared with six in 2014.", 2016),
    ("Police investigated 12 cases, compared with nine in 2014.", 2016),
    ("Prosecutors opened fewer prosecutions than in 2019.", 2021),
    ("Police identified 12 victims in 2012. It did not expect the fund to work until 2014.", 2013),
    ("Police identified 12 victims in 2012. The shelter will house 20 persons in 2015.", 2013),
    ("The government did not report identifying victims in 2024.", 2025),
    ("Under the 2008 law, courts convicted 12 traffickers.", None),
    ("It adopted the 2016-2020 action plan, and ratified the 2000 UN TIP Protocol.", None),
    ("In January 2018 the government opened a shelter.", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_edition_follows_the_latest_reported_figure(text: str, year: int | None) -> None:
    assert infer_year(text, "official") == year


SECONDARY_YEARS = [
    ("In the 2018 Trafficking in Person report the country fared badly; in 2014 no offenders were convicted.", 2018),
    ("The 2011 TIP Report and the TIP Report of 2013 agree.", 2013),
    ("In 2014 no offenders were convicted.", None),
]


@pytest.mark.parametrize(("text", "year"), SECONDARY_YEARS)
def test_a_secondary_text_takes_the_latest_edition_that_it_names(text: str, year: int | None) -> None:
    assert infer_year(text, "secondary") == year


KINDS = [
    ("KENYA (Tier 2)\n\nKenya is a source country.", "official"),
    ("KENYA (Tier 2) Extracted in part from the 2023 TIP Report\n\nText.", "extract"),
    ("The government maintained minimal law enforcement efforts. It convicted no one.", "extract"),
    (
        "The Government of Kenya does not fully meet the minimum standards. "
        "The government increased prosecution efforts. It increased efforts to protect victims. "
        "It maintained efforts to prevent trafficking.",
        "official",
    ),
    ("Ten things to know about trafficking in Kenya. It is a problem that we can all help to end.", "secondary"),
    (
        "current situation: a source country for women\n\ntier rating: Tier 2 - it does not fully comply (2009)",
        "secondary",
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_follows_heading_and_style(text: str, kind: str) -> None:
    assert infer_kind(text, read_heading(text)) == kind
