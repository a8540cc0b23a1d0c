"""Citations of laws in all the spellings of the genre: a newcomer adds a line."""

import pytest

from tipgraph.text.law_names import scan_named
from tipgraph.text.laws import LawReference, scan_numbered
from tipgraph.text.scan import find_mentions
from tipgraph.text.treaties import scan_treaties

NUMBERED = [
    ("under Article 181 of the criminal code", [("Article 181", "criminal code")]),
    ("Articles 181 and 181-1", [("Article 181", None), ("Article 181-1", None)]),
    ("Article 171 and sub-Article 171, which", [("Article 171", None), ("Sub-Article 171", None)]),
    (
        "sections 193(1), 339, and 369(2) of the penal code",
        [("Section 193(1)", "penal code"), ("Section 339", "penal code"), ("Section 369(2)", "penal code")],
    ),
    ("Sections 135-147", [("Sections 135-147", None)]),
    ("Articles 370 through 375 of the criminal code", [("Articles 370-375", "criminal code")]),
    ("Article 370 and 370A of the Penal Code", [("Article 370", "penal code"), ("Article 370A", "penal code")]),
    ("Article 44 bis of the Penal Code", [("Article 44bis", "penal code")]),
    ("Article 3bis and Art. 198a", [("Article 3bis", None), ("Article 198a", None)]),
    ("§§ 232 and 233a", [("Section 232", None), ("Section 233a", None)]),
    ("Article 3:107 of the penal code", [("Article 3:107", "penal code")]),
    ("Penal Code Section 115", [("Section 115", "penal code")]),
    ("Section 5(a)(1)", [("Section 5(a)(1)", None)]),
    ("Chapter XVII", [("Chapter XVII", None)]),
    ("Law No. 28950", [("Law 28950", None)]),
    ("Law 137/2016", [("Law 137/2016", None)]),
    ("Law 2718 of March 2009", [("Law 2718", None)]),
    ("Act 29 of 2015", [("Act 29 of 2015", None)]),
    (
        "Federal Law 51 of 2006, as amended by Federal Law 1 of 2015",
        [("Federal Law 51 of 2006", None), ("Federal Law 1 of 2015", None)],
    ),
    ("Royal Decree M/40", [("Royal Decree M/40", None)]),
    ("Presidential Decree No. 9", [("Presidential Decree 9", None)]),
    ("Federal Law No. 24-FZ", [("Federal Law 24-FZ", None)]),
    (
        "Articles 31 (debt bondage), 33 (pimping), and 35 (rape) of the penal code",
        [("Article 31", "penal code"), ("Article 33", "penal code"), ("Article 35", "penal code")],
    ),
    ("Ministerial Decision 76", [("Ministerial Decision 76", None)]),
    ("Articles 129-C and 153-B of the penal code", [("Article 129-C", "penal code"), ("Article 153-B", "penal code")]),
    ("Law 26.842 of 2012", [("Law 26.842", None)]),
    ("Law 164 of 2011", [("Law 164", None)]),
    ("Presidential Decree 9 of 2005", [("Presidential Decree 9", None)]),
    (
        "Decree 105 of 2009 and Decree 105 of 2012",
        [("Decree 105 of 2009", None), ("Decree 105 of 2012", None)],
    ),
    ("Articles 4 and 5 to the penal code", [("Article 4", "penal code"), ("Article 5", "penal code")]),
    ("ministerial decree no. 215 and law no. 28", [("Ministerial Decree 215", None), ("Law 28", None)]),
]

COUNTED = [
    ("seven under Article 171, 12 under Article 181", ["Article 171", "Article 181"]),
    ("seven under Article 171 and 12 under Article 181", ["Article 171", "Article 181"]),
]

NO_LAW = [
    "(see section 7.c.)",
    "see also section 6",
    "Section 7.b. of this report",
    "a 2010 law",
    "UN Security Council Resolution 1325",
]

