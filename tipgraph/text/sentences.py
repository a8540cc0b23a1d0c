"""Cut a paragraph into sentences: the library's rules, and the abbreviations of this genre that it does not know."""

import re
from collections.abc import Iterator

import sentencex

_ABBREVIATION = re.compile(
    r"\b(?:[Aa]rts?|[Ss]ecs?|[Nn]os?|[Pp]aras?|[Cc]h|Bds|Lt|Col|Gen|Capt|Sgt|Dr|Mr|Mrs|Ms|St|et al|vs|[Aa]pprox|Inc"
    r"|Ltd|U\.S|U\.K|U\.N)\.\s*$"
)
"""A "sentence" that ends so, goes on (libraries.md 1: the hard cases of the library)."""

_LONGEST = 6_000
"""Characters; the longest running lists of recommendations have some 5,000."""
_OPENS_SENTENCE = re.compile(r"(?:The|In|It|This|These|However|During|For|On|As|An?|Authorities|Police|Courts|NGOs)\b")


def sentence_spans(paragraph: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the white space around it."""
    start = end = 0
    for segment in sentencex.segment("en", paragraph):
        end += len(segment)
        if end < len(paragraph) and _goes_on(paragraph[start:end], paragraph[end:]):
            continue
        yield from _pieces(paragraph, start, end)
        start = end
    yield from _pieces(paragraph, start, len(paragraph))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence whole; what is too long for one is cut at its semicolons or spaces, so that no text takes for ever."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        cut = max(text.rfind("; ", start, limit), text.rfind(". ", start, limit)) + 1
        cut = cut if cut > start else text.rfind(" ", start, limit) + 1
        cut = cut if cut > start else limit
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _goes_on(text: str, following: str) -> bool:
    """Whether the cut after `text` is none: behind an abbreviation, or before a lower-case word."""
    rest = following.lstrip()
    if rest[:1].islower() and not text.rstrip().endswith(("?", "!")):
        return True
    if not _ABBREVIATION.search(text):
        return False
    return not (text.rstrip().endswith(("U.S.", "U.K.", "U.N.")) and _OPENS_SENTENCE.match(rest))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if stripped := part.strip():
        begin = start + part.index(stripped[0])
        yield begin, begin + len(stripped)
