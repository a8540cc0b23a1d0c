"""A narrative ready for extraction: cleaned, in sections and sentences, each sentence with its shadow.

A sentence's *shadow* is its lower-case text with every mention replaced by one symbol of its kind. Patterns are matched
on the shadow: `<PLACE>` is any country, `<NUM>` any count, and what a symbol stands for is looked up by its position.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tipgraph.facts import Evidence
from tipgraph.narrative import Narrative
from tipgraph.text.clean import CleanText, clean
from tipgraph.text.folding import lowered
from tipgraph.text.mentions import SYMBOLS, Mention
from tipgraph.text.scan import find_mentions
from tipgraph.text.sections import heading_section, is_advice, is_advice_list, is_wrapper, run_in_heading
from tipgraph.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the cleaned text (`start`, `end` are offsets into it) in a section of the narrative.

    `shadow[i]` begins at `starts[i]` of the cleaned text; `mentions` is keyed by position in the shadow.
    """

    number: int
    start: int
    end: int
    section: str
    text: str
    shadow: str
    starts: "array[int]"
    mentions: Mapping[int, Mention]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the cleaned text behind a span of the shadow."""
        return self.starts[start], self.starts[end]

    def words(self, start: int, end: int) -> str:
        """The text, as cleaned, behind a span of the shadow."""
        a, b = self.span(start, end)
        return self.text[a - self.start : b - self.start]

    def between(self, start: int, end: int, *kinds: str) -> Iterator[tuple[int, Mention]]:
        """The mentions of these kinds (all, where none is named) in a span of the shadow, with their positions."""
        for position, mention in self.mentions.items():  # in the order of the text
            if position >= end:
                break
            if start <= position and (not kinds or mention.kind in kinds):
                yield position, mention

    def clause_start(self, position: int) -> int:
        """Where the clause around a position of the shadow begins: behind the semicolon before it, or with the sentence."""
        return self.shadow.rfind(";", 0, position) + 1

    def has(self, *kinds: str) -> bool:
        return any(SYMBOLS[kind] in self.shadow for kind in kinds)


@dataclass(frozen=True, slots=True)
class Document:
    """A narrative with its sentences. Headings and publishers' wrappers are no sentences."""

    narrative: Narrative
    clean: CleanText
    sentences: tuple[Sentence, ...]
    headings: tuple[Sentence, ...]

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for a span of the cleaned text: offsets into the text as supplied."""
        return Evidence.of(self.narrative.text, *self.clean.raw_span(start, end))

    def sentence_evidence(self, sentence: Sentence) -> Evidence:
        return self.evidence(sentence.start, sentence.end)


def read_document(narrative: Narrative) -> Document:
    """Clean a narrative and mark its mentions."""
    cleaned = clean(narrative.text)
    mentions = find_mentions(cleaned.text)
    begins = [m.start for m in mentions]
    sentences: list[Sentence] = []
    headings: list[Sentence] = []
    section = "opening"
    for paragraph in cleaned.paragraphs:
        text = cleaned.text[paragraph.start : paragraph.end]
        if is_wrapper(text):
            continue
        if opened := heading_section(text):
            section = section if opened == "title" else opened
            headings.append(
                _sentence(cleaned, paragraph.start, paragraph.end, "title", len(headings), mentions, begins)
            )
            continue
        offset = 0
        if run_in := run_in_heading(text):
            section, offset = run_in
        elif is_advice_list(text):
            section = "recommendations"
        elif section == "recommendations" and not (paragraph.bullet or is_advice(text)):
            section = "opening"
        for start, end in sentence_spans(text[offset:]):
            at = paragraph.start + offset
            sentences.append(_sentence(cleaned, at + start, at + end, section, len(sentences), mentions, begins))
    return Document(narrative, cleaned, tuple(sentences), tuple(headings))


def _sentence(
    cleaned: CleanText, start: int, end: int, section: str, number: int, mentions: list[Mention], begins: list[int]
) -> Sentence:
    parts: list[str] = []
    starts = array("L")
    found: dict[int, Mention] = {}
    at = start
    low = lowered(cleaned.text[start:end])
    for mention in mentions[bisect_left(begins, start) : bisect_left(begins, end)]:
        if mention.end > end:
            continue
        parts.append(low[at - start : mention.start - start])
        starts.extend(range(at, mention.start))
        found[len(starts)] = mention
        parts.append(SYMBOLS[mention.kind])
        starts.append(mention.start)
        at = mention.end
    parts.append(low[at - start :])
    starts.extend(range(at, end + 1))
    return Sentence(number, start, end, section, cleaned.text[start:end], "".join(parts), starts, found)
