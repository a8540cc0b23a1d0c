"""Every check is a file with a whole head and a line in the profile, and asks only for what the ontology declares."""

import re

import pytest
from pyoxigraph import RdfFormat, parse

from tipgraph.check.catalogue import Query, profile, queries, query
from tipgraph.check.names import CHECK_PREFIXES
from tipgraph.errors import DataError
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.terms import expand

ALL = list(queries())
OURS = {"check:ontology", "check:build", "check:empty", "check:text", "check:sentence", "check:wording"}


def test_the_checks_have_titles_of_their_own() -> None:
    assert len({one.check.title for one in ALL}) == len(ALL) >= 10


@pytest.mark.parametrize("one", ALL, ids=lambda one: str(one.check.name))
def test_a_check_selects_a_focus_and_says_what_is_wrong(one: Query) -> None:
    select = re.sub(r"^#.*$", "", one.sparql, flags=re.MULTILINE)
    assert re.search(r"SELECT\b[^{]*\?focus\b", select)
    assert re.search(r"SELECT\b[^{]*\?detail\b", select)
    for text in (one.check.problem, one.check.solution):
        assert text[0].isupper()
        assert text.endswith(".")


@pytest.mark.parametrize("one", ALL, ids=lambda one: str(one.check.name))
def test_a_check_asks_only_for_declared_terms(one: Query) -> None:
    files = [ontology_file(name).read_bytes() for name in ("tip.ttl", "codes.ttl")]
    declared = {triple.subject for file in files for triple in parse(file, format=RdfFormat.TURTLE)}
    values = {getattr(term, "value", "") for term in declared}
    body = re.sub(r"^#.*$|\"(?:[^\"\\]|\\.)*\"", "", one.sparql, flags=re.MULTILINE)
    for name in set(re.findall(r"\b[a-z][\w-]*:[A-Za-z]\w*", body)):
        prefix = name.partition(":")[0]
        assert prefix in CHECK_PREFIXES
        if prefix == "check":
            assert name in OURS
        elif prefix not in ("rdf", "rdfs", "owl"):
            assert expand(name) in values, name


def test_a_head_may_go_on_over_lines() -> None:
    text = "# title: a title\n# problem: One\n#   two.\n# solution: Three.\n# A note.\n#  more of it\nSELECT ?focus ?detail { }"
    check = query("name", "warning", text).check
    assert (check.name, check.severity, check.title, check.problem) == ("name", "warning", "a title", "One two.")
    assert check.solution == "Three."


def test_a_head_without_a_solution_is_one_sentence() -> None:
    with pytest.raises(DataError, match=r"name\.rq says no solution"):
        query("name", "error", "# title: a\n# problem: b\nSELECT ?focus { }\n# solution: c")


@pytest.mark.parametrize("text", ["grave\tname", "error name", "error\t", "error\tname\nwarning\tname"])
def test_a_profile_that_says_something_else_is_one_sentence(text: str) -> None:
    with pytest.raises(DataError, match=r"profile\.txt: .* is no line"):
        profile(text)


def test_the_profile_skips_comments() -> None:
    assert profile("# a comment\n\nerror\tone\ninfo\ttwo\n") == {"one": "error", "two": "info"}
