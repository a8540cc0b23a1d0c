"""Facts become a graph: a proposition for what is claimed, an assertion for each narrative that claims it, its
evidence."""

from collections.abc import Iterable, Iterator, Mapping

from tipgraph.errors import DataError
from tipgraph.facts import Evidence, Fact, Silence, Statistic, fold
from tipgraph.graph.codes import schemes
from tipgraph.graph.derived import edges
from tipgraph.graph.model import Block, Graph, Node
from tipgraph.graph.nodes import CountryName, Scope, country, laws_of
from tipgraph.graph.propositions import proposition, said
from tipgraph.graph.terms import Term, Triple, assertion_id, evidence_id, literal, narrative_id, number
from tipgraph.narrative import Kind, Narrative

FIGURES: Term = "ds:figures"
"""The data set that holds every observation."""

NARRATIVE_CLASSES: Mapping[Kind, Term] = {
    "official": "tip:OfficialNarrative",
    "extract": "tip:OfficialExtract",
    "secondary": "tip:SecondaryCommentary",
}


def assemble(
    narratives: Iterable[Narrative], facts: Iterable[Fact], countries: Mapping[str, CountryName] | None = None
) -> Graph:
    """The graph of the facts of these narratives. `countries` gives their names (default: the lexicon's).

    Raises DataError where a fact belongs to none of the narratives, has a value that no code list knows, or has
    evidence that is not what the text says at its offsets.
    """
    names = _lexicon() if countries is None else countries
    by_name: dict[str, tuple[Narrative, list[Fact]]] = {narrative.name: (narrative, []) for narrative in narratives}
    for fact in facts:
        if fact.narrative not in by_name:
            raise DataError(
                f"the fact {fact.id} belongs to {fact.narrative}, which is none of the narratives; build again"
            )
        by_name[fact.narrative][1].append(fact)
    shared: set[Triple] = {(FIGURES, "a", "qb:DataSet"), (FIGURES, "rdfs:label", '"Figures of the narratives"')}
    blocks = []
    for narrative, own in by_name.values():
        block, more = narrative_graph(narrative, own, names)
        blocks.append(block)
        shared.update(more)
    return Graph(tuple(sorted(_one_label(shared))), tuple(sorted(blocks, key=lambda block: block.narrative)))


def _lexicon() -> Mapping[str, CountryName]:
    from tipgraph.lexicon.countries import countries

    return countries()


def narrative_graph(
    narrative: Narrative, facts: Iterable[Fact], countries: Mapping[str, CountryName]
) -> tuple[Block, set[Triple]]:
    """One narrative's block, and the triples of the nodes that other narratives may speak of too."""
    facts = list(facts)
    scope = Scope(narrative.country, narrative.report_year, countries, laws_of(facts))
    doc = narrative_id(narrative.name, narrative.country, narrative.report_year)
    home = country(scope, narrative.country)
    name = countries[narrative.country].name if narrative.country in countries else narrative.country
    title = f"{name} {narrative.report_year}"
    triples: set[Triple] = set()
    shared: set[Triple] = set(home.about)

    def tell(subject: Term, predicate: Term, node: Node) -> None:
        triples.add((subject, predicate, node.term))
        shared.update(node.about)

    tell(doc, "a", Node(NARRATIVE_CLASSES[narrative.kind]))
    tell(doc, "rdfs:label", Node(literal(title)))
    tell(doc, "dct:identifier", Node(literal(narrative.name)))
    tell(doc, "tip:country", home)
    tell(doc, "tip:reportYear", Node(number(narrative.report_year)))
    tell(doc, "tip:countryBasis", _coded("basis", narrative.country_basis))
    tell(doc, "tip:yearBasis", _coded("basis", narrative.year_basis))
    for fact in facts:
        for predicate, node in _assertion(scope, doc, fact):
            tell(assertion_id(fact.id), predicate, node)
        for evidence in (fact.evidence, *fact.also):
            triples.update(_evidence(doc, narrative, evidence))
        shared.update(edges(scope, narrative.kind, fact))
    return Block(doc, f"{narrative.key} ({narrative.kind})", tuple(sorted(triples))), shared


def _assertion(scope: Scope, doc: Term, fact: Fact) -> Iterator[tuple[Term, Node]]:
    yield "a", Node("tip:Assertion")
    yield "tip:proposition", proposition(scope, fact.content)
    yield "tip:statedIn", Node(doc)
    yield "tip:reportYear", Node(number(fact.report_year))
    yield "tip:polarity", _coded("polarity", fact.polarity)
    yield "tip:attributedTo", _coded("actor", fact.source or "report")
    yield "tip:rule", Node(literal(fact.rule))
    if fact.confidence is not None:
        yield "tip:confidence", Node(number(fact.confidence))
    for evidence in (fact.evidence, *fact.also):
        yield "tip:evidence", Node(evidence_id(doc, evidence.start, evidence.end))
    if isinstance(fact.content, Statistic | Silence):
        yield "a", Node("qb:Observation")
        yield "qb:dataSet", Node(FIGURES)
    if isinstance(fact.content, Silence):
        yield "sdmx-attribute:obsStatus", Node("sdmx-code:obsStatus-M")
    yield from said(scope, fact.content)


def _coded(scheme: str, value: str) -> Node:
    return Node(*schemes()[scheme].concept(value))


def _evidence(doc: Term, narrative: Narrative, evidence: Evidence) -> Iterator[Triple]:
    """The span as Web Annotation nodes; the quote is the raw slice, so that it can be found in the text as supplied."""
    raw = narrative.text[evidence.start : evidence.end]
    if evidence.start < 0 or not raw or fold(raw) != evidence.quote:
        place = f"{narrative.name} at {evidence.start}-{evidence.end}"
        raise DataError(
            f"the text of {place} is not the evidence {evidence.quote[:60]!r}; build again from the same source"
        )
    term = evidence_id(doc, evidence.start, evidence.end)
    quote, position = f"{term}-quote", f"{term}-position"
    yield term, "a", "oa:SpecificResource"
    yield term, "oa:hasSource", doc
    yield term, "oa:hasSelector", quote
    yield term, "oa:hasSelector", position
    yield quote, "a", "oa:TextQuoteSelector"
    yield quote, "oa:exact", literal(raw)
    yield position, "a", "oa:TextPositionSelector"
    yield position, "oa:start", number(evidence.start)
    yield position, "oa:end", number(evidence.end)


def _one_label(triples: Iterable[Triple]) -> Iterator[Triple]:
    """A node has one preferred label: the first in order, where narratives spell a name in several ways; the rest
    become alternative labels."""
    preferred: dict[Term, Term] = {}
    for subject, predicate, obj in triples:
        if predicate == "skos:prefLabel" and obj <= preferred.get(subject, obj):
            preferred[subject] = obj
    for subject, predicate, obj in triples:
        other = predicate == "skos:prefLabel" and obj != preferred[subject]
        yield subject, "skos:altLabel" if other else predicate, obj
