"""Scan for named plans, strategies and programmes, with the years in their names (domain.md 3.8: a plan is no law)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.lexicon.countries import place_forms
from tipgraph.text.bare_names import bare_name
from tipgraph.text.mentions import Mention
from tipgraph.text.months import MONTH
from tipgraph.text.seek import stretches

_CAPITAL = rf"(?!{MONTH}\b)[A-Z][\w'-]*"
_JOIN = r"(?:of the|for the|on the|against the|of|for|on|and|to|in|against)"
_YEARS = r"(?:(?:19|20)\d\d(?:-| to | through |/)(?:(?:19|20)\d\d|\d\d(?!\d))|(?:19|20)\d\d)"
_STOP = (
    "and|in|but|that|which|for|the|during|over|with|by|from|through|throughout|under|as|at|its|their|was|is|were|has|had|this|a|"
    "an|after|before|until|while|when|despite|including|between|remained|will|would|or"
)
_WORD = rf"(?!(?:{_STOP})\b|[a-z]+ed\b)[a-z-]+"
_PLAN = re.compile(
    rf"(?<![\w-])(?:(?P<years>{_YEARS}) )?(?P<name>(?:(?:[Nn]ational|[Ss]tate|[Ff]ederal|[Ss]trategic|[Gg]overnment|"
    r"(?:[Aa]nti-?|[Cc]ounter-)?(?:[Hh]uman )?[Tt]rafficking(?:[- ]in[- ][Pp]ersons)?|[Cc]omprehensive|(?:\w+|\d)-year|"
    r"[Ii]nteragency|[Ii]nterministerial|(?<=ational )(?:(?:child|labor|social) )?(?:migration|protection|labor)|"
    rf"{_CAPITAL}) ){{0,5}}"
    r"(?P<noun>[Aa]ction [Pp]lans?|[Pp]lan of [Aa]ction|[Pp]lan|[Ss]trategy|[Pp]rogram(?:me)?|[Pp]olicy|NAP|[Rr]oadmap))\b"
    r"(?! (?:Framework|Steering|Committee|Council|Unit|Secretariat|Office|Coordinator|Commission|Task|Working)\b)"
    r"(?: \((?P<alias>[A-Z]{2,8})\))?"
    rf"(?P<tail> (?:[Tt]o|[Oo]n|[Ff]or|[Aa]gainst|of)(?: the)? {_CAPITAL}(?:(?:,? {_JOIN}){{0,2}},? {_CAPITAL}){{0,14}}"
    rf"| (?:to {_WORD}(?: and {_WORD})?|on|for|against)(?: (?:the|its))?(?: {_WORD}){{1,5}}"
    rf"(?: in persons| in human beings)?(?: (?:and|or) {_WORD}(?: of {_WORD}(?: {_WORD})?)?(?= |[.,;]))?(?: in armed conflict)?)?"
    rf"(?(years)|(?P<span>,? (?:for|covering|from) (?:the period )?{_YEARS}| \({_YEARS}\)| {_YEARS})?)"
)
_NOUN = re.compile(r"[PpSsNRr](?:lan|trategy|rogram|olicy|AP|oadmap|cheme)")
ACTING_PROGRAMME = re.compile(
    rf"(?<![\w'-])(?!(?:The|This|That|Its|Their|In|Under|Through|A|An|As|While|Although|However)\b)"
    rf"(?P<name>{_CAPITAL}(?: (?:{_JOIN} )?{_CAPITAL}){{0,8}} Program(?:me)?) (?:also |then )?(?:coordinat|assist|provid|"
    r"offer|train|operat|shelter|receiv|register|identifi|refer|help|conduct|support|manag|rescu|car|overs|report|hous|"
    r"screen)(?:ed|es|s|t?ted|red|aw)\b"
)
"""A programme that does what organisations do, and so is one: "the Victim Assistance Program coordinated care"."""
_TITLED = re.compile(
    rf"(?:{_CAPITAL}(?:,? (?:and|of|for) {_CAPITAL}| {_CAPITAL}){{1,8}} (?:Program(?:me)?|Policy|Strategy|Scheme)"
    rf"|{_CAPITAL} Scheme)\b"
    r"(?! (?:Framework|Office|[Cc]ommittee|Council|Unit))"
)
"""A programme whose name in capitals has small words in it."""
_IS_NAMED = re.compile(
    r"[Nn]ational (?![Pp]olicy)|[Ss]tate [Pp]rogram|\w [Aa]ction|\w [Pp]lan of|NAP|[Tt]rafficking(?: in [Pp]ersons)? plan|"
    r"[A-Z][\w'-]+ (?:Plan|Strategy|Program|Programme|Policy|Roadmap|Scheme)"
)
_NAMED_WITH_TAIL = re.compile(r"(?:[Nn]ational [Pp]olicy|[Rr]oadmap|[Aa]ction [Pp]lan|[Pp]lan of [Aa]ction)$")
"""What only together with its purpose is a name: "a roadmap to end child labor"."""
_OPENING = re.compile(r"(?:The|A|An|Its|This|That|Their|In|Under|With|As|No|New|Although|While|Through) ")
_OTHER = re.compile(
    r"(?:World Food|Development|Environment|Visitor|Visa|Waiver|Workers?|Employer|Mobility|Intern Training) (?:Program|Scheme)|"
    r"\b(?:Minist|Department|Government|Committee|Commission|Council|Office|Agency|Congress|Center|Secretariat)"
)
"""Programmes that are bodies or ways to a visa, and what is no name but a run of names."""
_PROGRAMME = re.compile(r"(?<!National )(?<!State )(?:Program(?:me)?|Policy)$")
_DANGLING = re.compile(r" (?:to [a-z-]+|of|on|against)$")
_LAST_ITEM = re.compile(r", (?P<place>[A-Z][\w' -]*)$")
_SHORT_YEAR = re.compile(r"\d{4}[-/](\d\d)\b")


@dataclass(frozen=True, slots=True)
class PlanName:
    """A named plan and the years that its name gives; of one year, "2019 roadmap", the plan begins in it."""

    name: str
    start: int | None = None
    end: int | None = None


def scan_plans(text: str) -> Iterator[Mention]:
    """PLAN: named plans, strategies, policies, programmes (value PlanName). "A written plan" has no name."""
    spans = list(stretches(text, _NOUN))
    acting = {match.end("name") for span in spans for match in ACTING_PROGRAMME.finditer(text, *span)}
    for match in (match for span in spans for match in _PLAN.finditer(text, *span)):
        name = bare_name(match["name"], _OPENING)
        start = match.start() + len(match["name"]) - len(name)
        if match["noun"] in ("program", "programme", "policy"):
            named = match["span"] or (match["years"] and len(match["years"]) > len("2019")) or _IS_NAMED.search(name)
        else:
            named = match["years"] or match["span"] or _IS_NAMED.search(name)
        if (
            match.end() in acting
            or _OTHER.search(name)
            or not (named or (match["tail"] and _NAMED_WITH_TAIL.search(name)))
        ):
            continue
        first, last = _years(match)
        end = _end(text, start, match)
        name = text[start:end]
        if match["alias"]:
            name = name.replace(f" ({match['alias']})", "", 1)
        yield Mention("PLAN", start, end, PlanName(name, first, last))
    for match in (match for span in spans for match in _TITLED.finditer(text, *span)):
        name = bare_name(match.group(), _OPENING)
        if match.end() not in acting and not _OTHER.search(name):
            yield Mention("PLAN", match.end() - len(name), match.end(), PlanName(name))


def _years(match: re.Match[str]) -> tuple[int | None, int | None]:
    given = f"{match['years'] or ''} {match['span'] or ''}"
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", given)]
    if short := _SHORT_YEAR.search(given):
        years.append(years[0] // 100 * 100 + int(short[1]))
    if len(years) > 1:
        return years[0], years[-1]
    return (years[0] if match["years"] else None), None


def _end(text: str, start: int, match: re.Match[str]) -> int:
    """Where a name ends: before the country that a clause goes on with, before a purpose that is cut off."""
    end = match.end()
    if (item := _LAST_ITEM.search(text, start, end)) and item["place"] in place_forms():
        return item.start()
    if match["tail"] and _PROGRAMME.search(text, start, match.end("noun")) and match["tail"].startswith(" to "):
        return match.end("noun")
    while match["tail"] and not match["span"] and (cut := _DANGLING.search(text, start, end)):
        end = cut.start()
    return end
