"""Verbs among the tokens: what is coordinated, denied or planned, and what only looks like a verb."""

from tipgraph.extract.phrases import QUANTITIES, Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import things

_OBJECT = 5
"""Words between a verb and the noun that is its object."""
ADVERBS = frozenset({"also", "again", "yet", "ever", "otherwise", "then", "still", "later"})


def modifies(words: list[Token], at: int) -> bool:
    """Whether a participle stands before a noun as its modifier: "of organized groups", "a growing number"."""
    lead = words[at - 1].text if at else ""
    return lead in closed("adjectival_leads") or (at + 1 < len(words) and is_counted(words, at + 1))


def is_counted(words: list[Token], at: int) -> bool:
    return at < len(words) and (words[at].kind in ("VICTIM", "GROUP", "ACTOR") or words[at].text in things())


def is_reduced_clause(words: list[Token], at: int) -> bool:
    """Whether a participle belongs to a counted noun before it: "two bakers convicted in 2014", not "12 victims received"."""
    if words[at].action and "undergo" in words[at].action.names:  # type: ignore[union-attr]
        return False
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


def first_of(words: list[Token], at: int) -> int:
    """The first of coordinated verbs: of "investigated, prosecuted, and convicted" the first."""
    while at >= 2:
        k = at - 1
        if words[k].text in ("and", "or", "nor"):
            k -= 1
        if k >= 0 and words[k].text == ",":
            k -= 1
        if k == at - 1 or k < 0 or not _alike(words[k], words[at]):
            break
        at = k
    return at


def _alike(left: Token, right: Token) -> bool:
    """Whether two words can be coordinated: verbs with verbs, nouns with nouns (not "oversaw assistance, registered 12")."""
    return bool(left.action and right.action and left.action.forms & right.action.forms)


def coordinated(words: list[Token], at: int) -> tuple[tuple[str, ...], ...]:
    first = first_of(words, at)
    found = [words[k].action for k in range(first, at + 1)]
    return tuple(dict.fromkeys(a.names for a in found if a is not None))


def verb_of(words: list[Token], at: int) -> int:
    """The verb whose object a noun is ("could grant temporary residence permits"), else the noun itself."""
    for k in range(at - 1, max(-1, at - _OBJECT), -1):
        token = words[k]
        if token.action and (token.action.forms - {"noun"}):
            return first_of(words, k)
        if not token.is_word and token.mention is None:
            break
    return at


def denial_of(words: list[Token], at: int) -> tuple[bool, bool]:
    """Whether a verb is denied, and whether it is only planned, possible or asked for."""
    k = at - 1
    while k >= 0 and words[k].is_word and (words[k].text.endswith("ly") or words[k].text in ADVERBS):
        if words[k].text in closed("reproaches"):
            return False, True
        k -= 1
    if k < 0:
        return False, False
    text, prior = words[k].text, words[k - 1].text if k else ""
    if text == "to":
        if prior in ("failed", "unable", "yet"):
            return True, False
        return False, prior in closed("intending") or words[k - 1].text in closed("modals")
    if text in closed("denials"):
        return True, prior in closed("modals")
    return False, text in closed("modals") or (text in ("be", "have") and prior in closed("modals"))


def is_plural_noun(token: Token) -> bool:
    """Whether a form that could be a verb's is the plural of what is counted: "11 shelters", "the houses"."""
    return token.text in closed("plural_nouns")


def is_unknown_verb(token: Token) -> bool:
    """Whether a word is the past of a verb that measures nothing: "arrested and *deported* 12 migrants"."""
    return token.is_word and token.action is None and token.text.endswith("ed") and token.text not in closed("no_verbs")
