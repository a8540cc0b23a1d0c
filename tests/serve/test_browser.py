"""The pages in a real browser: what a person sees and does, with nothing asked of any other machine."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.serve.conftest import Server
from tipgraph.facts import Fact

Visit = Callable[[str], "Visited"]


class Visited:
    """A page of the server, with all that it said and asked for."""

    def __init__(self, page: Any, server: Server, path: str) -> None:
        self.page, self._server = page, server
        self.messages: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));"
        )
        page.goto(server.url + path)

    def is_quiet(self) -> bool:
        """No console message, no violated policy, and no request but to the server itself."""
        assert self.messages == []
        assert [url for url in self.requests if not url.startswith((f"{self._server.url}/", "data:", "blob:"))] == []
        return True

    def answered(self, words: str) -> None:
        self.page.wait_for_function(
            "(words) => document.getElementById('status').textContent.includes(words)", arg=words
        )

    def shows(self, words: str) -> None:
        """Waits until the table of the answer has these words: labels come a moment after the rows."""
        script = "(words) => document.getElementById('table').innerText.includes(words)"
        self.page.wait_for_function(script, arg=words)

    def fits(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def write(self, query: str) -> None:
        self.page.click("#editor .cm-content")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Backspace")
        self.page.keyboard.insert_text(query)


@pytest.fixture
def visit(browser: Any, server: Server) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1300, "height": 900}, accept_downloads=True)
    yield lambda path: Visited(context.new_page(), server, path)
    context.close()


def test_a_saved_question_is_one_click_away(visit: Visit) -> None:
    seen = visit("/")
    seen.page.wait_for_selector("#editor .cm-content")
    seen.page.click("text=Tier of each country, edition by edition")
    seen.answered("4 rows")
    seen.shows("Tier 2 Watch List tip:Tier2WatchList")
    assert seen.is_quiet()


def test_a_saved_question_takes_values_as_people_write_them(visit: Visit) -> None:
    seen = visit("/")
    item = seen.page.locator("li", has_text="Tier of each country, edition by edition")
    item.locator("summary").click()
    item.locator("input[name=country]").fill("Kenyan")
    item.locator("button").click()
    seen.answered("0 rows")
    assert "c:KEN" in seen.page.inner_text("#editor .cm-content")
    assert seen.is_quiet()


def test_an_answer_is_a_table_with_labels_and_links_a_chart_and_json(visit: Visit) -> None:
    seen = visit("/?question=figures&country=BLR")
    seen.answered("rows")
    row = seen.page.locator("#table tbody tr", has_text="victims identified").first
    assert "Belarus c:BLR" in row.inner_text()
    assert row.locator("a").first.get_attribute("href") == "/countries/BLR"
    seen.page.click("role=tab[name=Chart]")
    assert seen.page.locator("#chart svg circle").count() > 20
    assert seen.page.is_hidden("#table")
    seen.page.keyboard.press("ArrowRight")
    assert '"bindings"' in seen.page.inner_text("#raw")
    assert seen.is_quiet()


def test_an_error_is_shown_where_it_is(visit: Visit) -> None:
    seen = visit("/")
    seen.write("SELECT * {\n ?s tp:foo ?o }")
    seen.page.keyboard.press("Control+Enter")
    seen.page.wait_for_selector("#error:visible")
    assert "line 2, column 11: the prefix tp: is not known; did you mean tip:?" in seen.page.inner_text("#error")
    assert seen.page.inner_text("#error").endswith("^")
    assert seen.page.locator("#editor .cm-lintRange-error").count() == 1
    seen.write("ASK { ?s tip:isoCode 'BLR' }")
    seen.page.click("#run")
    seen.answered("Yes")
    assert seen.page.is_hidden("#error")
    assert seen.page.locator("#editor .cm-lintRange-error").count() == 0


def test_the_editor_completes_our_terms(visit: Visit) -> None:
    seen = visit("/")
    seen.write("")
    seen.page.keyboard.type("ASK { ?p a tip:TierPl")
    seen.page.wait_for_selector("#editor .cm-tooltip-autocomplete")
    assert "tip:TierPlacement" in seen.page.inner_text("#editor .cm-tooltip-autocomplete")
    seen.page.wait_for_timeout(120)  # CodeMirror takes no choice that comes at once
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#editor .cm-content").startswith("ASK { ?p a tip:TierPlacement")
    assert seen.is_quiet()


def test_triples_come_as_turtle_and_answers_can_be_kept(visit: Visit) -> None:
    seen = visit("/?query=CONSTRUCT%20{%20?s%20tip:isoCode%20?o%20}%20{%20?s%20tip:isoCode%20?o%20}")
    seen.answered("Answered")
    assert "c:BLR tip:isoCode" in seen.page.inner_text("#raw")
    with seen.page.expect_download() as download:
        seen.page.click("#downloads button >> text=N-Triples")
    assert download.value.suggested_filename == "answer.nt"
    assert b"/isoCode" in download.value.path().read_bytes() or b"#isoCode" in download.value.path().read_bytes()
    assert seen.is_quiet()


def test_a_query_that_takes_too_long_is_stopped_by_hand(visit: Visit) -> None:
    seen = visit("/?query=SELECT%20(COUNT(*)%20AS%20?n)%20{%20?a%20?b%20?c%20.%20?d%20?e%20?f%20.%20?g%20?h%20?i%20}")
    seen.page.click("#stop")
    seen.page.wait_for_selector("#error:visible")
    assert seen.page.inner_text("#error") == "Stopped."


def test_words_of_an_answer_are_never_read_as_html(visit: Visit) -> None:
    seen = visit("/")
    seen.write("""SELECT ("<img src=x onerror=alert(1)>" AS ?a) (IRI("javascript:alert(1)") AS ?b)
                  (IRI("https://w3id.org/tipgraph/id/assertion/<b>") AS ?c) (1 AS ?n) {}""")
    seen.page.click("#run")
    seen.answered("1 row")
    assert "<img src=x onerror=alert(1)>" in seen.page.inner_text("#table")
    assert seen.page.locator("#table img, #table b, #table a[href^=javascript]").count() == 0
    assert seen.is_quiet()


def test_a_country_leads_to_its_facts_and_they_to_their_sentence(visit: Visit) -> None:
    seen = visit("/countries")
    seen.page.click("text=Belarus")
    assert seen.page.inner_text("h1") == "Belarus BLR"
    assert seen.page.locator("#tier svg circle").count() == 4
    assert seen.page.locator("#tier svg .gap").count() == 19
    assert seen.page.locator("#tier svg .line").count() == 0
    assert seen.page.locator("#figures svg .zero").count() > 2
    assert seen.page.locator("#figures svg .cross").count() > 2
    seen.page.locator("#tier svg a").nth(1).click()
    assert seen.page.inner_text("h1").startswith("Tier 2 Watch List")
    assert "Tier 2 Watch List" in seen.page.inner_text("mark >> nth=0")
    assert seen.is_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_readable_on_a_phone(browser: Any, server: Server, seed_facts: list[Fact], scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for path in ["/", "/?question=figures", "/countries", "/countries/BLR", f"/facts/{seed_facts[0].id}"]:
        seen = Visited(context.new_page(), server, path)
        seen.page.wait_for_timeout(300)
        assert seen.fits(), path
        assert seen.is_quiet()
    context.close()


def test_the_view_draws_under_its_own_policy(visit: Visit) -> None:
    seen = visit("/graph")
    seen.page.wait_for_function("window.tipgraphView !== undefined")
    assert seen.is_quiet()


def test_without_scripts_a_question_can_still_be_asked(browser: Any, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/?question=tier-history&country=Belarus")
    assert "c:BLR" in page.input_value("#query")
    with page.expect_download() as download:
        page.click("#run")
    assert b"Tier2WatchList" in download.value.path().read_bytes()
    context.close()
