"""Scan for organisations by their names (domain.md 3.6): runs of capitals with the head of an organisation among them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tipgraph.data_files import read_toml
from tipgraph.lexicon.countries import place_forms
from tipgraph.text.bare_names import bare_name
from tipgraph.text.mentions import Mention
from tipgraph.text.months import MONTH
from tipgraph.text.plans import ACTING_PROGRAMME
from tipgraph.text.seek import seek_near, stretches

_CAPITAL = rf"(?!{MONTH}\b)[A-ZÀ-ÖØ-Þ][\w'-]*"
_JOIN = r"(?:of the|for the|on the|against the|of|for|on|and|to|in|against|de la|de los|del|des|de|du|da|do|dos|e|et|y|para)"
_RUN = re.compile(rf"(?<![\w'-])(?<!U\.S\. )(?<!U\.)(?<!US ){_CAPITAL}(?:(?:,? {_JOIN})?,? {_CAPITAL}){{0,16}}")
_ALIAS = re.compile(r"\"? \((?:the )?(?P<alias>[A-Z][\w&/-]{1,12})\)")
_ACRONYM = re.compile(r"[A-Z]{2,}s?\b")
_INTERNATIONAL = re.compile(
    r"(?:UN|U\.N\.|United Nations|International|European|OSCE|EU|African Union|ASEAN|Inter-American|Pan-[A-Z]\w+|"
    r"(?:Southern|East|Eastern|West|Western) African|Central African (?!Republic)|South(?:east(?:ern)?)? (?:European|Asian)|"
    r"Pacific Islands?|Gulf Cooperation|Arab League|Nordic|World (?:Health|Bank|Food|Customs)) "
)
_BORDER = re.compile(r",? and (?:the )?|, ")
"""What may part two names in one run; within a name it parts nothing ("Labor, Health, and Social Affairs")."""

_STRONG_HEAD = re.compile(
    rf"(?:{_CAPITAL} (?:in Persons )?){{0,4}}?(?:Minist(?:ry|er|ries)|Department|Directorate|Bureau|Office|Commission|"
    r"Committee|Council|Agency|Police|Unit|Division|Task Force|Guard|Court|Authority|Institute|Inspectorate|Secretariat|"
    r"Attorney General|Prosecutor|Army)\b"
)
_BEFORE_MINISTRY = re.compile(
    r"(?!Public )(?:[A-Z][\w'-]* (?:of )?)*?(?=(?:(?:Deputy|Vice|State) )?Minist(?:ry|er) (?:of|for)\b)"
)
_NO_ORGANISATION = re.compile(
    r"(?:Deputy )?Prime Minister|Department of State\b.*|.* Reports?|Ministries .*|(?:State|Justice) Department|"
    r"Secretary of State|(?:Parliament|Congress|Assembly),? .*|"
    r".* (?:Bill|Act|Law|Code|Program|Programme|Plan|Project|Initiative|Campaign|Index|Strategy|Policy|Day)|"
    r"(?:Center|Centre|Unit|Office|Team|Division|Section|Department|Service) (?:in|at) .*|"
    r"(?:Courts|Police|Prosecutors|Shelters|Schools|Hospitals|Homes|Centers|Prisons|Services|Customs) (?:in|of|at|from) .*|"
    r"(?:European|Soviet|African) Union\b.*|Palestinian Authority"
)
_LOWER_HEAD = re.compile(
    r" (?:unit|division|department|office|directorate|bureau|task force|taskforce|committee|team|court)\b"
    r"(?! (?:of|to|for) (?!the [A-Z])[a-z])"
)
_MINISTRIES = re.compile(
    rf"Ministries of (?:the )?(?P<list>{_CAPITAL}(?:,? and| of)?(?: {_CAPITAL}| and {_CAPITAL})*"
    rf"(?:,(?: and)?(?: the)? {_CAPITAL}(?:(?: and| of)? {_CAPITAL})*)*)"
)
_INSTRUMENT = re.compile(
    r"(?<=[a-z]) (?:Decree|Law|Act|Order|Resolution|Regulation|Circular|Directive|Ordinance|Instruction)$"
)
_PART_OF = re.compile(
    r"'s? (?=(?!Office\b)[A-Z][\w-]* (?:of|for|on|to|against|[A-Z]))|(?<!Office) of the (?=Ministry (?:of|for)\b)"
)
"""What parts a body from one that it is part of: "Ministry of Defense's Child Protection Unit" names two."""
_LOCAL = re.compile(
    rf"(?<![\w-])(?P<head>[Mm]unicipality|[Pp]refecture|[Gg]overnorate|[Mm]unicipal authorities|"
    rf"(?:superior|supreme|high|criminal) court|(?<=[Tt]he )shelter) (?:of|"
    rf"in) {_CAPITAL}(?: {_CAPITAL})*(?: and {_CAPITAL}(?: {_CAPITAL})*)?"
)
_LOCAL_HEAD = re.compile(r"(?:municipality|prefecture|governorate|municipal authorities|court|shelter) (?:of|in)\b")
_EXPLAINED = re.compile(
    rf"(?<![\w-])(?:The )?(?P<name>(?!The ){_CAPITAL}(?: {_CAPITAL}){{0,3}})(?P<body>, (?:the|a) "
    r"(?:government|state|national|public) (?:agency|body|commission|institution|entity|committee|office|"
    r"organization) (?:mandated|charged|responsible|tasked|that|which)"
    r"| is an? (?:[\w-]+ ){0,3}(?:campaign|organization|organisation|NGO|charity|foundation)\b"
    r"|, (?:an?|the) (?:[\w-]+ ){0,3}(?:NGO|non-?governmental organi[sz]ation|charity)\b)"
)
"""A name without a head, where the text says what it is."""
_EXPLANATION = re.compile(
    r"(?:agency|body|commission|institution|entity|committee|office|organi[sz]ation) (?:mandated|charged|responsible|tasked|that|"
    r"which)\b|(?:campaign|organi[sz]ation|NGO|charity|foundation)\b"
)
_PROGRAMME = re.compile("Program")
_OF_POLICE = re.compile(r"Police|Polic[ií]a|Crim|Investigat|Traffick|Vice|Smuggl|Victims|Rescue|Organized|Special")
"""What a unit's name holds where it is one of police."""
_IS_NGO = re.compile(r"NGO|non-?govern|charity")
_NGO_NAMED = re.compile(rf"\bNGO (?P<name>{_CAPITAL}(?:(?: {_JOIN})? {_CAPITAL}){{0,5}})")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation by its name without "the"; `kind` as in GUIDE.md, `alias` the short form in parentheses behind it."""

    name: str
    kind: str
    alias: str | None = None


@cache
def agencies() -> Mapping[str, Any]:
    """`agencies.toml` as read."""
    return read_toml("tipgraph.lexicon", "agencies.toml")


@cache
def _opening() -> frozenset[str]:
    return frozenset(agencies()["opening"])


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(sorted(_opening()))
    return re.compile(rf"(?:{words})(?!\w)[\w'-]*(?:,? (?:of the|of|the|and|to|in|for))?,? ?")


@cache
def _heads() -> tuple[re.Pattern[str], Mapping[str, str]]:
    kinds = {head: agencies()["kinds"].get(kind, kind) for kind, heads in agencies()["heads"].items() for head in heads}
    forms = "|".join(re.escape(head) for head in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{forms})(?![\w-])(?!'s? [a-z])"), kinds


def scan_names(text: str) -> Iterator[Mention]:
    """ORG: names in capitals with the head of an organisation, and their aliases, wherever these stand; each of "the
    Ministries of Justice and Labor"; local bodies by their place; names that the text explains (value Organisation)."""
    aliases: dict[str, Organisation] = {}
    for run in _RUN.finditer(text):
        for start, end in _names(text, run.start(), run.end()):
            name = text[start:end]
            alias = _ALIAS.match(text, end)
            organisation = Organisation(_office(name), _kind(name), alias["alias"] if alias else None)
            if organisation.alias:
                aliases.setdefault(organisation.alias, organisation)
            yield Mention("ORG", start, alias.end() if alias else end, organisation)
    if aliases:
        forms = re.compile(rf"(?<![\w(-])(?:{'|'.join(map(re.escape, sorted(aliases)))})(?![\w)])")
        for match in forms.finditer(text):
            yield Mention("ORG", match.start(), match.end(), aliases[match.group()])
    yield from _ministries(text)
    yield from _without_head(text)


