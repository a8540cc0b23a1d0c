"""`ontology/tip.ttl` says what it should, holds for the graph of the seeds, and a reasoner draws nothing false from it."""

from collections.abc import Iterator
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Literal, URIRef
from rdflib.collection import Collection

from tipgraph.graph.ontology import ontology_file

TIP = rdflib.Namespace("https://w3id.org/tipgraph/ont#")
KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
REASONER_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_file("tip.ttl").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data(turtle_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(turtle_file)


def declared(vocabulary: rdflib.Graph) -> Iterator[URIRef]:
    for term in set(vocabulary.subjects(RDF.type)):
        if isinstance(term, URIRef) and (term, RDF.type, OWL.Ontology) not in vocabulary:
            yield term


def test_every_term_has_one_label_and_one_comment(vocabulary: rdflib.Graph) -> None:
    for term in declared(vocabulary):
        assert len(list(vocabulary.objects(term, RDFS.label))) == 1, term
        assert len(list(vocabulary.objects(term, RDFS.comment))) == 1, term
        assert (term, RDFS.isDefinedBy, None) in vocabulary, term


def test_the_header_tells_version_predecessor_licence_and_makers(vocabulary: rdflib.Graph) -> None:
    ontology = URIRef("https://w3id.org/tipgraph/ont")
    version = str(vocabulary.value(ontology, OWL.versionInfo))
    assert vocabulary.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    assert vocabulary.value(ontology, OWL.priorVersion)
    assert vocabulary.value(ontology, rdflib.DCTERMS.license)
    assert vocabulary.value(ontology, rdflib.DCTERMS.creator)
    assert (ontology, OWL.imports, None) not in vocabulary
    assert f"## {version}\n" in ontology_file("CHANGELOG.md").read_text(encoding="utf-8")


def test_a_term_is_of_one_kind(vocabulary: rdflib.Graph) -> None:
    """No punning: a name is a class, or one kind of property, or a datatype, or an individual."""
    kinds = {OWL.Class, RDFS.Datatype, SKOS.Concept, *KINDS}
    for term in declared(vocabulary):
        assert len(kinds & set(vocabulary.objects(term, RDF.type))) == 1, term
    assert not {RDF.Property, RDFS.Class} & set(vocabulary.objects(None, RDF.type))


def test_every_term_that_an_axiom_names_is_declared(vocabulary: rdflib.Graph) -> None:
    axioms = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, RDF.first)
    named = {o for p in axioms for o in vocabulary.objects(None, p) if isinstance(o, URIRef)}
    used = {p for p in vocabulary.predicates() if not str(p).startswith((str(OWL), str(RDFS), str(RDF)))}
    known = set(declared(vocabulary))
    assert not {term for term in named | used if term not in known and not str(term).startswith(str(XSD))}


def test_every_property_of_ours_has_a_domain_or_says_why_not(vocabulary: rdflib.Graph) -> None:
    ours = [p for kind in KINDS - {OWL.AnnotationProperty} for p in vocabulary.subjects(RDF.type, kind) if p in TIP]
    assert [p for p in ours if (p, RDFS.domain, None) not in vocabulary] == []
    assert [p for p in ours if (p, RDFS.range, None) not in vocabulary] == []


def test_every_term_of_what_a_build_writes_is_declared(vocabulary: rdflib.Graph, seeds_output: Path) -> None:
    """The graph and its description: so the vocabulary explains all that a reader of an output folder meets."""
    files = sorted(seeds_output.glob("*.ttl"))
    assert files
    known = set(declared(vocabulary)) | {RDF.type, RDFS.label}
    for file in files:
        written = rdflib.Graph().parse(file)
        assert {*written.predicates(), *written.objects(None, RDF.type)} - known == set(), file.name


def classes_of(vocabulary: rdflib.Graph, node: BNode | URIRef) -> set[URIRef]:
    """A class or the members of a union, each with its subclasses."""
    union = vocabulary.value(node, OWL.unionOf)
    named = list(Collection(vocabulary, union)) if union else [node]
    return {sub for cls in named for sub in vocabulary.transitive_subjects(RDFS.subClassOf, cls)}


def test_domains_and_ranges_hold_for_every_triple_of_the_seeds(vocabulary: rdflib.Graph, data: rdflib.Graph) -> None:
    wrong = []
    for prop in set(data.predicates()):
        for relation in (RDFS.domain, RDFS.range):
            node = vocabulary.value(prop, relation)
            if node is None or str(node).startswith(str(XSD)):
                continue
            allowed = classes_of(vocabulary, node)
            ends = data.subjects(prop) if relation == RDFS.domain else data.objects(None, prop)
            wrong += [(prop, end) for end in set(ends) if not allowed & set(data.objects(end, RDF.type))]
    assert wrong == []


def test_the_kind_of_a_property_fits_its_values(vocabulary: rdflib.Graph, data: rdflib.Graph) -> None:
    for _, prop, value in data:
        kind = KINDS & set(vocabulary.objects(prop, RDF.type))
        if isinstance(value, Literal):
            assert kind <= {OWL.DatatypeProperty, OWL.AnnotationProperty}, prop
            expected = vocabulary.value(prop, RDFS.range)
            whole = expected == XSD.decimal and value.datatype == XSD.integer
            assert expected is None or whole or expected == (value.datatype or XSD.string), (prop, value)
        elif kind:
            assert kind == {OWL.ObjectProperty}, prop


@pytest.fixture(scope="module")
def reasoned(vocabulary: rdflib.Graph, data: rdflib.Graph) -> rdflib.Graph:
    together = vocabulary + data
    together.parse(data=ontology_file("codes.ttl").read_text(encoding="utf-8"))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    return together


def test_no_class_is_impossible_and_the_seeds_contradict_nothing(reasoned: rdflib.Graph) -> None:
    assert set(reasoned.subjects(RDFS.subClassOf, OWL.Nothing)) == {OWL.Nothing}
    assert list(reasoned.objects(None, REASONER_ERROR)) == []


INFERRED = {
    "Assertion": {"Entity"},
    "OfficialNarrative": {"Narrative", "Entity", "Document", "Report"},
    "SecondaryCommentary": {"Narrative", "Entity", "Document", "CreativeWork"},
    "Country": {"Place", "Location"},
    "Region": {"Place", "Location"},
    "LegalProvision": {"Proposition", "Legislation"},
    "TierPlacement": {"Proposition"},
    "StatisticKey": {"Proposition"},
    "FlowPair": set(),
    "Citation": set(),
}


@pytest.mark.parametrize(("cls", "expected"), INFERRED.items())
def test_reasoning_adds_only_what_is_true_of_a_class(
    reasoned: rdflib.Graph, data: rdflib.Graph, cls: str, expected: set[str]
) -> None:
    """A country is no proposition, whatever properties it has."""
    instances = set(data.subjects(RDF.type, TIP[cls]))
    assert instances
    for instance in instances:
        told = set(data.objects(instance, RDF.type))
        inferred = {t for t in reasoned.objects(instance, RDF.type) if isinstance(t, URIRef)} - told - {OWL.Thing}
        names = {str(t).replace("#", "/").rsplit("/", 1)[-1] for t in inferred}
        assert names - {cls} == expected, instance


def test_the_reasoner_would_find_a_country_that_is_a_proposition(vocabulary: rdflib.Graph) -> None:
    country = URIRef("https://w3id.org/tipgraph/id/country/BLR")
    broken = vocabulary + rdflib.Graph()
    broken.add((country, RDF.type, TIP.Country))
    broken.add((URIRef("urn:a"), TIP.proposition, country))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(broken)
    assert list(broken.objects(None, REASONER_ERROR))
