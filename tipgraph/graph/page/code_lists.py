"""The section of code lists."""

from collections.abc import Iterator

from tipgraph.graph.codes import schemes
from tipgraph.graph.page.reading import Reading, table
from tipgraph.graph.page.vocabulary import comment
from tipgraph.graph.surface_forms import surface_forms


def section(ontology: Reading) -> Iterator[str]:
    """Each list: closed ones with all codes, open ones with what is known of them."""
    for name, scheme in schemes().items():
        yield f"### {scheme.label} (`{scheme.term}`)\n\n{scheme.comment}\n\n"
        if scheme.prefix is None:
            rows = ([f"`{c.term}`", f"`{c.value}`", c.label, c.definition] for c in scheme.codes.values())
            yield table(("concept", "value in facts", "label", "meaning"), rows) + "\n"
            continue
        known = " Those that the lexicon knows are in `codes.ttl`, with their forms." if name in surface_forms() else ""
        yield f"Open: its concepts are made from the words of the texts, `{scheme.prefix}:` and a name.{known}\n\n"
    yield from _aligned(ontology)


_ALIGNED = """SELECT ?type (COUNT(?concept) AS ?n) {
  ?concept skos:notation ?code . BIND (DATATYPE(?code) AS ?type) FILTER (?type != xsd:string)
} GROUP BY ?type ORDER BY ?type"""


def _aligned(ontology: Reading) -> Iterator[str]:
    _, rows = ontology.ask(_ALIGNED)
    yield "### Codes of other classifications\n\n"
    yield (
        "Where a category of another classification comes close for certain, the concept has its code as a typed "
        "`skos:notation`; a class of ISIC also as `skos:closeMatch`.\n\n"
    )
    yield table(
        ("type", "concepts", "meaning"), ([f"`{r['type']}`", r["n"], comment(ontology, r["type"])] for r in rows)
    )
