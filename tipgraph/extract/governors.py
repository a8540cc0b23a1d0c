"""The verb or noun that says what was done with what a number counts: before it, behind it, or none."""

from dataclasses import dataclass

from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.extract.verbs import (
    ADVERBS,
    coordinated,
    denial_of,
    first_of,
    is_counted,
    is_plural_noun,
    is_reduced_clause,
    is_unknown_verb,
    modifies,
    verb_of,
)
from tipgraph.lexicon.closed import closed

_FARTHEST = 30
"""Words between a verb and the last number of its list."""
_NEAR = 12
"""Words between a counted phrase and the verb behind it."""
_OBJECT_REACH = 6
"""Words before a passive in which its subject's noun stands."""
_TOWARD = frozenset({"against", "on", "upon", "to", "for"})
_STANDING = frozenset({"under", "on", "awaiting", "pending", "facing", "before"})
"""Behind "were": what stands next tells at what point a case is ("12 were awaiting trial")."""
_ENDING = frozenset({"led", "resulted", "ended", "culminated"})
"""What a case came to: the noun behind tells ("three of them resulted in convictions")."""
_AFTER_HAD = frozenset({"been", "also", "received", *_ENDING})
_ENDS = frozenset({",", ";", ":", ")", "(", "—", ".", "that", "which", "who", "not"})
"""Beyond these no verb behind governs a number."""


@dataclass(frozen=True, slots=True)
class Governor:
    """What was done: `actions` of each coordinated verb, the first verb's position, how it stands to the number.

    `object` are the tokens of what was done to the number where it is no object itself ("*charges* were brought against 12").
    """

    actions: tuple[tuple[str, ...], ...]
    position: int
    rule: str
    negated: bool = False
    hypothetical: bool = False
    object: tuple[int, int] | None = None

    @property
    def denies(self) -> bool:
        """Whether the text asserts that it was not done."""
        return self.negated and not self.hypothetical


def before(words: list[Token], position: int, adjacent: bool) -> Governor | None:
    """The verb or noun before a quantity; `adjacent`: right before it, but for fillers."""
    k = position - 1
    while k >= 0 and words[k].text in closed("fillers") and not _reports(words, k):
        k -= 1
    while k > 1 and words[k - 1].text in ("and", "or") and words[k - 2].action and is_unknown_verb(words[k]):
        k -= 2
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
            and not token.text.endswith("-trafficking")
            and not modifies(words, at)
        ):
            return None
    return None


def _reports(words: list[Token], at: int) -> bool:
    """Whether "reported" is what a government did ("it reported 12 victims"), not a doubt ("a reported 12 victims")."""
    if words[at].text != "reported" or not at:
        return False
    return words[at - 1].kind in ("ACTOR", "ORG") or words[at - 1].text in (
        "it",
        "they",
        "also",
        "figures",
        "statistics",
        "data",
    )


def _at(words: list[Token], at: int, position: int) -> Governor | None:
    """The governor at a token, if its form can govern what stands behind it."""
    token = words[at]
    if token.text in ("for", "in", "with", "from", "into", "on", "among", "against") and at:
        at -= 1
        token = words[at]
        if token.action is None and at and words[at - 1].action and "noun" in words[at - 1].action.forms:  # type: ignore[union-attr]
            at -= 1
            token = words[at]
    if token.text == "by" and at > 1 and words[at - 1].action and "undergo" in words[at - 1].action.names:  # type: ignore[union-attr]
        return Governor((words[at - 1].action.names,), at - 1, "nominal", object=(max(0, at - _OBJECT_REACH), at - 1))  # type: ignore[union-attr]
    action = token.action
    if action is None or token.text in ("sentences", "fines") or (token.text[-1] == "s" and is_plural_noun(token)):
        return None
    lead = words[at - 1] if at else None
    if lead is not None and lead.text in closed("undoing"):
        return Governor((action.names,), at, "active", hypothetical=True)
    if action.forms == {"noun"} or (
        "noun" in action.forms and lead is not None and lead.text in ("the", "a", "an", "of", "anti-trafficking")
    ):
        following = words[at + 1].text if at + 1 < len(words) else ""
        if any(w.text == "," for w in words[at:position]):
            return None
        if following not in (
            "of",
            "to",
            "for",
            "in",
            "and",
            "or",
            "by",
            "from",
            "with",
            "on",
            "at",
            "against",
            "home",
            '"',
        ):
            return None
        return Governor(coordinated(words, at), at, "nominal", *denial_of(words, verb_of(words, at)))
    if lead is not None:
        if lead.text in closed("be") and not token.text.endswith("ing"):
            return _upon(words, at, position)
        if "participle" in action.forms and lead.text in closed("adjectival_leads") and is_counted(words, at + 1):
            return None
        if action.forms & {"base", "gerund"} and "noun" not in action.forms and lead.text in ("the", "a"):
            return None
    if "participle" in action.forms and is_reduced_clause(words, at):
        return None
    names = coordinated(words, at)
    return Governor(names, at, "active", *denial_of(words, first_of(words, at)))


