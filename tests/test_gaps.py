"""Sections that gave no facts are told."""

import pytest

from tipgraph.facts import Evidence, Fact, Tier
from tipgraph.gaps import empty_sections
from tipgraph.narrative import Narrative

TEXT = "KENYA (Tier 2)\n\nKenya is a source country.\n\nPROSECUTION\n\nIt is on Tier 2 still.\n\nPREVENTION\n\nIt made efforts.\n"
NARRATIVE = Narrative("KEN-2012.txt", TEXT, "KEN", 2012, "official", "heading", "file name")


def at(words: str) -> Fact:
    start = TEXT.index(words)
    evidence = Evidence.of(TEXT, start, start + len(words))
    return Fact(NARRATIVE.name, "KEN", 2012, Tier("2"), evidence, "test")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ([], ["it gave no facts"]),
        ([at("source country")], ["its section 'PROSECUTION'", "its section 'PREVENTION'"]),
        ([at("Tier 2 still")], ["its section 'PREVENTION'"]),
        ([at("Tier 2 still"), at("made efforts")], []),
    ],
)
def test_what_gave_no_facts_is_told(facts: list[Fact], told: list[str]) -> None:
    assert [
        problem.reason.split(" (")[0].split(" gave no facts")[0] for problem in empty_sections(NARRATIVE, facts)
    ] == [reason.split(" gave no facts")[0] for reason in told]