def _ministries(text: str) -> Iterator[Mention]:
    """Each of "the Ministries of Justice, Health, and Labor"."""
    for match in _MINISTRIES.finditer(text):
        separator = r",(?: and)?(?: the)? " if "," in match["list"] else r" and (?:the )?"
        at = match.start("list")
        start = match.start()
        for item in re.split(f"({separator})", match["list"]):
            if not re.fullmatch(separator, item):
                yield Mention("ORG", start, at + len(item), Organisation(f"Ministry of {item}", "ministry"))
            at += len(item)
            start = at


def _without_head(text: str) -> Iterator[Mention]:
    kinds = {"shelter": "facility", "court": "court"}
    for match in seek_near(_LOCAL, text, _LOCAL_HEAD, before=16, behind=40):
        kind = next((kind for head, kind in kinds.items() if match["head"].endswith(head)), "other")
        yield Mention("ORG", match.start(), match.end(), Organisation(match.group(), kind))
    for match in (match for span in stretches(text, _EXPLANATION) for match in _EXPLAINED.finditer(text, *span)):
        if match["name"].split(" ", 1)[0] not in _opening() and match["name"] not in place_forms():
            kind = "body" if match["body"].startswith(",") else "other"
            kind = "ngo" if _IS_NGO.search(match["body"]) else kind
            yield Mention("ORG", match.start("name"), match.end("name"), Organisation(match["name"], kind))
    for match in (match for span in stretches(text, _PROGRAMME) for match in ACTING_PROGRAMME.finditer(text, *span)):
        yield Mention("ORG", match.start("name"), match.end("name"), Organisation(match["name"], "body"))
    for match in _NGO_NAMED.finditer(text):
        yield Mention("ORG", match.start("name"), match.end(), Organisation(match["name"], "ngo"))


