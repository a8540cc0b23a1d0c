"""Tokens of a sentence's shadow, and the noun phrase that a number counts."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import Action, Thing, actions, thing_named, things
from tipgraph.text.document import Sentence
from tipgraph.text.mentions import Mention

_TOKEN = re.compile(r"[\ue000-\uf8ff]|-\w[\w'-]*|\w+(?:[-'/.]\w+)*-?|[^\w\s]")
_LONGEST_PHRASE = 9
"""Words; no counted phrase of the genre is longer ("175 Kenyan and foreign government law enforcement officials")."""

QUANTITIES = frozenset({"NUM", "PCT", "MONEY"})

_MODIFIER_KINDS = frozenset({"EXPL", "DEM", "PLACE", "SECTOR", "ORG", "ACT", "ACTOR", "GROUP", "VICTIM"})
_THING_OF_ACTOR = {
    "perpetrators": "offenders",
    "government": "officials",
    "ngo": "organizations",
    "io": "organizations",
    "observers": "officials",
    "media": "officials",
    "foreign_government": "officials",
}
_THING_OF_GROUP = {"members": "people", "roma": "people"}
_OF_YEAR = frozenset({"year", "previous", "prior", "preceding"})
"""Behind "of the": when it was, not of what ("the 86 of the year before")."""
_NOT_COUNTED = frozenset({"communities", "population", "populations"})
"""Groups that are a mass, not persons that are counted."""


class Token(NamedTuple):
    """A word, mark or mention of the shadow; `start`, `end` are positions in it, `surface` is its text. A tuple with all
    that is often asked, for tokens are so many that making and asking them is felt in the time of a reading."""

    text: str
    start: int
    end: int
    mention: Mention | None = None
    surface: str = ""
    kind: str = ""
    action: Action | None = None

    @property
    def is_participle(self) -> bool:
        return self.action is not None and "participle" in self.action.forms

    @property
    def is_word(self) -> bool:
        return self.mention is None and self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase behind a number: tokens `first` to `last` (exclusive). `thing` is what its head stands for, None where
    the head is missing ("seven under Article 4") or not in the lexicon; `part` where it counts some of others ("six of them")."""

    first: int
    last: int
    head: int | None = None
    thing: Thing | None = None
    part: bool = False
    definite: bool = False

    @property
    def bare(self) -> bool:
        return self.head is None


_new = tuple.__new__
"""Makes a token in half the time that calling its class takes."""


def tokens(sentence: Sentence) -> list[Token]:
    mentions, known = sentence.mentions, actions()
    made: list[Token] = []
    for match in _TOKEN.finditer(sentence.shadow):
        text, (start, end) = match.group(), match.span()
        if mention := mentions.get(start):
            made.append(Token(text, start, end, mention, sentence.words(start, end).lower(), mention.kind))
        else:
            made.append(_new(Token, (text, start, end, None, text, "", known.get(text))))
    return made


def counted(words: list[Token], position: int) -> Phrase:
    """The noun phrase that the quantity at `position` counts; of "six of the nine centers" that of "centers"."""
    first = position + 1
    if first + 1 < len(words) and words[first].text == "of":
        following = words[first + 1]
        if following.text in ("whom", "which", "them"):
            return Phrase(first, first + 2, part=True, definite=True)
        if following.text in ("these", "those", "this"):
            inner = _phrase(words, first + 2)
            return Phrase(first, inner.last, inner.head, inner.thing, part=True, definite=True)
        if following.text == "the" and first + 2 < len(words) and words[first + 2].text in _OF_YEAR:
            return Phrase(first, first)
        if following.text in ("the", "its", "their", "all") or following.kind in _MODIFIER_KINDS:
            at = first + 2 if following.is_word else first + 1
            numbered = at < len(words) and words[at].kind == "NUM"
            inner = _phrase(words, at + 1 if numbered else at)
            return Phrase(first, inner.last, inner.head, inner.thing, part=True, definite=numbered)
    return _phrase(words, first)


