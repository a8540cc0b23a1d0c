"""Make a fact of what a pattern found: evidence, source, polarity by section."""

from dataclasses import replace

from tipgraph.extract.attribution import speaker
from tipgraph.extract.confidence import confidence_of
from tipgraph.extract.patterns import Pattern
from tipgraph.facts import Content, Fact
from tipgraph.text.document import Document, Sentence


def make_fact(
    document: Document,
    sentence: Sentence,
    content: Content,
    pattern: Pattern | str,
    span: tuple[int, int] | None = None,
) -> Fact:
    """A fact asserted by a sentence. `span` (positions in its shadow) is the clause that asserts it, all of it by default."""
    start, end = sentence.span(*span) if span else (sentence.start, sentence.end)
    narrative = document.narrative
    rule = pattern if isinstance(pattern, str) else pattern.id
    return Fact(
        narrative=narrative.name,
        country=narrative.country,
        report_year=narrative.report_year,
        content=content,
        evidence=document.evidence(start, end),
        rule=rule,
        source=speaker(sentence, span[0] if span else 0),
        recommended=sentence.section == "recommendations",
        confidence=confidence_of(rule),
    )


def without_source(fact: Fact) -> Fact:
    return replace(fact, source=None)