def _kind(name: str) -> str:
    """The kind by the head that the name is built on: the first of "Ministry of …", else the last."""
    if _INTERNATIONAL.match(name):
        return "international_organization"
    regex, kinds = _heads()
    found = list(regex.finditer(name))
    if not found:
        return "police" if name.endswith(" unit") else "court" if name.endswith(" court") else "department"
    first = re.match(r" (?:of|for|on|to|against|in)\b", name[found[0].end() :])
    head = (found[0] if first else found[-1]).group()
    return "department" if head == "Unit" and not _OF_POLICE.search(name) else kinds[head]


def _office(name: str) -> str:
    """The office for its holder: "Minister of the Interior" is the "Ministry of the Interior" (GUIDE.md)."""
    return re.sub(r"^(?:(?:Deputy|Vice|Assistant|State) )?Minister (?=of |for )", "Ministry ", name)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of organisations in a run of capitals: cut where a second one begins, without words of the sentence."""
    regex, _ = _heads()
    heads = [head.start() for head in regex.finditer(text, start, end)]
    lower = _LOWER_HEAD.match(text, end)
    if not heads and not (lower and text.count(" ", start, end) > 1):
        return
    begin = start
    for border in _BORDER.finditer(text, start, end):
        second = _ACRONYM.match(text, border.end(), end) or _STRONG_HEAD.match(text, border.end(), end)
        if second and any(begin <= head < border.start() for head in heads):
            yield from _trimmed(text, begin, border.start())
            begin = border.end()
    yield from _trimmed(text, begin, lower.end() if lower and text.count(" ", begin, end) else end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name without the words before it that belong to the sentence; none where nothing of a name is left."""
    start = end - len(bare_name(text[start:end], _lead()))
    if before := _BEFORE_MINISTRY.match(text, start, end):
        start = before.end()
    if (whole := _PART_OF.search(text, start, end)) and _heads()[0].search(text, start, whole.start()):
        yield from _trimmed(text, start, whole.start())
        start = whole.end()
    if text.endswith("'s", start, end):
        end -= 2
    elif text.endswith("s'", start, end):
        end -= 1
    if text.startswith(("Ministry of", "Department of"), start) and (
        instrument := _INSTRUMENT.search(text, start, end)
    ):
        end = instrument.start()
    name = text[start:end]
    has_head = _heads()[0].search(name) or _LOWER_HEAD.search(name)
    if has_head and " " in name and not _NO_ORGANISATION.fullmatch(name) and name not in place_forms():
        yield start, end
