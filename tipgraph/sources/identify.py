"""Say of a text which country's narrative it is, of which edition and kind, and how that is known (contract.md 3)."""

from collections.abc import Callable, Sequence
from typing import TypeVar, get_args

from tipgraph.errors import UnknownNarrativeError
from tipgraph.narrative import Basis, Narrative
from tipgraph.sources.file_name import country_and_year
from tipgraph.sources.heading import read_heading, tier_headings
from tipgraph.sources.infer import infer_country, infer_kind, infer_year
from tipgraph.sources.manifest import Assigned

T = TypeVar("T")


def identify(name: str, text: str, option: Assigned, manifest: Assigned) -> Narrative:
    """The narrative that a text is.

    First come the user's options, then the manifest, the text's heading, the file's name, and what can be inferred.

    Raises UnknownNarrativeError, a sentence without its subject, where the country or the report year stays unknown.
    """
    heading = read_heading(text)
    named_country, named_year = country_and_year(name)
    kind = option.kind or manifest.kind or infer_kind(text, heading)
    several = tier_headings(text)
    if len(several) > 1:
        raise UnknownNarrativeError(f"it holds the narratives of several countries ({_list(several)}); give one a file")
    country, country_basis = _decide(
        (option.country, manifest.country, heading.country, named_country), lambda: infer_country(text)
    )
    year, year_basis = _decide((option.year, manifest.year, heading.year, named_year), lambda: infer_year(text, kind))
    unknown = [what for what, value in (("country", country), ("report year", year)) if not value]
    if not country or not year:
        what = " and ".join(unknown)
        raise UnknownNarrativeError(f"its {what} cannot be told from its text or name; {_remedy(unknown)}")
    return Narrative(name, text, country, year, kind, country_basis, year_basis)


def _decide(given: Sequence[T | None], infer: Callable[[], T | None]) -> tuple[T | None, Basis]:
    """The first value that is given, in the order of `Basis`, else what can be inferred; with its basis."""
    for value, basis in zip(given, get_args(Basis), strict=False):
        if value is not None:
            return value, basis
    return infer(), "inferred"


def _remedy(unknown: list[str]) -> str:
    options = " and ".join({"country": "--country BLR", "report year": "--year 2013"}[what] for what in unknown)
    return f"say it with {options}, or in a --manifest"


def _list(codes: list[str]) -> str:
    return ", ".join(codes[:4]) + (", …" if len(codes) > 4 else "")
