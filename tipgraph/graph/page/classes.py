"""The sections of classes: what each means, its properties, and an example from the graph of the seeds."""

from collections.abc import Iterator, Mapping

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.facts import CONTENTS, Treaty, fold
from tipgraph.graph.nodes import Scope
from tipgraph.graph.page.reading import Reading, table
from tipgraph.graph.page.vocabulary import Property, comment, describe, unquoted
from tipgraph.graph.propositions import SHAPES, Row, Shape, proposition
from tipgraph.graph.terms import Term, Triple
from tipgraph.graph.turtle import block

_HOME = ("tip:country",)
_ENDS = ("tip:origin", "tip:destination", "tip:via")
_MORE: Mapping[str, tuple[Term, ...]] = {
    "flow": (*_ENDS, "tip:specialises"),
    "statute": (*_HOME, "tip:citation", "eli:is_part_of", "tip:specialises"),
}


def section(ontology: Reading, seeds: Reading) -> Iterator[str]:
    """A part for each class of propositions, in the order of the fact types; figures and silences share one."""
    examples: Mapping[str, list[str]] = read_toml("tipgraph.graph.page", "examples.toml")
    done: set[Term] = set()
    for kind, shape in SHAPES.items():
        if shape.cls in done:
            continue
        done.add(shape.cls)
        also = SHAPES["silence"] if kind == "statistic" else None
        yield f"### {shape.cls}\n\n{comment(ontology, shape.cls)} Fact type: {_types(kind, also)}.\n\n"
        yield table(("property of the proposition (its key)", "values", "meaning"), _rows(ontology, _key(kind, shape)))
        said = _said(shape, also)
        if said:
            yield "\n" + table(("on the assertion", "values", "meaning"), _rows(ontology, said))
        patterns = examples.get(shape.cls.removeprefix("tip:"))
        shown = "\n".join(_example(seeds, shape.cls, each) for each in patterns) if patterns else _made_up()
        yield f"\n```turtle\n{shown}```\n\n"


def _types(kind: str, also: Shape | None) -> str:
    assert kind in CONTENTS
    return f"`{kind}`" + (" and `silence`" if also else "")


def _key(kind: str, shape: Shape) -> list[Term]:
    return list(dict.fromkeys([*_MORE.get(kind, _HOME), *(row[0] for row in shape.key)]))


def _said(shape: Shape, also: Shape | None) -> list[Term]:
    rows: tuple[Row, ...] = (*shape.said, *(also.said if also else ()))
    extra = ["sdmx-attribute:obsStatus"] if also else []
    return list(dict.fromkeys([*(row[0] for row in rows), *extra]))


def _rows(ontology: Reading, terms: list[Term]) -> Iterator[list[str]]:
    for term in terms:
        found: Property = describe(ontology, term)
        yield found.row()


def _example(seeds: Reading, cls: Term, pattern: str) -> str:
    """The proposition and one assertion of it, with its words as a comment. Raises DataError where the seeds have none."""
    query = f"""SELECT ?p ?a (MIN(?said) AS ?quote) {{ ?p a {cls} . {pattern} ; tip:proposition ?p .
      ?a tip:evidence/oa:hasSelector/oa:exact ?said }} GROUP BY ?p ?a ORDER BY ?p ?a LIMIT 1"""
    _, rows = seeds.ask(query)
    if not rows:
        raise DataError(f"the seeds have no {cls} with {pattern}; choose another example in examples.toml")
    quote = fold(unquoted(rows[0]["quote"]).replace("\\n", " "))
    told = seeds.about([rows[0]["p"]])
    general = [obj for _, predicate, obj in told if predicate == "tip:specialises"]
    told += seeds.about([*general, rows[0]["a"]])
    return f"# “{quote}”\n" + block(told)


def _made_up() -> str:
    """What no seed speaks of, written as the graph would have it."""
    node = proposition(Scope("BLR", 2025, {}, {}), Treaty("2000 UN TIP Protocol", "party"))
    own: list[Triple] = [triple for triple in node.about if triple[0] == node.term]
    return "# No seed speaks of a treaty; this is how the graph writes that a state is party to one.\n" + block(own)
