"""Every pattern is tried on the sentences that stand beside it in its file."""

import pytest

from tipgraph.errors import DataError
from tipgraph.extract.patterns import Pattern, compile_regex, families, patterns
from tipgraph.narrative import Narrative
from tipgraph.text.document import read_document

ALL = [pattern for family in families() for pattern in patterns(family)]


def found(pattern: Pattern, text: str) -> bool:
    document = read_document(Narrative("example.txt", text, "GHA", 2019, "official", "option", "option"))
    return any(pattern.regex.search(s.shadow) for s in (*document.sentences, *document.headings))


@pytest.mark.parametrize(
    ("pattern", "text"), [(p, t) for p in ALL for t in p.match], ids=lambda v: getattr(v, "id", v)[:60]
)
def test_a_pattern_matches_each_sentence_that_it_must_match(pattern: Pattern, text: str) -> None:
    assert found(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"), [(p, t) for p in ALL for t in p.no_match], ids=lambda v: getattr(v, "id", v)[:60]
)
def test_a_pattern_leaves_alone_each_sentence_that_it_must_not_match(pattern: Pattern, text: str) -> None:
    assert not found(pattern, text)


@pytest.mark.parametrize("pattern", ALL, ids=lambda p: p.id)
def test_every_pattern_carries_examples_of_both_kinds(pattern: Pattern) -> None:
    assert pattern.match
    assert pattern.no_match


def test_pattern_ids_are_unique_so_that_a_rule_names_one_pattern() -> None:
    ids = [pattern.id for pattern in ALL]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("pattern", ALL, ids=lambda p: p.id)
def test_no_pattern_is_made_for_one_country(pattern: Pattern) -> None:
    from tipgraph.lexicon.countries import countries

    words = pattern.regex.pattern.casefold()
    assert not [c.name for c in countries().values() if len(c.name) > 4 and c.name.casefold() in words]


@pytest.mark.parametrize(("regex", "said"), [("<NOTHING>", "NOTHING"), ("<be> (", "no regular expression")])
def test_a_broken_pattern_is_named_in_one_sentence(regex: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        compile_regex(regex)


@pytest.mark.parametrize("pattern", [p for p in ALL if p.near], ids=lambda p: p.id)
def test_what_a_pattern_asks_for_first_stands_in_all_that_it_matches(pattern: Pattern) -> None:
    for text in pattern.match:
        document = read_document(Narrative("example.txt", text, "GHA", 2019, "official", "option", "option"))
        shadows = [s.shadow for s in (*document.sentences, *document.headings)]
        assert all(any(piece in shadow for piece in pattern.near) for shadow in shadows if pattern.regex.search(shadow))
