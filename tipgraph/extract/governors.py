"""The verb or noun that says what was done with what a number counts: before it, behind it, or none."""

from dataclasses import dataclass

from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import things

_FARTHEST = 30
"""Words between a verb and the last number of its list."""
_NEAR = 12
"""Words between a counted phrase and the verb behind it."""
_OBJECT = 5
"""Words between a verb and the noun that is its object."""
_ADVERBS = frozenset({"also", "again", "yet", "ever", "otherwise", "then", "still", "later"})
_ENDS = frozenset({",", ";", ":", ")", "(", "—", ".", "that", "which", "who", "not"})
"""Beyond these no verb behind governs a number."""


@dataclass(frozen=True, slots=True)
class Governor:
    """What was done: `actions` of each coordinated verb, the first verb's position, how it stands to the number."""

    actions: tuple[tuple[str, ...], ...]
    position: int
    rule: str
    negated: bool = False
    hypothetical: bool = False

    @property
    def denies(self) -> bool:
        """Whether the text asserts that it was not done."""
        return self.negated and not self.hypothetical


def before(words: list[Token], position: int, adjacent: bool) -> Governor | None:
    """The verb or noun before a quantity; `adjacent`: right before it, but for fillers."""
    k = position - 1
    while k >= 0 and words[k].text in closed("fillers"):
        k -= 1
    if k >= 0 and words[k].kind == "EXPL":
        return None
    if adjacent:
        return _at(words, k, position) if k >= 0 else None
    for at in range(k, max(-1, k - _FARTHEST), -1):
        token = words[at]
        if token.text in closed("clause_ends"):
            return None
        if token.action:
            if found := _at(words, at, position):
                return found
            if at and words[at - 1].text in closed("be"):
                return None
        elif (
            token.is_word
            and token.text.endswith(("ed", "ing"))
            and token.text not in closed("no_verbs")
            and not _modifies(words, at)
        ):
            return None
    return None


def _at(words: list[Token], at: int, position: int) -> Governor | None:
    """The governor at a token, if its form can govern what stands behind it."""
    token = words[at]
    if token.text in ("for", "in", "with", "from", "into", "on", "among", "against") and at:
        at -= 1
        token = words[at]
        if token.action is None and at and words[at - 1].action and "noun" in words[at - 1].action.forms:  # type: ignore[union-attr]
            at -= 1
            token = words[at]
    action = token.action
    if action is None or token.text in ("sentences", "fines"):
        return None
    lead = words[at - 1] if at else None
    if action.forms == {"noun"} or (
        "noun" in action.forms and lead is not None and lead.text in ("the", "a", "an", "of", "anti-trafficking")
    ):
        following = words[at + 1].text if at + 1 < len(words) else ""
        if any(w.text == "," for w in words[at:position]):
            return None
        if following not in ("of", "to", "for", "in", "and", "or", "by", "from", "with", "on", "at", "against", '"'):
            return None
        return Governor(_coordinated(words, at), at, "nominal", *_denied(words, _verb_of(words, at)))
    if lead is not None:
        if lead.text in closed("be") and not token.text.endswith("ing"):
            return None
        if "participle" in action.forms and lead.text in closed("adjectival_leads") and _counts(words, at + 1):
            return None
        if "base" in action.forms and "noun" not in action.forms and lead.text in ("the", "a"):
            return None
    if "participle" in action.forms and _is_reduced(words, at):
        return None
    names = _coordinated(words, at)
    return Governor(names, at, "active", *_denied(words, _first(words, at)))


def _modifies(words: list[Token], at: int) -> bool:
    """Whether a participle stands before a noun as its modifier: "of organized groups", "a growing number"."""
    lead = words[at - 1].text if at else ""
    return lead in closed("adjectival_leads") or (at + 1 < len(words) and _counts(words, at + 1))


def _counts(words: list[Token], at: int) -> bool:
    return at < len(words) and (words[at].kind in ("VICTIM", "GROUP", "ACTOR") or words[at].text in things())


