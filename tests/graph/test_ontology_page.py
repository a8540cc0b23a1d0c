"""`docs/ontology.md` is what is made from ontology and seeds, and its queries answer the questions that people ask."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store

from tipgraph.errors import DataError, OutputError
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.page.document import page
from tipgraph.graph.page.questions import Question, questions
from tipgraph.graph.page.reading import Reading
from tipgraph.graph.terms import expand
from tipgraph.graph.turtle import prefixes

DOCS = Path(__file__).parents[2] / "docs"
QUESTIONS = list(questions())


@pytest.fixture(scope="module")
def text() -> str:
    return (DOCS / "ontology.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gold(turtle_file: Path) -> Reading:
    return Reading.of_graph(turtle_file)


@pytest.fixture(scope="module")
def declared() -> set[str]:
    known = rdflib.Graph()
    for name in ("tip.ttl", "codes.ttl"):
        known.parse(data=ontology_file(name).read_text(encoding="utf-8"))
    return {str(term) for term in known.subjects()}


def test_the_page_is_what_is_made_of_the_seeds(seeds_output: Path, text: str) -> None:
    """Where this fails: `tipgraph build seeds && python -m tipgraph.graph.page output > docs/ontology.md`."""
    assert page(seeds_output / "tipgraph.ttl") == text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_question_has_its_answer_in_the_gold_of_the_seeds(gold: Reading, question: Question) -> None:
    assert len(gold.ask(question.query)[1]) == question.rows


def test_every_competency_question_is_covered() -> None:
    assert {number for question in QUESTIONS for number in question.covers} == set(range(1, 34))


def asked(gold: Reading, words: str) -> list[dict[str, str]]:
    question = next(question for question in QUESTIONS if words in question.title)
    return [dict(row) for row in gold.ask(question.query)[1]]


def test_the_tier_history_leaves_gaps_open(gold: Reading) -> None:
    found = [(row["year"], row["tier"]) for row in asked(gold, "tier of a country")]
    assert found == [
        ("2003", "tip:Tier2"), ("2013", "tip:Tier2WatchList"), ("2023", "tip:Tier3"), ("2025", "tip:Tier3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("destination", "editions"),
    [("c:RUS", "2003 2013 2025"), ("c:HUN", "2003"), ("c:EGY", "2013"), ("c:ISR", "2003 2013"), ("c:SCG", "2003")],
)
def test_flows_tell_their_editions(gold: Reading, destination: str, editions: str) -> None:
    rows = {row["destination"]: row["editions"].strip('"') for row in asked(gold, "exploited; which editions")}
    assert rows[destination] == editions
    assert "c:EST" not in rows, "a partner of police work is no destination"


def test_victims_in_the_country_come_from_where_the_text_says(gold: Reading) -> None:
    rows = [row for row in asked(gold, "From which countries") if row["way"] == '"exploited in"']
    assert {row["origin"] for row in rows} == {"c:MDA", "c:RUS", "c:UKR", "c:VNM", "c:GHA"}


def test_penalties_tell_both_ranges(gold: Reading) -> None:
    found = [(row["year"], row["min"], row["max"], row["victims"]) for row in asked(gold, "penalties are prescribed")]
    assert found == [
        ("2013", "5", "15", "tip:AnyVictim"), ("2025", "3", "7", "tip:AdultVictim"), ("2025", "7", "15", "tip:ChildVictim"),
    ]  # fmt: skip


def test_a_silence_has_no_value_and_a_zero_is_negated(gold: Reading) -> None:
    rows = asked(gold, "what a zero, what a silence")
    assert {row["polarity"] for row in rows} == {"tip:affirmed", "tip:negated", "tip:notReported"}
    for row in rows:
        assert ("value" in row) == (row["polarity"] != "tip:notReported")
        assert (row.get("value") == "0") == (row["polarity"] == "tip:negated")


def test_streaks_of_two_editions_begin_in_the_same_year(gold: Reading) -> None:
    rows = [row for row in asked(gold, "streaks") if row["what"] == "tip:illegalRecruitment"]
    assert [(row["edition"], row["streak"], row["since"]) for row in rows] == [
        ("2023", "6", "2017"),
        ("2025", "8", "2017"),
    ]
    tier = next(row for row in asked(gold, "streaks") if row["what"] == "tip:Tier2WatchList")
    assert tier["since"] == "2011"


def test_every_name_of_ours_on_the_page_is_declared(text: str, declared: set[str]) -> None:
    names = set(re.findall(r"\b(tip:[A-Za-z]\w*)", text + (DOCS / "model.svg").read_text(encoding="utf-8")))
    assert {name for name in names if expand(name) not in declared} == set()


def test_examples_are_turtle_and_in_the_graph_of_the_seeds(text: str, seeds_output: Path) -> None:
    graph = Store()
    graph.bulk_load(path=str(seeds_output / "tipgraph.ttl"), format=RdfFormat.TURTLE)
    examples = re.findall(r"```turtle\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 14
    for example in examples:
        parsed = Store()
        parsed.load((prefixes() + example).encode(), format=RdfFormat.TURTLE)
        assert len(parsed) >= 3
        assert "No seed speaks of" in example or all(quad in graph for quad in parsed)


def test_queries_on_the_page_run_with_the_prefixes_on_the_page_in_another_engine(text: str, turtle_file: Path) -> None:
    """rdflib, on the gold of the seeds, gives as many rows as Oxigraph does."""
    heads, *queries = re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    assert [query.strip() for query in queries] == [question.query for question in QUESTIONS]
    graph = rdflib.Graph().parse(turtle_file)
    for query, question in zip(queries, QUESTIONS, strict=True):
        assert len(graph.query(heads + query)) == question.rows, question.title


def test_links_inside_the_page_lead_to_a_heading(text: str) -> None:
    anchors = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ")).lower().replace(" ", "-")
        for line in re.findall("^#+ .*", text, re.M)
    }
    links = set(re.findall(r"\]\(#([\w-]+)\)", text))
    assert links
    assert links <= anchors


def test_the_picture_tells_itself_to_those_who_cannot_see_it() -> None:
    root = ET.parse(DOCS / "model.svg").getroot()
    names = {child.tag.rpartition("}")[2]: child.text for child in root}
    assert names["title"]
    assert names["desc"]


def test_a_graph_without_an_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tipgraph.ttl").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="choose another example"):
        page(tmp_path / "tipgraph.ttl")
    with pytest.raises(OutputError, match="build the seeds first"):
        page(tmp_path / "none.ttl")
