"""How a figure stands to those before it in its sentence: compared with one, a part of one, the next of a list."""

from dataclasses import replace

from tipgraph.extract.figure import Figure
from tipgraph.extract.patterns import search
from tipgraph.extract.phrases import Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import Thing
from tipgraph.text.document import Sentence

_COMPARING = frozenset({"more", "fewer", "less", "higher", "lower", "greater"})
_LONGEST_NAME = 5
"""Words from "in" to a number behind the name of a place."""
_DATING = frozenset({"identified", "reported", "assisted", "initiated"})
"""Pasts that only date a figure of a list ("compared with 12 identified in 2011 and nine in 2010")."""


def said_links(sentence: Sentence) -> dict[int, str]:
    """The links that the words before figures tell, by the figures' positions in the shadow."""
    made: dict[int, str] = {}
    for found in search("statistic", sentence):
        made.setdefault(found.groups.start("figure"), found.pattern.set["link"])
        if "later" in found.groups.groupdict():
            made.setdefault(found.groups.start("later"), "later")
    return made


def linked(words: list[Token], figure: Figure, said: str | None, found: list[Figure], earlier: list[Figure]) -> Figure:
    """The figure with its link, and with the thing that it counts where only the figure before says it."""
    link, to = _link(words, figure, said, found)
    figure = replace(figure, link=link, to=to)
    if figure.thing is not None or not figure.phrase.bare:
        return figure
    model = (
        to
        or (found[-1] if found else None)
        or (earlier[-1] if earlier and (figure.phrase.part or opens(words, figure.anchor)) else None)
    )
    return replace(figure, thing=model.thing) if model else figure


def opens(words: list[Token], at: int) -> bool:
    """Whether a number opens its clause or goes on with a list."""
    if at == 0 or words[at - 1].text in (";", "and", ",", "another", "further"):
        return True
    if words[at - 1].text == "of":
        return at == 1 or words[at - 2].text in (";", ",", "and", "while", "but")
    return any(
        words[k].text in ("in", "at") and words[k - 1].text in (";", ",", "and") and _only_names(words[k + 1 : at])
        for k in range(max(1, at - _LONGEST_NAME), at - 1)
    )


def _only_names(words: list[Token]) -> bool:
    """Whether only the name of a place stands between "in" and a number ("in Pune two", "in the south only one")."""
    return not any(w.kind in ("YEAR", "DUR") or w.action or not (w.is_word or w.mention) for w in words)


def _link(
    words: list[Token], figure: Figure, said: str | None, found: list[Figure]
) -> tuple[str | None, Figure | None]:
    if not found:
        return said, None
    last, phrase = found[-1], figure.phrase
    if said == "comparison":
        found = [f for f in found if f.is_money == figure.is_money] or found
        heads = [f for f in reversed(found) if f.link not in ("comparison", "part", "change")]
        alike = [f for f in reversed(found) if f.link != "comparison" and _counts_alike(f, phrase.thing)]
        return said, next(iter(alike or heads), None)
    if said == "part":
        whole = last.to if last.link in ("part", "comparison") and words[figure.anchor - 1].text != "which" else None
        return said, whole or last
    if said is None and phrase.head is not None and words[phrase.head].text in closed("changes"):
        return "change", last
    amounts = words[figure.anchor - 1].text == "of" and words[figure.anchor - 2].text in closed("changes")
    if _changes(words, figure.position + 1) or (amounts and figure.anchor > 1):
        return "change", last
    if said in ("grown", "later", "sized"):
        return said, last if said == "later" else None
    if last.link in ("comparison", "part") and _goes_on(words, last, figure.anchor):
        return last.link, _counterpart(found, figure) or last.to
    return None, None


def _counts_alike(figure: Figure, thing: Thing | None) -> bool:
    """Whether a figure counts what a noun names: the same things, or what was done ("convicted 12, against nine convictions")."""
    return thing is not None and (figure.thing == thing or thing.metric in figure.metrics)


def _counterpart(found: list[Figure], figure: Figure) -> Figure | None:
    """Of the figures before a list that it is compared with, the one that counts the same."""
    if found[-1].link != "comparison" or figure.phrase.thing is None:
        return None
    return next((f for f in reversed(found) if f.link != "comparison" and f.thing == figure.phrase.thing), None)


def _changes(words: list[Token], at: int) -> bool:
    """Whether a share compares: "19 percent fewer than in 2019"."""
    return [w.text in allowed for w, allowed in zip(words[at : at + 2], (_COMPARING, ("than",)), strict=False)] == [
        True,
        True,
    ]


def _goes_on(words: list[Token], last: Figure, at: int) -> bool:
    """Whether only a comma or "and" stands between two figures of a list, and no new verb."""
    between = words[last.phrase.last : at]
    if not between or between[-1].text not in ("and", ",", "or", "the"):
        return False
    verbs = [w for w in between if w.action and "past" in w.action.forms and w.text not in _DATING]
    return not verbs and not any(w.text in (";", ")") for w in between)
