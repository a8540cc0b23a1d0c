"""The numbers of a sentence, and what says that there are none: "no", "none", "did not identify any"."""

from collections.abc import Iterator
from dataclasses import replace

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor, before
from tipgraph.extract.phrases import QUANTITIES, Token, counted
from tipgraph.extract.surroundings import denied_by_name, provides
from tipgraph.lexicon.closed import closed
from tipgraph.text.quantities import Quantity

_NONE = frozenset({"no", "none", "nobody"})
_AUXILIARIES = frozenset({"do", "does", "did", "has", "have", "had"})
_ANY = frozenset({"any", "anyone", "anybody"})
_RESULTING = frozenset({"result", "lead"})
"""Verbs whose object stands behind "in" or "to"."""


def candidates(words: list[Token]) -> Iterator[Figure]:
    """Figures without metric or link, in order."""
    for at, token in enumerate(words):
        if token.kind in QUANTITIES or token.kind == "LOCAL":
            if quantity := _quantity(words, at):
                yield _figure(words, at, quantity, token.kind)
        elif token.text in _NONE:
            if _counts_none(words, at):
                yield _figure(words, at, Quantity(0), "NUM")
        elif token.text == "single" and at >= 2 and [w.text for w in words[at - 2 : at]] == ["not", "a"]:
            yield _figure(words, at, Quantity(0), "NUM")
        elif (token.text in _ANY or token.action) and (denied := _denied_object(words, at)):
            position, governor = denied
            yield _figure(words, position, Quantity(0), "NUM", governor)


def _figure(words: list[Token], at: int, quantity: Quantity, kind: str, governor: Governor | None = None) -> Figure:
    phrase = counted(words, at)
    anchor = at - 2 if at >= 2 and words[at - 1].text == "(" and words[at - 2].kind == "LOCAL" else at
    around = (*words[max(0, anchor - 2) : anchor], *words[phrase.first : phrase.last])
    extra = any(w.text in closed("extra") for w in around)
    return Figure(at, anchor, quantity, kind, phrase, phrase.thing, governor=governor, extra=extra)


def _quantity(words: list[Token], at: int) -> Quantity | None:
    """The value of a number; "not one" is none, "one's" is no number, local money is told once where dollars follow."""
    token = words[at]
    following = words[at + 1].text if at + 1 < len(words) else ""
    quantity: Quantity | None = token.mention.value if token.mention else None
    if quantity is None or following == "'":
        return None
    if token.kind == "LOCAL" and following == "(" and at + 2 < len(words) and words[at + 2].kind == "MONEY":
        return None
    lead = words[at - 1].text if at else ""
    if lead == "first":
        return None
    if token.kind == "NUM" and quantity.value == 1 and lead in ("not", "no"):
        return replace(quantity, value=0)
    return quantity


def _counts_none(words: list[Token], at: int) -> bool:
    """Whether "no" or "none" counts ("no convictions"): not in "no longer", "almost no", "no information"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if at and words[at - 1].text in closed("almost"):
        return False
    return following is None or not (following.text in closed("no_count") or following.kind == "NUM")


def _denied_object(words: list[Token], at: int) -> tuple[int, Governor] | None:
    """Where a denied verb has an indefinite object: "did not identify any victims", "did not train judges"."""
    token = words[at]
    following = words[at + 1].text if at + 1 < len(words) else ""
    if token.text in _ANY:
        governor = None if following in ("of", "such", "other", "way") else before(words, at, adjacent=False)
        return (at, governor) if governor and governor.denies else None
    if (
        not following
        or token.action is None
        or "noun" in token.action.forms
        or not token.action.forms & {"base", "gerund"}
    ):
        return None
    governor = before(words, at + 1, adjacent=True)
    if governor is None or governor.position != at or not governor.denies or _by_law(words, at):
        return None
    begin = at + 1 + (token.text in _RESULTING and following in ("in", "to"))
    return (begin - 1, governor) if _indefinite(words, begin, provides(governor)) else None


def _by_law(words: list[Token], at: int) -> bool:
    """Whether it is a law that does not provide: that counts nothing."""
    k = at - 1
    while k > 0 and (
        words[k].text in closed("denials") or words[k].text in _AUXILIARIES or words[k].text.endswith("ly")
    ):
        k -= 1
    return k >= 0 and (words[k].text in closed("laws") or words[k].kind in ("LAW", "ACT"))


def _indefinite(words: list[Token], at: int, provided: bool) -> bool:
    """Whether an object without article or number begins here."""
    if at >= len(words) or words[at].text in closed("definite") or words[at].kind in QUANTITIES:
        return False
    if provided and denied_by_name(words, at - 1):
        return True
    if at + 2 < len(words) and words[at].kind == words[at + 2].kind == "EXPL" and words[at + 1].text in ("or", "and"):
        at += 2
    phrase = counted(words, at - 1)
    return phrase.thing is not None and phrase.thing.name not in ("sessions", "calls")
