"""Which section of a narrative a paragraph belongs to: headings by era, from data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tipgraph.data_files import read_toml

_MAX_HEADING = 90
"""No heading of any edition is longer; what is longer is text."""

_MIN_ITEMS = 4
"""A sentence with fewer semicolons may be any sentence."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Compiled `headings.toml`: whole-line headings, run-in headings and publishers' wrappers."""

    whole: Mapping[str, re.Pattern[str]]
    run_in: Mapping[str, re.Pattern[str]]
    wrapper: re.Pattern[str]
    advice: re.Pattern[str]


@cache
def headings() -> Headings:
    data = read_toml("tipgraph.text", "headings.toml")
    return Headings(
        {section: _any(patterns) for section, patterns in data["headings"].items()},
        {section: _any(patterns) for section, patterns in data["run_in"].items()},
        _any(data["wrapper"]["starts"]),
        re.compile(
            rf"\W*(?:(?:{'|'.join(data['advice']['adverbs'])}),? )*(?:{'|'.join(data['advice']['verbs'])})\b",
            re.IGNORECASE,
        ),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def heading_section(line: str) -> str | None:
    """The section that a line opens if it is a heading: `title`, `recommendations`, `prosecution`, …"""
    if len(line) > _MAX_HEADING:
        return None
    folded = " ".join(line.replace("’", "'").replace("–", "-").split())
    return next((section for section, p in headings().whole.items() if p.fullmatch(folded)), None)


def is_heading(line: str) -> bool:
    return heading_section(line) is not None


def run_in_heading(paragraph: str) -> tuple[str, int] | None:
    """The section and the length of a heading that stands at the start of a paragraph, its text behind it."""
    for section, pattern in headings().run_in.items():
        if match := pattern.match(paragraph):
            return section, match.end()
    return None


def is_advice(clause: str) -> bool:
    """Whether a clause starts as recommendations do: with an imperative."""
    return headings().advice.match(clause) is not None


def is_advice_list(paragraph: str) -> bool:
    """Whether a paragraph is a running list of recommendations, with or without a heading."""
    items = paragraph.split(";")
    opens_as_text = items[0][:1].isupper() and not is_advice(items[0])
    return len(items) >= _MIN_ITEMS and not opens_as_text and sum(map(is_advice, items)) >= 0.7 * len(items)


def is_wrapper(paragraph: str) -> bool:
    """Whether a paragraph is a publisher's note, disclaimer or footer (GUIDE.md: these give nothing)."""
    return headings().wrapper.match(paragraph) is not None
