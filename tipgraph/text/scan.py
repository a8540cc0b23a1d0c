"""All mentions of a text: every scanner's finds, sorted out where they overlap."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tipgraph.text import law_names, laws, numbers, organisations, plans, short_names, terms, treaties
from tipgraph.text.mentions import Mention

Scanner = Callable[[str], Iterator[Mention]]
_PEOPLE = ("GROUP", "VICTIM")
_LONGEST_JOIN = 5


_SCANNERS: tuple[Scanner, ...] = (
    numbers.scan_tiers, numbers.scan_streaks, laws.scan_numbered, treaties.scan_treaties, plans.scan_plans,
    law_names.scan_named, organisations.scan_names, short_names.scan_short_names,
    numbers.scan_years, numbers.scan_amounts, terms.scan_terms,
)  # fmt: skip
"""The more certain ones first: where mentions overlap, the earlier scanner's stands."""


def find_mentions(text: str) -> list[Mention]:
    """The mentions of a cleaned text in order, none overlapping."""
    taken: list[Mention] = []
    free = bytearray(b"\x01") * len(text)
    for scan in _SCANNERS:
        for mention in _longest_first(scan(text)):
            if all(free[mention.start : mention.end]):
                free[mention.start : mention.end] = bytes(mention.end - mention.start)
                taken.append(mention)
    return law_names.one_law_each(_adjectives(sorted(taken, key=lambda m: m.start), text), text)


def _adjectives(mentions: list[Mention], text: str) -> list[Mention]:
    """A name that is an adjective too is one before people: "PRC nationals", "PRC and Lao women", not "the PRC and Lao women"."""
    for at in range(len(mentions) - 2, -1, -1):
        this, after = mentions[at], mentions[at + 1]
        if this.kind == "PLACE" and this.value.adjective and after.start - this.end <= _LONGEST_JOIN:
            between = text[this.end : after.start]
            listed = (
                after.kind == "DEM" and between in (" and ", " or ", ", ") and not text.endswith("the ", 0, this.start)
            )
            if listed or (after.kind in _PEOPLE and between in (" ", ") ")):
                mentions[at] = replace(this, kind="DEM")
    return mentions


def _longest_first(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start - m.end, m.start))
