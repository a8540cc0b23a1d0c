"""One record for what a narrative says more than once (GUIDE.md, "In every record")."""

import pytest

from tipgraph.facts import Evidence, Fact, VictimGroup, merge


def said(start: int, recommended: bool, sectors: tuple[str, ...] = ()) -> Fact:
    content = VictimGroup("migrants", "vulnerable", (), sectors)
    evidence = Evidence(start, start + 8, "migrants")
    return Fact("a.txt", "KEN", 2020, content, evidence, "rule", recommended=recommended)


@pytest.mark.parametrize(
    ("facts", "polarity", "start", "also", "sectors"),
    [
        ([said(5, True), said(50, False)], "affirmed", 50, [], ()),
        ([said(5, False), said(50, True)], "affirmed", 5, [], ()),
        ([said(5, True), said(50, True)], "recommended", 5, [50], ()),
        ([said(5, False, ("mining",)), said(50, False, ("fishing",))], "affirmed", 5, [50], ("mining", "fishing")),
        ([said(5, True, ("mining",)), said(50, False, ("fishing",))], "affirmed", 50, [], ("fishing",)),
    ],
)
def test_what_is_said_to_be_so_is_no_wish_because_a_recommendation_names_it_too(
    facts: list[Fact], polarity: str, start: int, also: list[int], sectors: tuple[str, ...]
) -> None:
    (fact,) = merge(facts)
    assert isinstance(fact.content, VictimGroup)
    assert (fact.polarity, fact.evidence.start) == (polarity, start)
    assert [evidence.start for evidence in fact.also] == also
    assert fact.content.sectors == sectors
