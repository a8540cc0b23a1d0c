"""Match found facts with gold facts and count: precision, recall and F1 of each fact type."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tipgraph.evaluate.agreement import Record, agree, other_fields, same_key, shared_evidence, touches
from tipgraph.facts import CONTENTS

TYPES = (
    "tier", "effort", "country_role", "statute", "penalty", "statistic", "silence",
    "flow", "victim_group", "agency", "cooperation", "recommendation", "plan", "treaty",
)  # fmt: skip
"""The order of the table."""


@dataclass(frozen=True, slots=True)
class Match:
    """Facts of one type, compared: pairs of gold and found, gold that was missed, found that is not in the gold."""

    pairs: tuple[tuple[Record, Record], ...] = ()
    missed: tuple[Record, ...] = ()
    extra: tuple[Record, ...] = ()

    def __add__(self, other: "Match") -> "Match":
        return Match(self.pairs + other.pairs, self.missed + other.missed, self.extra + other.extra)


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of the table; shares are between 0 and 1, None where there is nothing to divide by.

    `fields`: share of the other fields that agree on the matched facts; `evid`: share of the matched facts whose
    evidence overlaps the gold's.
    """

    gold: int | None
    predicted: int | None
    precision: float | None
    recall: float | None
    f1: float | None
    fields: float | None
    evid: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All matches by type; `outside` counts facts of narratives that the gold does not cover, which are not scored."""

    matches: Mapping[str, Match]
    outside: int

    def rows(self) -> dict[str, Figures]:
        """The figures by type, then `ALL` (micro) and `MACRO` (mean F1 of the types that the gold has)."""
        rows = {kind: _figures({kind: match}) for kind, match in self.matches.items()}
        scored = [row.f1 for row in rows.values() if row.gold and row.f1 is not None]
        mean = sum(scored) / len(scored) if scored else None
        return rows | {"ALL": _figures(self.matches), "MACRO": Figures(None, None, None, None, mean, None, None)}

    def matched_keys(self) -> list[str]:
        """The gold facts that were found, each as one line that names it; sorted."""
        return sorted(_named(gold) for match in self.matches.values() for gold, _ in match.pairs)

    def extra_keys(self) -> list[str]:
        """The facts found that are not in the gold, each as one line that names it; sorted."""
        return sorted(_named(fact) for match in self.matches.values() for fact in match.extra)

    def rows_by_rule(self) -> dict[str, Figures]:
        """Of each rule, how many of its facts are right: recall is nothing that a rule has."""
        right = Counter(str(found.get("rule")) for match in self.matches.values() for _, found in match.pairs)
        wrong = Counter(str(found.get("rule")) for match in self.matches.values() for found in match.extra)
        return {
            rule: Figures(
                None, right[rule] + wrong[rule], _share(right[rule], right[rule] + wrong[rule]), None, None, None, None
            )
            for rule in sorted(right.keys() | wrong.keys())
        }


def evaluate(gold: Iterable[Record], found: Iterable[Record]) -> Evaluation:
    """Compare found facts with gold facts; both are records with the guide's keys."""
    places: dict[tuple[str, int, str], list[Record]] = defaultdict(list)
    for fact in gold:
        places[_place(fact)].append(fact)
    covered = sorted({(country, year) for country, year, _ in places})
    inside: dict[tuple[str, int, str], list[Record]] = defaultdict(list)
    outside = 0
    for fact in found:
        place = _place(fact)
        if place[:2] in covered:
            inside[place].append(fact)
        else:
            outside += 1
    matches = dict.fromkeys(TYPES, Match())
    for country, year in covered:
        for kind in TYPES:
            matches[kind] += match(kind, places[country, year, kind], inside[country, year, kind])
    return Evaluation(matches, outside)


def match(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> Match:
    """Match two lists of facts of one type, country and edition one to one."""
    candidates = []
    for g, left in enumerate(gold):
        for f, right in enumerate(found):
            looseness = same_key(kind, left, right)
            if looseness is not None:
                agreement = sum(agree(left.get(n), right.get(n)) for n in other_fields(kind)) + shared_evidence(
                    left, right
                )
                candidates.append((looseness, -agreement, g, f))
    used_gold: dict[int, int] = {}
    used_found: set[int] = set()
    for _, _, g, f in sorted(candidates):
        if g not in used_gold and f not in used_found:
            used_gold[g] = f
            used_found.add(f)
    return Match(
        tuple((gold[g], found[f]) for g, f in used_gold.items()),
        tuple(fact for g, fact in enumerate(gold) if g not in used_gold),
        tuple(fact for f, fact in enumerate(found) if f not in used_found),
    )


def _place(fact: Record) -> tuple[str, int, str]:
    return fact["country"], fact["report_year"], fact["type"]


def _figures(matches: Mapping[str, Match]) -> Figures:
    hit = miss = extra = agreeing = asked = touching = 0
    for kind, found in matches.items():
        names = (*other_fields(kind), "source")
        hit, miss, extra = hit + len(found.pairs), miss + len(found.missed), extra + len(found.extra)
        agreeing += sum(agree(a.get(name), b.get(name)) for a, b in found.pairs for name in names)
        asked += len(found.pairs) * len(names)
        touching += sum(touches(a, b) for a, b in found.pairs)
    return Figures(
        gold=hit + miss,
        predicted=hit + extra,
        precision=_share(hit, hit + extra),
        recall=_share(hit, hit + miss),
        f1=_share(2 * hit, 2 * hit + miss + extra),
        fields=_share(agreeing, asked),
        evid=_share(touching, hit),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _named(fact: Record) -> str:
    """A fact in one line: country, edition, type, key."""
    key = {name: fact.get(name) for name in CONTENTS[str(fact["type"])].key_fields()}
    return f"{fact['country']} {fact['report_year']} {fact['type']} {json.dumps(key, ensure_ascii=False)}"
