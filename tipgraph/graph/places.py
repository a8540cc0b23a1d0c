"""Countries and regions as nodes of `ontology/codes.ttl`: names, demonyms, codes, and what became of states that ended."""

from collections.abc import Iterator

from tipgraph.data_files import read_toml
from tipgraph.graph import nodes
from tipgraph.graph.nodes import Scope
from tipgraph.graph.terms import Term, Triple, literal, number
from tipgraph.lexicon.countries import Country, Region, countries, regions


def place_triples() -> Iterator[Triple]:
    """All places of the lexicon, each under the IRI that the graph gives it."""
    scope = Scope("", 0, countries(), {})
    for code, country in countries().items():
        node = nodes.country(scope, code)
        yield from node.about
        yield from _names(node.term, country)
        yield from _life(node.term, country)
    for name, region in regions().items():
        node = nodes.place(scope, name)
        yield from node.about
        yield from _names(node.term, region)


def _names(term: Term, place: Country | Region) -> Iterator[Triple]:
    """Every form but the preferred one is an alternative label; those for people and things are demonyms too."""
    demonyms = {*place.adjectives, *place.people}
    for form in {*place.aliases, *demonyms} - {place.name}:
        yield term, "skos:altLabel", literal(form)
    for form in demonyms - {place.name}:  # SKOS S13: a name is preferred or alternative, not both
        yield term, "tip:demonym", literal(form)


def _life(term: Term, country: Country) -> Iterator[Triple]:
    if country.first_year is not None:
        yield term, "tip:firstYear", number(country.first_year)
    if country.last_year is not None:
        yield term, "tip:lastYear", number(country.last_year)
    for successor in read_toml("tipgraph.graph", "successors.toml")["successors"].get(country.iso3, ()):
        yield term, "dct:isReplacedBy", f"c:{successor}"
