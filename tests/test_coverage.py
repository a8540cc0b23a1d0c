"""What was not read is shown, and what was read is not."""

import pytest

from tipgraph.coverage import coverage, uncovered
from tipgraph.extract import extract
from tipgraph.narrative import Narrative

SENTENCES = [
    ("The committee's 14 members met in the spring of the year.", ("number",)),
    ("Some observers pointed to Article 12 in passing.", ("law",)),
    ("Officials travelled to Norway for a study visit.", ("country",)),
    ("Ghana's shelters were crowded.", None),
    ("Ghanaian women are subjected to sex trafficking in Kuwait.", None),
]


def narrative(text: str) -> Narrative:
    return Narrative("GHA-2019.txt", text, "GHA", 2019, "official", "option", "option")


@pytest.mark.parametrize(("text", "because"), SENTENCES)
def test_a_telling_sentence_without_a_fact_is_named_with_what_it_holds(
    text: str, because: tuple[str, ...] | None
) -> None:
    ghana = narrative(text)
    facts = [] if because else extract(ghana)
    assert [u.because for u in uncovered(ghana, facts)] == ([because] if because else [])


def test_offsets_of_an_uncovered_sentence_point_into_the_text_as_supplied() -> None:
    ghana = narrative("Prosecution\n\nOfficials  travelled to\nneighboring Norway.")
    [found] = uncovered(ghana, [])
    assert ghana.text[found.start : found.end] == "Officials  travelled to\nneighboring Norway."
    assert [(c.section, c.telling, c.covered) for c in coverage(ghana, [])] == [("prosecution", 1, 0)]
