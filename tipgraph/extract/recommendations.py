"""Prioritised recommendations, one a fact; in editions before they had a section, advice in running text (GUIDE.md)."""

import re
from collections.abc import Iterator

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import search
from tipgraph.facts import Fact, Recommendation
from tipgraph.text.document import Document, Sentence

_ITEM = re.compile(r"[^;]+")
_CLOSING = re.compile(r"[\s;]*(?:;? and)?[\s;]*$")
_LAST_WITH_ADVICE = 2010
"""Running advice is looked for up to the edition by which every narrative had its list of recommendations."""


def find(document: Document) -> Iterator[Fact]:
    position = 0
    for sentence in document.sentences:
        if sentence.section == "recommendations":
            for start, end in _items(sentence.shadow):
                position += 1
                yield _fact(document, sentence, start, end, position, "recommendation.listed")
    if position or document.narrative.report_year > _LAST_WITH_ADVICE or document.narrative.kind == "secondary":
        return
    for sentence in document.sentences:
        if next(search("recommendation", sentence), None):
            position += 1
            end = len(sentence.shadow.rstrip(". "))
            yield _fact(document, sentence, 0, end, position, "recommendation.advice")


def _fact(document: Document, sentence: Sentence, start: int, end: int, position: int, rule: str) -> Fact:
    content = Recommendation(sentence.words(start, end), position)
    return make_fact(document, sentence, content, rule, (start, end))


def _items(shadow: str) -> Iterator[tuple[int, int]]:
    """The items of a running list, or the one of a bullet: without "and", closing `;` or `.`, and quotes kept."""
    for match in _ITEM.finditer(shadow):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        if text.lstrip().startswith("and "):
            start += 4
        end = match.start() + len(_CLOSING.sub("", text.rstrip()))
        if shadow[start:end].endswith("."):
            end -= 1
        if end - start > 2:
            yield start, end
