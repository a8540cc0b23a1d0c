"""Terms of imprisonment in a sentence: the least and the most years, whatever prescribes or imposes them."""

import re
from dataclasses import dataclass, replace

from tipgraph.extract.patterns import Found, Pattern, search
from tipgraph.facts import LIFE
from tipgraph.text.document import Sentence
from tipgraph.text.mentions import SYMBOLS
from tipgraph.text.numbers import Duration
from tipgraph.text.quantities import Quantity

_CHANGED = re.compile(
    r"\b(?:increas|rais|reduc|lower|decreas|chang|extend|strengthen)\w*\b(?:(?!\b(?:rang|carr|prescrib|provid|punish))[^.;]){0,80}"
    r"\bfrom (?:(?:a|up to|maximum|minimum|of) )*$"
)
"""What says that a punishment is no longer: "increased the maximum penalty from 10"."""
_ADDED = re.compile(r"\b(?:additional|further|extra|another|(?:increas|rais|extend)\w* by)(?: an?)?(?: additional)? $")
"""What says that years come on top of a term: "an additional five years if the victim is a child"."""
_BOUND = re.compile(
    r"\b(?P<bound>maximum|minimum)(?: \w+)? (?:penalt(?:y|ies)|punishments?|sentences?|terms?)\b[^.;]{0,100}? "
    r"(?:is|was|are|were|at|of) $"
)
"""What says, not just before the years, that they are a limit: "the maximum penalty for this under the Act is 10 years"."""
_RISING = re.compile(
    r"\b(?:ris(?:es?|ing)|rose|increas(?:es?|ed|ing)|climb(?:s|ed|ing)?|go(?:es|ing)|extend(?:s|ed|ing|able)|rais(?:es|ed|ing))"
    r"(?: the \w+(?: \w+)?)? to (?:a |an )?$"
)
_RISING_ON = re.compile(r"(?![^;]*\b(?:prescrib|carr|penalt|punish|sentence))[^.;]*(?:,|\band|\bor) to $")
"""What says that a limit told before it is another for some offenses: "rising to 12 years …", "… and to 18 years if"."""
_OLD = re.compile(r"-olds?\b| of age\b| old\b")
_LOOK_BACK, _FAR_BACK = 50, 160
"""So many characters before years may say that they come on top, or are a limit."""
_GOES_TO = re.compile(f"(?: imprisonment)? to [^,;]{{0,20}}{SYMBOLS['DUR']}")
_OR_MORE = re.compile(r"(?![^.;]*\b(?:prescrib|carr|minimum|penalt|punish))[^.;]*(?:,|\band|\bor) (?:up to )?$")


@dataclass(frozen=True, slots=True)
class PrisonTerm:
    """Years of imprisonment in a shadow, from `start` to `end`. `low`, `high` are None where no such limit is set."""

    start: int
    end: int
    low: float | None
    high: float | None
    pattern: Pattern


def prison_terms(sentence: Sentence) -> list[PrisonTerm]:
    """The terms in a sentence in order; "a minimum of five years and a maximum of ten" is one."""
    terms: list[PrisonTerm] = []
    rising = False
    for found in sorted(search("penalty", sentence), key=lambda found: (found.start, -found.end)):
        if terms and found.start < terms[-1].end:
            continue
        if (
            (years := _years(found)) is None
            or _OLD.match(sentence.shadow, found.end)
            or _ADDED.search(sentence.shadow, max(0, found.start - _LOOK_BACK), found.start)
        ):
            continue
        low, high = years
        if low == high and (
            bound := _BOUND.search(
                sentence.shadow, max(terms[-1].end if terms else 0, found.start - _FAR_BACK), found.start
            )
        ):
            low, high = (None, high) if bound["bound"] == "maximum" else (low, None)
        if changed := _CHANGED.search(sentence.shadow, 0, found.start):
            if _GOES_TO.match(sentence.shadow, found.end) or (years := _new_years(found, changed.group())) is None:
                continue
            low, high = years
        if terms:
            last, joined = terms[-1], sentence.shadow[terms[-1].end : found.start]
            rising = bool(_RISING.search(joined) or (rising and _RISING_ON.fullmatch(joined)))
            if rising and low == high and last.low != last.high:
                low, high = (low, None) if last.high is None else (None, high)
            if last.high is None and low is None and joined.strip(" ,") in ("and", "but", ""):
                terms[-1] = replace(last, end=found.end, high=high)
                continue
            if last.low is None and low == high and _OR_MORE.fullmatch(joined):
                low = None
        if low is not None and high is not None and low > high:
            continue
        terms.append(PrisonTerm(found.start, found.end, low, high, found.pattern))
    return terms


def _new_years(found: Found, change: str) -> tuple[float | None, float | None] | None:
    """What a punishment was changed to: "from 10 to 20 years"; None where it does not say which limit was changed."""
    low, high = found.mention("low"), found.mention("high")
    if high is not None and high.value.high is not None:
        return round(high.value.years, 2), round(high.value.high, 2)
    new = high.value.years if high is not None else low.value.high if low is not None else None
    if new is None or ("maximum" in change) == ("minimum" in change):
        return None
    return (None, round(new, 2)) if "maximum" in change else (round(new, 2), None)


def _years(found: Found) -> tuple[float | None, float | None] | None:
    """The least and the most years, None where the law sets none (a bare maximum has no minimum); None for an age or days."""
    groups = found.groups.groupdict()
    if "low" not in groups:
        return (None if groups["up"] or groups["up2"] else LIFE), LIFE
    low, high = found.mention("low"), found.mention("high")
    if low is not None and low.kind == "NUM":
        return _bounds(low.value, high.value) if high is not None else None
    if low is None or low.value.unit not in ("year", "month"):
        return None
    first, qualifier = round(low.value.years, 2), low.value.qualifier
    if groups["most"] or groups["bound"] == " maximum" or qualifier in ("up_to", "less_than"):
        return None, first
    if groups.get("death"):
        return first, None
    if groups["life"] or groups["life2"]:
        return first, LIFE
    if high is not None:
        return first, round(high.value.high or high.value.years, 2)
    if low.value.high is not None:
        return first, round(low.value.high, 2)
    at_least = groups["least"] or groups["bound"] or qualifier in ("at_least", "more_than")
    return first, None if at_least else first


def _bounds(low: Quantity, high: Duration) -> tuple[float, float] | None:
    """The limits of "no less than 10 but no more than 20 years", of which the first goes without its unit."""
    if high.unit not in ("year", "month") or low.qualifier not in ("at_least", "more_than"):
        return None
    return round(low.value / (12 if high.unit == "month" else 1), 2), round(high.years, 2)
