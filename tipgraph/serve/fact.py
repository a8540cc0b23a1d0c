"""What the page of a fact shows: its words in their place, and what is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.errors import OutputError
from tipgraph.explain import MARKS, explain
from tipgraph.facts import Fact
from tipgraph.serve.library import Edition, Library
from tipgraph.view.wording import SOURCES, country_name, says

POLARITIES = {
    "affirmed": "affirmed",
    "negated": "denied, or a zero",
    "notReported": "not reported",
    "recommended": "recommended",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence with the quote in three parts, and its neighbours ("" at an end of the text)."""

    before: str
    opening: str
    quote: str
    closing: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactPage:
    fact: Fact
    says: str
    country: str
    edition: Edition | None
    source: str
    polarity: str
    passages: tuple[Quoted, ...]
    fields: tuple[tuple[str, str], ...]


def fact_page(library: Library, fact: Fact) -> FactPage:
    """Raises OutputError where the text of the narrative is gone."""
    return FactPage(
        fact=fact,
        says=says(fact),
        country=country_name(fact.country),
        edition=library.narratives.get(fact.narrative),
        source=SOURCES[fact.source],
        polarity=POLARITIES[fact.polarity],
        passages=tuple(_passages(library, fact)),
        fields=tuple(_fields(fact)),
    )


def _passages(library: Library, fact: Fact) -> Iterator[Quoted]:
    for passage in explain(fact.id, [fact], library.text).passages:
        evidence = passage.evidence
        opening, found, closing = passage.marked.partition(f"{MARKS[0]}{evidence.quote}{MARKS[1]}")
        if not found:
            raise OutputError(f"{fact.id}: the quote is not where the fact says; build the graph again")
        yield Quoted(passage.before, opening, evidence.quote, closing, passage.after, evidence.start, evidence.end)


def _fields(fact: Fact) -> Iterator[tuple[str, str]]:
    """What the fact adds to its line, as `facts.jsonl` names it; what is empty is left out."""
    content = fact.content
    for name in (*content.key_fields(), *content.other_fields()):
        value = getattr(content, name)
        if value not in (None, (), "", False):
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            yield content.record_name(name).replace("_", " "), "yes" if shown is True else str(shown)
