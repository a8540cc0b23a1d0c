"""Where a figure stands, and what its readings (measures.py, inheritance.py) share."""

from dataclasses import dataclass

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor
from tipgraph.extract.phrases import Token
from tipgraph.lexicon.metrics import metric_of


class Uncounted(Exception):
    """The text does not assert the number as a count. Caught in this module: no error of the program."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a figure stands: the sentence's tokens, the figures `found` before it, those of the sentence before."""

    words: list[Token]
    found: list[Figure]
    earlier: list[Figure]

    @property
    def last(self) -> Figure | None:
        return self.found[-1] if self.found else None

    def lead(self, figure: Figure) -> str:
        """The word before a figure."""
        return self.words[figure.anchor - 1].text if figure.anchor else ""


def refuse(governor: Governor | None, figure: Figure) -> None:
    if governor and (governor.hypothetical or (governor.negated and not figure.is_zero)):
        raise Uncounted


def name_of(figure: Figure) -> str | None:
    """The thing's name; `unknown` where the head noun is not in the lexicon."""
    if figure.phrase.head is not None and figure.phrase.thing is None and figure.kind == "NUM":
        return "unknown"
    return figure.thing.name if figure.thing else None


def actions_of(token: Token) -> tuple[str, ...]:
    return token.action.names if token.action else ()


def metrics_of(governor: Governor | None, thing: str | None) -> tuple[str, ...]:
    found = (metric_of(names, thing) for names in (governor.actions if governor else ()))
    return tuple(dict.fromkeys(m for m in found if m))
