"""Clean a narrative's text, and keep for every character its place in the text as supplied.

Reports come wrapped at 90 columns, with page breaks inside sentences and typographic quotes. Patterns want one paragraph
a line and one spelling; evidence wants the original. So cleaning only joins, drops white space and folds quotes and
dashes one to one, and remembers where each character came from.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tipgraph.text.sections import is_heading

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•●▪◦·*]\s+(?=\S)")
_SINGLE_SPACED = re.compile(r"\S+(?: \S+)*")
_FOLD = {"'": "’‘ʼ´", '"': "“”„‟", "-": "–‐‑‒"}
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")
_GOES_ON = re.compile(r"[a-z$€£(\d]")
_LONG_LINE = 40
"""Shorter lines are headings or the end of a paragraph; they say nothing about how a text is wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text as supplied that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the cleaned text: offsets into `CleanText.text`."""

    start: int
    end: int
    bullet: bool


@dataclass(frozen=True, slots=True)
class CleanText:
    """Paragraphs of folded text, one a line; `offsets[i]` is the place of character i in the text as supplied."""

    text: str
    offsets: "array[int]"
    paragraphs: tuple[Paragraph, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as supplied that a span of the cleaned text comes from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def clean(raw: str) -> CleanText:
    """Join wrapped lines and sentences cut by page breaks; fold white space, quotes and dashes; keep the offsets."""
    words: list[str] = []
    offsets = array("L")
    paragraphs: list[Paragraph] = []
    length = 0
    for lines in _paragraphs(raw):
        start, bullet = length, _BULLET.match(lines[0].text)
        for number, line in enumerate(lines):
            skip = bullet.end() if bullet and number == 0 else 0
            glued = number > 0 and _hyphenated(lines[number - 1].text, line.text)
            for match in _SINGLE_SPACED.finditer(line.text, skip):
                at = line.start + match.start()
                if length > start and not glued:
                    words.append(" ")
                    offsets.append(at - 1)
                    length += 1
                glued = False
                words.append(match.group())
                offsets.extend(range(at, at + len(match.group())))
                length += len(match.group())
        if length > start:
            paragraphs.append(Paragraph(start, length, bullet is not None))
            words.append("\n")
            offsets.append(lines[-1].end)
            length += 1
    return CleanText(_folded("".join(words)), offsets, tuple(paragraphs))


def _folded(text: str) -> str:
    """One spelling of quotes and dashes, each character for one."""
    for plain, forms in _FOLD.items():
        for form in forms:
            text = text.replace(form, plain)
    return text


def _lines(raw: str) -> Iterator[Line]:
    end_of_previous = 0
    for match in _LINE.finditer(raw):
        text = match.group().strip()
        if not text:
            continue
        start = match.start() + match.group().index(text[0])
        breaks = raw.count("\n", end_of_previous, start) or raw.count("\r", end_of_previous, start)
        yield Line(start, start + len(text), text, after_blank=breaks > 1 or "\f" in raw[end_of_previous:start])
        end_of_previous = start + len(text)


def _paragraphs(raw: str) -> Iterator[list[Line]]:
    lines = list(_lines(raw))
    wrapped = _is_wrapped(lines)
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block[-1], line, wrapped):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines were cut at a column: then most long lines that have a next one do not end a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank and len(a.text) > _LONG_LINE]
    cut = sum(not _ENDS_SENTENCE.search(a.text) for a, _ in pairs)
    return bool(pairs) and cut > len(pairs) / 2


def _continues(line: Line, following: Line, wrapped: bool) -> bool:
    """Whether the next line goes on with the paragraph of this one, across a wrap or a page break."""
    if _BULLET.match(following.text) or is_heading(line.text) or is_heading(following.text):
        return False
    goes_on = bool(_GOES_ON.match(following.text))
    open_ended = not _ENDS_SENTENCE.search(line.text)
    if not following.after_blank:
        return wrapped or (open_ended and goes_on)
    return open_ended and len(line.text) > _LONG_LINE and (goes_on or wrapped)


def _hyphenated(line: str, following: str) -> bool:
    """A hyphen at a line's end is a real one in these texts ("trafficking-" / "related"): joined without a space."""
    return bool(re.search(r"[A-Za-z]-$", line)) and following[:1].isalpha()
