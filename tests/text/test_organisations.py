"""Names of organisations and plans in capitals: a newcomer adds a line."""

import pytest

from tipgraph.text.organisations import scan_names
from tipgraph.text.plans import PlanName, scan_plans

NAMES = [
    ("The Ministry of Family Welfare, Youth, and Veterans' Affairs (MFW), which", ["Ministry of Family Welfare, Youth, and Veterans' Affairs"]),
    ("the Ministry of Justice and the Ministry of Interior", ["Ministry of Justice", "Ministry of Interior"]),
    ("The Ministry of Labor, IOM, and UNICEF trained", ["Ministry of Labor"]),
    ("the Ministries of Justice, Labor, and Foreign Affairs", ["Ministry of Justice", "Ministry of Labor", "Ministry of Foreign Affairs"]),
    ("The Minister of the Interior served", ["Ministry of the Interior"]),
    ("The Interior Ministry opened", ["Interior Ministry"]),
    ("The Main Department for Combating Trafficking in Human Beings led", ["Main Department for Combating Trafficking in Human Beings"]),
    ("The Missing Persons Division of the Harbor District Court", ["Missing Persons Division of the Harbor District Court"]),
    ("Kenya's Liaison Office to Combat Smuggling", ["Liaison Office to Combat Smuggling"]),
    ("The National Police's units", ["National Police"]),
    ("In Nairobi the Directorate of Criminal Investigations", ["Directorate of Criminal Investigations"]),
    ("The UN Special Rapporteur noted", ["UN Special Rapporteur"]),
    ("The Border Crimes Investigation unit opened", ["Border Crimes Investigation unit"]),
    ("The municipality of Santa Rita paid", ["municipality of Santa Rita"]),
    ("Umoja, the government agency charged with road repairs, grew", ["Umoja"]),
    ("an Interagency Committee to Combat Trafficking in April", ["Interagency Committee to Combat Trafficking"]),
    ("The Ministry of the Interior's Department for Combating Fraud has", ["Ministry of the Interior", "Department for Combating Fraud"]),
    ("The Attorney General's Office opened", ["Attorney General's Office"]),
    ("the Policía Nacional Civil and the Servicio Nacional de Aduanas", ["Policía Nacional Civil", "Servicio Nacional de Aduanas"]),
    ("The Public Ministry of Labor rescued", ["Public Ministry of Labor"]),
]  # fmt: skip

NO_NAMES = [
    "The Prime Minister spoke.", "the European Union", "the Department of State's Trafficking in Persons Report", "In Kenya, NGOs helped.",
    "The Government of Ghana", "U.S. Department of Labor",
]  # fmt: skip

PLANS = [
    ("its 2011-2012 plan of action on victim assistance.", PlanName("2011-2012 plan of action on victim assistance", 2011, 2012)),
    ("the national plan for 2015-2018 sets", PlanName("national plan for 2015-2018", 2015, 2018)),
    ("the 2016-19 national action plan", PlanName("2016-19 national action plan", 2016, 2019)),
    ("the National Action Plan Against Trafficking in Persons 2018-2022", PlanName("National Action Plan Against Trafficking in Persons 2018-2022", 2018, 2022)),
    ("a state program to combat trafficking in persons and prostitution, which", PlanName("state program to combat trafficking in persons and prostitution")),
    ("a national strategy to combat trafficking (2017-2021)", PlanName("national strategy to combat trafficking (2017-2021)", 2017, 2021)),
    ("its Roadmap to Eliminate Debt Bondage, Honduras", PlanName("Roadmap to Eliminate Debt Bondage")),
    ("a 2019 roadmap to end and prevent begging", PlanName("2019 roadmap to end and prevent begging", 2019)),
    ("the 2012-2014 action plan (2015)", PlanName("2012-2014 action plan", 2012, 2014)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_an_organisation_goes_by_its_full_name(text: str, names: list[str]) -> None:
    assert [m.value.name for m in scan_names(text)] == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_no_organisation_of_the_country_gives_none(text: str) -> None:
    assert list(scan_names(text)) == []


def test_an_alias_stands_for_its_organisation_wherever_it_stands() -> None:
    found = [m.value for m in scan_names("The Ministry of Labor (MOL) met. The MOL agreed.")]
    assert [(o.name, o.alias, o.kind) for o in found] == [("Ministry of Labor", "MOL", "ministry")] * 2


@pytest.mark.parametrize(("text", "plan"), PLANS)
def test_a_plan_keeps_its_name_and_years(text: str, plan: PlanName) -> None:
    assert [m.value for m in scan_plans(text)] == [plan]


@pytest.mark.parametrize(
    "text", ["a written plan that", "an awareness program", "the five-year strategy", "its overall strategy"]
)
def test_a_plan_without_a_name_is_none(text: str) -> None:
    assert list(scan_plans(text)) == []


def test_a_long_hostile_run_of_capitals_is_scanned_in_time() -> None:
    list(scan_names("Ministry Of " * 10_000))
    list(scan_plans("National " * 20_000))