def _is_reduced(words: list[Token], at: int) -> bool:
    """Whether a participle belongs to a counted noun before it: "two bakers convicted in 2014"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        if words[k].kind in QUANTITIES:
            return True
        token = words[k]
        if (
            token.action
            or token.text in ("and", "or")
            or token.text in closed("phrase_ends")
            or not (token.is_word or token.mention)
        ):
            return False
    return False


def _first(words: list[Token], at: int) -> int:
    """The first of coordinated verbs: of "investigated, prosecuted, and convicted" the first."""
    while at >= 2:
        k = at - 1
        if words[k].text in ("and", "or", "nor"):
            k -= 1
        if k >= 0 and words[k].text == ",":
            k -= 1
        if k == at - 1 or k < 0 or words[k].action is None:
            break
        at = k
    return at


def _coordinated(words: list[Token], at: int) -> tuple[tuple[str, ...], ...]:
    first = _first(words, at)
    found = [words[k].action for k in range(first, at + 1)]
    return tuple(dict.fromkeys(a.names for a in found if a is not None))


def _verb_of(words: list[Token], at: int) -> int:
    """The verb whose object a noun is ("could grant temporary residence permits"), else the noun itself."""
    for k in range(at - 1, max(-1, at - _OBJECT), -1):
        token = words[k]
        if token.action and (token.action.forms - {"noun"}):
            return _first(words, k)
        if not token.is_word and token.mention is None:
            break
    return at


def _denied(words: list[Token], at: int) -> tuple[bool, bool]:
    """Whether a verb is denied, and whether it is only planned, possible or asked for."""
    k = at - 1
    while k >= 0 and words[k].is_word and (words[k].text.endswith("ly") or words[k].text in _ADVERBS):
        if words[k].text in closed("reproaches"):
            return False, True
        k -= 1
    if k < 0:
        return False, False
    text, prior = words[k].text, words[k - 1].text if k else ""
    if text == "to":
        if prior in ("failed", "unable"):
            return True, False
        return False, prior in closed("intending") or words[k - 1].text in closed("modals")
    if text in closed("denials"):
        return True, prior in closed("modals")
    return False, text in closed("modals") or (text in ("be", "have") and prior in closed("modals"))


def behind(words: list[Token], phrase: Phrase) -> Governor | None:
    """The verb behind the noun phrase that a number counts: "12 victims were identified", "the 39 cases reported"."""
    passive = possible = False
    for at in range(phrase.last, min(len(words), phrase.last + _NEAR)):
        token = words[at]
        if token.text in closed("be"):
            if words[at - 1].text == "to":
                return None
            passive = True
            continue
        if token.text in _ENDS or token.kind in QUANTITIES or (token.text in ("and", "or") and not passive):
            return None
        possible = possible or token.text in closed("modals")
        if token.is_participle and (passive or token.text == "had"):
            return Governor(_listed(words, at), at, "passive", hypothetical=possible)
        if token.text in closed("light_verbs") and (noun := _received(words, at)):
            return Governor((noun,), at, "passive", hypothetical=possible)
        if token.is_participle and not passive and not phrase.definite and at <= phrase.last + 1:
            return Governor(_listed(words, at), at, "reduced")
        if passive and token.action is None and not _may_stand_inside(token):
            return None
    return None


def _may_stand_inside(token: Token) -> bool:
    """Whether a word can stand between "were" and its participle."""
    return token.text.endswith("ly") or token.text in _ADVERBS or token.text in closed("phrase_ends")


def _received(words: list[Token], at: int) -> tuple[str, ...] | None:
    """What was received: "12 victims received assistance", "50 officers were given training"."""
    for token in words[at + 1 : at + 6]:
        if token.text in ("from", "by", ",", ";", "."):
            return None
        if token.text in ("sentence", "sentences"):
            return ("sentence",)
        if token.action and "noun" in token.action.forms:
            return token.action.names
    return None


def _listed(words: list[Token], at: int) -> tuple[tuple[str, ...], ...]:
    """Participles in a row: "was prosecuted or convicted", "arrested, let alone jailed"."""
    if words[at].text == "found" and at + 1 < len(words) and words[at + 1].text == "guilty":
        return (("convict",),)
    found: dict[tuple[str, ...], None] = {}
    for token in words[at:]:
        if token.is_participle and token.action:
            found[token.action.names] = None
        elif token.text not in (",", "and", "or", "nor", "let", "alone"):
            break
    return tuple(found)
