"""Organisations from sentences that a newcomer extends by a line: name -> kind."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Agency

AGENCIES = [
    ("The Ministry of Labor (MOL) approved advertisements. The MOL revoked two licenses.", {"Ministry of Labor": "ministry"}),
    ("The Minister of the Interior chaired it. The Ministry of Interior opened a hotline.", {"Ministry of the Interior": "ministry"}),
    ("The interagency committee met twice.", {"interagency committee": "body"}),
    ("The law created the position of a national rapporteur.", {"national rapporteur": "body"}),
    ("The specialized anti-trafficking unit opened ten cases.", {"specialized anti-trafficking unit": "department"}),
    ("IOM repatriated 19 victims.", {"IOM": "international_organization"}),
    ("The International Organization for Migration (IOM) helped. IOM also gave shelter.",
     {"International Organization for Migration": "international_organization"}),
    ("The ministry operated 31 short-term shelters.", {"short-term shelters": "facility"}),
    ("The government maintained 50 non-trafficking-specific \"crisis rooms\".", {"crisis rooms": "facility"}),
    ("The labor ministry issued permits.", {"labor ministry": "ministry"}),
    ("The government opened four anti-slavery tribunals.", {"anti-slavery tribunals": "court"}),
    ("The Northern Liberation Army (NLA) held nine boys.", {"Northern Liberation Army": "other"}),
    ("The Federal Police's Child Rescue Unit (CRU) opened four cases.", {"Federal Police": "police", "Child Rescue Unit": "police"}),
    ("The tourism ministry and the immigration department closed bars.", {"tourism ministry": "ministry", "immigration department": "department"}),
    ("The Servicio Nacional de Aduanas stopped a bus.", {"Servicio Nacional de Aduanas": "department"}),
    ("The labor inspectorate lacked cars.", {"labor inspectorate": "department"}),
    ("It closed its trafficking in persons secretariat.", {"trafficking in persons secretariat": "department"}),
    ("Casa Clara, a local NGO, taught sewing. The NGO Blue Door closed.", {"Casa Clara": "ngo", "Blue Door": "ngo"}),
    ("The National Assembly met.", {"National Assembly": "body"}),
    ("Boko Haram abducted nine girls.", {"Boko Haram": "other"}),
    ("Ministry of Labor Decree 42 set fees.", {"Ministry of Labor": "ministry"}),
    ("The state opened a shelter for trafficking victims.", {"shelter for trafficking victims": "facility"}),
    ("There were nine government-run shelters.", {"government-run shelters": "facility"}),
    ("The ministry ran one shelter for women and two shelters for boys.", {"shelter for women": "facility", "shelters for boys": "facility"}),
    ("The Norwegian embassy in Buenos Aires helped nine women.", {"Norwegian embassy in Buenos Aires": "other"}),
    ("The Victim Rescue Program coordinated care.", {"Victim Rescue Program": "body"}),
    ("The Anti-Fraud Council and its executive committee met.", {"Anti-Fraud Council": "body", "executive committee": "body"}),
    ("The law set up a fund for the compensation of victims.", {"fund for the compensation of victims": "body"}),
    ("Its training academies taught 90 officers.", {"training academies": "facility"}),
    ("The Department of Welfare of the Ministry of Health met.", {"Department of Welfare": "department", "Ministry of Health": "ministry"}),
    ("The Federal Police (FP) met. The FP academy taught 40 recruits.", {"Federal Police": "police", "FP academy": "facility"}),
    ("Fifty men were held at Sinai prison.", {"Sinai prison": "facility"}),
    ("The embassy of Nepal sheltered maids.", {"embassy of Nepal": "other"}),
    ("The government's shelter for women reopened, but it operated no shelters for boys.", {"shelter for women": "facility"}),
    ("The city of Utrecht closed nine bars.", {"city of Utrecht": "other"}),
    ("The national rapporteur wrote. The National Rapporteur on Slavery met donors.", {"National Rapporteur on Slavery": "body"}),
    ("Laos' Ministry of Labor met.", {"Ministry of Labor": "ministry"}),
    ("The Government's National Council for Children met.", {"National Council for Children": "body"}),
    ("Human Rights Watch reported abuses.", {"Human Rights Watch": "ngo"}),
]  # fmt: skip

NONE = [
    "The government and the authorities helped NGOs, police, courts, and hospitals.",
    "Courts in Mumbai convicted nine men.",
    "Nine NGO-run shelters closed.",
    "There are no government-run shelters.",
    "ECOWAS countries signed it.",
    "There is no national coordinator.",
    "The government lacked an interagency committee.",
    "Recommendations for Ghana: Fund the Ministry of Labor; establish an interagency committee.",
    "Anti-trafficking law enforcement officials met.",
    "An international organization trained judges.",
    "A local NGO operated a long-term shelter.",
    "The Maids Court Bill is pending.",
    "Troops fought Boko Haram in the hills.",
    "Girls in state-run homes or centers were at risk.",
]

ROLES = [
    ("The Ministry of Labor inspected 63 bakeries.", ("regulates",)),
    ("The Ministry of Justice distributed comics.", ("prevents",)),
    ("Children could receive shelter at centers run by the Ministry of Education.", ("shelters",)),
    ("The Child Fund disbursed $5,000.", ("funds",)),
    ("The Ministry of Families opened a shelter.", ("shelters",)),
    ("The interagency committee slept for lack of funding.", ("coordinates",)),
    ("The Ministry of Home Affairs trained 90 prosecutors.", ("trains",)),
    ("Clerks were paid with funding from the Ministry of Health.", ("funds",)),
    ("The Ministry of Justice reported the indictment of nine men.", ("reports",)),
    ("The Ministry of Justice reported training nine judges.", ("trains",)),
    ("The National Congress voted.", ("regulates",)),
]


def agencies(read: Read, text: str) -> list[Agency]:
    return [fact.content for fact in read(text) if isinstance(fact.content, Agency)]


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_an_organisation_with_a_part_in_the_story_is_named_once(
    read: Read, text: str, expected: dict[str, str]
) -> None:
    found = agencies(read, text)
    assert {a.name: a.kind for a in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("text", NONE)
def test_generic_actors_denials_and_recommendations_give_no_agency(read: Read, text: str) -> None:
    assert agencies(read, text) == []


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_a_role_comes_from_the_verbs_of_the_clause(read: Read, text: str, roles: tuple[str, ...]) -> None:
    assert [a.roles for a in agencies(read, text)] == [roles]


def test_the_name_of_another_organisation_says_nothing_of_a_role(read: Read) -> None:
    text = "The Crown Prosecution Service and the Harbor Office met twice."
    assert [a.roles for a in agencies(read, text)] == [("coordinates",), ("coordinates",)]
