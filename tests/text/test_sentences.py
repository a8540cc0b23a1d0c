"""Sentences end where the reader's do."""

import pytest

from tipgraph.text.sentences import sentence_spans

TEXTS = [
    ("It did so. Courts convicted two men.", ["It did so.", "Courts convicted two men."]),
    (
        "Under Art. 171 of the code, it is a crime. Police agreed.",
        ["Under Art. 171 of the code, it is a crime.", "Police agreed."],
    ),
    ("Law No. 28950 applies. It is new.", ["Law No. 28950 applies.", "It is new."]),
    ("It spent $1.2 million. More is due.", ["It spent $1.2 million.", "More is due."]),
    ("Officials of the U.S. Department of State came.", ["Officials of the U.S. Department of State came."]),
    ("They came to the U.S. The government knew.", ["They came to the U.S.", "The government knew."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), TEXTS)
def test_sentences_are_cut_at_their_ends_and_not_behind_abbreviations(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


def test_no_sentence_is_longer_than_any_report_writes_so_that_no_text_takes_for_ever() -> None:
    text = "train judges; " * 5_000
    spans = list(sentence_spans(text))
    assert max(end - start for start, end in spans) <= 6_000
    assert "".join(text[a:b].replace(" ", "") for a, b in spans) == text.replace(" ", "")
