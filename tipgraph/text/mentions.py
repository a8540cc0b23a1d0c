"""Mentions: typed spans of the cleaned text, found by scanners and sorted out where they overlap."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

KINDS = (
    "ACT", "ACTOR", "DEM", "DUR", "EXPL", "GROUP", "LAW", "LOCAL", "MONEY", "NUM", "ORG",
    "PCT", "PLACE", "PLAN", "SECTOR", "STREAK", "TIER", "TREATY", "VICTIM", "YEAR",
)  # fmt: skip
"""ACT a law by its name, ACTOR who acts or speaks, DEM a nationality, DUR a duration or age, EXPL exploitation, GROUP people,
LAW a numbered provision, LOCAL money in another currency, MONEY US dollars, NUM a count, ORG an organisation by its name,
PCT a share, PLACE a country or region, PLAN a named plan, SECTOR, STREAK "third consecutive year", TIER, TREATY, VICTIM
victims of trafficking, YEAR a year or span of years."""

SYMBOLS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
"""One private-use character a kind: what stands for a mention in a sentence's shadow."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the cleaned text (`end` exclusive) of one kind; `value` is what the kind's scanner read."""

    kind: str
    start: int
    end: int
    value: Any


def readable(shadow: str) -> str:
    """A shadow with its symbols written out, for people: `<PLACE> convicted <NUM> …`."""
    names = {symbol: f"<{kind}>" for kind, symbol in SYMBOLS.items()}
    return "".join(names.get(character, character) for character in shadow)


Scanner = Callable[[str], Iterator[Mention]]


@cache
def scanners() -> tuple[Scanner, ...]:
    """All scanners, the more certain ones first: where mentions overlap, the earlier scanner's stands."""
    from tipgraph.text import laws, numbers, organisations, plans, terms, treaties

    return (
        numbers.scan_tiers, numbers.scan_streaks, laws.scan_numbered, treaties.scan_treaties, plans.scan_plans,
        laws.scan_named, organisations.scan_names, terms.scan_terms, numbers.scan_years, numbers.scan_amounts,
    )  # fmt: skip


def find_mentions(text: str) -> list[Mention]:
    """The mentions of a cleaned text in order, none overlapping."""
    taken: list[Mention] = []
    free = bytearray(b"\x01") * len(text)
    for scan in scanners():
        for mention in longest_first(scan(text)):
            if all(free[mention.start : mention.end]):
                free[mention.start : mention.end] = bytes(mention.end - mention.start)
                taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def longest_first(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start - m.end, m.start))
