"""Turtle that is the same bytes every time, and that every RDF 1.1 reader reads alike."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from tipgraph.graph.codes import schemes
from tipgraph.graph.model import Graph
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import literal, local, number, slug
from tipgraph.graph.turtle import document, to_turtle

HERE = Path(__file__).parent


def test_turtle_is_byte_identical_over_hash_seeds(turtle_file: Path) -> None:
    script = f"import sys; sys.path.insert(0, {str(HERE)!r}); from conftest import gold_graph, to_turtle; "
    script += "sys.stdout.buffer.write(''.join(to_turtle(gold_graph())).encode())"
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert run.stdout == turtle_file.read_bytes()


def test_the_order_of_sources_does_not_matter(graph: Graph) -> None:
    from tests.graph.conftest import gold
    from tipgraph.graph.assemble import assemble

    narratives, facts = gold()
    assert assemble(reversed(narratives), reversed(facts)) == graph


def test_rdflib_and_oxigraph_read_the_same_triples(turtle_file: Path) -> None:
    data = turtle_file.read_bytes()
    ours = Counter(
        f"{t.subject} {t.predicate} {t.object}" for t in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    )
    graph = rdflib.Graph().parse(data=data, format="turtle")
    theirs = pyoxigraph.parse(graph.serialize(format="nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert ours == Counter(f"{t.subject} {t.predicate} {t.object}" for t in theirs)
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_shared_nodes_come_first_then_a_block_a_narrative(turtle_file: Path) -> None:
    comments = [line for line in turtle_file.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert comments[0].startswith("# Shared nodes")
    assert comments[1:] == [
        "# BLR-2003 (official)", "# BLR-2013 (official)", "# BLR-2018 (secondary)", "# BLR-2023 (extract)",
        "# BLR-2025 (official)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", 'a "b" \\ c', "a\nb\r\nc\td", "\x00\x01\x0c\x85\u2028\ufeff", "é ж 漢 😀", "</script>"]
)
def test_any_text_comes_back_from_a_literal(text: str) -> None:
    turtle = document([("tip:x", "tip:text", literal(text))])
    assert "\n" not in literal(text)
    assert next(iter(rdflib.Graph().parse(data=turtle, format="turtle")))[2] == rdflib.Literal(text)
    triple = next(iter(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)))
    assert isinstance(triple.object, pyoxigraph.Literal)
    assert triple.object.value == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (12.0, "12"), (33.3, "33.3"), (1.5, "1.5"), (1e16, "10000000000000000"), (1e-7, "0.0000001")],
)
def test_numbers_have_no_exponent(value: float, expected: str) -> None:
    assert number(value) == expected


def test_names_that_lose_nothing_are_plain_and_others_are_told_apart() -> None:
    assert local("Western  Europe") == "western-europe"
    assert local("Ministry of Interior") == local("ministry of interior")
    names = [
        "Article 171-1",
        "Article 171 1",
        "Article 171/1",
        "a" * 61,
        "a" * 62,
        "漢字",
        "字漢",
        "São Tomé",
        "Sao Tome",
        "-",
        "",
    ]
    assert len({local(name) for name in names}) == len(names)
    assert all(local(name) == slug(local(name)) for name in names)


def test_a_concept_has_one_meaning() -> None:
    meanings: dict[str, set[tuple[str, str, str]]] = {}
    for scheme in schemes().values():
        for code in scheme.codes.values():
            meanings.setdefault(code.term, set()).add((code.value, code.label, code.definition))
    assert not {term: meaning for term, meaning in meanings.items() if len(meaning) > 1}
    vocabulary = rdflib.Graph().parse(data=ontology_file("tip.ttl").read_text(encoding="utf-8"))
    assert not {
        term for term in meanings if f"https://w3id.org/tipgraph/ont#{term[4:]}" in map(str, vocabulary.subjects())
    }


def test_the_text_of_a_graph_comes_in_pieces(graph: Graph) -> None:
    assert len(list(to_turtle(graph))) == 3 + 2 * len(graph.narratives)
