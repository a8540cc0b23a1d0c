"""The Data Cube, held to the integrity constraints of the W3C recommendation; each is also shown to find a broken cube."""

import io
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from tipgraph import output
from tipgraph.export import write
from tipgraph.export.cube import NAMESPACES
from tipgraph.facts import Fact, Silence, Statistic
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import PREFIXES, expand

HERE = Path(__file__).parent / "cube"
CONSTRAINTS = sorted(HERE.glob("ic-*.rq"))
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, **NAMESPACES}.items())
ONE = "{ SELECT ?o { ?o qb:dataSet ds:cube } ORDER BY ?o LIMIT 1 }"

MEASURES = """
    INSERT DATA { cube:structure qb:component cube:withType . cube:withType qb:dimension qb:measureType .
                  qb:measureType rdfs:range rdf:Property } ;
    INSERT { ?o qb:measureType sdmx-measure:obsValue } WHERE { ?o qb:dataSet ds:cube } ;
"""
OTHER_MEASURE = "INSERT DATA { cube:structure qb:component cube:withOther . cube:withOther qb:measure cube:other } ;"

BREAKS = {
    1: f"DELETE {{ ?o qb:dataSet ds:cube }} INSERT {{ ?o a qb:Observation }} WHERE {ONE}",
    2: "INSERT DATA { ds:cube qb:structure cube:another }",
    3: "DELETE WHERE { ?component qb:measure ?measure }",
    4: "DELETE WHERE { cube:country rdfs:range ?range }",
    5: "DELETE WHERE { cube:group qb:codeList ?list }",
    6: "INSERT DATA { cube:withGroup qb:componentRequired false }",
    7: "INSERT DATA { cube:key a qb:SliceKey }",
    8: "INSERT DATA { cube:structure qb:sliceKey cube:key . cube:key a qb:SliceKey ; qb:componentProperty cube:nothing }",
    9: "INSERT DATA { ds:cube qb:slice cube:slice }",
    10: "INSERT DATA { ds:cube qb:slice cube:slice . cube:slice qb:sliceStructure cube:key . cube:key qb:componentProperty cube:unit }",
    11: f"DELETE {{ ?o cube:unit ?unit }} WHERE {{ {ONE} ?o cube:unit ?unit }}",
    12: f"INSERT {{ obs:twin ?p ?v }} WHERE {{ {ONE} ?o ?p ?v }}",
    13: f"DELETE {{ ?o sdmx-attribute:obsStatus ?status }} WHERE {{ {ONE} ?o sdmx-attribute:obsStatus ?status }}",
    14: f"DELETE {{ ?o sdmx-measure:obsValue ?value }} WHERE {{ {ONE} ?o sdmx-measure:obsValue ?value }}",
    15: f"{MEASURES} DELETE {{ ?o sdmx-measure:obsValue ?value }} WHERE {{ {ONE} ?o sdmx-measure:obsValue ?value }}",
    16: f"{MEASURES} {OTHER_MEASURE} INSERT {{ ?o cube:other 1 }} WHERE {ONE}",
    17: f"{MEASURES} {OTHER_MEASURE}",
    18: f"INSERT {{ ds:other qb:slice cube:slice . cube:slice qb:observation ?o }} WHERE {ONE}",
    19: f"DELETE {{ ?o cube:unit ?unit }} INSERT {{ ?o cube:unit cube:strange }} WHERE {{ {ONE} ?o cube:unit ?unit }}",
    20: "INSERT DATA { cube:units a qb:HierarchicalCodeList ; qb:hierarchyRoot cube:root ; qb:parentChildProperty skos:narrower }",
    21: "INSERT DATA { cube:units a qb:HierarchicalCodeList ; qb:hierarchyRoot cube:root ; qb:parentChildProperty cube:inverse . "
    "cube:inverse owl:inverseOf skos:broader }",
}  # fmt: skip
"""For each constraint, a change after which the cube breaks it."""


def turtle(folder: Path) -> bytes:
    stream = io.BytesIO()
    write(folder, "cube", stream)
    return stream.getvalue()


def normalised(data: bytes, change: str = "") -> Store:
    store = Store()
    store.load(data, format=RdfFormat.TURTLE)
    if change:
        store.update(HEAD + change)
    store.update((HERE / "normalise.ru").read_text(encoding="utf-8"))
    return store


def breaks(store: Store, constraint: Path) -> bool:
    """Whether a cube breaks a constraint; the two on hierarchies are asked for each property that leads through one."""
    query = constraint.read_text(encoding="utf-8")
    properties = {
        "ic-20.rq": "SELECT ?p { ?list qb:parentChildProperty ?p FILTER NOT EXISTS { ?p owl:inverseOf ?up } }",
        "ic-21.rq": "SELECT ?p { ?list qb:parentChildProperty [ owl:inverseOf ?p ] }",
    }.get(constraint.name)
    if properties is None:
        return bool(store.query(query))
    found = store.query(HEAD + properties)
    assert isinstance(found, QuerySolutions)
    return any(bool(store.query(query.replace("$p>", f"{row['p'].value}>"))) for row in found)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def cube(built: Path) -> bytes:
    return turtle(built)


