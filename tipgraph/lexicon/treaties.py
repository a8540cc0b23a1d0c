"""International instruments by the forms of their names: `treaties.toml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tipgraph.data_files import read_toml


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: the one name for all its forms, the forms, and pieces of which one stands in each form."""

    name: str
    form: re.Pattern[str]
    near: tuple[str, ...]
    number: str | None


@cache
def instruments() -> tuple[Instrument, ...]:
    data = read_toml("tipgraph.lexicon", "treaties.toml")
    return tuple(
        Instrument(
            entry["name"],
            re.compile(rf"(?<!\w)(?:{entry['form']})(?!\w)"),
            tuple(entry["near"]),
            str(entry["number"]) if "number" in entry else None,
        )
        for entry in data["treaty"]
    )


@cache
def _by_number() -> Mapping[str, str]:
    return {known.number: known.name for known in instruments() if known.number}


def forms_in(text: str) -> Iterator[tuple[re.Match[str], Instrument]]:
    """Every form of a listed instrument in a text."""
    for known in instruments():
        if any(piece in text for piece in known.near):
            for match in known.form.finditer(text):
                yield match, known


def instrument(name: str) -> str:
    """The one name for the instrument that a narrative calls `name`; the name itself where it is not listed."""
    if number := re.match(r"ILO Convention (?:No\. ?)?(\d+)\b", name):
        return _by_number().get(number[1], name)
    found = sorted((-len(match.group()), known.name) for match, known in forms_in(name))
    return found[0][1] if found else name
