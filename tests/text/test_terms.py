"""Words of the lexicon are found whole, and what they stand for is theirs."""

import pytest

from tipgraph.text.scan import find_mentions

FOUND = [
    ("Women from Niger and Nigeria", [("GROUP", "Women"), ("PLACE", "Niger"), ("PLACE", "Nigeria")]),
    ("turkey farms in Turkey", [("SECTOR", "farms"), ("PLACE", "Turkey")]),
    ("Equatorial Guinea and Guinea", [("PLACE", "Equatorial Guinea"), ("PLACE", "Guinea")]),
    ("victims of sex trafficking", [("VICTIM", "victims of sex trafficking")]),
    ("they fall victim to gangs", [("ACTOR", "gangs")]),
    ("anti-trafficking efforts", []),
    ("Nigerian women in New Mexico", [("DEM", "Nigerian"), ("GROUP", "women")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_words_are_found_whole_and_the_longest_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind, text[m.start : m.end]) for m in find_mentions(text)] == expected


def test_a_nationality_of_two_countries_stays_ambiguous() -> None:
    [mention, _] = find_mentions("Congolese women")
    assert mention.value.codes == ("COD", "COG")
