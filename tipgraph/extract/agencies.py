"""Organisations with a part in the story (GUIDE.md, agency): by their names, and bodies and facilities in lower case."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import search
from tipgraph.facts import Agency, Fact
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS
from tipgraph.text.organisations import agencies

_DENIED = re.compile(r"\b(?:no|not|nor|neither|without|lack(?:s|ed|ing)?|absence of)\b(?: \S+){0,5} $")
_CLAUSE = re.compile(
    r"[;.]| but | however|, (?:while|although) |(?<=.), (?:which|composed of|consisting of|made up of) "
)
_DENIAL = 80
"""So many characters before a name a denial still means it."""
_RUN_BY = re.compile(rf",? (?:run|operated|managed|administered) by (?:an? |the )?[{SYMBOLS['ACTOR']}{SYMBOLS['ORG']}]")
_PERPETRATES = re.compile(
    r"recruit|conscript|abduct|kidnap|captur|enslav|forced|forces |traffick|exploit|child soldier"
)
"""What an armed group does that gives it a part in the story."""
_LEGISLATURE = re.compile(r"(?:Assembly|Congress|Parliament)$")
_CAPITALS = re.compile(r"(?: [A-Z][\w'-]+)+")
_POST = re.compile(r"(?:rapporteur|coordinator|ombudsman|ombudsperson|commissioner|commission|committee|council)$")
"""A post or body whose task may be told once and left out later."""
_NO_PART = ("other",)
_MOST_ROLES = 2
_SAID_BEFORE = re.compile(
    r"(?P<funds>\b(?:funding|funds|grants?|money) (?:from|of|by) (?:the )?$|\b(?:funded|financed) by (?:the )?$)|"
    r"(?P<coordinates>\b(?:chaired|headed|led|coordinated) by (?:the )?$)"
)
"""What stands right before the name of one who pays or presides."""
_REPORTED_DOING = re.compile(r"^[^.;]{0,20}\breport(?:ed|s) (?:\w+ly )?\w+ing\b")
"""Who reports that it does something has a part by that."""
_TOLD_BY_NAME = {
    re.compile(r"shelter|safe house|\bhomes?$"): "shelters",
    re.compile(r"[Pp]rosecut|[Aa]ttorney [Gg]eneral"): "prosecutes",
    re.compile(r"[Ii]nspect"): "regulates",
}
"""What an organisation is for by its name, where the clause does not say."""
_USUAL_ROLES = {"body": ("coordinates",), "police": ("investigates",)}
"""What an organisation of a kind is for, where the text only names it."""
_REACH = 90
"""So many characters behind its name a clause says what an organisation does; what comes later is another's."""


@dataclass(frozen=True, slots=True)
class _Named:
    """An organisation where a sentence names it: `start`, `end` in the shadow."""

    name: str
    kind: str
    alias: str | None
    start: int
    end: int
    rule: str
    roles: tuple[str, ...] = ()


def find(document: Document) -> Iterator[Fact]:
    """Organisations outside recommendations, each under its fullest name in the narrative."""
    found = [
        (sentence, named)
        for sentence in document.sentences
        if sentence.section != "recommendations"
        for named in _in_sentence(sentence)
    ]
    fullest = _fullest([named.name for _, named in found])
    told = []
    for sentence, named in found:
        span = _clause(sentence, named)
        told.append((sentence, named, span, fullest[_folded(named.name)], _roles(sentence, named, *span)))
    with_part = {name for _, _, _, name, roles in told if roles != _NO_PART}
    for sentence, named, span, name, roles in told:
        roles = () if roles == _NO_PART and name in with_part else roles
        content = Agency(name, named.kind, roles, named.alias if named.alias != name else None)
        yield make_fact(document, sentence, content, named.rule, span)


def _in_sentence(sentence: Sentence) -> Iterator[_Named]:
    taken: set[int] = set()
    for position, mention in sentence.between(0, len(sentence.shadow), "ORG"):
        taken.add(position)
        name, kind, alias = mention.value.name, mention.value.kind, mention.value.alias
        if name in agencies()["armed"]["names"] and not _PERPETRATES.search(sentence.shadow):
            continue
        yield _Named(name, kind, alias, position, position + 1, "agency.named", _certain_roles(name))
    for position, mention in sentence.between(0, len(sentence.shadow), "ACTOR"):
        text = sentence.words(position, position + 1)
        if mention.value == "io" and text in international_names():
            short = text if text in agencies()["international"] else None
            yield _Named(text, "international_organization", short, position, position + 1, "agency.international")
    for found in search("agency", sentence):
        start, end = found.groups.span("name" if found.groups["name"] else "name2")
        inside = not found.pattern.set.get("inside") and not taken.isdisjoint(range(start, end))
        if found.pattern.set.get("of_state") and _is_of_others(sentence, found.start, end):
            continue
        if inside or _DENIED.search(sentence.shadow[max(0, start - _DENIAL) : start]):
            continue
        name = sentence.words(start, end).replace('"', "")
        name = name + _rest_of_name(sentence, end) if found.pattern.set.get("cased") else name.casefold()
        if not re.search(found.pattern.set.get("only", ""), name):
            continue
        taken.update(range(start, end))
        roles = tuple(found.pattern.set.get("roles", ()))
        yield _Named(name, found.pattern.set["kind"], None, start, end, found.pattern.id, roles)