def _phrase(words: list[Token], first: int) -> Phrase:
    head: int | None = None
    thing: Thing | None = None
    plain: int | None = None
    at = first
    while at < len(words) and at - first < _LONGEST_PHRASE:
        token = words[at]
        known = _thing(words, at)
        if (
            token.text in closed("phrase_ends")
            or token.kind in QUANTITIES
            or token.kind in ("YEAR", "DUR", "LAW", "LOCAL", "STREAK", "PLAN", "TREATY")
        ):
            break
        if token.text in ("and", "/"):
            if not _joined(words, at, head):
                break
        elif token.text in ("ones", "others"):
            return Phrase(first, at + 1)
        elif token.text in ('"', "-") or (token.text[0] == "-" and len(token.text) > 1):
            pass
        elif token.mention is None and not token.is_word:
            break
        elif known:
            head, thing = at, known
        elif head is not None and _modifies_next(words, head, at, first):
            head = thing = None
            plain = at
        elif head is not None or (
            token.action and token.text not in closed("plural_nouns") and _is_verb_here(words, at)
        ):
            break
        elif token.is_word:
            if token.text.endswith(("ed", "ing")) and _ends_phrase(words, at + 1):
                break
            plain = at
        elif token.kind not in _MODIFIER_KINDS:
            break
        at += 1
    if head is None and plain is not None and words[at - 1].is_word and _is_noun(words, plain, first):
        head = plain
    where = first > 1 and words[first - 2].text in closed("circumstances")
    if head is None and not where and words[at - 1].kind == "SECTOR" and words[at - 1].surface.endswith("s"):
        head = at - 1  # "raided 12 brothels"
    if head is None:
        last_modifier = next((k for k in range(at - 1, first - 1, -1) if words[k].mention), None)
        return Phrase(first, first if last_modifier is None else last_modifier + 1)
    return Phrase(first, max(head + 1, at) if words[at - 1].text in ('"',) else head + 1, head, thing)


def _modifies_next(words: list[Token], head: int, at: int, first: int) -> bool:
    """Whether a singular group tells for whom something is, which is counted: "four child rescue centers"."""
    if words[head].text not in ("child", "youth", "minor", "adult") or _is_one(words, first):
        return False
    return words[at].is_word and any(
        _thing(words, k) for k in range(at + 1, min(at + 3, len(words))) if not _breaks(words, at, k)
    )


def _is_one(words: list[Token], first: int) -> bool:
    mention = words[first - 1].mention
    return mention is not None and getattr(mention.value, "value", 0) == 1


def _is_noun(words: list[Token], at: int, first: int) -> bool:
    """Whether a word that the lexicon lacks can be what is counted: a plural, or a singular behind "one"."""
    return not words[at].text.endswith("ly") and (_is_one(words, first) or words[at].text.endswith("s"))


def _thing(words: list[Token], at: int) -> Thing | None:
    token = words[at]
    following = words[at + 1].text if at + 1 < len(words) else ""
    if following == "'" or (token.mention and following[:1] == "-"):
        return None
    if token.kind == "GROUP":
        group = token.mention.value if token.mention else ""
        if group in _NOT_COUNTED:
            return None
        return things().get(token.surface) or thing_named(_THING_OF_GROUP.get(group, "nationals"))
    if token.kind == "DEM":
        return thing_named("nationals") if token.mention and getattr(token.mention.value, "people", False) else None
    if token.kind == "ACTOR" and token.mention:
        if not _is_plural_actor(words, at):
            return None
        return things().get(token.surface) or thing_named(_THING_OF_ACTOR[token.mention.value])
    if token.kind == "VICTIM":
        return thing_named("victims")
    if not token.is_word:
        return None
    pair = f"{words[at - 1].text} {token.text}" if at else token.text
    return things().get(pair) or things().get(token.text)


def _is_plural_actor(words: list[Token], at: int) -> bool:
    """Whether an actor is counted ("12 police officers"), not a modifier of what is ("800 government employees")."""
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or not (
        following.kind in ("GROUP", "ACTOR") or (following.is_word and _thing(words, at + 1) is not None)
    )


def _joined(words: list[Token], at: int, head: int | None) -> bool:
    """Whether a conjunction goes on with the phrase: "women and girls", "Belarusian and foreign officials"."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if head is not None:
        return words[head].kind == "GROUP" and following.kind == "GROUP"
    if (
        following.text in closed("phrase_ends")
        or following.kind in QUANTITIES
        or not (following.is_word or following.mention)
    ):
        return False
    return any(_thing(words, k) for k in range(at + 1, min(at + 5, len(words))) if not _breaks(words, at + 1, k))


def _breaks(words: list[Token], start: int, end: int) -> bool:
    return any(
        w.text in closed("phrase_ends") or w.kind in QUANTITIES or w.text in (",", ";") for w in words[start:end]
    )


def _ends_phrase(words: list[Token], at: int) -> bool:
    return (
        at >= len(words)
        or words[at].text in closed("phrase_ends")
        or words[at].kind in ("YEAR", "LAW", "DUR")
        or words[at].text in ",.;:)("
    )


def _is_verb_here(words: list[Token], at: int) -> bool:
    """Whether a form of an action is a verb, not a modifier before the head ("12 convicted traffickers")."""
    return not any(_thing(words, k) for k in range(at + 1, min(at + 4, len(words))) if not _breaks(words, at + 1, k))
