"""All mentions of a text: every scanner's finds, sorted out where they overlap."""

from collections.abc import Callable, Iterable, Iterator

from tipgraph.text import laws, numbers, organisations, plans, terms, treaties
from tipgraph.text.mentions import Mention

Scanner = Callable[[str], Iterator[Mention]]


_SCANNERS: tuple[Scanner, ...] = (
    numbers.scan_tiers, numbers.scan_streaks, laws.scan_numbered, treaties.scan_treaties, plans.scan_plans,
    laws.scan_named, organisations.scan_names, terms.scan_terms, numbers.scan_years, numbers.scan_amounts,
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
    return sorted(taken, key=lambda m: m.start)


def _longest_first(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start - m.end, m.start))
