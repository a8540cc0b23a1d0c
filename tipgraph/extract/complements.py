"""Verbs that other words complete: "brought before the courts", "broke up", "imposed fines on" (complement.toml)."""

from dataclasses import replace
from functools import cache

from tipgraph.extract.governors import Governor
from tipgraph.extract.patterns import Pattern, patterns
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token

_REACH = 8
"""Words behind a verb, or behind what is counted, in which its complement stands."""
_ENDS = frozenset({";", ".", ",", ":", ")", "(", "—", "who", "which", "that", "while", "but", "although", "compared"})
_SUMS = frozenset({"MONEY", "LOCAL"})


def completed(words: list[Token], governor: Governor | None, anchor: int, phrase: Phrase) -> Governor | None:
    """The governor with what its verbs mean together with their complements, for a number at `anchor`."""
    if governor is None or not any(name in _completable() for names in governor.actions for name in names):
        return governor
    texts = list(_places(words, governor, anchor, phrase))
    subject = governor.position > anchor or governor.object is not None
    foreign = any(w.kind == "DEM" for w in words[phrase.first : phrase.last])
    return replace(governor, actions=tuple(_actions(names, texts, subject, foreign) for names in governor.actions))


def _actions(names: tuple[str, ...], texts: list[str], subject: bool, foreign: bool) -> tuple[str, ...]:
    # it is a subject that undergoes: "12 brokers received prison terms"
    tried = [p for name in names if subject or name != "undergo" for p in _completable().get(name, ())]
    for text in texts:
        for pattern in tried:
            find = pattern.regex.match if pattern.set.get("begins") else pattern.regex.search
            if find(text) and not (foreign and pattern.set.get("domestic")):
                return tuple(pattern.set["actions"])
    return names


def _places(words: list[Token], governor: Governor, anchor: int, phrase: Phrase) -> list[str]:
    """Where a complement can stand: between verb and number, behind what is counted, or as the subject of a passive."""
    made = []
    if governor.object:
        made.append(words[slice(*governor.object)])
    if governor.position < anchor:
        between = range(governor.position + 1, anchor + 1)
        nearest = max((k + 1 for k in between[:-1] if words[k].kind in QUANTITIES), default=between.start)
        made.append(words[nearest : anchor + 1])  # "imposed prison terms on nine and *fines on* two"
        made.append(words[between.start : anchor + 1])
        made.append(words[phrase.last : _end(words, phrase.last)])
    else:
        made.append(words[governor.position + 1 : _end(words, governor.position + 1, passive=True)])
    return [" ".join(w.surface if w.kind == "ACTOR" else w.text for w in part) for part in made if part]


def _end(words: list[Token], start: int, passive: bool = False) -> int:
    for at in range(start, min(len(words), start + _REACH)):
        token = words[at]
        if token.text in _ENDS or (token.kind in QUANTITIES and token.kind not in _SUMS):
            return at
        if not passive and token.text == "and" and at + 1 < len(words) and words[at + 1].text.endswith("ed"):
            return at
    return min(len(words), start + _REACH)


@cache
def _completable() -> dict[str, tuple[Pattern, ...]]:
    made: dict[str, tuple[Pattern, ...]] = {}
    for pattern in patterns("complement"):
        made[pattern.set["of"]] = (*made.get(pattern.set["of"], ()), pattern)
    return made
