"""Statistics: sentences of the genre, and the figures that they tell. One line a figure: metric, value, period."""

import json
from pathlib import Path

import pytest

from tipgraph.extract import statistics
from tipgraph.facts import Fact, Statistic, merge
from tipgraph.narrative import Kind, Narrative
from tipgraph.text.document import read_document

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = json.loads((Path(__file__).parents[1] / "gold" / "texts.json").read_text(encoding="utf-8"))


def facts(text: str, year: int = 2017, kind: Kind = "official") -> list[Fact]:
    narrative = Narrative("example.txt", text, "KEN", year, kind, "option", "option")
    return merge(statistics.find(read_document(narrative)))


def contents(text: str) -> list[Statistic]:
    return [fact.content for fact in facts(text) if isinstance(fact.content, Statistic)]


def figures(text: str) -> set[tuple[str, float, object]]:
    return {(c.metric, c.value, c.period) for c in contents(text)}


TOLD = [
    # the verb before the number
    ("The government identified 123 victims in 2016.", {("victims_identified", 123, 2016)}),
    ("Police arrested 23 suspects.", {("arrests", 23, 2016)}),
    ("Courts convicted one trafficker.", {("convictions", 1, 2016)}),
    ("Authorities repatriated 16 Ugandan victims.", {("victims_repatriated", 16, 2016)}),
    ("Consulates helped four victims return to the country.", {("victims_repatriated", 4, 2016)}),
    ("The ministry trained 350 police officers, 40 judges, and 25 prosecutors.",
     {("officials_trained", 350, 2016), ("officials_trained", 40, 2016), ("officials_trained", 25, 2016)}),
    ("Police dismantled two trafficking rings and rescued 31 girls.",
     {("groups_dismantled", 2, 2016), ("victims_identified", 31, 2016)}),
    ("Authorities sent 4,000 persons to labor camps in 2014.", {("detained", 4000, 2014)}),
    ("The agency sent 4,000 workers abroad.", {("other", 4000, 2016)}),
    ("Consulates aided 310 migrants in distress.", {("other", 310, 2016)}),
    ("Many belong to the nomad population, estimated at 70,000.", {("other", 70000, 2016)}),
    # behind it
    ("Seventy-three victims were identified by police.", {("victims_identified", 73, 2016)}),
    ("Six police officers were arrested for complicity and two were convicted.",
     {("arrests", 6, 2016), ("convictions", 2, 2016)}),
    ("In 2016, 12 victims received assistance.", {("victims_assisted", 12, 2016)}),
    # nouns
    ("The hotline received 1,240 calls, and these brought the identification of 18 victims.",
     {("hotline_calls", 1240, 2016), ("victims_identified", 18, 2016)}),
    ("Judges announced the conviction of 11 traffickers.", {("convictions", 11, 2016)}),
    ("Prosecutors initiated prosecutions against 18 defendants.", {("prosecutions", 18, 2016)}),
    ("The government issued temporary residence permits to 12 foreign victims.", {("residence_permits", 12, 2016)}),
    # two metrics, two units
    ("NGOs identified and assisted 56 victims.", {("victims_identified", 56, 2016), ("victims_assisted", 56, 2016)}),
    ("Police opened 25 trafficking cases involving 41 suspects.",
     {("investigations", 25, 2016), ("investigations", 41, 2016)}),
    # comparisons carry metric and unit; "more than the N" is no bound
    ("Police identified 12 victims, compared with 14 in 2011 and 64 in 2010.",
     {("victims_identified", 12, 2016), ("victims_identified", 14, 2011), ("victims_identified", 64, 2010)}),
    ("It opened 45 investigations, compared with 40 investigations, 25 prosecutions, and 10 convictions the previous year.",
     {("investigations", 45, 2016), ("investigations", 40, 2015), ("prosecutions", 25, 2015), ("convictions", 10, 2015)}),
    ("Police conducted 31 investigations in 2016, 30 in 2015, and 22 in 2014.",
     {("investigations", 31, 2016), ("investigations", 30, 2015), ("investigations", 22, 2014)}),
    ("It prosecuted 12 suspects, compared with nine in 2015, and convicted 10, compared with three.",
     {("prosecutions", 12, 2016), ("prosecutions", 9, 2015), ("convictions", 10, 2016), ("convictions", 3, 2015)}),
    ("Violations dropped from 555 in 2004 to 184 in 2016.", {("violations", 555, 2004), ("violations", 184, 2016)}),
    ("Courts convicted six traffickers, the same number as in 2015.", {("convictions", 6, 2016)}),
    ("The harbor searches conducted in 2012 did not lead to arrests or convictions.",
     {("arrests", 0, 2016), ("convictions", 0, 2016)}),
    # all who were convicted were sentenced
    ("Courts convicted 14 traffickers; all received prison sentences of two to 10 years.",
     {("convictions", 14, 2016), ("sentenced", 14, 2016)}),
    # periods
    ("Since 2014, the government has repatriated 120 victims.", {("victims_repatriated", 120, "2014/2016")}),
    ("Between April 2015 and March 2016, officials identified 88 victims.", {("victims_identified", 88, "2015-04/2016-03")}),
    ("The high court acquitted three bakers convicted in 2014.", {("acquittals", 3, 2016)}),
    # money counts once, in dollars
    ("The government allocated 12 million shillings ($118,000) for shelters.", {("funding", 118000, 2016)}),
    ("The court ordered restitution of $4,500.", {("restitution", 4500, 2016)}),
    ("Police arrested 685 hawkers, as against 497 the previous year.", {("arrests", 685, 2016), ("arrests", 497, 2015)}),
    ("In the previous year, courts convicted 12 cooks.", {("convictions", 12, 2015)}),
    ("Courts convicted eight cooks (35 in 2015).", {("convictions", 8, 2016), ("convictions", 35, 2015)}),
    ("Convictions fell from 35 in 2015 to 20 in 2016.", {("convictions", 35, 2015), ("convictions", 20, 2016)}),
    ("The number of convictions fell to 20 from 35.", {("convictions", 20, 2016), ("convictions", 35, 2015)}),
    ("Courts convicted eight cooks, the highest number since 2010.", {("convictions", 8, 2016)}),
    ("Police arrested 20 men, five fewer than in 2015.", {("arrests", 20, 2016)}),
    # verbs that other words complete
    ("Prosecutors brought 31 cooks before the courts.", {("prosecutions", 31, 2016)}),
    ("Seven suspects were put on trial.", {("prosecutions", 7, 2016)}),
    ("Charges were brought against 13 alleged traffickers.", {("prosecutions", 13, 2016)}),
    ("Courts found 15 defendants guilty.", {("convictions", 15, 2016)}),
    ("Judges imposed prison terms on nine brokers and fines on two.", {("sentenced", 9, 2016), ("fined", 2, 2016)}),
    ("Of the 27 brokers convicted, 19 received prison terms, while eight were given fines.",
     {("convictions", 27, 2016), ("sentenced", 19, 2016), ("fined", 8, 2016)}),
    ("Twelve of those convicted went to jail.", {("sentenced", 12, 2016)}),
    ("Police rounded up 203 women.", {("detained", 203, 2016)}),
    ("Police took 15 suspects into custody.", {("arrests", 15, 2016)}),
    ("Some 1,150 bonded laborers had been freed in six provinces.", {("victims_identified", 1150, 2016)}),
    ("Police handed 23 victims over to NGOs.", {("victims_referred", 23, 2016)}),
    ("Twenty Laotian victims were sent home.", {("victims_repatriated", 20, 2016)}),
    ("Social workers returned 30 boys to their families.", {("other", 30, 2016)}),
    ("Police broke up one ring.", {("groups_dismantled", 1, 2016)}),
    ("The academy provided courses to 300 judges.", {("officials_trained", 300, 2016)}),
    ("The seminars were attended by 220 officials.", {("officials_trained", 220, 2016)}),
    ("The ministry granted residency to nine victims, down from 14.",
     {("residence_permits", 9, 2016), ("residence_permits", 14, 2015)}),
    ("Courts awarded restitution of $4,500 for 18 victims.", {("restitution", 4500, 2016), ("restitution", 18, 2016)}),
    ("The hotline, open day and night, received 1,206 reports.", {("hotline_calls", 1206, 2016)}),
    # parts and lists
    ("Officials identified and assisted 90 victims; 60 were exploited on farms.",
     {("victims_identified", 90, 2016), ("victims_assisted", 90, 2016), ("victims_identified", 60, 2016)}),
    ("Of the 12 suspects arrested, nine were released.", {("arrests", 12, 2016)}),
    ("Police opened 43 investigations under Article 6 involving 86 suspects.",
     {("investigations", 43, 2016), ("investigations", 86, 2016)}),
    ("In the north there were three convictions, and in the south only one.",
     {("convictions", 3, 2016), ("convictions", 1, 2016)}),
    ("Inspectors visited 70 farms, 12 of which revealed violations.", {("inspections", 70, 2016), ("violations", 12, 2016)}),
    ("The agency registered 80 victims. Women constituted 52 percent of the total.",
     {("victims_identified", 80, 2016), ("victims_identified", 52, 2016)}),
    # what no metric is for
    ("The labor ministry received 145 complaints.", {("other", 145, 2016)}),
    ("NGOs estimated that 90,000-120,000 children worked on farms.", {("other", 90000, 2016), ("other", 120000, 2016)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_sentence_tells_its_figures_and_no_others(text: str, expected: set[tuple[str, float, object]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government did not identify any victims.", {("victims_identified", 0, 2016)}),
        ("Authorities did not prosecute or convict any traffickers.", {("prosecutions", 0, 2016), ("convictions", 0, 2016)}),
        ("It secured no investigations, prosecutions, or convictions.",
         {("investigations", 0, 2016), ("prosecutions", 0, 2016), ("convictions", 0, 2016)}),
        ("Not one recruiter was prosecuted.", {("prosecutions", 0, 2016)}),
        ("Officials did not train magistrates.", {("officials_trained", 0, 2016)}),
        ("It did not provide funding to NGOs.", {("funding", 0, 2016)}),
        ("There were no shelters in the north.", {("facilities", 0, 2016)}),
        ("Police inspected brothels without identifying any victims.", {("victims_identified", 0, 2016)}),
        ("The government did not prosecute anyone.", {("prosecutions", 0, 2016)}),
        ("None of those arrested was convicted.", {("convictions", 0, 2016)}),
        ("Not a single broker was convicted.", {("convictions", 0, 2016)}),
        ("Police neither investigated nor prosecuted any brokers.", {("investigations", 0, 2016), ("prosecutions", 0, 2016)}),
        ("Authorities provided no services to victims.", {("victims_assisted", 0, 2016)}),
        ("It did not conduct training for judges.", {("officials_trained", 0, 2016)}),
        ("Courts awarded no compensation.", {("restitution", 0, 2016)}),
        ("The fund did not disburse any money.", {("funding", 0, 2016)}),
        ("No victims received residence permits.", {("residence_permits", 0, 2016)}),
        ("Police arrested 23 suspects but did not convict any.", {("arrests", 23, 2016), ("convictions", 0, 2016)}),
    ],
)  # fmt: skip
def test_a_count_of_none_is_zero(text: str, expected: set[tuple[str, float, object]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The law prescribes penalties of 10 to 20 years' imprisonment and fines of up to 500,000 pesos ($25,000).",
        "The government planned to open three shelters and intends to train 200 officers in 2018.",
        "Courts could grant residence permits to 12 victims.",
        "Article 181 criminalizes the trafficking of children under age 18.",
        "Several victims and dozens of children were found.",
        "The government enacted two laws and supported three hotlines.",
        "The government did not report any convictions.",
        "Police did not investigate these reports.",
        "The ministry did not adequately identify victims.",
        "No information was available on victims.",
        "Its first two convictions made news.",
        "Traffickers exploit victims for the second consecutive year.",
        "The information concerned one's employer.",
        "The government offers foreign victims no legal alternatives to removal.",
        "The law does not provide victims with protection.",
        "It failed to hold corrupt brokers to account.",
        "The police operate in nine provinces.",
        "There is no victim identification or referral mechanism.",
        "The ministry did not provide victims with adequate services.",
        "A court sentenced the cook to two and a half years.",
    ],
)
def test_what_is_no_count_gives_no_statistic(text: str) -> None:
    assert figures(text) == set()


def test_recommendations_give_no_statistics() -> None:
    assert facts("RECOMMENDATIONS:\n\nTrain 200 officers and convict no victims; open three shelters.") == []


@pytest.mark.parametrize(
    ("text", "value", "field", "expected"),
    [
        (
            "It opened 50 cases, including seven under Article 4 and two under Section 9(1).",
            7,
            "citations",
            ("Article 4",),
        ),
        (
            "It identified 50 victims (33 in sex trafficking and 17 in forced labor).",
            33,
            "exploitation",
            ("sex trafficking",),
        ),
        (
            "It identified 50 victims (33 in sex trafficking and 17 in forced labor).",
            17,
            "exploitation",
            ("labor trafficking",),
        ),
        ("It identified 123 victims—100 women and 23 men.", 23, "group", "men"),
        ("NGOs assisted 78 victims.", 78, "actor", "ngo"),
        ("Police identified 12 victims, more than the 10 identified in 2015.", 10, "qualifier", "exact"),
        ("Police arrested more than 150 women.", 150, "qualifier", "more_than"),
        ("Approximately 60 percent of the victims identified were men.", 60, "unit", "percent"),
        ("The government maintained 50 crisis rooms.", 50, "label", "crisis rooms"),
        ("It fined 21 recruitment agencies.", 21, "unit", "companies"),
    ],
)
def test_a_figure_has_its_dimensions(text: str, value: float, field: str, expected: object) -> None:
    assert [getattr(c, field) for c in contents(text) if c.value == value] == [expected]


def test_a_figure_told_twice_is_one_fact_with_both_sentences() -> None:
    text = "It secured only one conviction under the new statute.\n\nCourts convicted one trafficker under Article 181 in 2016."
    (fact,) = facts(text)
    assert isinstance(fact.content, Statistic)
    assert fact.content.citations == ("Article 181",)
    assert len(fact.also) == 1


def test_additional_cases_of_the_same_number_stay_apart() -> None:
    text = "Police reported eight investigations under Article 181. Police investigated eight additional cases."
    assert [c.value for c in contents(text)] == [8, 8]


def test_a_secondary_text_has_a_period_only_where_it_says_so() -> None:
    (fact,) = facts("Police identified 12 victims.", kind="secondary")
    assert isinstance(fact.content, Statistic)
    assert fact.content.period is None


def test_a_sentence_beyond_measure_does_not_hang() -> None:
    found = facts("Police identified " + "12 victims and " * 20_000 + "no one.")
    assert {fact.content.value for fact in found if isinstance(fact.content, Statistic)} <= {0, 12}


WRONG = {
    "BLR-2013": [("investigations", 181), ("prosecutions", 181), ("convictions", 181)],
    "BLR-2023-extract": [("investigations", 181), ("prosecutions", 181)],
    "BLR-2025": [("investigations", 181), ("prosecutions", 181), ("convictions", 1), ("victims_identified", 2023)],
    "BLR-2003": [("investigations", 160)],
}
"""What an extractor that takes the number nearest to a keyword finds in the seeds: article numbers, years, a victim count."""


@pytest.mark.parametrize("stem", WRONG)
def test_the_wrong_figures_of_a_naive_extractor_never_appear(stem: str) -> None:
    text = (SEEDS / TEXTS[stem]).read_bytes().decode("utf-8")
    found = {
        (f.content.metric, f.content.value) for f in facts(text, int(stem[4:8])) if isinstance(f.content, Statistic)
    }
    assert not found & set(WRONG[stem])
