"""Whether two facts of one type say the same (annotation guide): keys by value or by words, other fields by value."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from tipgraph.facts import CONTENTS

Record = Mapping[str, Any]
"""A fact as a line of JSON gives it, with the guide's keys."""

_UNSCORED = {"label", "position", "theme"}
_WORDED = {"citation", "name", "text", "group", "partner", "origin", "destination"}
_DESCRIBED = {"statute", "penalty", "agency", "plan", "treaty", "victim_group"}
"""Types whose wording may match by evidence: what has no name is described freely."""

_GENERIC = {
    "ministry", "department", "law", "laws", "code", "act", "acts", "national", "state", "workers", "persons", "people",
    "center", "centers", "office", "government", "plan", "action", "new", "anti-trafficking", "victims",
}  # fmt: skip
"""Words that many names share: they say nothing about whether two names are of one thing."""

_STOP = {"the", "a", "an", "of", "on", "and", "for", "no", "in"}
_NUMBERED = re.compile(r"(sub-)?(article|section|paragraph|chapter)$")
_TOLERANCE = 0.051
"""How far two numbers may be apart and still say the same: months as fractions of a year are rounded."""


def same_key(kind: str, gold: Record, found: Record) -> int | None:
    """0 where the keys are equal, 1 where wording is close or the evidence is the same, None where they differ."""
    keys = CONTENTS[kind].key_fields()
    if all(_same(name, gold.get(name), found.get(name)) for name in keys):
        return 0 if all(words(gold.get(n)) == words(found.get(n)) for n in keys if n in _WORDED) else 1
    name, *rest = keys
    if kind not in _DESCRIBED or not all(_same(n, gold.get(n), found.get(n)) for n in rest):
        return None
    left, right = words(gold.get(name) or ""), words(found.get(name) or "")
    numbered = kind in {"statute", "penalty"} and {"article", "section"} & {*left, *right}
    if _numbers(left) != _numbers(right) or (_numbers(left) and numbered):
        return None
    close = _overlap(set(left) - _GENERIC, set(right) - _GENERIC) >= 0.3 and shared_evidence(gold, found) >= 0.5
    return 1 if close else None


def agree(left: Any, right: Any) -> bool:
    """Whether two values of a field that is not in the key say the same; lists are compared as sets."""
    if isinstance(left, list) or isinstance(right, list):
        return _bag(left) == _bag(right)
    if left in (None, False) and right in (None, False):
        return True
    return _equal(left, right)


@cache
def _words(text: str) -> tuple[str, ...]:
    text = text.casefold().replace("’", "'").replace("–", "-").replace("—", "-").replace("§", " section ")
    text = re.sub(r"(?<=\w)-\s+(?=\w)", "-", text)
    text = re.sub(r"\barts?\.\s*", "article ", text)
    text = re.sub(r"\b(article|section|paragraph|chapter)s\b", r"\1", text)
    text = re.sub(r"(?<=\d)\s+(?=\(|(?:bis|ter|quater)\b)", "", text)
    text = re.sub(r"(?<=\d)\s+(?:through|to)\s+(?=\d)", "-", text)
    return tuple(w for w in re.findall(r"\w+(?:[-.'/]\w+|\(\w+\))*", text) if w not in _STOP)


def words(text: Any) -> tuple[str, ...]:
    """The words of a text that count: case, quotes, dashes, wrapped hyphens and citation spelling folded."""
    return _words(str(text))


def _same(name: str, left: Any, right: Any) -> bool:
    """Whether two values of a key field say the same."""
    if left is None or right is None:
        return left is right
    if name not in _WORDED:
        return _equal(left, right)
    a, b = words(left), words(right)
    if a == b:
        return bool(a) or str(left) == str(right)
    if _numbers(a) != _numbers(b):
        return False
    if name == "citation" and any(_NUMBERED.match((x or ("",))[0]) for x in (a, b)):
        return False  # a numbered provision is exact
    return _overlap(set(a), set(b)) >= (0.9 if name == "text" else 0.6)


def _equal(left: Any, right: Any) -> bool:
    try:
        return abs(float(left) - float(right)) < _TOLERANCE
    except (TypeError, ValueError):
        return str(left).casefold() == str(right).casefold()


def _numbers(tokens: Iterable[str]) -> set[str]:
    return {word for word in tokens if any(c.isdigit() for c in word)}


def _overlap(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _bag(value: Any) -> set[str]:
    return {str(v).casefold() for v in (value if isinstance(value, list) else [] if value is None else [value])}


def _evidence(fact: Record) -> set[str]:
    return set(words(fact.get("evidence") or ""))


def shared_evidence(gold: Record, found: Record) -> float:
    return _overlap(_evidence(gold), _evidence(found))


def touches(gold: Record, found: Record) -> bool:
    """Whether the evidence of one fact overlaps that of the other, be it a clause or the whole sentence."""
    a, b = _evidence(gold), _evidence(found)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5 and len(b) <= 120


def other_fields(kind: str) -> tuple[str, ...]:
    return tuple(name for name in CONTENTS[kind].other_fields() if name not in _UNSCORED)
