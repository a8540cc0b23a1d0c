"""Closed classes of words that extraction reads by: `closed.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("tipgraph.lexicon").joinpath("closed.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def closed(name: str) -> frozenset[str]:
    """The words of a class, lower case. Raises KeyError for a class that `closed.toml` lacks."""
    return _classes()[name]
