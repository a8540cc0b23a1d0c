"""Scan for international instruments by their names (domain.md 3.10)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tipgraph.data_files import read_toml
from tipgraph.text.mentions import Mention

_ANY = re.compile(r"Convention|[Pp]rotocol|UNTOC|CEDAW")
"""Every form in `treaties.toml` holds one of these."""
_ILO = r"(?:ILO|International Labou?r Organization) Conventions (?:Nos?\. ?)?"
_LIST = re.compile(rf"\b{_ILO}\d+(?:(?:, and |, | and )\d+\b)+")
_NUMBER = re.compile(rf"(?:{_ILO})?\b(?P<number>\d+)\b")


@cache
def _treaties() -> tuple[dict[str, Any], ...]:
    data = read_toml("tipgraph.lexicon", "treaties.toml")
    return tuple(data["treaty"])


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{entry['form']})(?!\w)"), entry["name"], tuple(entry["near"])) for entry in _treaties()
    )


@cache
def _by_number() -> Mapping[str, str]:
    return {str(entry["number"]): entry["name"] for entry in _treaties() if "number" in entry}


def scan_treaties(text: str) -> Iterator[Mention]:
    """TREATY: international instruments (value: the name in `treaties.toml`)."""
    if not _ANY.search(text):
        return
    for form, name, near in _forms():
        if any(piece in text for piece in near):
            for match in form.finditer(text):
                yield Mention("TREATY", match.start(), match.end(), name)
    for listed in _LIST.finditer(text):
        for number in _NUMBER.finditer(text, listed.start(), listed.end()):
            if numbered := _by_number().get(number["number"]):
                yield Mention("TREATY", number.start(), number.end(), numbered)
