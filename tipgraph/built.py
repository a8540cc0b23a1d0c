"""A built graph, opened in Python: `tipgraph.open("output")`.

The typed facts, SPARQL, and the graph as other libraries want it. Nothing is loaded before it is asked for.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from tipgraph import output
from tipgraph.errors import QueryError, TipgraphError
from tipgraph.explain import Explanation, explain
from tipgraph.facts import CONTENTS, Fact, Polarity
from tipgraph.narrative import Narrative

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyoxigraph import QuerySolutions

Value = str | int | float | bool | None
"""A value of a query's answer: IRIs as prefixed names (`c:BLR`), None where a variable is unbound."""

_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """The graph in an output folder. Opened by `tipgraph.open`; every method reads the folder anew and changes nothing."""

    folder: Path

    def narratives(self) -> list[Narrative]:
        """The narratives with their texts, in the order of their names."""
        return output.read_narratives(self.folder)

    def facts(
        self,
        type: str | None = None,
        country: str | None = None,
        year: int | tuple[int, int] | None = None,
        polarity: Polarity | None = None,
    ) -> list[Fact]:
        """The facts of this type (`statistic`), country (code, name or demonym), report year (or first and last, both
        included) and polarity; what is None does not select. In the order of `facts.jsonl`.

        Raises OutputError and SourceError (both TipgraphError) where the folder, a type or a country is not known.
        """
        from tipgraph.sources import country_code

        if type is not None and type not in CONTENTS:
            raise TipgraphError(f"{type!r} is no type of fact; use one of {', '.join(CONTENTS)}")
        code = None if country is None else country_code(country)
        first, last = year if isinstance(year, tuple) else (year, year)
        return [
            fact
            for fact in output.read_facts(self.folder)
            if (type is None or fact.type == type)
            and (code is None or fact.country == code)
            and (first is None or last is None or first <= fact.report_year <= last)
            and (polarity is None or fact.polarity == polarity)
        ]

    def explain(self, fact_id: str) -> Explanation:
        """The words behind a fact: its sentence with the quote marked, the sentences before and after. Raises OutputError
        where no fact, or more than one, is meant."""
        return explain(fact_id, output.read_facts(self.folder), lambda name: output.text_of(self.folder, name))

    def query(self, sparql: str) -> list[dict[str, Value]]:
        """The rows of a SELECT, the project's prefixes bound. Raises QueryError where it is none, or no SPARQL."""
        from pyoxigraph import QuerySolutions

        from tipgraph.graph.store import open_store
        from tipgraph.query.run import engine_errors, run

        answer = run(open_store(self.folder / output.STORE), sparql).result
        if not isinstance(answer, QuerySolutions):
            raise QueryError("only a SELECT has rows; for ASK and CONSTRUCT query the graph of to_rdflib()")
        with engine_errors(sparql):
            return _rows(answer)

    def to_rdflib(self) -> "rdflib.Graph":
        """The whole graph in rdflib, the project's prefixes bound. rdflib reads some 30,000 triples a second."""
        import rdflib

        output.require_built(self.folder)
        return rdflib.Graph().parse(self.folder / output.TURTLE, format="turtle")

    def to_networkx(
        self, countries: Collection[str] = (), years: tuple[int, int] | None = None, types: Collection[str] = ()
    ) -> "networkx.MultiDiGraph":
        """Countries, regions, statutes, agencies, groups, plans and treaties, and what joins them: the network of the
        view, of these countries (ISO 3166-1 alpha-3), report years (both included) and types. Nodes and edges hold their
        facts (`facts`)."""
        from tipgraph.view.network import network, selected

        facts = selected(output.read_facts(self.folder), countries, years, types)
        return network(facts, self.narratives())

    def to_pandas(self, type: str) -> "pandas.DataFrame":
        """The facts of a type as a table, a row a fact, with the columns of `tables/TYPE.csv`; lists stay lists.

        Raises TipgraphError where pandas is not installed or the type not known.
        """
        try:
            import pandas
        except ImportError as error:
            raise TipgraphError(
                "to_pandas needs pandas, which is not installed; pip install 'tipgraph[pandas]'"
            ) from error
        from tipgraph.tables import columns

        return pandas.DataFrame([fact.to_record() for fact in self.facts(type)], columns=columns([type]))


def open_built(folder: Path) -> BuiltGraph:
    """The graph in an output folder. Raises OutputError where there is none."""
    output.require_built(folder)
    return BuiltGraph(folder)


def _rows(answer: "QuerySolutions") -> list[dict[str, Value]]:
    names = [variable.value for variable in answer.variables]
    return [{name: _value(solution[name]) for name in names} for solution in answer]


def _value(term: object) -> Value:
    from pyoxigraph import Literal, NamedNode

    from tipgraph.graph.terms import shorten

    if isinstance(term, NamedNode):
        return shorten(term.value)
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    match term.datatype.value:
        case str(kind) if kind == _INTEGER:
            return int(term.value)
        case str(kind) if kind == _DECIMAL:
            return float(Decimal(term.value))
        case str(kind) if kind == _BOOLEAN:
            return term.value in ("true", "1")
    return term.value
