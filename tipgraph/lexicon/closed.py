"""Closed classes of words that extraction reads by: `closed.toml`."""

from collections.abc import Mapping
from functools import cache

from tipgraph.data_files import read_toml


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    data = read_toml("tipgraph.lexicon", "closed.toml")
    return {name: frozenset(words) for name, words in data.items()}


def closed(name: str) -> frozenset[str]:
    """The words of a class, lower case. Raises KeyError for a class that `closed.toml` lacks."""
    return _classes()[name]
