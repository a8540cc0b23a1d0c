"""The tier of this edition: one fact a narrative, from its heading and its placement sentence."""

from collections.abc import Iterator
from dataclasses import replace

from tipgraph.extract.making import make_fact, without_source
from tipgraph.extract.patterns import Found, search, wording
from tipgraph.facts import Fact, Tier
from tipgraph.text.document import Document, Sentence


def find(document: Document) -> Iterator[Fact]:
    """The placement. Where heading and text differ (a slip), the heading holds; a waiver belongs to the placement."""
    headed = [found for sentence in document.headings for found in _in_heading(document, sentence)]
    placed = [
        found
        for sentence in document.sentences
        if sentence.section != "recommendations" and sentence.has("TIER")
        for found in _in_sentence(document, sentence)
    ]
    waiver = bool(placed) and any(_has_waiver(sentence) for sentence in document.sentences)
    stated = headed + placed
    for tier, fact in stated:
        if tier.tier == stated[0][0].tier:
            yield replace(fact, content=replace(tier, waiver=waiver))


def _in_heading(document: Document, sentence: Sentence) -> Iterator[tuple[Tier, Fact]]:
    for _, mention in sentence.between(0, len(sentence.shadow), "TIER"):
        tier = Tier(mention.value)
        yield tier, without_source(make_fact(document, sentence, tier, "tier.heading"))


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[tuple[Tier, Fact]]:
    for found in search("tier", sentence):
        placement = found.mention("tier")
        if placement is None:
            continue
        previous = found.mention("previous") or found.mention("previous2")
        streak = _streak(found)
        automatic = "auto" in sentence.shadow and "downgrade" in sentence.shadow
        years = sentence.mentions[streak].value if streak else None
        tier = Tier(placement.value, years, False, automatic, previous.value if previous else None)
        span = (found.start, streak + 1 if streak else found.end)
        yield tier, without_source(make_fact(document, sentence, tier, found.pattern, span))


def _streak(found: Found) -> int | None:
    """Where "for a third consecutive year" stands behind a placement; not that of another clause."""
    match = wording("for_streak").match(found.sentence.shadow, found.end)
    return match.end() - 1 if match else None


def _has_waiver(sentence: Sentence) -> bool:
    return any(found.pattern.set.get("waiver") for found in search("tier", sentence))