def figures(folder: Path) -> list[Fact]:
    return [fact for fact in output.read_facts(folder) if isinstance(fact.content, Statistic | Silence)]


def test_there_is_a_query_and_a_broken_cube_for_every_constraint() -> None:
    assert [path.stem for path in CONSTRAINTS] == [f"ic-{number:02}" for number in range(1, 22)]
    assert list(BREAKS) == list(range(1, 22))


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda path: path.stem)
def test_the_cube_keeps_every_constraint(cube: bytes, constraint: Path) -> None:
    assert not breaks(normalised(cube), constraint)


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda path: path.stem)
def test_every_constraint_finds_a_broken_cube(difficult_output: Path, constraint: Path) -> None:
    number = int(constraint.stem.removeprefix("ic-"))
    assert breaks(normalised(turtle(difficult_output), BREAKS[number]), constraint)


def test_rdflib_reads_an_observation_for_each_figure_and_silence(built: Path, cube: bytes) -> None:
    graph = rdflib.Graph().parse(data=cube, format="turtle")
    terms = {name: rdflib.Namespace(iri) for name, iri in {**PREFIXES, **NAMESPACES}.items()}
    read = {str(o).removeprefix(NAMESPACES["obs"]): o for o in graph.subjects(terms["qb"].dataSet, terms["ds"].cube)}
    assert read.keys() == {fact.id for fact in figures(built)}
    for fact in figures(built):
        node, content = read[fact.id], fact.content
        value, status = (
            graph.value(node, terms["sdmx-measure"].obsValue),
            graph.value(node, terms["sdmx-attribute"].obsStatus),
        )
        assert isinstance(value, rdflib.Literal)
        assert graph.value(node, terms["prov"].wasDerivedFrom) == terms["a"][fact.id]
        assert str(graph.value(node, terms["cube"].reportYear)) == str(fact.report_year)
        if isinstance(content, Statistic):
            assert (float(value), status) == (content.value, terms["sdmx-code"]["obsStatus-A"])
        else:
            assert (str(float(value)), status) == ("nan", terms["sdmx-code"]["obsStatus-M"])


def test_a_sum_over_figures_is_not_touched_by_silences(seeds_output: Path) -> None:
    store = normalised(turtle(seeds_output))
    asked = store.query(
        HEAD
        + """SELECT (SUM(?value) AS ?sum) { ?o sdmx-measure:obsValue ?value ; cube:metric tip:victimsIdentified ;
        cube:reportYear 2013 ; cube:refPeriod/cube:firstYear 2012 ; cube:group cube:notSpecified ; sdmx-attribute:obsStatus sdmx-code:obsStatus-A }"""
    )
    assert isinstance(asked, QuerySolutions)
    figure = sum(
        f.content.value for f in figures(seeds_output)
        if isinstance(f.content, Statistic) and f.report_year == 2013 and f.content.period == 2012
        and f.content.metric == "victims_identified" and f.content.group is None
    )  # fmt: skip
    assert [float(row["sum"].value) for row in asked] == [figure]  # type: ignore[union-attr]


def test_figures_that_agree_in_all_but_the_value_are_counted_apart(difficult_output: Path) -> None:
    store = normalised(turtle(difficult_output))
    numbers = Counter(
        quad.object.value
        for quad in store.quads_for_pattern(None, NamedNode(NAMESPACES["cube"] + "occurrence"), None)
        if isinstance(quad.object, Literal)
    )
    assert numbers["2"] == 4, "12 and 14 victims of one period, once in each narrative with facts"


def test_every_code_has_one_name(cube: bytes) -> None:
    store = normalised(cube)
    names = Counter(quad.subject for quad in store.quads_for_pattern(None, NamedNode(expand("skos:prefLabel")), None))
    concepts = {
        q.subject
        for q in store.quads_for_pattern(None, NamedNode(expand("rdf:type")), NamedNode(expand("skos:Concept")))
    }
    assert {concept: names[concept] for concept in concepts} == dict.fromkeys(concepts, 1)


def test_the_structure_stands_in_the_ontology_as_it_is_written(built: Path, cube: bytes) -> None:
    assert cube.startswith(ontology_file("cube.ttl").read_text(encoding="utf-8").encode())


def test_every_term_of_the_structure_has_a_label(cube: bytes) -> None:
    graph = rdflib.Graph().parse(data=cube, format="turtle")
    used = {term for triple in graph for term in triple if str(term).startswith(NAMESPACES["cube"])}
    labelled = {*graph.subjects(rdflib.RDFS.label), *graph.subjects(rdflib.SKOS.prefLabel)}
    components = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(expand("qb:ComponentSpecification"))))
    assert not used - labelled - components
