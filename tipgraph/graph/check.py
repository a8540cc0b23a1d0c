"""What may be wrong with a graph: shapes that do not hold, words that no ontology declares, quotes that no text has.

Shapes are checked a narrative at a time, over plain rdflib graphs: pySHACL takes far more than twice the time for a
graph twice as large, and gives false violations over other stores (both measured).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Triple, parse
from rdflib import Graph

from tipgraph.errors import OutputError, TipgraphError
from tipgraph.graph.derived import EDGES
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import PREFIXES, expand, shorten

Severity = Literal["error", "warning"]


_IDENTIFIER = NamedNode(expand("dct:identifier"))
_STATED_IN = NamedNode(expand("tip:statedIn"))
_EDGES = frozenset(NamedNode(expand(edge)) for edge in EDGES)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One defect. `title` groups findings of one kind, `message` says what is wrong here, `focus` is the node (a
    prefixed name), `narrative` the id of the narrative in which it was found, empty for nodes of the whole graph."""

    severity: Severity
    title: str
    message: str
    focus: str
    narrative: str = ""


def check(turtle_path: Path, text_of: Callable[[str], str]) -> list[Finding]:
    """All findings of a graph, sorted. `text_of` gives the text as read of a narrative by its name.

    Raises OutputError where the graph cannot be read.
    """
    try:
        store = Store()
        store.bulk_load(path=str(turtle_path), format=RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise OutputError(f"the graph {turtle_path} cannot be read: {error}; run tipgraph build again") from error
    return sorted({*undeclared(store), *wrong_quotes(store, text_of), *broken_shapes(store)})


def undeclared(store: Store) -> Iterator[Finding]:
    """Properties, classes and words of our namespace that are used but declared in no ontology file."""
    declared = {subject for name in ("tip.ttl", "codes.ttl") for subject in _subjects(name)}
    declared |= {NamedNode(expand(term)) for term in ("rdf:type", "rdfs:label")}
    kind = NamedNode(expand("rdf:type"))
    used: set[NamedNode] = set()
    for quad in store:
        used.add(quad.predicate)
        if isinstance(quad.object, NamedNode) and (
            quad.predicate == kind or quad.object.value.startswith(PREFIXES["tip"])
        ):
            used.add(quad.object)
    for term in used - declared:
        name = shorten(term.value)
        yield Finding("error", "undeclared term", f"{name} is used but not declared in the ontology", name)


def _subjects(name: str) -> Iterator[NamedNode]:
    for triple in parse(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode):
            yield triple.subject


_SPANS = """SELECT ?e ?doc ?name ?start ?end ?quote {
  ?e oa:hasSource ?doc ; oa:hasSelector ?q , ?r . ?doc dct:identifier ?name .
  ?q oa:exact ?quote . ?r oa:start ?start ; oa:end ?end }"""


def wrong_quotes(store: Store, text_of: Callable[[str], str]) -> Iterator[Finding]:
    """Evidence whose quote is not the text at its offsets, or whose text cannot be read (contract.md 6, rule 1)."""
    spans: dict[tuple[str, str], list[tuple[str, int, int, str]]] = {}
    for row in _rows(store):
        focus, doc, name, start, end, quote = (row[key].value for key in ("e", "doc", "name", "start", "end", "quote"))
        spans.setdefault((name, doc), []).append((shorten(focus), int(start), int(end), quote))
    for (name, doc), own in sorted(spans.items()):
        try:
            text = text_of(name)
        except TipgraphError as error:
            yield Finding("error", "unread text", str(error), shorten(doc), shorten(doc))
            continue
        for focus, start, end, quote in own:
            if text[start:end] != quote:
                message = f"the text at {start}-{end} is not {quote[:60]!r}"
                yield Finding("error", "wrong quote", message, focus, shorten(doc))


def _rows(store: Store) -> QuerySolutions:
    rows = store.query(_SPANS, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    return rows


def broken_shapes(store: Store) -> Iterator[Finding]:
    """What `shapes.ttl` finds in each narrative with all that it speaks of, and in nodes that no narrative speaks
    of."""
    from pyshacl import validate

    shapes = Graph().parse(data=ontology_file("shapes.ttl").read_bytes(), format="turtle")
    seen: set[object] = set()
    for doc, triples in _neighbourhoods(store):
        seen.update(triple.subject for triple in triples)
        yield from _violations(validate, shapes, triples, shorten(doc))
    rest = [quad.triple for quad in store if quad.subject not in seen]
    if rest:
        yield from _violations(validate, shapes, rest, "")


def _neighbourhoods(store: Store) -> Iterator[tuple[str, list[Triple]]]:
    """Each narrative with its assertions, and all nodes that these lead to but by derived edges, which lead out of
    it."""
    for named in sorted(store.quads_for_pattern(None, _IDENTIFIER, None), key=str):
        stated = (quad.subject for quad in store.quads_for_pattern(None, _STATED_IN, named.subject))
        todo = [named.subject, *stated]
        reached, triples = set(todo), []
        while todo:
            for quad in store.quads_for_pattern(todo.pop(), None, None):
                if quad.predicate in _EDGES:
                    continue
                triples.append(quad.triple)
                if isinstance(quad.object, NamedNode) and quad.object not in reached:
                    reached.add(quad.object)
                    todo.append(quad.object)
        yield str(named.subject)[1:-1], triples


_RESULTS = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?focus ?severity ?message ?value { ?r a sh:ValidationResult ; sh:focusNode ?focus ; sh:resultSeverity ?severity .
  OPTIONAL { ?r sh:resultMessage ?message } OPTIONAL { ?r sh:value ?value } }"""


def _violations(
    validate: Callable[..., tuple[bool, Graph, str]], shapes: Graph, triples: Iterable[Triple], doc: str
) -> Iterator[Finding]:
    data = Graph().parse(data=_ntriples(triples), format="nt")
    conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", do_owl_imports=False, meta_shacl=False)
    if conforms:
        return
    for focus, severity, message, value in report.query(_RESULTS):  # type: ignore[misc]
        level: Severity = "warning" if str(severity).endswith("Warning") else "error"
        title = str(message or "a shape does not hold")
        detail = f"{title} (found: {value})" if value is not None else title
        yield Finding(level, title, detail, shorten(str(focus)), doc)


def _ntriples(triples: Iterable[Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in triples)
