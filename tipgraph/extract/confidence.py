"""How sure a rule is: the share of its facts that careful readers found too, as measured, kept as data."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _measured() -> Mapping[str, tuple[int, int]]:
    """`confidence.json`, written by benchmarks/figures.py: for each rule its right facts and all its facts."""
    text = files("tipgraph.extract").joinpath("confidence.json").read_text(encoding="utf-8")
    return {rule: (right, found) for rule, (right, found) in json.loads(text).items()}


def confidence_of(rule: str) -> float | None:
    """The measured precision of a rule between 0 and 1, two digits; None where no fact of it was measured.

    By the rule of succession, (right + 1) / (found + 2): a rule seen right once is not yet certain.
    """
    if rule not in _measured():
        return None
    right, found = _measured()[rule]
    return round((right + 1) / (found + 2), 2)
