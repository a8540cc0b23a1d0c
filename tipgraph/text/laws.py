"""Scan for laws: numbered provisions in all their spellings, laws by number (domain.md 3.8)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.text.mentions import Mention
from tipgraph.text.seek import seek_at, seek_near


@dataclass(frozen=True, slots=True)
class LawReference:
    """Normalised citations (`Article 181`, `Section 193(1)`, `Law 28950`), the law that they are part of, and the year
    in which it was adopted, where the text says these. `alias` is a name's short form (`PSHTA`)."""

    citations: tuple[str, ...]
    law: str | None = None
    year: int | None = None
    alias: str | None = None


_HEAD = r"(?:sub-?)?(?:articles?|arts?\.|sections?|secs?\.|paragraphs?|paras?\.|chapters?|clauses?|§§?)"
_HEADS_OF_LIST = r"(?:sub-?)?(?:articles|arts\.|sections|secs\.|paragraphs|paras\.|chapters|§§)"
_SUBSECTION = r"(?:\d{1,4}[a-z]?|[a-z]{1,2}|[ivx]{1,5}|bis|ter)"
_NUMBER = (
    r"(?:\d+(?:(?-i:[A-Z]{1,2}|[a-h])(?!\w))?(?:[-./:]\d+)*(?:(?-i:[-/][A-Z])(?!\w))?"
    r"(?:[- ]?(?:bis|ter|quater|quinquies))?|(?-i:[IVXL]{1,7}))\b"
    rf"(?: ?\({_SUBSECTION}\))*(?! ?%)"
)
_NOT_COUNTED = (
    r"(?!\w|,\d| (?:percent|years?|months?|under|cases?|persons?|people|victims|investigations|prosecutions|convictions|"
    r"traffickers|defendants)\b)"
)
_GOES_ON = (
    r"(?=[.;:,)]|$| (?:of|in|which|that|and|or|criminali\w+|prohibit\w*|prescrib\w+|provid\w+|to|for|were|was|with)\b)"
)
_LIST = re.compile(
    rf"(?<!\w)(?:{_HEADS_OF_LIST} ?{_NUMBER}"
    rf"(?:(?:, (?:and |or )?| and | or |/| & | through | to |-)(?:{_HEAD} ?)?{_NUMBER}{_NOT_COUNTED}){{0,40}}"
    rf"|{_HEAD} ?{_NUMBER}(?:(?:(?:, (?:and |or )?| and | or | & ){_HEAD} ?| through | to |/|-){_NUMBER}{_NOT_COUNTED}"
    rf"|(?: and | or ){_NUMBER}{_NOT_COUNTED}{_GOES_ON}){{0,40}})",
    re.IGNORECASE,
)
"""A list of provisions. Behind a head in the singular a bare number goes on with the list only where a clause on the law
follows: in "under Article 171 and 12 under Article 181" it counts cases."""
_GLOSS = re.compile(rf" \((?!{_SUBSECTION}\))[a-z][^()\d]{{2,70}}\)")
_GLOSSED = re.compile(
    rf"{_GLOSS.pattern}(?:, and|,| and| or) (?:{_HEAD} ?)?(?P<number>{_NUMBER}){_NOT_COUNTED}", re.IGNORECASE
)
"""The next of a list in which each provision is explained: "Articles 5 (pimping) and 7 (kidnapping)"."""
_LIST_START = re.compile(r"[aspc§](?:rt|ec|ub|ara|hap|lau|(?<=§))")
_ITEM = re.compile(rf"(?:(?P<head>{_HEAD}) ?)?(?P<number>{_NUMBER})", re.IGNORECASE)
_CROSS_REFERENCE = re.compile(r"\bsee (?:also )?(?:under )?$|\bof this report\b", re.IGNORECASE)
_PART = re.compile(r"\.[a-z]\b")
"""What follows the number of a section of a report ("7.c."): no law."""
_OF_LAW = re.compile(
    r" (?:of|in|under|from|to) (?:the |its |their |this |[A-Z]\w+'s? )?(?P<law>"
    r"(?:(?:19|20)\d\d )?(?:(?!the\b|of\b|and\b)[\w'-]+ ){0,3}?(?:code|constitution)\b"
    r"|(?:(?:19|20)\d\d )?anti-[\w-]+ (?:law|act|ordinance|decree)\b)",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(
    r"\b(?P<law>(?:penal|criminal|labor|family|civil|child) code|constitution)(?:'s)?,? $", re.IGNORECASE
)
_HEADS = {"art": "Article", "sec": "Section", "par": "Paragraph", "cha": "Chapter", "cla": "Clause", "§": "Section"}
_RANGE = {"through", "to"}

INSTRUMENT = (
    r"Decision|Directive|Circular|Law[- ]Decree|Law|Act|Decree(?:[- ]Law)?|Proclamation|Ordinance|Regulation|Resolution|"
    r"Order"
)
"""Regex: what a law by number may be called."""
_BY_NUMBER = re.compile(
    r"(?<![\w'-])(?P<kind>(?:(?:Federal|Organic|Royal|Presidential|Legislative|Supreme|Ministerial|Government|Executive|"
    r"Sultani|"
    r"Emiri|Amiri|Republic|Public|Emergency|Constitutional|Cabinet|National|General|Framework|Imperial|State|royal|presidential|ministerial|supreme|"
    r"legislative|executive|government) ){0,2}"
    rf"(?i:{INSTRUMENT})(?: Law)?)(?:,? (?P<no>[Nn]o\.?|[Nn]umber|[Nn]r\.?|#))? ?"
    r"(?P<number>\d+(?:[-/.,]\d+)*(?:[-/][A-Z]+)?|[A-Z]{1,3}[-/]\d+(?:[-/]\d+)?|[IVX]{1,5}[-/]\d+)(?![\w%])"
    r"(?:(?:,? of|,) (?:[A-Z][a-z]+ )?(?:\d{1,2},? )?(?P<year>(?:19|20)\d\d))?"
)
_INSTRUMENT_NUMBER = re.compile(
    rf"(?:{INSTRUMENT.lower()})(?: law)?(?:,? (?:no\.?|number|nr\.?|#))? ?(?:\d|[a-z]{{1,5}}[-/]\d)"
)
_RUNNING = 1000
"""Laws numbered so high are numbered through the years: the year of "Act 26.842 of 2012" is no part of its number."""
_KNOWN_BY_NUMBER = re.compile(r"(?!Federal ).*\b(?:Law|Decree)")
"""What is cited by its number alone, "Law 164" for "Law 164 of 2011", unless the text has two laws of that number."""
_YEAR_IN_NUMBER = re.compile(r"(?:^|[/-])((?:19|20)\d\d)(?:$|[/-])")


def scan_numbered(text: str) -> Iterator[Mention]:
    """LAW: articles and sections, in lists and ranges, with the law that they belong to, and laws by number
    (value LawReference). A report's references to its own sections ("see section 6") are none."""
    for match in seek_at(_LIST, text, _LIST_START):
        before, end = text[max(0, match.start() - 16) : match.start()], match.end()
        if _CROSS_REFERENCE.search(before) or _PART.match(text, end) or text.startswith(" of this report", end):
            continue
        listed = [(match.start(), end, _citations(match.group()))]
        head = listed[0][2][-1].split(" ", 1)[0].removesuffix("s")
        while following := _GLOSSED.match(text, end):
            end = following.end()
            listed.append((following.start("number"), end, (f"{head} {following['number']}",)))
        gloss = _GLOSS.match(text, end)
        law = _OF_LAW.match(text, gloss.end() if gloss else end)
        law = law or _LAW_BEFORE.search(text, max(0, match.start() - 40), match.start())
        for first, last, citations in listed:
            yield Mention("LAW", first, last, LawReference(citations, law["law"].casefold() if law else None))
    yield from _by_number(text)


def _by_number(text: str) -> Iterator[Mention]:
    found: list[tuple[int, int, str, int | None, bool]] = []
    for match in seek_near(_BY_NUMBER, text, _INSTRUMENT_NUMBER, before=60, behind=20):
        if match["year"] is None and match["no"] is None and re.fullmatch(r"(?:19|20)\d\d", match["number"]):
            continue  # "the Trafficking Act 2005" has a name and a year, no number
        if text.endswith(("Council ", "Assembly ", "EU ", "European Union ", "European "), 0, match.start()):
            continue
        kind, number = match["kind"].title(), match["number"].rstrip(",.")
        if match["kind"].islower() and match["no"] is None:
            continue  # "the law 30 days later"
        year = match["year"] or next(iter(_YEAR_IN_NUMBER.findall(number)), None)
        runs_on = (digits := number.replace(".", "")).isdigit() and int(digits) >= _RUNNING
        dated = match["year"] and not runs_on and re.search(r" of (?:19|20)\d\d$", match.group())
        found.append((*match.span(), f"{kind} {number}", int(year) if year else None, bool(dated)))
    years = {name: {year for _, _, same, year, _ in found if same == name and year} for _, _, name, _, _ in found}
    for start, end, name, year, dated in found:
        with_year = dated and (len(years[name]) > 1 or not _KNOWN_BY_NUMBER.match(name))
        yield Mention("LAW", start, end, LawReference((f"{name} of {year}" if with_year else name,), year=year))


def is_instrument(citation: str) -> bool:
    """Whether a citation is of a law by its number, not of a provision in one: "Law 28950", not "Article 5"."""
    return citation.removeprefix("Sub-").split(" ", 1)[0].removesuffix("s") not in _HEADS.values()


def _citations(text: str) -> tuple[str, ...]:
    """One citation for each item of a list, a range whole.

    >>> _citations("sections 193(1), 339, and 369(2)"), _citations("Articles 181 and 181-1"), _citations("Sections 135-147")
    (('Section 193(1)', 'Section 339', 'Section 369(2)'), ('Article 181', 'Article 181-1'), ('Sections 135-147',))
    """
    head = "Article"
    citations: list[str] = []
    items = list(_ITEM.finditer(text))
    for position, item in enumerate(items):
        if item["head"]:
            head = _head(item["head"])
        number = re.sub(r"\s+(?=\()|\s+(?=bis|ter|qua|qui)", "", item["number"])
        joined = text[items[position - 1].end() : item.start()] if position else ""
        if joined.strip() in _RANGE and citations:
            first = citations.pop().split(" ", 1)[1]
            citations.append(f"{head}s {first}-{number}")
            continue
        low, _, high = number.partition("-")
        ranged = low.isdigit() and high.isdigit() and len(high) >= len(low) > 1 and int(high) > int(low)
        citations.append(f"{head}s {number}" if ranged else f"{head} {number}")
    return tuple(dict.fromkeys(citations))


def _head(text: str) -> str:
    low = text.casefold()
    sub = low.startswith("sub")
    low = low.removeprefix("sub").removeprefix("-")
    name = _HEADS["§" if low.startswith("§") else low[:3]]
    return f"Sub-{name}" if sub else name