def _upon(words: list[Token], at: int, position: int) -> Governor | None:
    """A passive whose subject is done to what is counted: "charges were brought against 12 suspects"."""
    action, be = words[at].action, at - 1
    behind_it = {w.text for w in words[at + 1 : position]}
    if action is None or not behind_it & _TOWARD or not be:
        return None
    return Governor((action.names,), at, "nominal", *denial_of(words, be), object=(max(0, be - _OBJECT_REACH), be))


def behind(words: list[Token], phrase: Phrase) -> Governor | None:
    """The verb behind the noun phrase that a number counts: "12 victims were identified", "the 39 cases reported"."""
    passive = possible = False
    for at in range(phrase.last, min(len(words), phrase.last + _NEAR)):
        token = words[at]
        if token.text in closed("be"):
            if words[at - 1].text == "to":
                return None
            if at + 1 < len(words) and words[at + 1].text in _STANDING:
                return Governor((("undergo",),), at, "passive", hypothetical=possible)
            passive = True
            continue
        if token.text in (",", "and", "or") and at + 1 < len(words) and words[at + 1].kind in ("ACTOR", "GROUP"):
            continue
        if token.text == "however" or (token.text == "," and "however" in (words[at - 1].text, _text(words, at + 1))):
            continue
        if token.text in _ENDS or token.kind in QUANTITIES or (token.text in ("and", "or") and not passive):
            return None
        possible = possible or token.text in closed("modals")
        if token.text in ("had", "has", "have") and at + 1 < len(words) and words[at + 1].text in _AFTER_HAD:
            continue
        if token.is_participle and (passive or token.text == "had"):
            return Governor(_listed(words, at), at, "passive", hypothetical=possible)
        if token.text in closed("light_verbs") and (noun := _received(words, at)):
            return Governor((noun,), at, "passive", hypothetical=possible)
        if token.text in _ENDING and words[at - 1].text not in closed("denials") and (noun := _came_to(words, at)):
            return Governor((noun,), at, "passive", hypothetical=possible)
        if (
            token.action
            and "undergo" in token.action.names
            and "past" in token.action.forms
            and not passive
            and at <= phrase.last + 2
        ):
            return Governor((token.action.names,), at, "passive", hypothetical=possible)
        if token.is_participle and not passive and not phrase.definite and at <= phrase.last + 1:
            return Governor(_listed(words, at), at, "reduced")
        if passive and token.action is None and not _may_stand_inside(token):
            return None
    return None


def _text(words: list[Token], at: int) -> str:
    return words[at].text if at < len(words) else ""


def _may_stand_inside(token: Token) -> bool:
    """Whether a word can stand between "were" and its participle."""
    return token.text.endswith("ly") or token.text in ADVERBS or token.text in closed("phrase_ends")


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


def _came_to(words: list[Token], at: int) -> tuple[str, ...] | None:
    """What a case came to ("led to a conviction"): not "led to the arrest of two brokers", who are counted themselves."""
    return None if "the" in {w.text for w in words[at + 1 : at + 3]} else _received(words, at)


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
