"""Scan for laws by name: their titles in capitals, their years, and the aliases that stand for them (domain.md 3.8)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tipgraph.lexicon.countries import place_forms
from tipgraph.text.bare_names import bare_name
from tipgraph.text.laws import INSTRUMENT, LawReference, is_instrument
from tipgraph.text.mentions import Mention
from tipgraph.text.seek import stretches

_CAPITAL = r"(?:[A-Z][\w'-]*|\([A-Z][\w ,&'-]{0,60}\))"
_JOIN = r"(?:of|in|and|for|to|the|on|against|or|with|by|de|from)"
_NAME_END = r"(?:,? (?:of )?(?P<year2>(?:19|20)\d\d))?(?: \((?!B\.E\.|(?:19|20)\d\d)(?P<alias>[A-Z][\w-]{1,15})(?: Act| Law)?\))?"
_TITLE_WORD = re.compile(
    r"(?:Act|Law|Ordinance|Decree|Proclamation) (?:[Oo]n|[Aa]gainst|[Ff]or|[Tt]o|[Cc]oncerning|[Rr]egarding|of)\b"
)
_LAW_END = (
    r"Law\b(?! Enforcement\b| (?:\([\w ]+\) )?(?:[A-Z][\w-]+ ){0,3}(?:Act|Ordinance|Statute)\b"
    r"| (?:on|against|concerning|regarding) (?:the )?[A-Z])"
)
"""The word "Law" where a name may end: not in "Criminal Law (Amendment) Act", "Organic Law on Labor"."""
_NAME_WORD = re.compile(r"(?:Act|Law|Ordinance|Proclamation|Statute)\b|[A-Z][\w'-]* law\b")
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<year>(?:19|20)\d\d) )?(?:{_CAPITAL}(?:(?:,? {_JOIN}){{0,2}},?) ){{0,14}}?{_CAPITAL} (?:Amendment )?"
    rf"(?:Act|{_LAW_END}|Ordinance|Proclamation|Statute)\b{_NAME_END}"
    rf"|(?:{_CAPITAL} ){{2,6}}law\b(?! enforcement)"
)
_YEARED_WORD = re.compile(r"(?:19|20)\d\d (?:anti|counter|human|traff|TIP|slavery|labor|child|immigra|migra)")
_BILL_WORD = re.compile(r"Bill\b")
_TITLED = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d) )?(?:{_CAPITAL} ){{0,3}}(?:Act|Law|Ordinance|Decree|Proclamation) "
    rf"(?:[Oo]n|[Aa]gainst|[Ff]or|[Tt]o|[Cc]oncerning|[Rr]egarding|"
    rf"of)(?: the)? (?:{_JOIN} )?{_CAPITAL}"
    rf"(?:(?:,? {_JOIN}){{0,3}},? (?!(?:{INSTRUMENT}) (?:No|Number|Nr|#|\d)){_CAPITAL}){{0,14}}{_NAME_END}"
)
_YEARED = re.compile(
    r"\b(?P<year>(?:19|20)\d\d) (?:(?:anti|counter)-[a-z-]+|(?:human )?trafficking|TIP|slavery|labor|child protection|"
    r"immigration|migration)(?: in persons)?"
    r"(?: (?:law|act|ordinance|decree|statute)\b| (?=(?:and|or) (?:19|20)\d\d [\w-]+ laws\b))",
)
_MAKERS = r"(?i:assembly|parliament|congress|senate|legislature|king|president|emir|monarch|knesset|diet)"
_BILL = rf"(?:(?P<year>(?:19|20)\d\d) )?(?:{_CAPITAL}(?:(?:,? {_JOIN}){{0,2}},?) ){{1,12}}?Bill\b"
_PASSED_BILL = re.compile(
    r"(?<!not )(?<!not been )(?:(?:passed|passing|enacted|enacting)(?: into law)?|signed into law|"
    rf"{_MAKERS}[^.;,]{{0,20}} (?:approved|adopted|signed|approve)|[Aa]lso passed (?:was|were)) (?:(?:the|an?|its) )?"
    rf"(?:[a-z-]+ ){{0,3}}(?P<name>{_BILL}{_NAME_END})"
)
"""A bill that was passed is a law; one that is only named is none."""
_NO_NAME = re.compile(
    r"(?:Articles?|Sections?|Chapters?|Title|Part) [\w.-]+ of (?:the )?|(?:[A-Z]\w+ ){1,3}Code,? and (?:the |its )?|"
    r"the |(?:The|In|Under|This|Its|A|By|While|Although|However|For|As|On|With|When|If),? |[A-Z][a-z]+ (?:the|its) "
)
_GENERIC_NAME = re.compile(
    r"(?:(?:The|This|That|Its|Under|By|No|New|Draft|In) )*(?:Act|Law|law|(?:House|Senate) Bill|"
    r"Common Law|Sharia Law|Islamic Law|Criminal Law)"
)
_ALIAS_INSIDE = re.compile(r" \((?P<alias>[A-Z]{3,})\)")
_FOREIGN = re.compile(r"^(?:U\.?S\.?|Sharia|Islamic|Shari'a|International|Roman|Common|Martial|Rule of)\b")
_NATIONALITY_LAW = re.compile(r"[A-Z][a-z]+ law")
_ALSO_CALLED = re.compile(
    r"(?:,| \()? ?(?:(?:which is )?(?:also |commonly |officially |otherwise )?"
    r"(?:known as|called|named|titled|entitled|referred to as) |(?<=[,(] )|(?<=\())(?:the |its )?\"?"
)
"""What stands between the two names of one law: "Law 28950, the Law against Trafficking", "the Trafficking Act (Act 5)"."""
_LISTED_ON = re.compile(
    rf"\"?(?:,? (?:and|or|as well as)|,) (?:the |its |under )?(?:{_CAPITAL} )*(?:$|(?:Code|Constitution|code|constitution)\b)"
)
"""Behind two laws, what leads on to a third: then they are a list."""
_LOOK_AHEAD = 60


def scan_named(text: str) -> Iterator[Mention]:
    """ACT: a law by its name in capitals, or by its year ("2015 anti-slavery law"); then its alias, wherever that stands
    (value LawReference: the fullest name in the text, its year and alias)."""
    named = list(_named(text))
    fullest: dict[str, LawReference] = {}
    for _, _, reference in sorted(named, key=lambda found: (found[2].year is None, found[2].alias is None, found[0])):
        fullest.setdefault(_bare(reference.citations[0]), reference)
    aliases = {reference.alias: reference for reference in fullest.values() if reference.alias}
    for start, end, reference in named:
        name = _bare(reference.citations[0])
        full = aliases.get(text[start:end].removesuffix(" Act").removesuffix(" Law"), fullest[name])
        yield Mention("ACT", start, end, reference if reference.year not in (None, full.year) else full)
    if aliases:
        any_alias = re.compile(rf"(?<![\w(])(?:{'|'.join(map(re.escape, sorted(aliases)))})(?![\w)])")
        for match in any_alias.finditer(text):
            yield Mention("ACT", match.start(), match.end(), aliases[match.group()])


def _bare(name: str) -> str:
    """A law's name without its year: "Trafficking Act of 2008" and "2008 Trafficking Act" are one in a narrative."""
    return re.sub(r"^(?:19|20)\d\d |,? (?:of )?(?:19|20)\d\d$", "", name).casefold()