def _rest_of_name(sentence: Sentence, end: int) -> str:
    """The words in capitals that a place's name goes on with: "the embassy in Buenos" … "Aires"."""
    behind = _CAPITALS.match(sentence.words(end, len(sentence.shadow)))
    return behind.group() if behind else ""


def _certain_roles(name: str) -> tuple[str, ...]:
    """The part of those whose name tells it, whatever the clause says: who recruits children, who makes laws."""
    if name in agencies()["armed"]["names"]:
        return _NO_PART
    return ("regulates",) if _LEGISLATURE.search(name) else ()


def _is_of_others(sentence: Sentence, start: int, end: int) -> bool:
    """Whether not the state but an NGO or international body runs a facility: the last one named before it, or "run by" one."""
    actors = list(sentence.between(max(0, start - _DENIAL), start, "ACTOR", "ORG"))
    behind = _RUN_BY.match(sentence.shadow, end)
    runner = sentence.mentions.get(behind.end() - 1) if behind else actors[-1][1] if actors else None
    if runner is None:
        return False
    kind = runner.value if runner.kind == "ACTOR" else runner.value.kind
    return kind in ("ngo", "io", "international_organization")


@cache
def international_names() -> frozenset[str]:
    """International bodies by their full and short names."""
    return frozenset(agencies()["international"]) | frozenset(agencies()["international"].values())


def full_international_names(document: Document) -> Mapping[str, str]:
    """The full names of the international bodies that a narrative names in full, by their short names."""
    return {short: name for short, name in agencies()["international"].items() if name in document.clean.text}


@cache
def _role_words() -> Mapping[str, re.Pattern[str]]:
    return {role: re.compile("|".join(rf"\b{stem}" for stem in stems)) for role, stems in agencies()["roles"].items()}


def _folded(name: str) -> str:
    """The key under which the spellings of one name meet."""
    low = re.sub(r"\bthe |'s?\b|[,-]", " ", name.casefold())
    low = re.sub(r"^(.+) ministry$", r"ministry of \1", " ".join(low.split()))
    low = agencies()["international"].get(name, low).casefold()
    return re.sub(r"\b(taskforce)\b", "task force", low)


def _fullest(names: list[str]) -> Mapping[str, str]:
    """For each folded name the spelling to use: the first one, but a full name before a short one, "Ministry of X" before
    "X Ministry", and "National Rapporteur on Trafficking" for "national rapporteur" where no other begins so."""
    fullest: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n in agencies()["international"], not n.startswith("Ministry of"))):
        fullest.setdefault(_folded(name), name)
    for short in [short for short in fullest if _POST.search(short)]:
        longer = [name for folded, name in fullest.items() if folded.startswith((f"{short} on ", f"{short} for "))]
        if len(longer) == 1:
            fullest[short] = longer[0]
    return fullest


def _clause(sentence: Sentence, named: _Named) -> tuple[int, int]:
    """The clause around a name: between the semicolons before and behind it."""
    start = sentence.clause_start(named.start)
    end = sentence.shadow.find(";", named.end)
    return start, end if end >= 0 else len(sentence.shadow)


def _roles(sentence: Sentence, named: _Named, start: int, end: int) -> tuple[str, ...]:
    """What the organisation does, by the verbs behind its name, else by those before it ("run by the ministry")."""
    if named.roles:
        return named.roles
    after = _without_names(sentence, named.end, min(end, named.end + _REACH))
    before = _without_names(sentence, max(start, named.start - _REACH), named.start)
    if said := _SAID_BEFORE.search(before):
        return (str(said.lastgroup),)
    for text in (_CLAUSE.split(after, maxsplit=1)[0], before):
        found = sorted((match.start(), role) for role, words in _role_words().items() if (match := words.search(text)))
        if found and found[0][1] == "reports":
            return ("reports",) if len(found) == 1 or not _REPORTED_DOING.search(text) else (found[1][1],)
        if found:
            return tuple(role for _, role in found[:_MOST_ROLES])
    for telling, role in _TOLD_BY_NAME.items():
        if telling.search(named.name):
            return (role,)
    return _USUAL_ROLES.get(named.kind, _NO_PART)


def _without_names(sentence: Sentence, start: int, end: int) -> str:
    """The words of a clause without the names of organisations: "the Crown Prosecution Service" prosecutes for no other."""
    parts = []
    while (position := sentence.shadow.find(SYMBOLS["ORG"], start, end)) >= 0:
        parts.append(sentence.words(start, position))
        start = position + 1
    return "".join([*parts, sentence.words(start, end)]).casefold()
