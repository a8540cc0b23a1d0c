"""How a value of a fact becomes a node: countries, regions, laws, organisations, periods, codes.

Each maker takes the scope of the narrative and a value; `propositions.py` says which field goes through which.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tipgraph.errors import DataError
from tipgraph.facts import Agency, Fact, Period, Statute
from tipgraph.graph.codes import schemes
from tipgraph.graph.model import Node
from tipgraph.graph.terms import Triple, boolean, is_iso3, is_wikidata_id, literal, local, number, proposition_id
from tipgraph.lexicon.treaties import instrument


class CountryName(Protocol):
    """What the graph needs to know of a country (`tipgraph.lexicon.countries.Country`)."""

    @property
    def name(self) -> str: ...
    @property
    def wikidata(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known while the facts of one narrative become nodes. `laws`: by citation, the laws it is said to be
    part of."""

    country: str
    report_year: int
    countries: Mapping[str, CountryName]
    laws: Mapping[str, frozenset[str]]


def laws_of(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """The laws that a narrative's statute facts give for each citation."""
    laws: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact.content, Statute) and fact.content.law:
            laws.setdefault(fact.content.citation, set()).add(fact.content.law)
    return {citation: frozenset(names) for citation, names in laws.items()}


def text(scope: Scope, value: str) -> Node:
    return Node(literal(value))


def amount(scope: Scope, value: float) -> Node:
    return Node(number(value))


def flag(scope: Scope, value: bool) -> Node:
    return Node(boolean(value))


def country(scope: Scope, code: str) -> Node:
    """`c:BLR`, with its name and Wikidata item where the lexicon has them."""
    term = f"c:{code}"
    known = scope.countries.get(code)
    about: list[Triple] = [(term, "a", "tip:Country"), (term, "tip:isoCode", literal(code))]
    about.append((term, "skos:prefLabel", literal(known.name if known else code)))
    if known and known.wikidata and is_wikidata_id(known.wikidata):
        about.append((term, "skos:exactMatch", f"wd:{known.wikidata}"))
    return Node(term, tuple(about))


def place(scope: Scope, name: str) -> Node:
    """A country by its code, or a region by its name; a region is never expanded to its countries."""
    if is_iso3(name):
        return country(scope, name)
    term = f"region:{local(name)}"
    return Node(term, ((term, "a", "tip:Region"), (term, "skos:prefLabel", literal(name))))


def partner(scope: Scope, name: str) -> Node:
    """Whom a country works with: a country, or an organisation that belongs to none."""
    return country(scope, name) if is_iso3(name) else _organisation(f"agency:{local(name)}", name, "org:Organization")


def agency(scope: Scope, name: str) -> Node:
    """An organisation of this country; the same name in another country is another organisation."""
    return _organisation(f"agency:{scope.country}-{local(name)}", name, "org:Organization")


def _organisation(term: str, name: str, cls: str) -> Node:
    return Node(term, ((term, "a", cls), (term, "skos:prefLabel", literal(name))))


_FORMAL = {"ministry", "court", "international_organization", "ngo", "body"}


def agency_about(scope: Scope, content: Agency) -> tuple[Triple, ...]:
    """What a fact adds to the organisation itself: ORG's class and its short name."""
    term = agency(scope, content.name).term
    about: list[Triple] = []
    if content.kind:
        about.append((term, "a", "org:FormalOrganization" if content.kind in _FORMAL else "org:OrganizationalUnit"))
    if content.alias:
        about.append((term, "skos:altLabel", literal(content.alias)))
    return tuple(about)


_PART = re.compile(r"(?:sub-)?(?:article|section|paragraph|chapter|clause|part)s?\b.*\d", re.IGNORECASE)


def provision(scope: Scope, citation: str) -> Node:
    """The provision that a citation names in this narrative: part of the law that its statute facts give, where that is
    one law. Where they give several, or none, the provision stays without a law rather than being guessed."""
    laws = scope.laws.get(citation, frozenset())
    return provision_of(scope, citation, next(iter(laws)) if len(laws) == 1 else None)


def provision_of(scope: Scope, citation: str, law: str | None) -> Node:
    """A legal provision by country, citation and law; it specialises its bare citation, which no narrative asserts."""
    home = country(scope, scope.country)
    cited = f"p:citation-{scope.country}-{local(citation)}"
    key = [("tip:country", home.term), ("tip:citation", literal(citation))]
    about: list[Triple] = [(cited, "a", "tip:Citation"), *((cited, p, o) for p, o in key)]
    if law is not None:
        whole = f"law:{scope.country}-{local(law)}"
        key.append(("eli:is_part_of", whole))
        about += [(whole, "a", "eli:LegalResource"), (whole, "skos:prefLabel", literal(law))]
        about.append((whole, "tip:country", home.term))
    term = proposition_id("provision", key)
    kind = "eli:LegalResourceSubdivision" if _PART.match(citation) else "eli:LegalResource"
    about += [(term, p, o) for p, o in (("a", "tip:LegalProvision"), ("a", kind), ("tip:specialises", cited), *key)]
    return Node(term, (*home.about, *about))


def code(scheme: str) -> Callable[[Scope, str], Node]:
    """A maker of concepts of one code list."""
    return lambda scope, value: Node(*schemes()[scheme].concept(value))


def treaty(scope: Scope, name: str) -> Node:
    """An instrument, by the one name for all that the narratives call it."""
    return Node(*schemes()["treaty"].concept(instrument(name)))


def the_government(scope: Scope, value: str) -> Node:
    """Whose figure a silence is: it needs a government that did not report (GUIDE.md, silence), so the fact need not say."""
    return Node(*schemes()["actor"].concept("government"))


PERIOD_PARTS = ("refYear", "refStart", "refStartMonth", "refEnd", "refEndMonth")
_SPAN = re.compile(r"(\d{4})(?:-(\d\d))?/(\d{4})(?:-(\d\d))?")


def period(value: Period) -> dict[str, int]:
    """A reference period as integers: `refYear`, or start and end, with months where they are given.

    >>> period("2020-05/2023-12")
    {'refStart': 2020, 'refStartMonth': 5, 'refEnd': 2023, 'refEndMonth': 12}
    """
    if value is None:
        return {}
    if re.fullmatch(r"\d{4}", str(value)):
        return {"refYear": int(value)}
    match = _SPAN.fullmatch(str(value))
    if match is None:
        raise DataError(f"{value!r} is no period; write a year or a span like 2022/2024")
    return {name: int(part) for name, part in zip(PERIOD_PARTS[1:], match.groups(), strict=True) if part}


def period_part(name: str) -> Callable[[Scope, Period], Node | None]:
    """A maker of one of `PERIOD_PARTS`."""

    def part(scope: Scope, value: Period) -> Node | None:
        found = period(value).get(name)
        return None if found is None else Node(number(found))

    return part


def value_role(scope: Scope, value: Period) -> Node:
    """Whether a figure is of the edition's own period (the year before it, or a span that reaches it) or an earlier
    one."""
    dates = period(value)
    last = dates.get("refYear") or dates["refEnd"]
    return Node(*schemes()["value_role"].concept("current" if last >= scope.report_year - 1 else "comparative"))
