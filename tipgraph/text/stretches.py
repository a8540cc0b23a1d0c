"""Stretches of a text that are worth a costly scan: between two full stops, with a word that the scan is for."""

import re
from collections.abc import Iterator


def stretches(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of `text` between full stops or line ends in which one of `words` stands, in order, none overlapping.

    >>> list(stretches("One law. Two bills. A law and a law", re.compile("law")))
    [(0, 7), (19, 35)]
    """
    end = 0
    for word in words.finditer(text):
        if word.start() < end:
            continue
        start = max(end, text.rfind(".", end, word.start()) + 1, text.rfind("\n", end, word.start()) + 1)
        stops = [stop for mark in ".\n" if (stop := text.find(mark, word.end())) >= 0]
        end = min(stops, default=len(text))
        yield start, end
