"""What the texts call the codes: the forms by which extraction reads them, as the alternative labels of the concepts.

The lexicon is the one place where forms are listed; nothing is added here. Forms that only a neighbouring word makes a
code (the verbs of a metric, the stems of an agency's role) are no names of it and stay in the lexicon.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from tipgraph.data_files import read_toml
from tipgraph.graph.spellings import spellings

Forms = Mapping[str, tuple[str, ...]]


@cache
def surface_forms() -> Mapping[str, Forms]:
    """By code list (its name in `codes.toml`): each value with its forms, sorted. The values of an open list are its
    known members."""
    terms = read_toml("tipgraph.lexicon", "terms.toml")
    actors = {code: forms for code, forms in terms["actors"].items() if code != "perpetrators"}  # no actor of the graph
    return {
        "tier": _sorted(read_toml("tipgraph.lexicon", "tiers.toml")["forms"].items()),
        "exploitation": _sorted((entry["code"], entry["forms"]) for entry in terms["exploitation"]),
        "actor": _sorted(actors.items()),
        "metric": _sorted(_metrics()),
        "group": _sorted(terms["groups"].items()),
        "sector": _sorted(terms["sectors"].items()),
        "treaty": _sorted(_treaties()),
    }


def _sorted(pairs: Iterable[tuple[str, Iterable[str]]]) -> Forms:
    made: dict[str, set[str]] = {}
    for value, forms in pairs:
        made.setdefault(value, set()).update(forms)
    return {value: tuple(sorted(forms)) for value, forms in made.items()}


def _metrics() -> Iterator[tuple[str, list[str]]]:
    """Nouns that tell by themselves what is measured: "79 investigations"."""
    things: Mapping[str, Mapping[str, Any]] = read_toml("tipgraph.lexicon", "metrics.toml")["things"]
    for thing in things.values():
        if "metric" in thing:
            yield thing["metric"], thing["forms"]


def _treaties() -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in read_toml("tipgraph.lexicon", "treaties.toml")["treaty"]:
        yield entry["name"], spellings(entry["form"])
