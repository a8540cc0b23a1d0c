"""Partners of the state: partner/kind. A newcomer adds a line."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Cooperation

PARTNERS = [
    ("Police jointly investigated several cases with counterparts from Poland, Turkey, and Estonia.",
     {"POL/joint_investigation", "TUR/joint_investigation", "EST/joint_investigation"}),
    ("Ghanaian police participated with German police in a criminal investigation.", {"DEU/joint_investigation"}),
    ("Ghana has law enforcement agreements with Bulgaria, Vietnam, and China, which include a focus on trafficking.",
     {"BGR/agreement", "VNM/agreement", "CHN/agreement"}),
    ("The ministry negotiated memoranda of understanding (MOUs) on recruitment with Chile and Norway.", {"CHL/agreement", "NOR/agreement"}),
    ("Police assisted Togolese counterparts in three investigations.", {"TGO/joint_investigation"}),
    ("The court extradited two suspects to Romania.", {"ROU/other"}),
    ("The ministry works with UNICEF to feed orphans.", {"UNICEF/other"}),
    ("In partnership with IOM, the government trained 45 prosecutors.", {"IOM/training"}),
    ("Police worked with Spanish and French authorities to dismantle a network.", {"ESP/joint_investigation", "FRA/joint_investigation"}),
    ("The ministry signed an MOU with the Government of Norway on nurses.", {"NOR/agreement"}),
    ("Togo and Benin signed an agreement on child trafficking.", {"TGO/agreement", "BEN/agreement"}),
    ("Officials from the United Kingdom trained 31 nurses.", {"GBR/training"}),
    ("The Australian Federal Police trained local officers.", {"AUS/training"}),
    ("Border guards received training from France and the ILO.", {"FRA/training", "ILO/training"}),
    ("With UNODC assistance, the government trained 12 judges.", {"UNODC/training"}),
    ("Consulates coordinated with Nigerian officials to bring nine girls home.", {"NGA/other"}),
    ("Police collaborated with Spanish authorities, arresting nine men.", {"ESP/joint_investigation"}),
    ("IOM and the government jointly ran a desk.", {"IOM/other"}),
    ("It trained clerks on investigating fraud in coordination with UNODC.", {"UNODC/training"}),
    ("Ghana cooperates with Togo and Mali under a regional police agreement.", {"TGO/agreement", "MLI/agreement"}),
    ("Police and their Thai counterparts work together on cases.", {"THA/joint_investigation"}),
    ("Police formed joint investigation teams with Albania, trained 60 Libyan and Tunisian investigators, and concluded an agreement with Chile.",
     {"ALB/joint_investigation", "LBY/training", "TUN/training", "CHL/agreement"}),
    ("It signed no new agreements, but it maintained agreements with Qatar and Oman.", {"QAT/agreement", "OMN/agreement"}),
    ("It renewed its memorandum with Laos and signed one with Jordan.", {"LAO/agreement", "JOR/agreement"}),
    ("UNICEF runs a school in a house leased by the government.", {"UNICEF/other"}),
    ("In cooperation with British police, detectives arrested nine men.", {"GBR/joint_investigation"}),
    ("Prosecutors circulated alerts through INTERPOL.", {"INTERPOL/other"}),
    ("Police exchanged liaison officers with Nigeria.", {"NGA/other"}),
    ("Police shared information with the governments of Chad and Niger.", {"TCD/other", "NER/other"}),
    ("The bureau, assisted by UNICEF, instructed 90 officers.", {"UNICEF/training"}),
    ("Police referred nine boys to IOM for care.", {"IOM/referral"}),
    ("UNODC provided technical assistance to the Ministry of Justice.", {"UNODC/other"}),
    ("Police joined an INTERPOL operation in May.", {"INTERPOL/joint_investigation"}),
    ("With support from the European Union, it opened a desk.", {"European Union/other"}),
    ("The court extradited a broker from Spain.", {"ESP/other"}),
    ("The OSCE funded a seminar for judges.", {"OSCE/training"}),
]  # fmt: skip

NONE = [
    "Victims received shelter from IOM.",
    "Ghana shares borders with Togo.",
    "The government did not have any agreements with Qatar.",
    "Victims from Nepal and Bangladesh were identified in cooperation with police.",
    "The government, with assistance from an NGO, printed leaflets.",
    "Women from Togo are subjected to sex trafficking in Ghana.",
    "Recommendations for Ghana: Sign agreements with Jordan; train judges.",
    "The government cooperated with an international organization.",
    "The ministry planned to sign an agreement with Kuwait.",
    "Officials discussed a labor agreement with Oman.",
    "The ministry worked with companies in Japan.",
    "The ministry worked with a Japan-based NGO and Brazilian recruiters.",
    "It signed an agreement with the Jamaica Employers Federation.",
]


def partners(read: Read, text: str) -> set[str]:
    return {
        f"{fact.content.partner}/{fact.content.kind}" for fact in read(text) if isinstance(fact.content, Cooperation)
    }


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_each_partner_of_a_list_is_a_fact(read: Read, text: str, expected: set[str]) -> None:
    assert partners(read, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_denials_victims_and_nameless_bodies_are_no_partners(read: Read, text: str) -> None:
    assert partners(read, text) == set()
