"""Seek a costly pattern only where it can match: at certain starts, near certain words, between certain full stops.

A regular expression that begins with an optional word or a look behind is tried at every character. A cheap one that finds
what the costly one cannot do without says where to try.
"""

import re
from collections.abc import Iterator

from tipgraph.text.folding import lowered


def seek_at(pattern: re.Pattern[str], text: str, starts: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that begin where one of `starts` begins, in order, none overlapping. `starts` are
    sought in the lower-case text.

    >>> [match.group() for match in seek_at(re.compile(r"[5-9]+"), "56 16 7", re.compile(r"\\d+"))]
    ['56', '7']
    """
    end = 0
    for start in starts.finditer(lowered(text)):
        if start.start() >= end and (match := pattern.match(text, start.start())):
            yield match
            end = match.end()


def seek_near(
    pattern: re.Pattern[str], text: str, words: re.Pattern[str], before: int, behind: int
) -> Iterator[re.Match[str]]:
    """The matches of `pattern` around each of `words`, none overlapping: it begins at most `before` characters
    before, and what it cannot do without ends at most `behind` characters behind. `words` are sought in the lower-case text.

    >>> [match.group() for match in seek_near(re.compile(r"(?:\\w )?Law \\d"), "A Law 5 of the law", re.compile("law"), 2, 2)]
    ['A Law 5']
    """
    end = 0
    for word in words.finditer(lowered(text)):
        while word.start() >= end and (
            begins := pattern.search(text, max(end, word.start() - before), word.end() + behind)
        ):
            match = pattern.match(text, begins.start())  # not cut off where the search was
            if match is None:
                break
            yield match
            end = match.end()


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
