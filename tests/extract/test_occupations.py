"""Fields of work told by what people are made to work as."""

import pytest

from tipgraph.extract.occupations import exploitation_of, occupations, sectors_of

OCCUPATIONS = [
    ("are exploited as domestic workers or farm hands in peru", ("domestic work", "agriculture"), ("labor trafficking",)),
    ("are made to work as prostitutes", ("prostitution",), ("sex trafficking",)),
    ("are exploited, as well as drivers", (), ()),
    ("domestic workers are exploited", (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "kinds"), OCCUPATIONS)
def test_an_occupation_behind_as_tells_the_field_and_the_kind_of_exploitation(
    text: str, fields: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    assert occupations(text) == fields
    assert exploitation_of(fields) == kinds


def test_prostitution_is_no_field_of_work() -> None:
    assert sectors_of(("prostitution", "mining")) == ("mining",)
