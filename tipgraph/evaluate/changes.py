"""What was gained and lost between two evaluations against the same gold."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import DataError, in_words
from tipgraph.evaluate.scoring import Evaluation

_SMALLEST = 0.0005
"""What rounds to no change at three digits."""


@dataclass(frozen=True, slots=True)
class Changes:
    """`figures`: (type, F1 before, F1 now) where they differ; `facts`: gold facts gained and lost, wrong facts that
    are new or gone, each as a line that names it."""

    figures: tuple[tuple[str, float, float], ...]
    facts: Mapping[str, tuple[str, ...]]


def changes(now: Evaluation, earlier: Path) -> Changes:
    """Compare with the file that an earlier `evaluate --json` printed. Raises DataError where it is none."""
    try:
        before = json.loads(earlier.read_text(encoding="utf-8"))
        matched, extra = Counter(before["matched"]), Counter(before["extra"])
        figures = tuple(
            (kind, before.get(kind, {}).get("f1") or 0.0, row.f1)
            for kind, row in now.rows().items()
            if row.f1 is not None and abs((before.get(kind, {}).get("f1") or 0.0) - row.f1) >= _SMALLEST
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{earlier}: this is no earlier result ({in_words(error)}); write one with --json") from error
    matched_now, extra_now = Counter(now.matched_keys()), Counter(now.extra_keys())
    return Changes(
        figures,
        {
            "gained": tuple((matched_now - matched).elements()),
            "lost": tuple((matched - matched_now).elements()),
            "newly wrong": tuple((extra_now - extra).elements()),
            "wrong no more": tuple((extra - extra_now).elements()),
        },
    )
