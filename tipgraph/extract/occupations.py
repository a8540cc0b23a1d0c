"""What people are made to work as: "exploited as domestic workers", "brought to Peru to work as porters"."""

import re
from collections.abc import Mapping
from functools import cache

from tipgraph.text.terms import terms

_AS = re.compile(r"(?<!well )(?<!such )\bas (?!well\b|a result\b)([^.;]{3,90})")
_SEX = "prostitution"
"""The key of the occupations that are no field of work."""


def occupations(text: str) -> tuple[str, ...]:
    """The fields of work of the occupations that "as …" names in a text, in its order; `prostitution` among them."""
    found: list[str] = []
    for match in _AS.finditer(text):
        found += [_fields()[m.group()] for m in _words().finditer(match[1])]
    return tuple(dict.fromkeys(found))


def exploitation_of(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of exploitation that occupations imply."""
    kinds = ["sex trafficking" if field == _SEX else "labor trafficking" for field in fields]
    return tuple(dict.fromkeys(kinds))


def sectors_of(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field for field in fields if field != _SEX)


@cache
def _fields() -> Mapping[str, str]:
    return {form: field for field, forms in terms()["occupations"].items() for form in forms}


@cache
def _words() -> re.Pattern[str]:
    forms = sorted(_fields(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
