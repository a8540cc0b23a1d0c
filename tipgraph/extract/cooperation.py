"""Work with other states and named international bodies (GUIDE.md, cooperation)."""

import re
from collections.abc import Iterator

from tipgraph.extract.agencies import full_international_names, international_names
from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, search
from tipgraph.facts import Cooperation, Fact
from tipgraph.lexicon.countries import place_forms
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS, Mention

_DENIED = re.compile(
    r"\b(?:not|no|nor|never|without|neither|failed|lack\w*|absence)\b(?:(?!\bbut\b|\bthough|\balthough)[^.;]){0,60}$"
)
_UNREAL = re.compile(
    r"\b(?:should|would|will|plan(?:s|ned)? to|intend(?:s|ed)? to|hope[sd]? to|sought to|seek(?:s|ing)? to|negotiating|"
    r"negotiations|discuss\w*|draft\w*|proposed|pending|considering)\b[^.;,]{0,50}$"
)
_LIST_END = re.compile(
    rf"\b(?:which|that|who|where|to|for|on|in (?:an?|the|order)|involving|"
    rf"(?<!{SYMBOLS['ACTOR']} )(?<!government )(?<!governments )(?<!authorities )(?<!kingdom )(?<!republic )of|but|did|was|were|"
    r"and (?:also|did|was|the government (?!of)|it|\w+ed))\b|, (?:\w+ed|held|led|sent|took|gave|met) "
)
"""Words behind which no partner of the list stands any more."""
_OFFICIAL = (
    rf"(?:[{SYMBOLS['ACTOR']}{SYMBOLS['ORG']}]|\b(?:authorities|officials?|police|counterparts?|governments?|embass\w+|"
    r"consul\w+|ministr\w+|prosecutors?|investigators?|judges?|magistrates?|officers?|inspectors?|detectives?|guards?|agenc\w+|forces?|countries|states|training|assistance|support|funding)\b)"
)
_PLACES = rf"(?:[{SYMBOLS['DEM']}{SYMBOLS['PLACE']}](?:, and |, | and )(?:the )?)*"
_OFFICIALS_BEHIND = re.compile(rf" ?(?:(?:, and|,|and) )?{_PLACES}.?(?: \w+)? ?(?P<who>{_OFFICIAL})")
"""What stands behind a nationality where its state is meant: "Spanish and French authorities"."""
_WITHIN = re.compile(rf"(?P<who>\S+) (?:in|from|at) (?:the )?{_PLACES}$")
"""What stands before a place where it is only the place: "with employers in Qatar" (its state: "with police in Qatar")."""
_UNIONS = frozenset({"European Union", "EU"})
"""Regions that act as one."""
_OF_STATE = frozenset({"ministry", "department", "police", "court", "body"})
_PRIVATE = re.compile(
    r"-based|(?:'s)?(?: (?!(?:and|or|on|for|to|in|of|with) )[^\s,;.]+){0,2} (?:federation|association|union|chamber|compan|"
    r"firms?|employers?|ngos?|organi[sz]ation|foundation|church|universit|charit|victims?|nationals|migrants|workers|citizens|"
    r"women|children)\b"
)
"""What stands behind a place where not its state is meant."""


def find(document: Document) -> Iterator[Fact]:
    """Partners outside recommendations. Where victims come from or go to, and bodies without a name, are none."""
    own = document.narrative.country
    full_names = full_international_names(document)
    for sentence in document.sentences:
        if sentence.section == "recommendations":
            continue
        claimed: set[int] = set()
        for found in search("cooperation", sentence):
            before = sentence.shadow[: found.start]
            if _DENIED.search(before) or _UNREAL.search(before):
                continue
            for position, partner in _partners(sentence, found):
                if partner != own and position not in claimed:
                    claimed.add(position)
                    content = Cooperation(full_names.get(partner, partner), found.pattern.set["kind"])
                    yield make_fact(document, sentence, content, found.pattern, _evidence(sentence, found))


def _partners(sentence: Sentence, found: Found) -> Iterator[tuple[int, str]]:
    """The partners in the list that the pattern found, with their positions."""
    start, end = found.groups.span("partners" if found.groups["partners"] else "partners2")
    if stop := _LIST_END.search(sentence.shadow, start, end):
        end = stop.start() if found.pattern.id != "cooperation.assisted_counterparts" else end
    for position, mention in sentence.between(start, end, "PLACE", "DEM", "ACTOR", "ORG"):
        if mention.kind in ("PLACE", "DEM"):
            if _is_state(sentence, position, mention, handed_over=found.pattern.set.get("handed_over", False)):
                yield position, mention.value.codes[0]
            continue
        if sentence.shadow[position - 1 : position] == "(":
            continue
        name = sentence.words(position, position + 1) if mention.kind == "ACTOR" else mention.value.name
        if name in international_names() or (
            mention.kind == "ORG" and mention.value.kind == "international_organization"
        ):
            yield position, name
        elif mention.kind == "ORG" and mention.value.kind in _OF_STATE and (code := _foreign(name)):
            yield position, code


def _is_state(sentence: Sentence, position: int, mention: Mention, *, handed_over: bool) -> bool:
    """Whether a place or nationality stands for its state: not for its people, companies or territory. Where people are
    `handed_over` to or from a place, it does."""
    if mention.value.region or len(mention.value.codes) != 1:
        return sentence.words(position, position + 1) in _UNIONS
    if mention.kind == "DEM":
        behind = _OFFICIALS_BEHIND.match(sentence.shadow, position + 1)
        return bool(behind and _is_official(sentence, behind))
    if _PRIVATE.match(sentence.shadow, position + 1):
        return False
    if handed_over:
        return True
    within = _WITHIN.search(sentence.shadow, 0, position)
    return not within or _is_official(sentence, within)


def _is_official(sentence: Sentence, found: re.Match[str]) -> bool:
    actor = sentence.mentions.get(found.start("who"))
    if actor is None:
        return bool(re.fullmatch(_OFFICIAL, found["who"]))
    return actor.kind == "ORG" or (actor.kind == "ACTOR" and actor.value in ("government", "foreign_government"))


def _foreign(name: str) -> str | None:
    """The state that an organisation's name begins with: "Australian Federal Police"."""
    forms = place_forms().get(name.partition(" ")[0], ())
    codes = {form.code for form in forms if not form.is_region}
    return codes.pop() if len(codes) == 1 else None


def _evidence(sentence: Sentence, found: Found) -> tuple[int, int]:
    """The clause up to the end of the list of partners, which some patterns only look at."""
    return sentence.clause_start(found.start), max(found.end, found.groups.end("partners"))
