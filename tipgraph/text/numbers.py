"""Scan for numbers: counts with their qualifier, shares, durations and ages, years, streaks, tiers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.text.folding import lowered
from tipgraph.text.mentions import Mention
from tipgraph.text.money import scan_money
from tipgraph.text.months import MONTH, MONTHS
from tipgraph.text.quantities import NUMBER, SCALE, UNITS, Quantity, number_value, qualified
from tipgraph.text.seek import seek_near

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(
    r"\b(?P<fraction>(?:one|two|three|four)[- ](?:half|third|quarter|fifth|tenth)s?"
    r"|(?:a (?:third|quarter|fifth|tenth|half)|half)(?= of\b)|half(?= the\b| were\b| are\b))\b",
    re.IGNORECASE,
)
_PART = re.compile(r"half|third|quarter|fifth|tenth")
_RATIO = re.compile(
    rf"\b(?P<part>{UNITS}) (?:in (?P<of>{UNITS})(?= of\b)|(?:in|out of) every (?P<every>{UNITS}))\b", re.IGNORECASE
)
_RATIO_WORD = re.compile(r" in [a-z]+ of\b|(?: in| of) every")
_SCALE = re.compile(rf"(?:{SCALE})$", re.IGNORECASE)
_UNIT = r"(?:-| )?(?:consecutive )?(?:years?|months?|weeks?|days?|hours?|minutes?)\b(?:'s?)?(?:[- ](?:old|of age)\b)?"
_COUNT = re.compile(
    rf"(?<![\w$€£.,/-])(?P<number>{NUMBER})(?:(?:(?:-| to | and | or )(?P<until>{NUMBER}))?(?P<unit>{_UNIT})"
    rf"|(?:(?:-| to )(?P<high>{NUMBER}))?(?P<percent> ?%|[ -]percent| per cent)?(?![\w/])(?!\.\d|,\d))"
)
"""A number with what makes it a duration or a share, if anything does; on lower-case text."""
_PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365, "hour": 8760, "minute": 525600}
_AGE = re.compile(
    rf"\b(?:(?:between the )?ages? of|aged|ages?|under(?: the age of| age)?|over the age of|younger than|older than) "
    rf"(?P<number>{NUMBER})(?:(?: to | and |-)(?P<high>{NUMBER}))?(?! (?:percent|victims|cases))(?! ?%)",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"age|under|older than|younger than")
_LONGEST_ORDINAL = 14
_DATE = rf"(?:{MONTH} (?:\d{{1,2}},? )?)"
_YEAR = re.compile(
    rf"\b(?P<month>{_DATE})?(?P<year>(?:19|20)\d\d)"
    rf"(?:(?:-| to | through |/)(?P<month2>{_DATE})?(?P<year2>(?:19|20)\d\d|(?<=[-/])\d\d(?!\d)))?"
    r"(?![\w%])(?!,\d|\.\d)(?:-(?=\w))?"
)
_MONTH_DAY = re.compile(rf"{MONTH} \d{{1,2}}\b")
_TIER = re.compile(
    r"\b(?:Tier (?P<tier>1|2|3|One|Two|Three)(?P<list> Watch ?List| WL)?|(?P<first>[123])(?:st|nd|rd) Tier\b"
    r"|(?P<special>Special Case))",
    re.IGNORECASE,
)
_TIER_WORD = re.compile(r"tier|special case")
_STREAK_WORD = re.compile(r"consecutive|straight|successive|in a row")
_STREAK = re.compile(
    r"\b(?:consecutive|straight|successive) (?:year|reporting period|time)s?|\b(?:year|time) in a row", re.IGNORECASE
)
_ORDINAL = re.compile(rf"\b(?P<word>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duration:
    """A time span or an age; `years` and `high` in years (18 months = 1.5), `unit` year, month, week, day, hour or age."""

    years: float
    unit: str
    qualifier: str = "exact"
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A calendar year, or a span (`last`); months count from 1 where they are given."""

    first: int
    last: int | None = None
    first_month: int | None = None
    last_month: int | None = None


def scan_tiers(text: str) -> Iterator[Mention]:
    """TIER: value is the guide's code (`1`, `2`, `2WL`, `3`, `special`)."""
    words = {"one": "1", "two": "2", "three": "3"}
    for m in seek_near(_TIER, text, _TIER_WORD, before=4, behind=20):
        if m["special"]:
            yield Mention("TIER", m.start(), m.end(), "special")
            continue
        number = (m["tier"] or m["first"]).casefold()
        yield Mention("TIER", m.start(), m.end(), words.get(number, number) + ("WL" if m["list"] else ""))


