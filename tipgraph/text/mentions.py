"""Mentions: typed spans of the cleaned text, and the symbols that stand for them in a shadow."""

from dataclasses import dataclass
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
