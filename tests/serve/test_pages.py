"""Pages of countries and facts: what they show, where they lead, and that words of a text stay words."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rdflib

from tests.serve.conftest import Server
from tipgraph.build import build
from tipgraph.facts import Fact
from tipgraph.serve.security import FIXED, POLICY
from tipgraph.sources import read_sources

PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"
VOID = {"meta", "link", "input", "br", "option", "img"}


class Reader(HTMLParser):
    """Reads a page strictly: elements are closed in order, ids are there once."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert not {name for name in reader.attributes if name.startswith("on") or name == "style"}
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in reader.links), reader.links
    return reader


@pytest.fixture(scope="module")
def fact_ids(seed_facts: list[Fact]) -> list[str]:
    """A fact of each type."""
    return list({fact.type: fact.id for fact in seed_facts}.values())


@pytest.mark.parametrize(
    "path",
    ["/", "/?question=tier-history&country=Belarus", "/?query=ASK%20{}", "/countries", "/countries/BLR", "/countries/DEU",
     "/facts/none", "/nothing"],
)  # fmt: skip
def test_pages_are_sound_and_carry_the_security_headers(server: Server, path: str) -> None:
    answer = server.get(path, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    read(answer.text)
    assert answer.headers["content-security-policy"] == POLICY
    for name, value in FIXED.items():
        assert answer.headers[name.lower()] == value
    assert "server" not in answer.headers


def test_every_link_of_a_country_leads_somewhere(server: Server) -> None:
    links = {link.partition("#")[0] for link in read(server.get("/countries/BLR", PAGE).text).links} - {""}
    assert len(links) > 150
    broken = [link for link in links if server.get(link, PAGE).status != 200]
    assert broken == []


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("tier", ["Tier 2 Watch List · year 3 in a row · waiver granted", "BELARUS (Tier 3)"]),
        ("figures", ["not reported", "victims identified"]),
        ("flows", ["Victims from Belarus exploited in Poland", "Victims from Vietnam exploited in Belarus"]),
        ("laws", ["Article 181", "5 to 15 years · forfeiture", "3 to 7 years · adult victim"]),
        ("agencies", ["crisis rooms"]),
        ("recommendations", ["Cease the use of forced labor in", "of 4 editions"]),
        ("secondary", ["Not the report's words"]),
    ],
)
def test_a_country_has_its_sections(server: Server, heading: str, words: list[str]) -> None:
    page = server.get("/countries/BLR", PAGE).text
    section = re.search(rf'<section id="{heading}">.*?</section>', page, re.DOTALL)
    assert section
    text = section.group().replace("&#39;", "'")
    assert [word for word in words if word not in text] == []
    assert 'href="/facts/' in text


def test_a_country_says_which_editions_there_are_and_that_gaps_stay_gaps(server: Server) -> None:
    page = " ".join(server.get("/countries/BLR", PAGE).text.split())
    assert "5 narratives: 2003, 2013, 2018 (a secondary text), 2023 (an extract), 2025." in page
    assert "nothing is filled in" in page


@pytest.mark.parametrize("name", ["Belarus", "belarusian", "blr"])
def test_a_country_is_found_by_its_names(server: Server, name: str) -> None:
    answer = server.get(f"/countries/{name}", PAGE)
    assert (answer.status, answer.headers["location"]) == (308, "/countries/BLR")


@pytest.mark.parametrize("name", ["Atlantis", "Tuvalu", "%20"])
def test_a_country_that_the_graph_does_not_know_is_said_so(server: Server, name: str) -> None:
    assert server.get(f"/countries/{name}", PAGE).status == 404


def test_a_fact_shows_its_sentence_with_the_quote_marked(server: Server, seed_facts: list[Fact]) -> None:
    fact = next(fact for fact in seed_facts if fact.type == "silence" and fact.report_year == 2013)
    page = server.get(f"/facts/{fact.id}", PAGE).text
    assert f"<mark>{fact.evidence.quote}</mark>" in page.replace("&#39;", "'").replace("&#34;", '"')
    for words in (fact.rule, fact.narrative, "not reported", "/countries/BLR", f"{fact.id}.ttl"):
        assert words in page


def test_each_type_of_fact_has_its_page(server: Server, fact_ids: list[str]) -> None:
    assert len(fact_ids) > 10
    for fact_id in fact_ids:
        answer = server.get(f"/facts/{fact_id}", PAGE)
        assert answer.status == 200
        assert "<mark>" in answer.text
        read(answer.text)