def scan_streaks(text: str) -> Iterator[Mention]:
    """STREAK: value is the number of years."""
    for m in seek_near(_STREAK, text, _STREAK_WORD, before=20, behind=20):
        before = max(0, m.start() - _LONGEST_ORDINAL)
        if ordinal := _ORDINAL.search(text[before : m.start()]):
            word = ordinal["word"].casefold()
            count = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
            yield Mention("STREAK", before + ordinal.start(), m.end(), count)


def scan_years(text: str) -> Iterator[Mention]:
    """YEAR: calendar years and spans of them (value Years); a day of a month without its year counts nothing."""
    for m in _YEAR.finditer(text):
        first = int(m["year"])
        last = m["year2"]
        end = m.end("year2") if last else m.end("year")
        if last and len(last) == 2:
            last = m["year"][:2] + last
        if last and int(last) <= first:
            last, end = None, m.end("year")
        months = [MONTHS.index(m[name].split()[0]) + 1 if m[name] else None for name in ("month", "month2")]
        value = Years(first, int(last) if last else None, months[0], months[1] if last else None)
        yield Mention("YEAR", m.start(), end, value)


def scan_amounts(text: str) -> Iterator[Mention]:
    """NUM, PCT, MONEY, LOCAL, DUR: money first, then ages and shares, then what is left of the numbers."""
    taken = bytearray(len(text))
    for scan in (scan_money, _ages, _fractions, _ratios, _counts):
        for mention in scan(text):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                yield mention


def _ages(text: str) -> Iterator[Mention]:
    for m in seek_near(_AGE, text, _AGE_WORD, before=20, behind=60):
        yield Mention("DUR", m.start(), m.end(), Duration(number_value(m["number"]), "age"))
    for m in _MONTH_DAY.finditer(text):
        yield Mention("DUR", m.start(), m.end(), Duration(0, "day"))


def _fractions(text: str) -> Iterator[Mention]:
    for m in seek_near(_FRACTION, text, _PART, before=8, behind=8):
        words = re.split(r"[- ]", m["fraction"].casefold().rstrip("s"))
        count = number_value(words[0]) if len(words) > 1 else 1
        share = round(100 * count / _PARTS[words[-1]], 1)
        start, qualifier = qualified(text, m.start())
        yield Mention("PCT", start, m.end(), Quantity(share, qualifier))


def _ratios(text: str) -> Iterator[Mention]:
    """Shares as ratios: "one in ten of those convicted"; not "one in ten districts", nor "two out of the three"."""
    for m in seek_near(_RATIO, text, _RATIO_WORD, before=8, behind=20):
        share = round(100 * number_value(m["part"]) / number_value(m["of"] or m["every"]), 1)
        if share < 100:
            start, qualifier = qualified(text, m.start())
            yield Mention("PCT", start, m.end(), Quantity(share, qualifier))


def _counts(text: str) -> Iterator[Mention]:
    for m in _COUNT.finditer(lowered(text)):
        start, qualifier = qualified(text, m.start())
        yield from (_duration(m, start, qualifier) if m["unit"] else _count(text, m, start, qualifier))


def _duration(match: re.Match[str], start: int, qualifier: str) -> Iterator[Mention]:
    unit = next(unit for unit in _PER_YEAR if unit in match["unit"])
    kind = "age" if re.search("old|of age", match["unit"]) else unit
    low, high = (number_value(match[name]) / _PER_YEAR[unit] if match[name] else None for name in ("number", "until"))
    yield Mention("DUR", start, match.end(), Duration(low or 0.0, kind, qualifier, high))


def _count(text: str, match: re.Match[str], start: int, qualifier: str) -> Iterator[Mention]:
    value = number_value(match["number"])
    high = number_value(match["high"]) if match["high"] else None
    scale = _SCALE.search(match["high"] or "")
    if scale and not _SCALE.search(match["number"]):
        value *= number_value(scale.group())  # "six to nine million"
    kind = "PCT" if match["percent"] else "NUM"
    if high is not None and (high <= value or text.endswith(("from ", "From "), 0, start)):
        # "rose from three to nine" tells two figures, no range
        yield Mention(kind, start, match.end("number"), Quantity(value, qualifier))
        yield Mention(kind, match.start("high"), match.end(), Quantity(high))
    else:
        yield Mention(kind, start, match.end(), Quantity(value, qualifier, high))
