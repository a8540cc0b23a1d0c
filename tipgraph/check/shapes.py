"""The SHACL shapes of `ontology/shapes.ttl`, held to a graph a narrative at a time.

pySHACL takes far more than twice the time for a graph twice as large, and gives false violations over other stores than
rdflib's own (both measured).
"""

from collections.abc import Callable, Iterable, Iterator

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple
from rdflib.term import Node

from tipgraph.check.finding import Check, Hit, Severity, Term
from tipgraph.graph.derived import EDGES
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import expand, shorten

_IDENTIFIER = NamedNode(expand("dct:identifier"))
_STATED_IN = NamedNode(expand("tip:statedIn"))
_STRING = NamedNode(expand("xsd:string"))
_EDGES = frozenset(NamedNode(expand(edge)) for edge in EDGES)

_PROBLEM = (
    "A node breaks a rule of ontology/shapes.ttl, so that queries which rely on it miss the node or read it wrongly."
)
_SOLUTION = "Build the graph again. Where that does not help, it is a defect of tipgraph: report it with this line."

_SEVERITIES: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "info"}


def broken_shapes(store: Store) -> Iterator[Hit]:
    """What breaks a shape: in each narrative with all that it speaks of, and in nodes that no narrative speaks of."""
    from pyshacl import validate

    shapes = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_bytes(), format="turtle")
    seen: set[object] = set()
    found: set[Hit] = set()
    for doc, triples in _neighbourhoods(store):
        seen.update(triple.subject for triple in triples)
        found.update(_violations(validate, shapes, triples, doc))
    rest = [quad.triple for quad in store.quads_for_pattern(None, None, None, None) if quad.subject not in seen]
    if rest:
        found.update(_violations(validate, shapes, rest, min((triple.subject for triple in rest), key=str)))
    yield from found


def _neighbourhoods(store: Store) -> Iterator[tuple[Term, list[Triple]]]:
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
        yield named.subject, triples


_RESULTS = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?focus ?severity ?message ?value { ?r a sh:ValidationResult ; sh:focusNode ?focus ; sh:resultSeverity ?severity .
  OPTIONAL { ?r sh:resultMessage ?message } OPTIONAL { ?r sh:value ?value } }"""


def _violations(
    validate: Callable[..., tuple[bool, rdflib.Graph, str]],
    shapes: rdflib.Graph,
    triples: Iterable[Triple],
    whole: Term,
) -> Iterator[Hit]:
    """What breaks a shape among these triples; `whole` is the node they belong to, where a shape cannot be held to them
    at all."""
    from pyshacl.errors import ReportableRuntimeError

    data = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        data.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    try:
        conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", do_owl_imports=False)
    except ReportableRuntimeError as error:
        check = Check("shapes", "error", "a shape cannot be held to the graph", _PROBLEM, _SOLUTION)
        yield Hit(check, whole, str(error))
        return
    if conforms:
        return
    for focus, severity, message, value in report.query(_RESULTS):  # type: ignore[misc]
        title = str(message or "a shape does not hold")
        check = Check("shapes", _SEVERITIES[str(severity).rpartition("#")[2]], title, _PROBLEM, _SOLUTION)
        detail = title if value is None else f"{title} (found: {_readable(value)})"
        node = BlankNode(str(focus)) if isinstance(focus, rdflib.BNode) else NamedNode(str(focus))
        yield Hit(check, node, detail)


def _readable(value: Node) -> str:
    return shorten(str(value)) if isinstance(value, rdflib.URIRef) else str(value)


def _term(term: object) -> Node:
    """A term of the store as rdflib's, without the detour over a text that is parsed again."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype == _STRING
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value), normalize=False)
