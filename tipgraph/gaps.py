"""Sections of a narrative that gave no facts: where a reader should look whether something was missed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipgraph.facts import Fact, fold
from tipgraph.narrative import Narrative
from tipgraph.sources.problem import Problem


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the span of the text as supplied that stands under it."""

    heading: str
    start: int
    end: int


def empty_sections(narrative: Narrative, facts: Iterable[Fact]) -> list[Problem]:
    """A problem for each section under a heading in which no fact has its evidence, or one for a text without any fact."""
    starts = [evidence.start for fact in facts for evidence in (fact.evidence, *fact.also)]
    if not starts:
        return [Problem(narrative.name, "it gave no facts", "no facts")]
    return [
        Problem(
            narrative.name,
            f"its section {section.heading!r} (from character {section.start}) gave no facts",
            "no facts",
        )
        for section in _sections(narrative.text)
        if not any(section.start <= start < section.end for start in starts)
    ]


def _sections(text: str) -> Iterator[_Section]:
    from tipgraph.text.clean import clean
    from tipgraph.text.sections import heading_section, is_wrapper, run_in_heading

    cleaned = clean(text)
    open_heading: tuple[str, int] | None = None
    end = 0
    for paragraph in cleaned.paragraphs:
        words = cleaned.text[paragraph.start : paragraph.end]
        start, stop = cleaned.raw_span(paragraph.start, paragraph.end)
        run_in = run_in_heading(words)
        whole = heading_section(words) not in (None, "title")
        if run_in or whole:
            if open_heading and end > open_heading[1]:
                yield _Section(*open_heading, end)
            length = run_in[1] if run_in else len(words)
            open_heading = fold(words[:length]), stop if whole else start
        elif is_wrapper(words):
            continue
        end = stop
    if open_heading and end > open_heading[1]:
        yield _Section(*open_heading, end)
