"""From a node that a check found to the fact and the sentence where a reader can look."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from tipgraph.check.finding import Place
from tipgraph.check.texts import Texts
from tipgraph.graph.terms import expand

_IDENTIFIER, _STATED_IN, _PROPOSITION, _EVIDENCE, _SELECTOR, _START, _END = (
    NamedNode(expand(name))
    for name in (
        "dct:identifier", "tip:statedIn", "tip:proposition", "tip:evidence", "oa:hasSelector", "oa:start", "oa:end",
    )
)  # fmt: skip
_FACTS = expand("a:")


def place_of(store: Store, texts: Texts, node: NamedNode, evidence: NamedNode | None = None) -> Place | None:
    """The first fact that a node is, states, or rests on as evidence; None where it belongs to no fact. `evidence` says
    which of the fact's sentences is meant."""
    facts = [node] if node.value.startswith(_FACTS) else _speaking_of(store, node)
    places = [(_narrative(store, fact), fact.value.removeprefix(_FACTS), fact) for fact in facts]
    if not places:
        return None
    narrative, name, fact = min(places, key=lambda place: place[:2])
    spans = sorted(_spans(store, evidence or node)) or sorted(_spans(store, fact))
    marked = texts.marked(narrative, *spans[0]) if narrative and spans else None
    return Place(name, narrative, marked or "")


def _speaking_of(store: Store, node: NamedNode) -> list[NamedNode]:
    """The assertions of a proposition, or those that rest on an evidence or on one of its selectors."""
    evidences = [node, *_subjects(store, _SELECTOR, node)]
    resting = [fact for evidence in evidences for fact in _subjects(store, _EVIDENCE, evidence)]
    return [*_subjects(store, _PROPOSITION, node), *resting]


def _narrative(store: Store, fact: NamedNode) -> str:
    names = (name.value for doc in _linked(store, fact, _STATED_IN) for name in _values(store, doc, _IDENTIFIER))
    return min(names, default="")


def _spans(store: Store, node: NamedNode) -> Iterator[tuple[int, int]]:
    """The spans of a fact's evidence, or of an evidence or a selector itself."""
    evidences = [*_linked(store, node, _EVIDENCE), *_subjects(store, _SELECTOR, node), node]
    for selector in [node, *(found for evidence in evidences for found in _linked(store, evidence, _SELECTOR))]:
        starts, ends = _values(store, selector, _START), _values(store, selector, _END)
        if starts and ends and starts[0].value.isdecimal() and ends[0].value.isdecimal():
            yield int(starts[0].value), int(ends[0].value)


def _values(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode | Literal]:
    objects = (quad.object for quad in store.quads_for_pattern(subject, predicate, None))
    return [value for value in objects if isinstance(value, NamedNode | Literal)]


def _linked(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return [value for value in _values(store, subject, predicate) if isinstance(value, NamedNode)]


def _subjects(store: Store, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
    subjects = (quad.subject for quad in store.quads_for_pattern(None, predicate, value))
    return [subject for subject in subjects if isinstance(subject, NamedNode)]
