"""What the page of a country shows, from the facts of its narratives."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tipgraph.facts import CONTENTS, Agency, Fact
from tipgraph.serve import charts
from tipgraph.serve.library import Edition, Library
from tipgraph.serve.standing import Standing, by_content, recommendations
from tipgraph.view.wording import country_name, says


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the editions of the report say of the efforts in one area: for each of `CountryPage.report_years`, its facts."""

    area: str
    by_edition: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Law:
    """A provision as the editions cite it, and the punishments that it prescribes."""

    statute: Standing | None
    citation: str
    penalties: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one type that have no section of their own."""

    type: str
    title: str
    rows: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class CountryPage:
    """Everything but `secondary` is what the report itself says; `elsewhere` says it of this country in narratives on
    others."""

    code: str
    name: str
    editions: tuple[Edition, ...]
    gaps: tuple[int, ...]
    tier_line: charts.TierLine | None
    tiers: tuple[Fact, ...]
    efforts: tuple[Verdicts, ...]
    figures: tuple[charts.Figures, ...]
    figure_rows: tuple[Fact, ...]
    flows: tuple[Standing, ...]
    laws: tuple[Law, ...]
    agencies: tuple[Standing, ...]
    recommendations: tuple[Standing, ...]
    groups: tuple[Group, ...]
    secondary: tuple[Fact, ...]
    elsewhere: tuple[Fact, ...]

    @property
    def report_years(self) -> tuple[int, ...]:
        """The editions of the report itself in the graph."""
        return tuple(sorted({edition.report_year for edition in self.editions if edition.kind != "secondary"}))


_TITLES = {"country_role": "Roles", "victim_group": "Victim groups", "plan": "Plans", "treaty": "Treaties"}
_OWN_SECTION = {"tier", "effort", "statistic", "silence", "flow", "statute", "penalty", "agency", "recommendation"}


def country_page(library: Library, code: str) -> CountryPage:
    """The page of a country by its ISO 3166-1 alpha-3 code, empty where the graph does not speak of it."""
    editions = library.editions(code)
    kinds = {edition.name: edition.kind for edition in editions}
    everything = library.facts(code)
    facts = [fact for fact in everything if kinds.get(fact.narrative) != "secondary"]
    years = sorted({edition.report_year for edition in editions if edition.kind != "secondary"})

    def of(kind: str) -> list[Fact]:
        return [fact for fact in facts if fact.type == kind]

    counted = [*of("statistic"), *of("silence")]
    return CountryPage(
        code=code,
        name=country_name(code),
        editions=tuple(editions),
        gaps=tuple(sorted(set(range(years[0], years[-1] + 1)) - set(years))) if years else (),
        tier_line=charts.tier_line(of("tier"), years),
        tiers=tuple(sorted(of("tier"), key=lambda fact: fact.report_year)),
        efforts=_efforts(of("effort"), years),
        figures=tuple(charts.figures(counted, years)),
        figure_rows=tuple(sorted(counted, key=_figure_order)),
        flows=tuple(_standing(of("flow"))),
        laws=tuple(_laws(of("statute"), of("penalty"))),
        agencies=tuple(_standing(of("agency"), _agency)),
        recommendations=tuple(recommendations(of("recommendation"))),
        groups=tuple(_groups(facts)),
        secondary=tuple(fact for fact in everything if kinds.get(fact.narrative) == "secondary"),
        elsewhere=tuple(library.facts_elsewhere(code)),
    )


def _standing(facts: Iterable[Fact], label: Callable[[Fact], str] = says) -> list[Standing]:
    """Facts with one content together. What was denied stands apart from what was affirmed."""
    return by_content(facts, label, lambda fact: (fact.type, fact.content.key(), fact.polarity))


def _agency(fact: Fact) -> str:
    content = fact.content
    if not isinstance(content, Agency):
        return says(fact)
    return f"{content.name} ({content.alias})" if content.alias else content.name


def _efforts(facts: Sequence[Fact], years: Sequence[int]) -> tuple[Verdicts, ...]:
    by_area: dict[str, list[Fact]] = {area: [] for area in ("overall", "prosecution", "protection", "prevention")}
    for fact in facts:
        by_area.setdefault(str(getattr(fact.content, "area", "")), []).append(fact)
    return tuple(
        Verdicts(area, tuple(tuple(fact for fact in said if fact.report_year == year) for year in years))
        for area, said in by_area.items()
        if said
    )


def _laws(statutes: Sequence[Fact], penalties: Sequence[Fact]) -> list[Law]:
    """Provisions by citation, whoever cites them: those with punishments first, also where only these name the provision."""
    cited = {_citation(one.facts[0]): one for one in by_content(statutes, says, _citation)}
    punished: dict[str, list[Fact]] = {citation: [] for citation in cited}
    for fact in penalties:
        punished.setdefault(_citation(fact), []).append(fact)
    laws = [Law(cited.get(c), c, tuple(_standing(facts))) for c, facts in punished.items()]
    return sorted(laws, key=lambda law: not law.penalties)


def _citation(fact: Fact) -> str:
    return str(getattr(fact.content, "citation", ""))


def _groups(facts: Sequence[Fact]) -> list[Group]:
    types = [*CONTENTS, *sorted({fact.type for fact in facts} - CONTENTS.keys())]
    found = []
    for kind in types:
        rows = _standing(fact for fact in facts if fact.type == kind and kind not in _OWN_SECTION)
        if rows:
            found.append(Group(kind, _TITLES.get(kind, kind.replace("_", " ").capitalize()), tuple(rows)))
    return found


def _figure_order(fact: Fact) -> tuple[str, str, int, str]:
    content = fact.content
    return (str(getattr(content, "metric", "")), str(getattr(content, "period", "")), fact.report_year, fact.id)
