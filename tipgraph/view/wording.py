"""What a fact says, in a few words for people."""

from collections.abc import Iterable

from tipgraph.facts import (
    LIFE,
    Agency,
    Cooperation,
    CountryRole,
    Effort,
    Fact,
    Flow,
    Penalty,
    Plan,
    Recommendation,
    Silence,
    Statistic,
    Statute,
    Tier,
    Treaty,
    VictimGroup,
)
from tipgraph.lexicon.countries import countries

SOURCES = {
    None: "the report itself",
    "government": "the government",
    "ngo": "NGOs",
    "io": "international organisations",
    "observers": "observers",
    "media": "media",
    "foreign_government": "a foreign government",
}
TIERS = {"2WL": "Tier 2 Watch List", "special": "Special case"}


def says(fact: Fact) -> str:
    """One line: the fact's key in words, then what it adds."""
    match fact.content:
        case Tier() as c:
            return _line(TIERS.get(c.tier, f"Tier {c.tier}"), _streak(c), "waiver granted" if c.waiver else "")
        case Effort() as c:
            return _line(f"Efforts, {_spaced(c.area)}: {_spaced(c.trend)}", c.level)
        case CountryRole() as c:
            return _line(f"Country role: {c.role}", _list(c.groups), _list(c.exploitation))
        case Flow() as c:
            verb = "exploited in" if c.kind == "exploitation" else "pass through"
            ends = f"Victims from {country_name(c.origin)} {verb} {country_name(c.destination)}"
            return _line(ends, _list(c.groups), _list(c.exploitation), _list(c.sectors))
        case VictimGroup() as c:
            places = _list(country_name(place) for place in c.places)
            return _line(f"{c.group}: {c.status}", _list(c.exploitation), _list(c.sectors), places)
        case Statute() as c:
            return _line(c.citation, c.law, _list(c.subject), str(c.year_adopted or ""))
        case Penalty() as c:
            victim = f"{c.victim} victim" if c.victim != "any" else ""
            return _line(f"{c.citation}: {_range(c.min_years, c.max_years)}", victim, _list(c.also))
        case Statistic() as c:
            number = f"{_quantity(c.value, c.qualifier)} {c.unit or ''}".strip()
            return _line(
                f"{_metric(c)}: {number}", _period(c.period), c.group, _list(c.citations), _list(c.exploitation)
            )
        case Silence() as c:
            return _line(f"Not reported: {_metric(c)}", _period(c.period), _streak(c))
        case Agency() as c:
            return _line(c.name, c.alias, _list(_spaced(role) for role in c.roles))
        case Cooperation() as c:
            return _line(f"{country_name(fact.country)} and {country_name(c.partner)}", _spaced(c.kind))
        case Recommendation() as c:
            return f"Recommendation{f' {c.position}' if c.position else ''}"
        case Plan() as c:
            years = "–".join(str(year) for year in dict.fromkeys((c.start, c.end)) if year)
            return _line(c.name, years, c.status)
        case Treaty() as c:
            return _line(c.name, _spaced(c.status))
    return fact.type


def country_name(name: str) -> str:
    """The name of an ISO 3166-1 alpha-3 code; what is no code (a region, an organisation) is its own name."""
    country = countries().get(name)
    return country.name if country else name


def _metric(content: Statistic | Silence) -> str:
    return content.label if content.metric == "other" and content.label else _spaced(content.metric)


def _streak(content: Tier | Silence) -> str:
    return f"year {content.consecutive_years} in a row" if content.consecutive_years else ""


def _line(first: str, *more: str | None) -> str:
    return " · ".join([first, *(part for part in more if part)])


def _list(values: Iterable[str]) -> str:
    return ", ".join(values)


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _quantity(value: float, qualifier: str | None) -> str:
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return number if qualifier in (None, "exact") else f"{_spaced(qualifier)} {number}"


def _period(period: int | str | None) -> str:
    return "" if period is None else f"in {period}"


def _range(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no years named"
    if high is None:
        return f"{_years(low)} and more"
    return f"up to {_years(high)}" if low is None else f"{low:g} to {_years(high)}"


def _years(years: float | None) -> str:
    return "life" if years == LIFE else f"{years:g} years"
