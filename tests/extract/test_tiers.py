"""Tiers from headings and placement sentences; streaks, waivers and earlier tiers where they belong."""

import pytest

from tests.extract.conftest import Read

# text, tier, consecutive years, waiver, automatic downgrade, previous
TIERS = [
    ("GHANA (Tier 2)\n\nThe law is new.", "2", None, False, False, None),
    ("GHANA: TIER 2 WATCH LIST\n\nThe law is new.", "2WL", None, False, False, None),
    ("Therefore, Ghana remained on Tier 3.", "3", None, False, False, None),
    ("Ghana is placed on Tier 2 Watch List for a third consecutive year.", "2WL", 3, False, False, None),
    ("Ghana was upgraded from Tier 2 Watch List to Tier 2.", "2", None, False, False, "2WL"),
    ("Ghana remained on Tier 2 Watch List. Ghana was granted a waiver from an otherwise required downgrade to Tier 3.",
     "2WL", None, True, False, None),
    ("Ghana moved to Tier 2 from Tier 3.", "2", None, False, False, "3"),
    ("Because Ghana has been on Tier 2 Watch List for two consecutive years, Ghana was downgraded to Tier 3.", "3", None, False, False, None),
    ("Ghana was automatically downgraded to Tier 3.", "3", None, False, True, None),
    ("Ghana remained on Tier 3; no victims were found for the third consecutive year.", "3", None, False, False, None),
    ("Ghana remains a Special Case for the fifth consecutive year.", "special", 5, False, False, None),
    ("Ghana was granted a waiver from an otherwise required downgrade to Tier 3.", None, None, False, False, None),
    ("Recommendations for Ghana: Move Ghana to Tier 1; train judges.", None, None, False, False, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tier", "years", "waiver", "automatic", "previous"), TIERS)
def test_the_placement_is_that_of_this_edition(
    read: Read, text: str, tier: str | None, years: int | None, waiver: bool, automatic: bool, previous: str | None
) -> None:
    found = [f.content for f in read(text) if f.type == "tier"]
    said = [(c.tier, c.consecutive_years, c.waiver, c.auto_downgrade, c.previous) for c in found]
    assert said == ([(tier, years, waiver, automatic, previous)] if tier else [])
