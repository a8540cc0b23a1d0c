"""The description of a build (dataset.ttl): read by another parser, and held to what lies beside it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, VOID

from tipgraph import __version__
from tipgraph.facts import Fact
from tipgraph.graph.terms import PREFIXES, expand

DCAT = Namespace(PREFIXES["dcat"])
DATASET = URIRef(expand("ds:tipgraph"))


@pytest.fixture(scope="module")
def described(seeds_output: Path) -> Graph:
    return Graph().parse(seeds_output / "dataset.ttl", format="turtle")


@pytest.fixture(scope="module")
def built(seeds_output: Path) -> Graph:
    return Graph().parse(seeds_output / "tipgraph.ttl", format="turtle")


def entities(described: Graph, part: URIRef) -> int:
    return int(str(described.value(part, VOID.entities)))


def test_its_figures_are_those_of_the_graph(described: Graph, built: Graph) -> None:
    assert int(str(described.value(DATASET, VOID.triples))) == len(built)
    assert int(str(described.value(DATASET, VOID.distinctSubjects))) == len(set(built.subjects()))
    counted = {
        described.value(part, VOID["class"]): entities(described, part)  # type: ignore[arg-type]
        for part in described.objects(DATASET, VOID.classPartition)
    }
    assert counted == {cls: len(set(built.subjects(RDF.type, cls))) for cls in set(built.objects(None, RDF.type))}


def test_every_fact_is_counted_once_by_its_type(described: Graph, seed_facts: list[Fact]) -> None:
    parts = {str(part): part for part in described.objects(DATASET, VOID.subset)}
    facts = [entities(described, part) for name, part in parts.items() if "/fact-" in name]
    assert sum(facts) == len(seed_facts)


def test_checksums_are_those_of_the_files_and_of_the_texts(described: Graph, seeds_output: Path) -> None:
    digests = {str(value) for value in described.objects(None, URIRef(PREFIXES["spdx"] + "checksumValue"))}
    files = {sha256((seeds_output / name).read_bytes()).hexdigest() for name in ("tipgraph.ttl", "facts.jsonl")}
    lines = (seeds_output / "narratives.jsonl").read_text(encoding="utf-8").splitlines()
    assert digests == files | {json.loads(line)["sha256"] for line in lines}


def test_every_narrative_of_the_graph_is_a_source_of_the_run(described: Graph, built: Graph) -> None:
    stated = set(built.objects(None, URIRef(expand("tip:statedIn"))))
    run = described.value(DATASET, PROV.wasGeneratedBy)
    assert stated <= set(described.objects(DATASET, DCTERMS.source)) == set(described.objects(run, PROV.used))


def test_it_says_which_version_made_it_and_nothing_that_changes(described: Graph) -> None:
    assert any(__version__ == str(value) for value in described.objects())
    assert not {PROV.startedAtTime, PROV.endedAtTime, DCTERMS.created, DCTERMS.issued} & set(described.predicates())
    assert not [node for node in described.all_nodes() if isinstance(node, BNode)]


def test_the_editions_it_covers_are_the_first_and_the_last(described: Graph) -> None:
    period = described.value(DATASET, DCTERMS.temporal)
    ends = [described.value(period, end) for end in (DCAT.startDate, DCAT.endDate)]
    assert list(map(str, ends)) == ["2003", "2025"]
