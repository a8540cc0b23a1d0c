"""Standing towards treaties: name/status. A newcomer adds a line."""

import pytest

from tests.extract.conftest import Read
from tipgraph.facts import Treaty

TREATIES = [
    ("Ghana ratified the 2000 UN TIP Protocol in 2011.", {"2000 UN TIP Protocol/party"}),
    ("Ghana is a party to the 2000 UN TIP Protocol.", {"2000 UN TIP Protocol/party"}),
    ("Its first steps included acceding to the 2000 UN TIP Protocol.", {"2000 UN TIP Protocol/party"}),
    ("Ghana is not a party to the 2000 UN TIP Protocol.", {"2000 UN TIP Protocol/not_party"}),
    ("The government has not ratified the 2000 UN TIP Protocol.", {"2000 UN TIP Protocol/not_party"}),
    ("Ghana has signed but has not ratified the 2000 UN TIP Protocol.", {"2000 UN TIP Protocol/signed"}),
    ("Recommendations for Ghana: Accede to the 2000 UN TIP Protocol.", set()),
    ("The law uses the definition of the 2000 UN TIP Protocol.", set()),
    ("Ghana has yet to accede to the Palermo Protocol.", {"Palermo Protocol/not_party"}),
    ("Ghana has not signed or ratified the UN TIP Protocol.", {"UN TIP Protocol/not_party"}),
    (
        "Ghana has signed, but not ratified, the UN Protocol against trafficking.",
        {"UN Protocol against trafficking/signed"},
    ),
    (
        "Ghana ratified ILO Conventions 29 and 105.",
        {"ILO Convention 29/party", "ILO Convention 105/party"},
    ),
    (
        "Ghana ratified neither the Palermo Protocol nor the ILO Forced Labor Convention.",
        {"Palermo Protocol/not_party", "ILO Forced Labor Convention/not_party"},
    ),
    ("Ghana has not signed the UN trafficking protocol.", {"UN trafficking protocol/not_party"}),
    ("Ghana signed the Palermo Protocol in 2002 and ratified it in 2004.", {"Palermo Protocol/party"}),
    ("The Palermo Protocol was ratified. Ghana is a party to the 2000 UN TIP Protocol.", {"Palermo Protocol/party"}),
    ("The cabinet is considering ratification of the 2000 UN TIP Protocol.", set()),
]


@pytest.mark.parametrize(("text", "expected"), TREATIES)
def test_a_treaty_has_the_standing_that_the_text_states(read: Read, text: str, expected: set[str]) -> None:
    found = {f"{fact.content.name}/{fact.content.status}" for fact in read(text) if isinstance(fact.content, Treaty)}
    assert found == expected
