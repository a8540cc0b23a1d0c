"""The check warns where texts contradict themselves, and only there: each table has what must fire and what must not."""

from dataclasses import replace
from pathlib import Path

import pytest

from tipgraph.check import Finding, check
from tipgraph.facts import Content, Evidence, Fact, Silence, Statistic, Tier
from tipgraph.graph.assemble import assemble
from tipgraph.graph.turtle import to_turtle
from tipgraph.narrative import Basis, Kind, Narrative

Said = tuple[str, Content]
"""A sentence, and what it says; the quote is the part of the sentence between asterisks, or all of it."""


def narrative_of(
    said: list[Said], year: int, kind: Kind = "official", basis: Basis = "heading"
) -> tuple[Narrative, list[Fact]]:
    """A narrative of these sentences, with a fact for each."""
    text = "\n".join(sentence.replace("*", "") for sentence, _ in said)
    name = f"{year}-{kind}.txt"
    facts, start = [], 0
    for sentence, content in said:
        before, _, rest = sentence.partition("*") if "*" in sentence else ("", "", sentence)
        quote = rest.partition("*")[0]
        begin = start + len(before)
        evidence = Evidence.of(text, begin, begin + len(quote))
        facts.append(Fact(name, "KEN", year, content, evidence, "test"))
        start += len(sentence.replace("*", "")) + 1
    return Narrative(name, text, "KEN", year, kind, "heading", basis), facts


def warnings(folder: Path, *read: tuple[Narrative, list[Fact]]) -> list[Finding]:
    narratives = [narrative for narrative, _ in read]
    path = folder / "tipgraph.ttl"
    graph = assemble(narratives, [fact for _, facts in read for fact in facts])
    path.write_text("".join(to_turtle(graph)), encoding="utf-8")
    texts = {narrative.name: narrative.text for narrative in narratives}
    found = check(path, texts.__getitem__)
    assert all(finding.check.severity != "error" for finding in found), found
    return [finding for finding in found if finding.check.severity == "warning"]


def silent(
    years: int | None, metric: str = "illegal_recruitment", label: str | None = None, period: int = 2022
) -> Said:
    sentence = "The government did not report any charges for unlawful recruitment."
    return sentence, Silence(metric, period, years, label)


def placed(tier: str, years: int | None) -> Said:
    return "Kenya was placed on a tier.", Tier(tier, years)


STREAKS: list[tuple[str, dict[int, Said], bool]] = [
    ("the same beginning", {2023: silent(6), 2025: silent(8)}, False),
    ("a later beginning with no gap", {2023: silent(6), 2025: silent(3)}, True),
    ("an earlier beginning", {2023: silent(2), 2025: silent(8)}, True),
    ("it begins where the other was still going on", {2023: silent(4), 2024: silent(1)}, True),
    ("a gap between two streaks", {2015: silent(3), 2025: silent(4)}, False),
    ("other metrics", {2023: silent(6), 2025: silent(3, "convictions")}, False),
    ("other labels", {2023: silent(6, "other", "visas"), 2025: silent(3, "other", "permits")}, False),
    ("the same label", {2023: silent(6, "other", "Visas"), 2025: silent(3, "other", "visas")}, True),
    ("a silence without a streak", {2023: silent(6), 2025: silent(None)}, False),
    ("placements that agree", {2012: placed("2WL", 2), 2013: placed("2WL", 3)}, False),
    ("placements that do not", {2012: placed("2WL", 2), 2013: placed("2WL", 2)}, True),
    ("other tiers", {2012: placed("2WL", 2), 2013: placed("3", 2)}, False),
]


@pytest.mark.parametrize(("editions", "fires"), [row[1:] for row in STREAKS], ids=[row[0] for row in STREAKS])
def test_streaks(editions: dict[int, Said], fires: bool, tmp_path: Path) -> None:
    found = warnings(tmp_path, *(narrative_of([said], year) for year, said in editions.items()))
    assert [finding.check.name for finding in found] == ["contradicting-streaks"] * fires
    if fires:
        assert len(found[0].places) == 2
        assert all("«" in place.sentence for place in found[0].places)


def test_streaks_of_two_narratives_of_one_edition_are_held_to_each_other_once(tmp_path: Path) -> None:
    official, digest = narrative_of([silent(6)], 2023), narrative_of([silent(5)], 2023, "secondary", "file name")
    (found,) = warnings(tmp_path, official, digest)
    assert "go back to 2018" in found.message
    assert "go back to 2019" in found.message


def test_a_secondary_text_of_a_guessed_year_proves_no_streak_wrong(tmp_path: Path) -> None:
    official, essay = narrative_of([silent(6)], 2023), narrative_of([silent(3)], 2025, "secondary", "inferred")
    assert warnings(tmp_path, official, essay) == []


def count(sentence: str, value: float, metric: str = "victims_identified", **fields: object) -> Said:
    given = {"unit": "persons", "qualifier": "exact", "actor": "government", "period": 2012, **fields}
    return sentence, Statistic(metric, value, **given)  # type: ignore[arg-type]


def cases(sentence: str, value: float, **fields: object) -> Said:
    return count(sentence, value, "investigations", unit="cases", **fields)


TWELVE = count("The government identified 12 victims of trafficking in 2012.", 12)

