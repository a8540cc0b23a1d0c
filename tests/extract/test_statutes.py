"""Legal provisions from sentences that a newcomer extends by a line: citation -> subjects."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Statute

CITED = [
    ("Article 12 of the penal code criminalizes sex trafficking and labor trafficking.", {"Article 12": ("sex trafficking", "labor trafficking")}),
    ("Ghanaian law prohibits both sex and labor trafficking through Article 12 of its criminal code.",
     {"Article 12": ("sex trafficking", "labor trafficking")}),
    ("Courts tried two cases under Articles 7 and 7-1, which prohibit pimping.", {"Article 7": ("prostitution",), "Article 7-1": ("prostitution",)}),
    ("Police charged him under Article 7, on pimping, and Article 9, which criminalizes profiting from servitude.",
     {"Article 7": ("prostitution",), "Article 9": ("servitude",)}),
    ("The 2009 Trafficking Act prohibits human trafficking. The Act is new.", {"2009 Trafficking Act": ("trafficking",)}),
    ("In 2008, Parliament passed the Trafficking in Persons Act.", {"Trafficking in Persons Act": ("trafficking",)}),
    ("Section 3 of the Immigration Act prohibits the smuggling of migrants.", {"Section 3": ("migration",)}),
    ("The penal code criminalizes sex trafficking.", {"penal code": ("sex trafficking",)}),
    ("Togo's 2019 trafficking law, Law 44, criminalized labor trafficking.", {"Law 44": ("labor trafficking",)}),
    ("Prosecutors used Articles 31 (debt bondage) and 33 (pimping).", {"Article 31": ("forced labor",), "Article 33": ("prostitution",)}),
    ("The senate passed the Maids Bill, which sets wages for workers.", {"Maids Bill": ("labor",)}),
    ("The definition of trafficking under Article 6 required movement.", {"Article 6": ("trafficking",)}),
    ("Prostitution is illegal under the penal code.", {"penal code": ("prostitution",)}),
    ("Clerks read out the Slavery Act (SLA). The SLA took effect at noon.", {"Slavery Act": ("servitude",)}),
    ("Togo prohibits trafficking through its anti-trafficking law, Law 9.", {"Law 9": ("trafficking",)}),
    ("Law 13 of 2003, which added Articles 4 and 5 to the penal code, bans slavery.",
     {"Law 13": ("servitude",), "Article 4": ("servitude",), "Article 5": ("servitude",)}),
    ("Parliament enacted its first anti-trafficking law in 2011. Law 40 prohibits human trafficking.", {"Law 40": ("trafficking",)}),
    ("The revised penal code took effect in June 2003.", {"penal code": ("other",)}),
    ("Law 5100 of 2011, which replaced Law 3900, bans slavery.", {"Law 5100": ("servitude",), "Law 3900": ("servitude",)}),
    ("The constitution outlaws slavery, and the Child Act of 2001 makes the sale of children a crime.",
     {"constitution": ("servitude",), "Child Act of 2001": ("other",)}),
    ("Under Article 12, employers who use forced labor pay a fine.", {"Article 12": ("forced labor", "labor")}),
    ("A bill to repeal Section 8, which bans pimping, was pending.", {"Section 8": ("prostitution",)}),
    ("In 2010 Congress passed the Aliens Act. The 2010 law protects victims from punishment.", {"Aliens Act": ("victim protection",)}),
]  # fmt: skip

DESCRIBED = [
    ("The law permitted the use of screens in court.", "law permitting the use of screens in court"),
    ("According to the law, victims may stay for six months.", "law on victims may stay for six months"),
    ("In May 2010, the president issued a decree forbidding workers from resigning.", "may 2010 decree forbidding workers from resigning"),
    ("The government adopted regulations in June 2012 that provide free legal assistance to victims.",
     "june 2012 regulations providing free legal assistance to victims"),
    ("Parliament passed a new anti-trafficking law that protects victims.", "new anti-trafficking law"),
    ("The criminal code required the recording of the testimony of children.", "criminal code provision on the recording of the testimony of children"),
    ("The government used kidnapping laws to charge traffickers.", "kidnapping laws"),
    ("Parliament repealed parking regulations meant for taxis.", "parking regulations"),
    ("The senate approved a new penal code that doubles the terms for pimping.", "penal code"),
    ("Inspectors rarely used laws against rape and kidnapping.", "laws against rape and kidnapping"),
    ("The police did not enforce laws prohibiting debt bondage.", "laws prohibiting debt bondage"),
    ("Two guards were dismissed for violating immigration laws.", "immigration laws"),
    ("In May 2015, the king amended his country's code and its 2003 law on foreign workers.", "2003 law on foreign workers"),
    ("Judges were not trained on the trafficking law.", "trafficking law"),
    ("Under the 2009 law, such workers pay nothing.", "2009 law"),
    ("Foreign victims are entitled by law to a rest of 45 days.", "law on a rest of 45 days"),
    ("The labor code prescribes only a fine for debt bondage.", "labor code"),
    ("The law prescribes five to 10 years' imprisonment for trafficking.", "law on trafficking"),
    ("The witness protection law has never been used.", "witness protection law"),
    ("A 2007 law created a fund for victims of crime.", "2007 law creating a fund for victims of crime"),
    ("Its courts did not enforce the law requiring employers to sign contracts.", "law requiring employers to sign contracts"),
    ("Oman prohibits slavery through its penal code.", "penal code"),
    ("Brokers were tried under laws on slavery and fraud.", "laws on slavery and fraud"),
    ("Labor laws do not extend to fishermen.", "labor laws"),
    ("In June 2008, the king signed an anti-trafficking law.", "anti-trafficking law"),
]  # fmt: skip

NONE = [
    "The draft law would criminalize forced labor.",
    "The government did not pass a law that would ban recruitment fees.",
    "There is no law against debt bondage.",
    "Several old laws do not prohibit forced labor.",
    "The government has not enacted an anti-trafficking law.",
    "Inconsistent with international law, the law required a demonstration of force to constitute trafficking.",
    "Ghana is a party to the 2000 UN TIP Protocol.",
    "These penalties are commensurate with those for rape.",
    "Police improved anti-trafficking law enforcement.",
    "Recommendations for Ghana: Enact the Trafficking in Persons Act; train judges.",
    "The cabinet is drafting a new anti-trafficking law.",
    "The senate debated legislation prohibiting debt bondage.",
    "NGOs called for laws against usury.",
    "The Maids Bill is pending.",
    "The cabinet approved the Maids Bill, which awaits a vote.",
    "The government should enact the Slavery Act.",
    "Workers were not required by law to register.",
]


def statutes(read: Read, text: str) -> list[Statute]:
    return [fact.content for fact in read(text) if isinstance(fact.content, Statute)]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_cited_law_has_the_subjects_of_its_clause(
    read: Read, text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert {s.citation: s.subject for s in statutes(read, text)} == expected


@pytest.mark.parametrize(("text", "citation"), DESCRIBED)
def test_a_law_without_a_name_is_described_in_the_words_of_its_sentence(read: Read, text: str, citation: str) -> None:
    assert [s.citation for s in statutes(read, text)] == [citation]


@pytest.mark.parametrize("text", NONE)
def test_what_the_text_denies_drafts_or_compares_is_no_statute(read: Read, text: str) -> None:
    assert statutes(read, text) == []


def test_a_decree_told_twice_is_one_law(read: Read) -> None:
    text = (
        "The government issued a decree that forbade thousands of factory workers from leaving their jobs. "
        "In May 2010, the president issued a decree forbidding factory workers from leaving their jobs."
    )
    assert [(s.citation, s.year_adopted) for s in statutes(read, text)] == [
        ("may 2010 decree forbidding factory workers from leaving their jobs", 2010)
    ]


def test_the_code_is_carried_over_from_the_articles_other_mentions(read: Read) -> None:
    text = "Article 12 of the penal code prohibits trafficking. Courts convicted two men under Article 12."
    assert [(s.citation, s.law) for s in statutes(read, text)] == [("Article 12", "penal code")]


def test_a_law_that_only_recommendations_cite_is_recommended(read: Read) -> None:
    text = "Recommendations for Ghana: Amend Article 5 of the penal code.\n\nProsecution\n\nArticle 12 prohibits trafficking."
    polarity = {fact.content.citation: fact.polarity for fact in read(text) if isinstance(fact.content, Statute)}
    assert polarity == {"Article 5": "recommended", "Article 12": "affirmed"}