NAMED = [
    ("The 2012 Prevention of Trafficking Act (POTA) helped.", "2012 Prevention of Trafficking Act", 2012, "POTA"),
    (
        "The Counter-Trafficking in Persons Act of 2010 helped.",
        "Counter-Trafficking in Persons Act of 2010",
        2010,
        None,
    ),
    ("the Human Trafficking Act, 2005, which", "Human Trafficking Act, 2005", 2005, None),
    (
        "the 2011 Special Law Against Child Labor",
        "2011 Special Law Against Child Labor",
        2011,
        None,
    ),
    ("Immoral Traffic (Prevention) Act (ITPA)", "Immoral Traffic (Prevention) Act", None, "ITPA"),
    ("a Combating of Trafficking (COTA) Act of 2013", "Combating of Trafficking Act of 2013", 2013, "COTA"),
    ("a change to the Rural Housing law which", "Rural Housing law", None, None),
    ("the 2003 Labor Law Enforcement and Mines Act", "2003 Labor Law Enforcement and Mines Act", 2003, None),
    (
        "The Trafficking (Prevention, Suppression, and Punishment) Act of 2011, as amended",
        "Trafficking (Prevention, Suppression, and Punishment) Act of 2011",
        2011,
        None,
    ),
    ("the Criminal Law (Amendment) Act of 2013", "Criminal Law (Amendment) Act of 2013", 2013, None),
    ("under the Sponsorship Law", "Sponsorship Law", None, None),
    ("the Law on Ships and Crews, Law No. 15", "Law on Ships and Crews", None, None),
    ("Chapter 9A of the Immigration Act 1971", "Immigration Act 1971", 1971, None),
    ("the 2012 anti-slavery law", "2012 anti-slavery law", 2012, None),
    ("the 2006 anti-trafficking or 2012 anti-slavery laws", "2006 anti-trafficking law", 2006, None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_a_numbered_provision_is_cited_one_by_one_with_its_code(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = [(citation, m.value.law) for m in scan_numbered(text) for citation in m.value.citations]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_count_of_cases_behind_an_article_is_no_article(text: str, expected: list[str]) -> None:
    assert [citation for m in scan_numbered(text) for citation in m.value.citations] == expected


@pytest.mark.parametrize("text", NO_LAW)
def test_a_reference_that_is_no_law_gives_none(text: str) -> None:
    assert list(scan_numbered(text)) == []


@pytest.mark.parametrize(("text", "name", "year", "alias"), NAMED)
def test_a_law_goes_by_its_full_name(text: str, name: str, year: int | None, alias: str | None) -> None:
    assert LawReference((name,), None, year, alias) in [m.value for m in scan_named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "According to the law, victims may stay.",
        "Thai law protects them.",
        "Kenya's law enforcement officers",
        "The Act",
    ],
)
def test_law_in_general_has_no_name(text: str) -> None:
    assert list(scan_named(text)) == []


def test_an_alias_stands_for_the_full_name_wherever_it_stands() -> None:
    text = "The 2012 Prevention of Trafficking Act (POTA) passed. Courts apply the POTA. The POTA Act is strict."
    assert {m.value.citations for m in scan_named(text)} == {("2012 Prevention of Trafficking Act",)}


def test_a_name_without_its_year_is_the_same_law() -> None:
    text = "The Human Trafficking Act of 2010 passed. Courts apply the Human Trafficking Act."
    assert {m.value.citations for m in scan_named(text)} == {("Human Trafficking Act of 2010",)}


@pytest.mark.parametrize(
    ("text", "law", "year"),
    [
        ("Republic Act 7610, the Child Protection Act of 1992, bans it.", "Republic Act 7610", 1992),
        ("The Law against Trafficking in Persons, Law 28950, bans it.", "Law 28950", None),
        ("The 2009 Human Trafficking Act (Act 6) bans it.", "Act 6", 2009),
        ("Act No. 29 of 2005, known as the Prevention of Trafficking Act, bans it.", "Act 29 of 2005", 2005),
        ("Its 2018 trafficking law, Law 19, bans it.", "Law 19", 2018),
    ],
)
def test_a_law_by_number_and_name_at_once_is_one_cited_by_its_number(text: str, law: str, year: int | None) -> None:
    assert [(m.value.citations, m.value.year) for m in find_mentions(text) if m.kind in ("ACT", "LAW")] == [
        ((law,), year)
    ]


def test_a_name_stands_for_the_number_that_it_was_given_with() -> None:
    text = "Republic Act 7610, the Child Protection Act, passed. Courts apply the Child Protection Act."
    assert {m.value.citations for m in find_mentions(text) if m.kind == "ACT"} == {("Republic Act 7610",)}


@pytest.mark.parametrize(
    "text",
    [
        "Law 12, the Labor Act, and the Penal Act prohibit it.",
        "Courts used the 2004 Law on Trafficking, Law 5 and the Penal Code.",
        "Law 5 of 1999, the 2007 Labor Act, prohibits it.",
    ],
)
def test_laws_in_a_list_or_of_different_years_stay_apart(text: str) -> None:
    assert len([m for m in find_mentions(text) if m.kind in ("ACT", "LAW")]) > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the 2000 UN TIP Protocol", "2000 UN TIP Protocol"),
        ("the Palermo Protocol", "Palermo Protocol"),
        (
            "ILO Convention 182 on the worst forms of child labor",
            "ILO Convention 182 on the worst forms of child labor",
        ),
        ("the 1926 Slavery Convention", "1926 Slavery Convention"),
        (
            "the UN Convention against Transnational Organized Crime",
            "UN Convention against Transnational Organized Crime",
        ),
    ],
)
def test_a_treaty_is_named_in_the_words_of_the_text(text: str, name: str) -> None:
    assert [m.value for m in scan_treaties(text)] == [name]


def test_a_long_hostile_list_is_scanned_in_time() -> None:
    assert list(scan_numbered("Articles " + "1, " * 20_000))
    list(scan_named("Act of " * 20_000))
