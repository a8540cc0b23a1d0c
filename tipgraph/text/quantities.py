"""Numbers in digits and words, and the qualifiers before them: what the scanners of numbers and money share."""

import re
from dataclasses import dataclass

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_VALUES = {
    "zero": 0,
    **{w: i + 1 for i, w in enumerate(_UNITS)},
    **{w: i + 10 for i, w in enumerate(_TEENS)},
    **{w: (i + 2) * 10 for i, w in enumerate(_TENS)},
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_QUALIFIERS = {
    "at_least": ("at least approximately", "at least", "no fewer than", "no less than", "not less than", "a minimum of"),
    "more_than": ("more than", "over", "in excess of", "exceeding", "upwards of", "greater than", "well over", "exceed"),
    "less_than": ("fewer than", "less than", "under", "below"),
    "up_to": ("up to", "as many as", "as much as", "a maximum of", "no more than", "at most"),
    "about": ("approximately", "about", "around", "roughly", "an estimated", "estimated", "some", "nearly", "almost",
              "close to", "just over", "just under", "approx."),
}  # fmt: skip
_QUALIFIER_OF = {form: name for name, forms in _QUALIFIERS.items() for form in forms}

_SIMPLE = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
_WORDS = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS)})|{_SIMPLE})"
_WORD_NUMBER = rf"(?:(?:(?:{_WORDS}|a)[ -])?hundred(?: (?:and )?{_WORDS})?|{_WORDS})"
_FORMS = "|".join(sorted(map(re.escape, _QUALIFIER_OF), key=len, reverse=True))

DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
"""Regex: a number in digits; longer runs are codes, not counts."""
NUMBER = rf"(?:{DIGITS}|{_WORD_NUMBER})(?:[ -](?:hundred|thousand|million|billion)\b)?"
SCALE = "thousand|million|billion"
UNITS = "|".join((*_UNITS, "ten"))
_LEAD = re.compile(
    rf"(?<![\w-])(?P<qualifier>{_FORMS}) (?:a total of )?(?:the equivalent of )?(?:approximately |about |an estimated )?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 70
"""No qualifier with what may follow it is longer."""
_LEAD_ENDS = tuple(f"{form} " for form in (*_QUALIFIER_OF, "total of", "equivalent of"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text says it. `high` is the end of a range; `qualifier` as in GUIDE.md (`exact`, `more_than`, …)."""

    value: float
    qualifier: str = "exact"
    high: float | None = None


def number_value(text: str) -> float:
    """The value of a number in digits or words. Raises ValueError where it is none.

    >>> number_value("three hundred and six"), number_value("1.2 million"), number_value("10,852")
    (306.0, 1200000.0, 10852.0)
    """
    total = current = 0.0
    for word in re.split(r"[ -]+", text.casefold().replace(",", "")):
        if word in ("and", ""):
            continue
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += 1 if word == "a" else WORD_VALUES[word] if word in WORD_VALUES else float(word)
    return total + current


def scaled(number: str, scale: str | None) -> float:
    """The value of digits with a scale word behind them (`scaled("1.2", "million")` is 1,200,000)."""
    return float(number.replace(",", "")) * _SCALES.get((scale or "").casefold(), 1)


def qualified(text: str, start: int) -> tuple[int, str]:
    """Where a number begins with its qualifier, and which that is (`exact` where none stands before it)."""
    before = max(0, start - _LONGEST_LEAD)
    lead = text[before:start]
    match = (
        _LEAD.search(lead) if lead.lower().endswith(_LEAD_ENDS) else None
    )  # the search is costly, and numbers are many
    return (before + match.start(), _QUALIFIER_OF[match["qualifier"].casefold()]) if match else (start, "exact")
