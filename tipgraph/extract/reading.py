"""Read a narrative: every family of facts over its sentences, merged."""

from collections.abc import Callable, Iterator

from tipgraph.extract import (
    agencies,
    cooperation,
    efforts,
    exploitation,
    plans,
    provisions,
    recommendations,
    roles,
    silences,
    statistics,
    tiers,
    treaties,
)
from tipgraph.facts import Fact, merge
from tipgraph.narrative import Narrative
from tipgraph.text.document import Document, read_document

FAMILIES: tuple[Callable[[Document], Iterator[Fact]], ...] = (
    tiers.find,
    efforts.find,
    roles.find,
    exploitation.find,
    recommendations.find,
    statistics.find,
    silences.find,
    provisions.find,
    agencies.find,
    cooperation.find,
    plans.find,
    treaties.find,
)


def extract(narrative: Narrative) -> list[Fact]:
    """The facts that a narrative asserts (GUIDE.md), one record each, sorted by place. Deterministic; reads nothing else."""
    document = read_document(narrative)
    return merge(fact for find in FAMILIES for fact in find(document))
