"""The page as a whole: the model, questions, classes, code lists and ties, in this order."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from tipgraph.graph.derived import EDGES
from tipgraph.graph.page import classes, code_lists, questions, vocabulary
from tipgraph.graph.page.reading import Reading, table
from tipgraph.graph.page.vocabulary import describe
from tipgraph.graph.turtle import block

_PARTS: tuple[tuple[str, str], ...] = (
    (
        "tip:Assertion",
        "tip:proposition tip:statedIn tip:reportYear tip:polarity tip:attributedTo tip:evidence tip:rule tip:confidence",
    ),
    ("tip:Narrative", "tip:country tip:reportYear tip:countryBasis tip:yearBasis dct:identifier"),
    ("oa:SpecificResource", "oa:hasSource oa:hasSelector oa:exact oa:start oa:end"),
    (
        "tip:Country",
        "tip:isoCode skos:prefLabel skos:altLabel tip:demonym skos:exactMatch tip:firstYear tip:lastYear dct:isReplacedBy",
    ),
    ("tip:Region", "skos:prefLabel skos:altLabel tip:demonym"),
    ("Derived edges", " ".join(EDGES)),
)
"""What is told of nodes that are no propositions: a class, and its properties."""


def page(turtle_path: Path) -> str:
    """The text of `docs/ontology.md`. Raises OutputError where the graph cannot be read, DataError where it lacks an
    example."""
    return "".join(_page(Reading.of_graph(turtle_path), Reading.of_ontology())).rstrip() + "\n"


def _page(seeds: Reading, ontology: Reading) -> Iterator[str]:
    yield (files("tipgraph.graph.page") / "model.md").read_text(encoding="utf-8") + "\n"
    yield from questions.section(seeds)
    yield (
        "## Propositions, class by class\n\nThe example of each class is from the seeds: the proposition, what it "
        "specialises, and one assertion of it; the first line is what the text says.\n\n"
    )
    yield from classes.section(ontology, seeds)
    yield "## Assertions, narratives, evidence, places\n\n"
    for name, properties in _PARTS:
        told = f" {vocabulary.comment(ontology, name)}" if ":" in name else " From country to what it leads to."
        yield f"### {name}\n\n{told.strip()}\n\n"
        yield table(("property", "values", "meaning"), (describe(ontology, p).row() for p in properties.split())) + "\n"
    yield "The evidence of one assertion, with both selectors:\n\n```turtle\n" + _evidence(seeds) + "```\n\n"
    yield "## Code lists\n\nThe forms by which texts are read are the `skos:altLabel`s in `ontology/codes.ttl`.\n\n"
    yield from code_lists.section(ontology)
    yield (
        "\n## Ties to other vocabularies\n\n`is a kind of` and `implies` are `rdfs:subClassOf` and `rdfs:subPropertyOf`: "
        "true of every use. `compare` is `rdfs:seeAlso`: near in meaning, but not the same.\n\n"
    )
    yield from vocabulary.ties(ontology)


def _evidence(seeds: Reading) -> str:
    _, rows = seeds.ask(
        "SELECT ?e ?s { ?a tip:evidence ?e ; tip:reportYear 2013 . ?e oa:hasSelector ?s } ORDER BY ?e ?s LIMIT 2"
    )
    return block(seeds.about([rows[0]["e"], *(row["s"] for row in rows)]))