FIGURES: list[tuple[str, Said, Said, bool]] = [
    ("the same count twice, two values", TWELVE, count("Authorities identified 14 trafficking victims.", 14), True),
    ("a count denied and made", TWELVE, count("The government did not identify any trafficking victims.", 0), True),
    ("numbers in words", TWELVE, count("In 2012, the government identified fifteen victims.", 15), True),
    (
        "a comparison with another value than before",
        TWELVE,
        count("*In 2013, the government identified 20 victims (compared with 16 in 2012*).", 16),
        True,
    ),
    (
        "brackets that take a whole apart",
        cases("Authorities *investigated 31 cases* (20 of sex trafficking and 11 of forced labor).", 31),
        cases("Authorities investigated 33 cases in 2012.", 33),
        True,
    ),
    (
        "a whole of which a part is told",
        count("*The government identified 40 victims*, including 12 children.", 40),
        count("Authorities identified 44 trafficking victims in 2012.", 44),
        True,
    ),
    (
        "that part and the other whole",
        count("*The government identified 40 victims, including 12* children.", 12),
        count("Authorities identified 44 trafficking victims in 2012.", 44),
        False,
    ),
    ("the same value", TWELVE, count("Authorities identified twelve victims.", 12), False),
    ("a part, in the words of a part", TWELVE, count("Of the victims identified, three were identified in 2012.", 3), False),
    ("a part: including", TWELVE, count("Authorities identified victims, including 5 victims.", 5), False),
    ("more of them", TWELVE, count("Authorities identified another 5 victims.", 5), False),
    ("a part, in other words", TWELVE, count("Border guards identified three victims at the airport.", 3), False),
    ("a part of the year", TWELVE, count("In March, authorities identified three victims.", 3), False),
    ("a place in the country", TWELVE, count("In Mombasa, the government identified 4 victims.", 4), False),
    ("what is counted comes after the brackets", cases("The state reported *72 investigations (up from 58* in 2012) of forced labor.", 58),
     cases("The state reported *317 investigations (up from 280* in 2012).", 280), False),
    ("one sentence", count("The government identified *12 victims* in towns and 15 victims in villages.", 12),
     count("The government identified 15 victims.", 15, period=2011), False),
    ("a restated figure", TWELVE, count("The ministry later corrected the number of victims identified to 14.", 14), False),
    ("another actor", TWELVE, count("The government and NGOs identified 40 victims.", 40, actor="ngo"), False),
    ("another unit", cases("Police investigated 12 crimes.", 12), count("Police investigated 30 crimes.", 30, "investigations"), False),
    ("another year", TWELVE, count("Authorities identified 14 victims.", 14, period=2011), False),
    ("another group", TWELVE, count("Authorities identified 14 victims.", 14, group="children"), False),
    ("another purpose", TWELVE, count("Authorities identified 14 victims.", 14, exploitation=("labor trafficking",)), False),
    ("another law", TWELVE, count("Authorities identified 14 victims.", 14, citations=("Article 181",)), False),
    ("another label", count("Authorities opened 3.", 3, "other", label="shelters"), count("Authorities opened 5.", 5, "other", label="offices"), False),
    ("at least", TWELVE, count("Authorities identified at least 10 victims.", 10, qualifier="at_least"), False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "fires"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_figures(first: Said, second: Said, fires: bool, tmp_path: Path) -> None:
    found = warnings(tmp_path, narrative_of([first, second], 2013))
    assert [finding.check.name for finding in found] == ["contradicting-figures"] * fires
    if fires:
        sentences = sorted(place.sentence for place in found[0].places)
        assert sentences[0] != sentences[1]
        assert all("«" in sentence for sentence in sentences)


def test_two_figures_of_one_sentence_do_not_contradict_each_other(tmp_path: Path) -> None:
    sentence = "Authorities opened 28 investigations and authorities opened 7 investigations."
    narrative, (first, second) = narrative_of([cases(sentence, 28), ("x", cases("", 7)[1])], 2013)
    second = replace(second, evidence=first.evidence)
    assert warnings(tmp_path, (narrative, [first, second])) == []


def test_of_several_sentences_of_a_fact_the_one_that_contradicts_is_shown(tmp_path: Path) -> None:
    part = count("Of all the victims, authorities identified 14 in 2012.", 14)
    narrative, (first, second, third) = narrative_of(
        [TWELVE, part, count("Officials identified 14 victims.", 14)], 2013
    )
    both = replace(second, also=(third.evidence,))
    (found,) = warnings(tmp_path, (narrative, [first, both]))
    assert found.places[1].sentence == "«Officials identified 14 victims.»"


def test_two_speakers_may_give_two_figures(tmp_path: Path) -> None:
    narrative, (first, second) = narrative_of([TWELVE, count("Authorities identified 14 victims.", 14)], 2013)
    second = replace(second, source="ngo")
    assert warnings(tmp_path, (narrative, [first, second])) == []


def test_two_narratives_may_give_two_figures(tmp_path: Path) -> None:
    later = narrative_of([count("Authorities identified 14 victims in 2012.", 14)], 2014)
    assert warnings(tmp_path, narrative_of([TWELVE], 2013), later) == []


@pytest.mark.parametrize(("period", "fires"), [(2012, False), (2013, False), (2014, True), ("2012/2014", True)])
def test_a_figure_of_the_future_is_for_information(period: int | str, fires: bool, tmp_path: Path) -> None:
    narrative, facts = narrative_of([count("The government identified 12 victims.", 12, period=period)], 2013)
    path = tmp_path / "tipgraph.ttl"
    path.write_text("".join(to_turtle(assemble([narrative], facts))), encoding="utf-8")
    found = check(path, lambda name: narrative.text)
    assert [(finding.check.name, finding.check.severity) for finding in found] == [
        ("figure-of-the-future", "info")
    ] * fires