def _named(text: str) -> Iterator[tuple[int, int, LawReference]]:
    for pattern, words in (
        (_TITLED, _TITLE_WORD),
        (_NAMED, _NAME_WORD),
        (_YEARED, _YEARED_WORD),
        (_PASSED_BILL, _BILL_WORD),
    ):
        for match in (match for span in stretches(text, words) for match in pattern.finditer(text, *span)):
            groups = match.groupdict()
            start, end = match.span("name" if "name" in groups else 0)
            name = bare_name(text[start:end], _NO_NAME)
            start = end - len(name)
            name = re.sub(r" \([A-Z][\w-]{1,15}(?: Act| Law)?\)$", "", name)
            alias = groups.get("alias")
            if inner := _ALIAS_INSIDE.search(name):
                name, alias = name.replace(inner.group(), ""), alias or inner["alias"]
            if (
                name.removesuffix(" law") in place_forms()
                or _GENERIC_NAME.fullmatch(name)
                or _FOREIGN.match(name)
                or _NATIONALITY_LAW.fullmatch(name)
                or " " not in name
            ):
                continue
            if name.endswith(" "):
                name, end = f"{name}law", end - 1
            year = groups.get("year") or groups.get("year2")
            yield start, end, LawReference((name,), year=int(year) if year else None, alias=alias)


def one_law_each(mentions: list[Mention], text: str) -> list[Mention]:
    """A law by its number and its name at once ("Republic Act 9208, the Anti-Trafficking in Persons Act of 2003") as one
    mention, an ACT cited by the number; elsewhere the name alone stands for that too. `mentions` are in order."""
    known: dict[LawReference, LawReference] = {}
    joined: list[Mention] = []
    for at, mention in enumerate(mentions):
        before = joined[-1] if joined else None
        if (
            before
            and (both := _both_names(before, mention))
            and _ALSO_CALLED.fullmatch(text, before.end, mention.start)
        ):
            bracketed = "(" in text[before.end : mention.start] and text.startswith(")", mention.end)
            end = mention.end + bracketed
            following = next(
                (m.start for m in mentions[at + 1 : at + 2] if m.kind in ("LAW", "ACT")), end + _LOOK_AHEAD
            )
            if not _LISTED_ON.match(text[end:following]):
                name, reference = both
                known[name] = reference
                joined[-1] = Mention("ACT", before.start, end, reference)
                continue
        joined.append(mention)
    if not known:
        return mentions
    return [replace(m, value=known[m.value]) if m.kind == "ACT" and m.value in known else m for m in joined]


def _both_names(first: Mention, second: Mention) -> tuple[LawReference, LawReference] | None:
    """The reference of a law by its name and the same by its number, where one mention may be each."""
    if {first.kind, second.kind} != {"ACT", "LAW"}:
        return None
    name, number = (first.value, second.value) if first.kind == "ACT" else (second.value, first.value)
    if len(number.citations) > 1 or not is_instrument(number.citations[0]):
        return None
    if None not in (name.year, number.year) and name.year != number.year:
        return None
    return name, replace(number, year=name.year or number.year, alias=name.alias)