@pytest.mark.parametrize(
    ("suffix", "accept", "format"),
    [("", "text/turtle", "turtle"), ("", "application/ld+json", "json-ld"), ("", "application/rdf+xml", "xml"),
     (".ttl", "*/*", "turtle"), (".jsonld", PAGE, "json-ld")],
)  # fmt: skip
def test_a_fact_comes_as_data_with_its_quote(
    server: Server, seed_facts: list[Fact], suffix: str, accept: str, format: str
) -> None:
    fact = seed_facts[0]
    answer = server.get(f"/facts/{fact.id}{suffix}", accept)
    assert answer.status == 200
    assert answer.headers["vary"] == "Accept"
    graph = rdflib.Graph().parse(data=answer.body, format=format)
    quotes = {str(o) for o in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))}
    assert fact.evidence.quote in {" ".join(quote.split()) for quote in quotes}
    assert (None, rdflib.URIRef("https://w3id.org/tipgraph/ont#proposition"), None) in graph


@pytest.mark.parametrize(("suffix", "accept", "status"), [("", "image/png", 406), (".pdf", "*/*", 404)])
def test_a_fact_in_another_format_is_refused(
    server: Server, seed_facts: list[Fact], suffix: str, accept: str, status: int
) -> None:
    assert server.get(f"/facts/{seed_facts[0].id}{suffix}", accept).status == status


def test_the_view_is_served_with_the_policy_that_it_brings(server: Server, seeds_output: Path) -> None:
    answer = server.get("/graph", PAGE)
    assert answer.body == (seeds_output / "graph.html").read_bytes()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_saved_question_is_put_into_the_editor_with_its_values(server: Server) -> None:
    page = server.get("/?question=tier-history&country=Belarusian", PAGE).text
    assert "VALUES ?country { c:BLR }" in page
    assert "data-at-once" in page
    wrong = server.get("/?question=tier-history&country=Atlantis", PAGE)
    assert wrong.status == 400
    assert "is no country that tipgraph knows" in wrong.text
    assert "data-at-once" not in wrong.text


def test_the_editor_knows_our_prefixes_and_terms(server: Server) -> None:
    vocabulary = json.loads(server.get("/vocabulary.json").body)
    assert vocabulary["prefixes"]["tip"] == "https://w3id.org/tipgraph/ont#"
    terms = {term["name"]: term for term in vocabulary["terms"]}
    assert terms["tip:TierPlacement"]["kind"] == "class"
    assert terms["tip:reportYear"]["kind"] == "property"
    assert terms["tip:Tier2WatchList"]["label"] == "Tier 2 Watch List"


SCRIPT = "<script>document.title='owned'</script>"
HOSTILE = f"""KENYA (Tier 2)

The Government of Kenya does not fully meet the minimum standards for the elimination of trafficking; however, it is making
significant efforts to do so. The government prosecuted 12 {SCRIPT} traffickers and convicted "><img src=x onerror=alert(1)> four
traffickers in 2012. Kenyan women are subjected to sex trafficking in Uganda {SCRIPT}, Tanzania, and Qatar.

Recommendations for Kenya: Train {SCRIPT} officials to identify victims; fund {{{{ 7 * 7 }}}} shelters for "victims' onload=alert(1) x='";
increase $title ${{style}} prosecutions of traffickers.
"""


def test_a_hostile_narrative_runs_nothing_and_is_shown_as_it_is(serving: Callable[..., Any], tmp_path: Path) -> None:
    source = tmp_path / "2013_Kenya <b>&'.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    folder = tmp_path / "output"
    build(read_sources([str(source)]), folder)
    facts = [json.loads(line) for line in (folder / "facts.jsonl").read_text().splitlines()]
    assert any(SCRIPT in fact["evidence"] for fact in facts)
    with serving(folder) as server:
        for path in ["/", "/countries", "/countries/KEN", *(f"/facts/{quote(fact['id'])}" for fact in facts)]:
            answer = server.get(path, PAGE)
            assert answer.status == 200
            reader = read(answer.text)
            assert SCRIPT not in answer.text
            assert "img" not in reader.tags
            assert reader.tags.count("script") == (1 if path == "/" else 0)
        assert "&lt;script&gt;" in server.get("/countries/KEN", PAGE).text
        assert "{{ 7 * 7 }}" in server.get("/countries/KEN", PAGE).text
