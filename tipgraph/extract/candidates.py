"""The numbers of a sentence, and what says that there are none: "no", "none", "did not identify any"."""

from collections.abc import Iterator
from dataclasses import replace

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor, before
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token, counted
from tipgraph.extract.surroundings import denied_by_name, provides
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import thing_named
from tipgraph.text.quantities import Quantity

_NONE = frozenset({"no", "none", "nobody"})
_AUXILIARIES = frozenset({"do", "does", "did", "has", "have", "had"})
_ANY = frozenset({"any", "anyone", "anybody"})
_DENYING = frozenset({"failed", "unable", "yet"})
"""With "to" they deny the verb behind them, as `denials` do."""
_HOW_OFTEN = frozenset({"weekly", "monthly", "quarterly", "yearly", "annually", "a", "per", "each", "every"})
"""Behind "met twice": it tells a custom, no count."""
_RATIO = (["in"], ["out", "of"])
_TWO_SUBJECTS = 16
"""Words before a verb in which "neither" stands with its subjects."""
_RESULTING = frozenset({"result", "lead"})
"""Verbs whose object stands behind "in" or "to"."""


def candidates(words: list[Token]) -> Iterator[Figure]:
    """Figures without metric or link, in order."""
    texts = {token.text for token in words}
    denied_somewhere = bool(texts & _DENYING or texts & closed("denials"))
    for at, token in enumerate(words):
        if token.text in closed("meeting"):
            if met := _meetings(words, at):
                yield met
        elif token.kind:
            if token.kind not in QUANTITIES and token.kind != "LOCAL":
                continue
            if quantity := _quantity(words, at):
                yield _figure(words, at, quantity, token.kind)
        elif token.text in _NONE:
            if _counts_none(words, at):
                yield _figure(words, at, Quantity(0), "NUM")
        elif token.text == "single" and at and words[at - 1].text == "a":
            none = at >= 2 and words[at - 2].text in ("not", "without")
            figure = _figure(words, at, Quantity(0 if none else 1), "NUM")
            if none or (figure.thing and figure.thing.metric):
                yield figure
        elif denied_somewhere and (token.action or token.text in _ANY) and (denied := _denied_object(words, at)):
            position, governor = denied
            yield _figure(words, position, Quantity(0), "NUM", governor)


def _meetings(words: list[Token], at: int) -> Figure | None:
    """How often a body met: "met twice", "convened only three times"."""
    at += 1
    while at < len(words) and (words[at].text in closed("fillers") or words[at].text.endswith("ly")):
        at += 1
    if at >= len(words):
        return None
    thing = thing_named("meetings")
    if {w.text for w in words[at + 1 : at + 3]} & _HOW_OFTEN:
        return None
    if words[at].text == "twice":
        return Figure(at, at, Quantity(2), "NUM", Phrase(at, at + 1, at, thing), thing, rule="meetings")
    timed = at + 1 < len(words) and words[at + 1].text == "times"
    quantity = _quantity(words, at) if timed and words[at].kind == "NUM" else None
    if quantity is None:
        return None
    return Figure(at, at, quantity, "NUM", Phrase(at + 1, at + 2, at + 1, thing), thing, rule="meetings")


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
    if token.kind == "NUM" and _is_ratio(words, at):
        return None
    if token.kind == "NUM" and quantity.value == 1 and lead in ("not", "no"):
        return replace(quantity, value=0)
    return quantity


def _is_ratio(words: list[Token], at: int) -> bool:
    """Whether a number is an end of a ratio: "one in ten", "three out of five"."""
    return any(
        0 <= end < len(words) and words[end].kind == "NUM" and [w.text for w in words[start:stop]] in _RATIO
        for end, start, stop in (
            (at + 2, at + 1, at + 2),
            (at + 3, at + 1, at + 3),
            (at - 2, at - 1, at),
            (at - 3, at - 2, at),
        )
    )


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
        denied = governor and (governor.denies or _neither(words, governor.position))
        return (at, governor) if governor and denied else None
    if (
        not following
        or token.action is None
        or "noun" in token.action.forms
        or not (token.action.forms & {"base", "gerund"} or _perfect(words, at))
    ):
        return None
    governor = before(words, at + 1, adjacent=True)
    if governor is None or governor.position != at or not governor.denies or _by_law(words, at):
        return None
    begin = at + 1 + (token.text in _RESULTING and following in ("in", "to"))
    return (begin - 1, governor) if _indefinite(words, begin, provides(governor)) else None


def _perfect(words: list[Token], at: int) -> bool:
    """Whether a participle is denied of a time up to now: "has never convicted a trafficker", "had not trained judges"."""
    lead, prior = words[at - 1].text if at else "", words[at - 2].text if at > 1 else ""
    return words[at].is_participle and (lead == "never" or (lead == "not" and prior in ("has", "have", "had")))


def _neither(words: list[Token], at: int) -> bool:
    """Whether two subjects are denied a verb: "neither police nor inspectors identified any"."""
    texts = [w.text for w in words[max(0, at - _TWO_SUBJECTS) : at]]
    return "neither" in texts and "nor" in texts[texts.index("neither") :] and ";" not in texts


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
    return phrase.thing is not None and phrase.thing.name not in ("sessions", "meetings", "calls")
