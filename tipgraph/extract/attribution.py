"""Who says so: the source of a clause where it is not the report's own voice (GUIDE.md, `source`)."""

from tipgraph.extract.patterns import worth_trying
from tipgraph.facts import SOURCES, Source
from tipgraph.text.document import Sentence

_AHEAD = 40
"""A clause may begin a little before the words that say who reports it ("In 2012, NGOs reported …")."""


def speaker(sentence: Sentence, position: int) -> Source | None:
    """The source of what stands at a position of the shadow: the last one who is said to report before it, or at it."""
    if not sentence.has("ACTOR"):
        return None
    sayings = [
        (match.start(), source)
        for pattern in worth_trying("attribution", sentence.shadow)
        for match in pattern.regex.finditer(sentence.shadow)
        if match.start() <= position + _AHEAD and (source := _source(sentence, match.start("who"), match.end("who")))
    ]
    return max(sayings, key=lambda saying: saying[0])[1] if sayings else None


def _source(sentence: Sentence, start: int, end: int) -> Source | None:
    """The kind of the actor named, where it is one of the guide's sources (a trafficker is none)."""
    return next((m.value for _, m in sentence.between(start, end, "ACTOR") if m.value in SOURCES), None)
