"""The query page: the editor with a query in it, a user's own or a saved question with values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from tipgraph.errors import QueryError, TipgraphError
from tipgraph.graph.codes import schemes
from tipgraph.query.parameters import KINDS
from tipgraph.query.saved import SavedQuery, saved_queries
from tipgraph.serve.library import Library
from tipgraph.view.wording import country_name

FIRST = """# Placements, edition by edition. Ctrl-Enter asks; Ctrl-Space completes terms.
SELECT ?country ?reportYear ?tier {
  ?assertion tip:proposition ?placement ; tip:reportYear ?reportYear .
  ?placement a tip:TierPlacement ; tip:country ?country ; tip:tier ?tier .
}
ORDER BY ?country ?reportYear
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page opens with. `error` says what is wrong with a question's values; `at_once`: ask it when it opens."""

    query: str
    question: SavedQuery | None = None
    values: Mapping[str, str] | None = None
    error: str = ""
    at_once: bool = False


def asked(parameters: Mapping[str, str]) -> Asked:
    """What an address like `/?question=tier-history&country=BLR` or `/?query=ASK+{}` asks for."""
    if "question" not in parameters:
        return Asked(parameters.get("query", FIRST), at_once="query" in parameters)
    values = {name: value for name, value in parameters.items() if name != "question" and value.strip()}
    question = None
    try:
        question = _question(parameters["question"])
        return Asked(_without_head(question.bound(values)), question, values, at_once=True)
    except TipgraphError as error:
        return Asked(_without_head(question.text) if question else FIRST, question, values, str(error))


def _without_head(text: str) -> str:
    """A saved question as one would write it: what its head says stands beside the editor."""
    lines = text.splitlines(keepends=True)
    return "".join(dropwhile(lambda line: line.startswith("#"), lines))


@cache
def questions() -> tuple[SavedQuery, ...]:
    """All saved questions, by name. They come with the program, and are read once."""
    return tuple(saved_queries())


def _question(name: str) -> SavedQuery:
    """Found by its name among all: no name that a client gives becomes the name of a file."""
    found = next((question for question in questions() if question.name == name), None)
    if found is None:
        raise QueryError("there is no saved question of this name; the page lists them")
    return found


def choices(library: Library) -> dict[str, list[str]]:
    """For each kind of parameter, the values that a form proposes: the countries of the graph, the words of the lists."""
    known = schemes()
    found = {kind: [code.label for code in known[kind].codes.values()] for kind in KINDS if kind in known}
    years = sorted({edition.report_year for edition in library.narratives.values()})
    found["year"] = [str(year) for year in years]
    found["country"] = sorted(country_name(code) for code in library.countries)
    return {kind: values for kind, values in found.items() if values}
