"""Terms as the page shows them: label, meaning, values, ties to other vocabularies."""

from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.graph.page.reading import Reading, table
from tipgraph.graph.terms import Term


@dataclass(frozen=True, slots=True)
class Property:
    """A row of a table of properties. `values` is its range, in words or terms."""

    term: Term
    values: str
    comment: str

    def row(self) -> list[str]:
        return [f"`{self.term}`", self.values, self.comment]


def describe(ontology: Reading, term: Term) -> Property:
    """A property with its range and meaning, as the vocabulary tells them."""
    _, rows = ontology.ask(
        f"""SELECT ?comment ?range {{ {term} rdfs:comment ?comment .
            OPTIONAL {{ {term} rdfs:range/(owl:unionOf/rdf:rest*/rdf:first)? ?range FILTER (isIRI(?range)) }}
          }} ORDER BY ?range"""
    )
    ranges = [row["range"] for row in rows if "range" in row]
    return Property(term, " or ".join(f"`{name}`" for name in ranges), unquoted(rows[0]["comment"]))


def comment(ontology: Reading, term: Term) -> str:
    return unquoted(ontology.ask(f"SELECT ?c {{ {term} rdfs:comment ?c }}")[1][0]["c"])


def unquoted(token: Term) -> str:
    return token[1:-1].replace('\\"', '"').replace("\\\\", "\\")


_TIES = """SELECT ?term ?how ?other {
  VALUES (?property ?how) {
    (rdfs:subClassOf "is a kind of") (rdfs:subPropertyOf "implies") (rdfs:seeAlso "compare") }
  ?term ?property ?other ; rdfs:isDefinedBy ?ours . FILTER (isIRI(?other) && STRSTARTS(STR(?term), STR(tip:)))
  FILTER (!STRSTARTS(STR(?other), STR(tip:)))
} ORDER BY ?how ?term ?other"""


def ties(ontology: Reading) -> Iterator[str]:
    """How our terms stand to those of other vocabularies: a table, a row for each of theirs."""
    _, rows = ontology.ask(_TIES)
    others: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        others.setdefault((row["other"], unquoted(row["how"])), []).append(f"`{row['term']}`")
    lines = (
        [f"`{other}`" if other[0] != "<" else other, f"{', '.join(own)}", how]
        for (other, how), own in sorted(others.items())
    )
    yield table(("theirs", "ours", "how: ours … theirs"), lines)
