"""The texts behind a graph, as functions that a check's query may call.

Each takes the three terms that say where evidence stands (the narrative's name, start, end):
`check:text` gives the text as supplied between them, `check:sentence` the sentence around them, `check:wording` what the
clause counts, in a form in which clauses that count the same are equal. Without an answer they are unbound.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from tipgraph.check.finding import Term
from tipgraph.check.names import CHECK
from tipgraph.check.wording import wording
from tipgraph.errors import TipgraphError
from tipgraph.explain import MARKS, raw_sentences
from tipgraph.facts import fold

Function = Callable[..., Term | None]
"""As the engine wants its functions: terms in, a term out."""

_CLAUSE_END = re.compile(
    r"[;:–—]| - |,? (?:including|of (?:whom|which))\b|, (?:an?|and|but|while|compared|versus|down|up|from|among)\b",
    re.IGNORECASE,
)
"""What comes after one of these says something else than the figure before it."""
_REST_OF_BRACKETS = re.compile(r"^[^()]*\)")
_BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets after a figure takes it apart; what comes after them still says what it is of."""


class Texts:
    """The texts as read, and their sentences, by the names of the narratives."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = lru_cache(maxsize=1_000)(text_of)
        self._sentences = lru_cache(maxsize=100)(self._cut)

    def functions(self) -> dict[NamedNode, Function]:
        """The functions by their names in queries."""
        named = {"text": self.text, "sentence": self.sentence, "wording": self.wording}
        return {NamedNode(f"{CHECK}{name}"): _over_terms(function) for name, function in named.items()}

    def text(self, name: str, start: int, end: int) -> str | None:
        """The text as supplied between two offsets, None where it cannot be read."""
        try:
            return self._text_of(name)[start:end]
        except TipgraphError:
            return None

    def sentence(self, name: str, start: int, end: int) -> str | None:
        """The sentence, or the sentences, that a span stands in, white space folded."""
        span = self._around(name, start, end)
        return None if span is None else fold(self._text_of(name)[slice(*span)])

    def marked(self, name: str, start: int, end: int) -> str | None:
        """As `sentence`, with the span between marks."""
        span = self._around(name, start, end)
        if span is None:
            return None
        text = self._text_of(name)
        quote = f"{MARKS[0]}{text[start:end].strip()}{MARKS[1]}"
        return fold(text[span[0] : start] + quote + text[end : span[1]])

    def wording(self, name: str, start: int, end: int) -> str | None:
        """What is counted, from the beginning of the sentence to the end of the clause in which the span ends."""
        span = self._around(name, start, end)
        if span is None:
            return None
        text = self._text_of(name)
        rest = _BRACKETS.sub(" ", _REST_OF_BRACKETS.sub(" ", text[end : span[1]]))
        return wording(fold(text[span[0] : end] + _CLAUSE_END.split(rest, maxsplit=1)[0]))

    def _around(self, name: str, start: int, end: int) -> tuple[int, int] | None:
        """The span of the sentences that a span touches, None where it touches none."""
        try:
            touched = [span for span in self._sentences(name) if span[0] < end and start < span[1]]
        except TipgraphError:
            return None
        return (min(touched[0][0], start), max(touched[-1][1], end)) if touched else None

    def _cut(self, name: str) -> tuple[tuple[int, int], ...]:
        return tuple(raw_sentences(self._text_of(name)))


def _over_terms(function: Callable[[str, int, int], str | None]) -> Function:
    def over_terms(name: Literal, start: Literal, end: Literal) -> Literal | None:
        if not (start.value.isdecimal() and end.value.isdecimal()):
            return None
        found = function(name.value, int(start.value), int(end.value))
        return None if found is None else Literal(found)

    return over_terms
