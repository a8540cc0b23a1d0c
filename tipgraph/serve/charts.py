"""Drawings of what happened over the years: where things stand. The templates draw them as SVG.

A year without a narrative is a gap and stays one; a zero, a figure that was not reported, and nothing are three things.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tipgraph.facts import Fact, Silence, Statistic, Tier
from tipgraph.view.wording import TIERS, says

WIDEST = 34.0
"""Width of a year, in pixels at scale 1; less where many years would not fit beside one another."""
LEFT, RIGHT, TOP = 120.0, 20.0, 22.0
_TIER_HEIGHT = 36.0
_FIGURE_HEIGHT = 110.0
_NUMBER = 32.0
"""Room that the number of a year needs."""
_TIER_ROOM, _FIGURE_ROOM = 900.0, 420.0
_LABEL = 22.0
"""Room that a mark and its label need above one another."""
_SCALE = ("1", "2", "2WL", "3", "special")
"""From the best placement down; a special case is none of them, and stands apart below."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A year of the axis. `is_labelled`: there is room for its number."""

    year: int
    x: float
    has_narrative: bool
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The years from the first to the last, each with a place, whether there is a narrative or not."""

    slots: tuple[Slot, ...]
    step: float

    @property
    def width(self) -> float:
        return LEFT + self.step * len(self.slots) + RIGHT

    def x(self, year: int) -> float:
        return self.slots[0].x + self.step * (year - self.slots[0].year)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact at its place. `kind`: figure, zero, or silence; `is_labelled`: there is room for its label."""

    fact_id: str
    x: float
    y: float
    label: str
    title: str
    kind: str = "figure"
    is_labelled: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class TierLine:
    axis: Axis
    levels: tuple[Level, ...]
    marks: tuple[Mark, ...]
    lines: tuple[tuple[Mark, Mark], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one metric in one unit, by the year that they cover."""

    title: str
    axis: Axis
    marks: tuple[Mark, ...]
    base: float
    silent: float
    height: float


def axis(years: Collection[int], with_narrative: Collection[int], room: float) -> Axis:
    """The years from the first of `years` to the last, in so many pixels at most."""
    first, last = min(years), max(years)
    step = min(WIDEST, room / (last - first + 1))
    slots: list[Slot] = []
    labelled = -_NUMBER
    for year in range(first, last + 1):
        x = LEFT + step * (year - first + 0.5)
        is_wanted = year in with_narrative or year in (first, last) or last - first < 12
        if is_labelled := is_wanted and x - labelled >= _NUMBER:
            labelled = x
        slots.append(Slot(year, x, year in with_narrative, is_labelled))
    return Axis(tuple(slots), step)


def tier_line(tiers: Iterable[Fact], editions: Collection[int]) -> TierLine | None:
    """The placements by edition. Only editions that follow each other are joined; None where there is no placement."""
    placed = [(fact, fact.content) for fact in tiers if isinstance(fact.content, Tier)]
    if not placed:
        return None
    across = axis({*editions, *(fact.report_year for fact, _ in placed)}, editions, _TIER_ROOM)
    shown = [tier for tier in _SCALE if tier != "special" or any(content.tier == tier for _, content in placed)]
    levels = {
        tier: Level(TIERS.get(tier, f"Tier {tier}"), TOP + _TIER_HEIGHT * (n + 0.5)) for n, tier in enumerate(shown)
    }
    marks = [
        (
            fact.report_year,
            content.tier,
            Mark(fact.id, across.x(fact.report_year), levels[content.tier].y, "", says(fact)),
        )
        for fact, content in sorted(placed, key=lambda one: one[0].report_year)
        if content.tier in levels
    ]
    lines = tuple(
        (a, b)
        for (year, tier, a), (next_year, next_tier, b) in pairwise(marks)
        if next_year == year + 1 and "special" not in (tier, next_tier)
    )
    height = TOP + _TIER_HEIGHT * len(levels) + 30
    return TierLine(across, tuple(levels.values()), tuple(mark for *_, mark in marks), lines, height)


def figures(facts: Iterable[Fact], editions: Collection[int]) -> list[Figures]:
    """A drawing for each metric and unit that has a figure in two years, those with most first. Figures of spans of years,
    and counts of other things, are in the table only."""
    series: dict[tuple[str, str], list[tuple[int, Fact]]] = {}
    silences: dict[str, list[tuple[int, Fact]]] = {}
    for fact in facts:
        content = fact.content
        if isinstance(content, Statistic | Silence) and isinstance(content.period, int) and content.metric != "other":
            if isinstance(content, Statistic):
                series.setdefault((content.metric, content.unit or ""), []).append((content.period, fact))
            else:
                silences.setdefault(content.metric, []).append((content.period, fact))
    units: dict[str, int] = {}
    for metric, _ in series:
        units[metric] = units.get(metric, 0) + 1
    found = []
    for (metric, unit), known in series.items():
        silent = silences.get(metric, [])
        years = {year for year, _ in [*known, *silent]}
        if len(years) > 1:
            title = metric.replace("_", " ") + (f" ({unit})" if unit and units[metric] > 1 else "")
            found.append((len(years), _figures(title, known, silent, editions)))
    return [drawing for _, drawing in sorted(found, key=lambda one: (-one[0], one[1].title))]


def _figures(
    title: str, known: Sequence[tuple[int, Fact]], silent: Sequence[tuple[int, Fact]], editions: Collection[int]
) -> Figures:
    # a figure covers the year before its edition: a year is a gap where neither speaks of it
    told = {year - 1 for year in editions} | {year for year, _ in [*known, *silent]}
    across = axis(told, told, _FIGURE_ROOM)
    most = max((_value(fact) for _, fact in known), default=0.0) or 1.0
    base = TOP + _FIGURE_HEIGHT
    marks = [
        Mark(
            fact.id,
            across.x(year),
            base - _FIGURE_HEIGHT * max(_value(fact), 0.0) / most,
            f"{_value(fact):,g}",
            f"{year}: {says(fact)} ({fact.report_year} report)",
            "figure" if _value(fact) else "zero",
        )
        for year, fact in sorted(known, key=lambda one: (one[0], one[1].id))
    ]
    marks = _labelled(marks)
    below = base + 18
    marks += [
        Mark(fact.id, across.x(year), below, "", f"{year}: {says(fact)} ({fact.report_year} report)", "silence")
        for year, fact in sorted(silent, key=lambda one: (one[0], one[1].id))
    ]
    return Figures(title, across, tuple(marks), base, below, below + 40)


def _labelled(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that stand above one another too closely, only the highest keeps its label."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.y)):
        last = next((m for m in reversed(found) if m.is_labelled), None)
        has_room = last is None or last.x != mark.x or mark.y - last.y >= _LABEL
        found.append(replace(mark, is_labelled=has_room))
    return found


def _value(fact: Fact) -> float:
    return float(getattr(fact.content, "value", 0.0))
