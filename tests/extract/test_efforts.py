"""Verdicts on efforts: area, trend, level; a sentence on a part of an area is none."""

import pytest

from tests.extract.conftest import Read

EFFORTS = [
    ("Ghana does not fully comply with the minimum standards; however, it is making significant efforts to do so.", {"overall/significant"}),
    ("The Government of Ghana fully meets the minimum standards for the elimination of trafficking.", {"overall/complies"}),
    ("Ghana does not meet the standards and is not making significant efforts to do so.", {"overall/not_significant"}),
    ("The government did not demonstrate overall increased efforts compared with last year.", {"overall/not_increased"}),
    ("The government increased law enforcement efforts.", {"prosecution/increased"}),
    ("The government showed increased action with respect to prevention and prosecution efforts.", {"prevention/increased", "prosecution/increased"}),
    ("The government decreased victim protection efforts.", {"protection/decreased"}),
    ("The government maintained minimal prevention efforts.", {"prevention/maintained"}),
    ("The government demonstrated mixed protection efforts.", {"protection/mixed"}),
    ("The government made no discernible efforts to prevent trafficking.", {"prevention/none"}),
    ("The government made limited efforts to protect victims.", {"protection/limited"}),
    ("The government did not make efforts to reduce the demand for commercial sex acts.", set()),
    ("Ghana's law enforcement efforts were uneven during the year.", {"prosecution/mixed"}),
    ("The government made significant progress in its prevention efforts.", {"prevention/increased"}),
    ("There was an overall decrease in law enforcement efforts.", {"prosecution/decreased"}),
    ("The government did not improve its efforts to protect victims.", {"protection/not_increased"}),
    ("Its prevention efforts continued.", {"prevention/maintained"}),
    ("The government made little progress in protecting victims.", {"protection/limited"}),
    ("The government maintained efforts to prosecute traffickers and increased protection efforts.", {"prosecution/maintained", "protection/increased"}),
    ("Its efforts to protect victims continued, but funds were limited.", {"protection/maintained"}),
    ("NGOs increased efforts to protect victims.", set()),
    ("The government increased victim identification efforts.", set()),
    ("Victim identification declined.", set()),
    ("The plan would constitute making significant efforts.", set()),
    ("Recommendations for Ghana: Increase prevention efforts; train judges.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EFFORTS)
def test_a_verdict_is_on_efforts_as_such(read: Read, text: str, expected: set[str]) -> None:
    assert {f"{f.content.area}/{f.content.trend}" for f in read(text) if f.type == "effort"} == expected


LEVELS = [
    ("The government maintained minimal prevention efforts.", "minimal"),
    ("The government maintained its robust prevention efforts.", "robust"),
    ("The government slightly increased prevention efforts.", "slightly"),
    ("Its prevention efforts improved modestly.", "modestly"),
    ("The government continued to demonstrate serious and sustained efforts.", "serious and sustained"),
    ("The government increased efforts to protect victims in limited areas.", None),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_the_level_is_the_adjective_or_adverb_of_the_verdict(read: Read, text: str, level: str | None) -> None:
    assert [f.content.level for f in read(text) if f.type == "effort"] == [level]
