"""The figures of an evaluation: which facts match, and how they are counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from tipgraph.errors import DataError
from tipgraph.evaluate import evaluate, read_records
from tipgraph.evaluate.agreement import agree, same_key

GOLD = Path(__file__).parent / "gold"


def fact(type: str, evidence: str = "the words of the text", /, **values: Any) -> dict[str, Any]:
    return {"country": "KEN", "report_year": 2012, "type": type, "evidence": evidence, **values}


def convictions(value: float, period: int | None) -> dict[str, Any]:
    return {"metric": "convictions", "value": value, "period": period}


KEYS = [
    ("tier", {"tier": "2WL"}, {"tier": "2wl"}, 0),
    ("tier", {"tier": "2"}, {"tier": "3"}, None),
    ("statute", {"citation": "Article 181"}, {"citation": "art. 181"}, 0),
    ("statute", {"citation": "Article 181"}, {"citation": "Article 181-1"}, None),
    ("statute", {"citation": "Sections 135-147"}, {"citation": "Section 135 to 147"}, 0),
    ("statute", {"citation": "2012 Anti-Trafficking Act"}, {"citation": "Anti-Trafficking Act of 2012"}, 1),
    ("statute", {"citation": "2012 Anti-Trafficking Act"}, {"citation": "2010 Anti-Trafficking Act"}, None),
    ("statute", {"citation": "law on child begging"}, {"citation": "begging law"}, 1),
    ("agency", {"name": "Ministry of the Interior"}, {"name": "Ministry of Interior"}, 0),
    ("victim_group", {"group": "women", "status": "exploited"}, {"group": "women", "status": "vulnerable"}, None),
    ("statistic", convictions(3, 2011), convictions(3.0, 2011), 0),
    ("statistic", convictions(3, 2011), convictions(3, None), None),
    ("penalty", {"citation": "Section 4", "min_years": 2.92, "max_years": 5, "victim": "any"},
     {"citation": "section 4", "min_years": 2.9, "max_years": 5, "victim": "any"}, 0),
    ("recommendation", {"text": "Train judges and police."}, {"text": "train judges, and police"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "gold", "found", "looseness"), KEYS)
def test_keys_agree_by_value_or_by_words(kind: str, gold: Any, found: Any, looseness: int | None) -> None:
    assert same_key(kind, fact(kind, **gold), fact(kind, **found)) == looseness


VALUES = [
    (["women", "men"], ["men", "women"], True),
    (["women"], "Women", True),
    ([], None, True),
    (None, False, True),
    (None, 0, True),
    (None, 1, False),
    (5, 5.05, True),
    (5, 5.06, False),
    ("Weak", "weak", True),
]


@pytest.mark.parametrize(("left", "right", "same"), VALUES)
def test_other_fields_agree_by_value(left: Any, right: Any, same: bool) -> None:
    assert agree(left, right) is same


def test_gold_against_itself_is_perfect() -> None:
    gold = read_records(GOLD)
    row = evaluate(gold, gold).rows()["ALL"]
    assert (len(gold), row.gold, row.f1, row.fields, row.evid) == (323, 323, 1.0, 1.0, 1.0)


GOLD_FACTS = [
    fact("tier", "is placed on Tier 2", tier="2", consecutive_years=None, waiver=False),
    fact("statistic", "convicted seven in 2011", **convictions(7, 2011), exploitation=["sex trafficking"]),
    fact("statistic", "and seven for labor", **convictions(7, 2011), exploitation=["labor trafficking"]),
    fact("statistic", "identified 20 victims", metric="victims_identified", value=20, period=2011),
    fact("flow", "from Uganda to Kenya", origin="UGA", destination="KEN", kind="exploitation", groups=["women"]),
    fact("silence", "did not report training", metric="training", period=2011, consecutive_years=2),
]  # fmt: skip

FOUND_FACTS = [
    fact("tier", "Kenya is placed on Tier 2", tier="2", rule="t"),
    fact("statistic", "and seven for labor", **convictions(7, 2011), exploitation=["labor trafficking"], rule="s"),
    fact("statistic", "identified 20 victims", metric="victims_identified", value=20, period=2010, rule="s"),
    fact("flow", "from Uganda to Kenya", origin="UGA", destination="KEN", kind="exploitation", rule="f"),
    fact("flow", "from Uganda to Kenya", origin="KEN", destination="UGA", kind="exploitation", rule="f"),
    fact("silence", "something else", metric="training", period=2011, consecutive_years=2, rule="q"),
    {**fact("tier", "placed", tier="1", rule="t"), "report_year": 2013},
]  # fmt: skip


def test_the_figures_of_a_small_set_are_as_counted_by_hand() -> None:
    evaluation = evaluate(GOLD_FACTS, FOUND_FACTS)
    rows = evaluation.rows()
    counted = {
        kind: (len(match.pairs), len(match.missed), len(match.extra))
        for kind, match in evaluation.matches.items()
        if match.pairs or match.missed or match.extra
    }
    assert counted == {"tier": (1, 0, 0), "statistic": (1, 2, 1), "silence": (1, 0, 0), "flow": (1, 0, 1)}
    assert evaluation.outside == 1
    assert rows["ALL"].precision == 4 / 6
    assert rows["ALL"].recall == 4 / 6
    assert rows["MACRO"].f1 == (1 + 2 / 5 + 1 + 2 / 3) / 4
    assert rows["flow"].fields == 3 / 4  # its groups differ
    assert rows["silence"].evid == 0.0


def test_of_two_that_fit_the_one_that_agrees_more_is_matched() -> None:
    (pair,) = evaluate(GOLD_FACTS, FOUND_FACTS).matches["statistic"].pairs
    assert pair[0]["exploitation"] == pair[1]["exploitation"]


def test_rules_are_held_to_the_gold() -> None:
    rows = evaluate(GOLD_FACTS, FOUND_FACTS).rows_by_rule()
    assert {rule: (row.predicted, row.precision) for rule, row in rows.items()} == {
        "f": (2, 0.5), "q": (1, 1.0), "s": (2, 0.5), "t": (1, 1.0),
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["no json", "[1]", '{"type": "tier"}', '{"type": "tier", "country": "KEN", "report_year": "x"}']
)
def test_a_line_that_is_no_fact_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD_FACTS[0]) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: this is no fact"):
        read_records(path)


def test_a_folder_without_facts_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there are no facts"):
        read_records(tmp_path)
