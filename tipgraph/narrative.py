"""A narrative: one country's text in one report edition, or one secondary text about a country."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["official", "extract", "secondary"]
Basis = Literal["option", "manifest", "heading", "file name", "inferred"]

KINDS: tuple[Kind, ...] = ("official", "extract", "secondary")


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text with its country and edition (contract.md 1 and 3).

    `name` is the path relative to the source, `text` the text as supplied: offsets of evidence count its code points.
    `report_year` is the edition, not the year that figures cover. `kind` tells the report itself (`official`), a part of
    it (`extract`, from whose silence nothing follows) and what others wrote (`secondary`). The bases say how country and
    year were found.
    """

    name: str
    text: str
    country: str
    report_year: int
    kind: Kind
    country_basis: Basis
    year_basis: Basis

    @property
    def key(self) -> str:
        """A short name for people: `BLR-2013`."""
        return f"{self.country}-{self.report_year}"
