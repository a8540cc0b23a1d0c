"""A whole check: the graph loaded, held to its shapes, and asked each query of the catalogue."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from tipgraph.check.catalogue import OPTIONAL, Query, queries
from tipgraph.check.finding import Finding, Hit
from tipgraph.check.names import BUILD, CHECK_PREFIXES, EMPTY, ONTOLOGY
from tipgraph.check.places import place_of
from tipgraph.check.rebuilt import other_than_facts
from tipgraph.check.shapes import broken_shapes
from tipgraph.check.texts import Texts
from tipgraph.errors import OutputError
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import expand, shorten
from tipgraph.output import TURTLE, read_problems
from tipgraph.output import text_of as text_in

_IDENTIFIER = NamedNode(expand("dct:identifier"))


def check_build(folder: Path) -> list[Finding]:
    """All findings of what a build left in a folder: those of its graph, and where that is not what the facts say.

    Raises OutputError or DataError where something of the build is missing or cannot be read.
    """
    empty = [(problem.source, problem.reason) for problem in read_problems(folder) if problem.kind == "no facts"]
    store = _load(folder / TURTLE)
    return _findings(store, partial(text_in, folder), empty, list(other_than_facts(folder, store)))


def check(turtle_path: Path, text_of: Callable[[str], str], empty: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """All findings of a graph, the gravest first, then by title and narrative.

    `text_of` gives the text as read of a narrative by its name; `empty` are names of narratives, each with words on a
    part of it that gave no facts. Raises OutputError where the graph cannot be read.
    """
    return _findings(_load(turtle_path), text_of, empty, [])


def _findings(
    store: Store, text_of: Callable[[str], str], empty: Iterable[tuple[str, str]], hits: list[Hit]
) -> list[Finding]:
    texts = Texts(text_of)
    hits += broken_shapes(store)
    _load_beside(store, empty)
    for query in queries():
        hits += _hits(store, texts, query)
    return sorted((_finding(store, texts, hit) for hit in hits), key=Finding.sort_key)


def _load(turtle_path: Path) -> Store:
    store = Store()
    try:
        store.bulk_load(path=str(turtle_path), format=RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise OutputError(f"the graph {turtle_path} cannot be read: {error}; run tipgraph build again") from error
    return store


def _load_beside(store: Store, empty: Iterable[tuple[str, str]]) -> None:
    """What queries may look up besides the graph: the ontology, and the parts of narratives that gave no facts."""
    for name in ("tip.ttl", "codes.ttl"):
        store.load(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE, to_graph=ONTOLOGY)
    for name, words in empty:
        for named in list(store.quads_for_pattern(None, _IDENTIFIER, Literal(name))):
            store.add(Quad(named.subject, EMPTY, Literal(words), BUILD))


def _hits(store: Store, texts: Texts, query: Query) -> Iterator[Hit]:
    rows = store.query(query.sparql, prefixes=CHECK_PREFIXES, custom_functions=texts.functions())
    assert isinstance(rows, QuerySolutions)
    given = {variable.value for variable in rows.variables}
    for row in rows:
        evidence, other, other_evidence = (row[name] if name in given else None for name in OPTIONAL)
        message = row["detail"].value if row["detail"] else query.check.title
        yield Hit(query.check, row["focus"], message, evidence, other, other_evidence)


def _finding(store: Store, texts: Texts, hit: Hit) -> Finding:
    nodes = ((hit.focus, hit.evidence), (hit.other, hit.other_evidence))
    places = (place_of(store, texts, node, evidence) for node, evidence in nodes if isinstance(node, NamedNode))
    name = shorten(hit.focus.value) if isinstance(hit.focus, NamedNode) else str(hit.focus)
    return Finding(hit.check, name, hit.message, tuple(dict.fromkeys(place for place in places if place)))
