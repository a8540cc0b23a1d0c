"""What stands in which editions: facts that say the same, and recommendations that recur in other words."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tipgraph.facts import Fact

_WORD = re.compile(r"[a-z]{3,}")
_EMPTY_WORDS = re.compile(
    r"the|and|for|with|their|this|that|from|under|all|any|into|including|include|ensure|such|who|are|its|other|trafficking"
    r"|victims?|efforts|increase|continue|government|officials|persons|human"
)
ALIKE = 0.5
"""Share of the words of the shorter of two recommendations that the longer has too, for them to be one that recurs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Facts of several editions that say the same, by year. `label` is said as the last of them says it."""

    label: str
    facts: tuple[Fact, ...]

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({fact.report_year for fact in self.facts}))


def by_content(facts: Iterable[Fact], label: Callable[[Fact], str], key: Callable[[Fact], Hashable]) -> list[Standing]:
    """Facts with one key together, those that stand in most editions first."""
    groups: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    found = [Standing(label(_by_year(group)[-1]), tuple(_by_year(group))) for group in groups.values()]
    return sorted(found, key=lambda one: (-len(one.years), one.label.casefold()))


def recommendations(facts: Iterable[Fact]) -> list[Standing]:
    """Recommendations with those of the editions before that ask for the same, in the order of the last edition.

    A recommendation continues the one of the last edition before it that shares most of its words: at least ALIKE of the
    shorter one's. One is continued by one only, the best pairs first. It is a comparison of words, and says no more.
    """
    chains: list[list[Fact]] = []
    for _, edition in groupby(_by_year(facts), key=lambda fact: fact.report_year):
        _continue(chains, list(edition))
    found = [Standing(str(getattr(chain[-1].content, "text", "")), tuple(chain)) for chain in chains]
    return sorted(found, key=lambda one: (-one.years[-1], one.facts[-1].evidence.start))


def _continue(chains: list[list[Fact]], new: Sequence[Fact]) -> None:
    pairs = [
        (likeness(str(getattr(chain[-1].content, "text", "")), str(getattr(fact.content, "text", ""))), c, n)
        for c, chain in enumerate(chains)
        for n, fact in enumerate(new)
    ]
    continued: set[int] = set()
    placed: set[int] = set()
    for alike, chain, fact in sorted(pairs, key=lambda pair: (-pair[0], -chains[pair[1]][-1].report_year, *pair[1:])):
        if alike >= ALIKE and chain not in continued and fact not in placed:
            chains[chain].append(new[fact])
            continued.add(chain)
            placed.add(fact)
    chains += [[fact] for n, fact in enumerate(new) if n not in placed]


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that are in the longer too, from 0 to 1; a few words only are never alike."""
    a, b = _words(one), _words(other)
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter >= 3 else 0.0


def _words(text: str) -> set[str]:
    """Stems, cut roughly: `prosecute` and `prosecution` are one word here."""
    return {word[:6] for word in _WORD.findall(text.lower()) if not _EMPTY_WORDS.fullmatch(word)}


def _by_year(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.report_year, fact.evidence.start))
