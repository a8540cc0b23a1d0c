"""Cleaning joins what layout cut, keeps what it must not lose, and every character knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.text.clean import clean

LONG = "The government of the country reported that its courts convicted"

PARAGRAPHS = [
    ("one line is one paragraph", "The law prohibits it.\n", ["The law prohibits it."]),
    ("a page break in a sentence", f"{LONG} the\n\n\nsecond trafficker this year.", [f"{LONG} the second trafficker this year."]),
    ("a page break before money", f"{LONG} the equivalent of\n\n\n$12,300 to it.\nAnd it gave\nmore to the\nothers in it.",
     [f"{LONG} the equivalent of $12,300 to it.", "And it gave more to the others in it."]),
    ("a hyphen at a line's end is real", f"{LONG} an anti-\ntrafficking unit that was new to it\nand led by the ministry of the\ninterior.",
     [f"{LONG} an anti-trafficking unit that was new to it and led by the ministry of the interior."]),
    ("bullets are paragraphs", "- Train judges.\n- Fund shelters.", ["Train judges.", "Fund shelters."]),
    ("a bullet cut by a page break", "- Train judges and prosecutors on the law so that\n\nthey apply it.",
     ["Train judges and prosecutors on the law so that they apply it."]),
    ("headings stay apart", "Prosecution\nThe government made efforts.", ["Prosecution", "The government made efforts."]),
    ("quotes and dashes are folded", "“crisis rooms” – victims’ care", ['"crisis rooms" - victims\' care']),
    ("Windows line ends", "First line.\r\n\r\nSecond line.\r\n", ["First line.", "Second line."]),
    ("nothing but white space", " \n\t\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "raw", "paragraphs"), PARAGRAPHS, ids=[p[0] for p in PARAGRAPHS])
def test_paragraphs_are_put_together_across_layout(shows: str, raw: str, paragraphs: list[str]) -> None:
    cleaned = clean(raw)
    assert [cleaned.text[p.start : p.end] for p in cleaned.paragraphs] == paragraphs


@given(st.text(alphabet="ab -–’“\n\r\t\u00a0.é😀", max_size=120))
def test_every_character_of_the_cleaned_text_is_at_its_offset_in_the_source(raw: str) -> None:
    cleaned = clean(raw)
    assert len(cleaned.offsets) == len(cleaned.text)
    for paragraph in cleaned.paragraphs:
        start, end = cleaned.raw_span(paragraph.start, paragraph.end)
        words = cleaned.text[paragraph.start : paragraph.end].replace(" ", "").replace("-", "")
        source = (
            "".join(raw[start:end].split()).translate({ord("’"): "'", ord("“"): '"'}).replace("–", "").replace("-", "")
        )
        assert words == source
