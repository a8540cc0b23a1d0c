"""What the page reads: the graph of the seeds and the vocabulary, asked by SPARQL, in the tokens of Turtle."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from tipgraph.errors import OutputError
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import PREFIXES, Term, Triple, expand, literal, shorten

_PLAIN = {expand(f"xsd:{name}") for name in ("integer", "decimal", "boolean")}


class Reading:
    """A store of Turtle, asked with our prefixes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def of_graph(cls, turtle_path: Path) -> "Reading":
        """Raises OutputError where the graph cannot be read."""
        store = Store()
        try:
            store.bulk_load(path=str(turtle_path), format=RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise OutputError(f"the graph {turtle_path} cannot be read: {error}; build the seeds first") from error
        return cls(store)

    @classmethod
    def of_ontology(cls) -> "Reading":
        """The vocabulary and the code lists, as shipped."""
        store = Store()
        for name in ("tip.ttl", "codes.ttl"):
            store.load(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE)
        return cls(store)

    def ask(self, query: str) -> tuple[list[str], list[Mapping[str, Term]]]:
        """The names of the columns, and the rows without what is unbound."""
        answer = self._store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        rows: list[Mapping[str, Term]] = [
            {name: _token(row[name]) for name in names if row[name] is not None} for row in answer
        ]
        return names, rows

    def about(self, subjects: Iterable[Term]) -> list[Triple]:
        """All triples of these subjects."""
        return [
            (subject, "a" if quad.predicate.value == expand("rdf:type") else shorten(quad.predicate.value), token)
            for subject in subjects
            for quad in self._store.quads_for_pattern(NamedNode(expand(subject)), None, None)
            if (token := _token(quad.object))
        ]


def _token(term: object) -> Term:
    if isinstance(term, NamedNode):
        return shorten(term.value)
    if isinstance(term, Literal):
        if term.datatype.value in _PLAIN:
            return term.value
        typed = "" if term.datatype.value == expand("xsd:string") else f"^^{shorten(term.datatype.value)}"
        return literal(term.value) + typed
    return ""  # a node without a name has no token; the vocabulary's unions are read by their members


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(columns)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
