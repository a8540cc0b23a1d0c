"""Scan for organisations that the reports know by a short name: "ECOWAS", "Boko Haram", "Caritas"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tipgraph.text.mentions import Mention
from tipgraph.text.organisations import Organisation, agencies
from tipgraph.text.terms import terms

_NO_BODY = re.compile(
    r"[\w-]| (?:takeover|member|states?|countries|citizens|nationals|region|protocol|convention|plan|mission|commission|"
    r"Convention|Protocol|Plan|Mission|Commission|Union|Summit|Committee)\b"
)
"""Behind a short name, what makes it another thing: "ECOWAS countries"."""


@cache
def _kinds_of_names() -> Mapping[str, str]:
    """The kinds of those that are known by a name without the head of an organisation."""
    kinds = {"armed": "other", "nongovernmental": "ngo"}
    return {name: kind for listed, kind in kinds.items() for name in agencies()[listed]["names"]}


@cache
def _short_names() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Who is known by a short name: international bodies, but for those that speak in the texts (ACTOR); armed groups; NGOs."""
    bodies = [name for name in agencies()["international"] if name.casefold() not in terms()["actors"]["io"]]
    names = (*bodies, *_kinds_of_names())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def scan_short_names(text: str) -> Iterator[Mention]:
    """ORG: those who are known by a short name, wherever it stands (value Organisation)."""
    automaton, names = _short_names()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if not (re.match(r"[\w-]", text[start - 1 : start]) or _NO_BODY.match(text, end)):
            kind = _kinds_of_names().get(names[number], "international_organization")
            yield Mention("ORG", start, end, Organisation(names[number], kind))
