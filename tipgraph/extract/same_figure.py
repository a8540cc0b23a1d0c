"""A figure stated twice in one narrative is one fact (GUIDE.md, "In every record")."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tipgraph.facts import Fact, Period, Statistic

_TOLD_ONCE = 1000
"""A number as large as this counts one thing in a narrative, whichever words it comes with."""
_APART = ("citations", "exploitation", "group")


def merge_same(facts: Iterable[Fact]) -> list[Fact]:
    """Join statistics that tell one figure: where one says no more than the other, the fuller stands, the other is `also`.

    "Secured only one conviction under the trafficking statute" and "convicted one offender under Article 4" are one fact:
    the fields that keep facts apart are equal, or one side leaves them open. Two figures of one clause are never one.
    """
    made: dict[tuple[float, Period], list[list[Fact]]] = {}
    for fact in facts:
        content = fact.content
        assert isinstance(content, Statistic)
        groups = made.setdefault((content.value, content.period), [])
        group = next((g for g in groups if _same(g[0], fact)), None)
        if group is None:
            groups.append([fact])
        elif _says(fact) > _says(group[0]):
            group.insert(0, fact)
        else:
            group.append(fact)
    return [_joined(group) for groups in made.values() for group in groups]


def _joined(group: list[Fact]) -> Fact:
    """The fullest of the facts of one figure, which stands first, with the evidence of the others."""
    spans = {e for fact in group for e in (fact.evidence, *fact.also)} - {group[0].evidence}
    return replace(group[0], also=tuple(sorted(spans)))


def _same(left: Fact, right: Fact) -> bool:
    """Whether two statistics of one value and period are one figure."""
    a, b = left.content, right.content
    assert isinstance(a, Statistic)
    assert isinstance(b, Statistic)
    if a == b:
        return True
    if a.metric != b.metric or a.metric == "other":
        return a.value >= _TOLD_ONCE and "other" in (a.metric, b.metric)
    if a.unit != b.unit or (a.value == 0 and a.group != b.group) or "additional" in f"{a.label} {b.label}":
        return False
    return all(_open(getattr(a, name), getattr(b, name)) for name in _APART) and not _overlap(left, right)


def _open(a: Any, b: Any) -> bool:
    return a == b or not a or not b


def _overlap(left: Fact, right: Fact) -> bool:
    return left.evidence.start < right.evidence.end and right.evidence.start < left.evidence.end


def _says(fact: Fact) -> int:
    content = fact.content
    assert isinstance(content, Statistic)
    return 10 * (content.metric != "other") + sum(bool(getattr(content, name)) for name in (*_APART, "label", "actor"))
