"""The calendar year or span that a figure covers."""

from dataclasses import dataclass

from tipgraph.extract.phrases import QUANTITIES, Token
from tipgraph.facts import Period
from tipgraph.lexicon.closed import closed
from tipgraph.narrative import Narrative
from tipgraph.text.numbers import Years

_RECORDS = frozenset({"number", "time", "first", "level", "total", "figure", "highest", "lowest", "most"})
"""Before "since": it tells a record ("the highest number since 2010"), not what a figure covers."""
_EVENT = 12
"""Words between "since" and the year of the event that it names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A year as the text says it: `since` where the figure runs from it on; no years for "the previous year"."""

    years: Years | None
    since: bool = False


def default_period(narrative: Narrative) -> Period:
    """The year before the edition; a secondary text says its years or has none (GUIDE.md, statistic)."""
    return None if narrative.kind == "secondary" else narrative.report_year - 1


def said_in(words: list[Token], start: int, end: int) -> Said | None:
    """The first year that tells when, among the tokens from `start` to `end`."""
    found = said_at(words, start, end)
    return found[1] if found else None


def said_at(words: list[Token], start: int, end: int) -> tuple[int, Said] | None:
    """The first year that tells when, with its position; not behind "following their conviction in"."""
    for at in range(max(start, 0), min(end, len(words))):
        if words[at].text in ("following", "after") and words[at - 1].text in (",", "—", "–"):
            return None
        if said := _said(words, at):
            return at, said
    return None


def said_before(words: list[Token], position: int, compared: list[int]) -> Said | None:
    """The nearest year before a figure in its clause: "In 2012, authorities identified". The years of figures that
    something was `compared` with (their positions) are not its own."""
    for at in range(position - 1, -1, -1):
        if words[at].text == ";":
            return None
        if words[at].text == "when" and at > 1 and words[at - 2].kind == "YEAR":
            return Said(words[at - 2].mention.value)  # type: ignore[union-attr]
        if at in compared:
            return said_before(words, at, []) if at else None
        if (said := _said(words, at)) and not any(k < at for k in compared) and not dates_participle(words, at):
            return said
    return None


def dates_participle(words: list[Token], at: int) -> bool:
    """Whether a year dates a participle before it ("the cases initiated in 2013"), not the clause."""
    lead = at - 1
    while lead > 0 and words[lead].text in ("in", "during", "the"):
        lead -= 1
    if lead < 1 or lead == at - 1:
        return False
    dated = words[lead]
    return bool(dated.action and "participle" in dated.action.forms) or (dated.is_word and dated.text.endswith("ed"))


def said_at_end(words: list[Token], start: int, end: int) -> Said | None:
    """The year at the end of a clause, behind an aside: "38 prosecutions under Article 4, which bans pimping, in 2013"."""
    for at in range(end - 1, start + 1, -1):
        if words[at].kind == "YEAR":
            return _said(words, at) if words[at - 2].text == "," else None
    return None


def _said(words: list[Token], at: int) -> Said | None:
    mention = words[at].mention
    if mention is None:
        return Said(None) if _is_previous(words, at) else None
    if mention.kind != "YEAR":
        return None
    lead = words[at - 1].text if at else ""
    following = words[at + 1] if at + 1 < len(words) else None
    if at >= 2 and words[at - 2].text in ("as", "than"):
        return None
    if (
        lead == "and"
        and at >= 3
        and words[at - 3].text == "between"
        and (first := words[at - 2].mention)
        and first.kind == "YEAR"
    ):
        begin, end = first.value, mention.value
        return (
            Said(Years(begin.first, end.first, begin.first_month, end.first_month)) if end.first > begin.first else None
        )
    if lead in closed("outside_years") or (
        lead not in closed("year_leads") and lead not in ("", "(", "than", "with", '"')
    ):
        return None
    if (following and following.kind in ("ACT", "ORG", "PLAN", "TREATY", "LAW")) or (
        following and following.text in ("law", "act", "decree", "anti-trafficking")
    ):
        return None
    if lead == "of" and at >= 2 and words[at - 2].kind in ("LAW", "ACT"):
        return None
    if lead == "since" and at >= 2 and words[at - 2].text in _RECORDS:
        return None
    if lead == "over" and mention.value.last is None:
        return None  # "an increase over 2009"
    if at >= 2 and lead in ("to", "with") and words[at - 2].text in ("compared", "relative", "comparison"):
        return None
    return Said(mention.value, lead == "since" or (lead == "in" and _since_event(words, at)))


def _since_event(words: list[Token], at: int) -> bool:
    """Whether a year dates what a figure runs from: "since the law came into force in 2003"."""
    for k in range(at - 2, max(0, at - _EVENT), -1):
        if words[k].text in (",", ";") or words[k].kind in QUANTITIES:
            return False
        if words[k].text == "since":
            return words[k - 1].text not in _RECORDS
    return False


def _is_previous(words: list[Token], at: int) -> bool:
    """Whether "the previous year" or "the year before" begins here and says when, not what is compared with."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    if words[at].text in closed("previous"):
        if following not in ("year", "reporting"):
            return False
    elif words[at].text != "year" or following not in ("before", "earlier", "prior"):
        return False
    lead = at - 1
    while lead >= 0 and words[lead].text in ("the", "a", "in", "during"):
        lead -= 1
    return lead < 0 or words[lead].text not in closed("comparing")


def period_of(said: Said | None, narrative: Narrative) -> Period:
    """The fact's period: an integer year, or a span `2020-05/2023-12`, `2022/2024`."""
    if said is None:
        return default_period(narrative)
    years = said.years
    if years is None:
        return year_before(default_period(narrative))
    if said.since:
        last = narrative.report_year - 1
        return f"{years.first}/{last}" if last > years.first else years.first
    if years.last is None:
        return years.first
    first = f"{years.first}-{years.first_month:02}" if years.first_month else str(years.first)
    last_text = f"{years.last}-{years.last_month:02}" if years.last_month else str(years.last)
    return f"{first}/{last_text}"


def year_before(period: Period) -> Period:
    """The year before that of the figure compared with."""
    if isinstance(period, int):
        return period - 1
    return None
