"""The RDF formats, read by two programs other than the one that wrote them: the triples are those of the Turtle."""

import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat

from tipgraph import output
from tipgraph.errors import DataError, OutputError
from tipgraph.export import write
from tipgraph.export.context import context_text
from tipgraph.export.rdfxml import xml_text
from tipgraph.graph.codes import schemes
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import PREFIXES, expand

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

READERS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "trig": (RdfFormat.TRIG, "trig"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}


def exported(folder: Path, form: str) -> bytes:
    stream = io.BytesIO()
    write(folder, form, stream)
    return stream.getvalue()


def in_graph(folder: Path, form: str) -> set[str]:
    """The triples of the Turtle; where the format is XML, with what XML can hold of their text."""
    lines = {str(quad.triple) for quad in pyoxigraph.parse(path=folder / output.TURTLE, format=RdfFormat.TURTLE)}
    if form != "rdfxml":
        return lines
    return {re.sub(r"\\u00[01][0-9A-F]|\\f", "\ufffd", line) for line in lines}


@pytest.mark.parametrize("form", READERS)
def test_oxigraph_reads_the_triples_of_the_turtle(built: Path, form: str) -> None:
    quads = pyoxigraph.parse(exported(built, form), format=READERS[form][0])
    assert {str(quad.triple) for quad in quads} == in_graph(built, form)


@pytest.mark.parametrize("form", READERS)
def test_rdflib_reads_the_triples_of_the_turtle(built: Path, form: str) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=exported(built, form).decode(), format=READERS[form][1])
    merged = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        merged.add((subject, predicate, value))
    read = pyoxigraph.parse(merged.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)
    assert {str(quad.triple) for quad in read} == in_graph(built, form)


def test_turtle_and_jsonl_are_the_files_of_the_build(built: Path) -> None:
    assert exported(built, "turtle") == (built / output.TURTLE).read_bytes()
    assert exported(built, "jsonl") == (built / output.FACTS).read_bytes()


@pytest.mark.parametrize("form", ["ntriples", "nquads"])
def test_lines_are_sorted_and_told_once(built: Path, form: str) -> None:
    lines = exported(built, form).split(b"\n")[:-1]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_each_narrative_is_a_named_graph_with_its_assertions_and_evidence(built: Path, form: str) -> None:
    store = pyoxigraph.Store()
    store.load(exported(built, form), format=READERS[form][0])
    narratives = {n.name for n in output.read_narratives(built)}
    asked = store.query("PREFIX dct: <http://purl.org/dc/terms/> SELECT ?name { GRAPH ?g { ?g dct:identifier ?name } }")
    assert {row["name"].value for row in asked} == narratives == {_name_of(store, g) for g in store.named_graphs()}
    homes = Counter(
        quad.graph_name
        for quad in store.quads_for_pattern(None, NamedNode(expand("tip:statedIn")), None, None)
        if quad.graph_name == quad.object
    )
    assert homes.total() == len(output.read_facts(built))


def _name_of(store: pyoxigraph.Store, graph: object) -> str:
    assert isinstance(graph, NamedNode)
    quads = list(store.quads_for_pattern(graph, NamedNode(expand("dct:identifier")), None, graph))
    assert len(quads) == 1
    assert isinstance(quads[0].object, pyoxigraph.Literal)
    return quads[0].object.value


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_the_default_graph_holds_what_narratives_share_and_nothing_that_one_says(built: Path, form: str) -> None:
    store = pyoxigraph.Store()
    store.load(exported(built, form), format=READERS[form][0])
    ask = "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX tip: <https://w3id.org/tipgraph/ont#> "
    assert store.query(ask + "ASK { ?c a tip:Country . ?p tip:country ?c }")
    assert not store.query(ask + "ASK { { ?x tip:statedIn ?n } UNION { ?x oa:exact ?y } UNION { ?x oa:hasSource ?n } }")
    assert not store.query(ask + "ASK { GRAPH ?g { ?c a tip:Country } }")


def test_every_property_of_the_rdf_xml_is_a_qualified_name(built: Path) -> None:
    root = ElementTree.fromstring(exported(built, "rdfxml"))
    names = {element.tag for node in root for element in node}
    predicates = {str(q.predicate.value) for q in pyoxigraph.parse(path=built / output.TURTLE, format=RdfFormat.TURTLE)}
    assert {name[1:].replace("}", "") for name in names} == predicates
    assert all(re.fullmatch(r"\{[^}]+[#/]\}[A-Za-z_][\w.-]*", name) for name in names)


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x0cb", "a\ufffdb"), ("a\tb\r\nc😀", "a\tb\r\nc😀"), ("\x00\x1f\uffff", "\ufffd" * 3)]
)
def test_characters_that_xml_cannot_hold_keep_their_place(text: str, expected: str) -> None:
    assert xml_text(text) == expected


def test_the_context_is_made_from_the_ontology() -> None:
    """Run `python -m tipgraph.export.context > ontology/context.jsonld` where this fails."""
    assert ontology_file("context.jsonld").read_text(encoding="utf-8") == context_text()


def test_no_key_of_the_context_is_a_code() -> None:
    terms = json.loads(context_text())["@context"]
    assert not {code.term.removeprefix("tip:") for s in schemes().values() for code in s.codes.values()} & terms.keys()


def test_json_ld_reads_as_plain_words(seeds_output: Path) -> None:
    document = json.loads(exported(seeds_output, "jsonld"))
    assert document["@context"] == json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    nodes = {node["id"]: node for node in document["@graph"]}
    tier = next(node for node in nodes.values() if node["type"] == "TierPlacement" and node["tier"] == "Tier2WatchList")
    assert tier["country"] == "tipid:country/BLR"
    placement = next(node for node in nodes.values() if node.get("proposition") == tier["id"])
    assert placement["reportYear"] == 2013
    assert placement["polarity"] == "affirmed"
    assert placement["waiverGranted"] is True
    assert placement["streakLength"] == 3
    keys = {key for node in nodes.values() for key in node}
    assert not [key for key in keys if "://" in key]
    assert {key for key in keys if ":" in key} <= {"rdfs:label", "oa:exact"}, "a key that is taken keeps its prefix"
    assert PREFIXES["tip"] not in json.dumps(document["@graph"])


@pytest.mark.parametrize("form", [form for form in READERS if form != "turtle"])
def test_a_damaged_graph_is_one_sentence(tmp_path: Path, form: str) -> None:
    (tmp_path / output.FACTS).write_text("")
    with pytest.raises(OutputError, match="build"):
        exported(tmp_path, form)
    for text in ("this is not turtle", "[] <http://a/b> <http://a/c> ."):
        (tmp_path / output.TURTLE).write_text(text)
        with pytest.raises(DataError, match="build the graph again"):
            exported(tmp_path, form)
