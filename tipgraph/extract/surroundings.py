"""What the words around a figure bear out: that permits are of residence, that one "no" denies several nouns, …"""

from collections.abc import Iterator

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor, behind
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import things

_DESTINATION = 8
"""Words behind persons sent in which it is said where to."""
_JOINED_REACH = 12
"""Words within which one "no" denies several nouns."""


def fits(words: list[Token], figure: Figure, governor: Governor, metrics: tuple[str, ...]) -> bool:
    """Whether the words around bear a metric out: permits of residence, persons sent to where people are held."""
    if metrics == ("residence_permits",):
        return allows_residence(words[max(0, governor.position - 3) : governor.position + 1])
    if ("send",) in governor.actions:
        behind_it = words[figure.phrase.last : figure.phrase.last + _DESTINATION]
        return any(w.text in closed("confinement") for w in behind_it)
    return True


def allows_residence(words: list[Token]) -> bool:
    """Whether permits are of residence: not those to work or to leave."""
    text = " ".join(w.surface for w in words)
    return any(word in text for word in ("resid", "visa", "stay"))


def also_denied(words: list[Token], phrase: Phrase) -> Iterator[str]:
    """The metrics of further nouns that one "no" denies: "no investigations, prosecutions, or convictions"."""
    for at in range(phrase.last, min(len(words), phrase.last + _JOINED_REACH)):
        token = words[at]
        if token.text in (";", ".", "but", "compared", "in", "which", "although") or token.kind in QUANTITIES:
            return
        thing = things().get(token.text)
        if (
            thing
            and thing.metric
            and any(w.text in ("or", "nor", "and", ",") for w in words[max(at - 3, phrase.last) : at])
        ):
            yield thing.metric


def is_reduced(words: list[Token], phrase: Phrase) -> bool:
    """Whether a participle right behind a phrase tells what was done: "the six victims identified"."""
    governor = behind(words, phrase)
    return governor is not None and governor.rule == "reduced"


def acted_between(words: list[Token], start: int, end: int) -> bool:
    """Whether a new verb stands between two numbers: "fined 21 agencies and closed the offices of 11"."""
    return any(
        words[at].is_word
        and words[at].text.endswith("ed")
        and words[at - 1].text in ("and", ",", "but", "then", "also")
        for at in range(max(start, 1), end)
    )
