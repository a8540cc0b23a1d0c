"""The second source for countries: what rigour 2.6.1 (MIT, OpenSanctions) says of the territories of the lexicon.

`second_source.csv` is kept here, because rigour needs ICU's headers to install; with rigour at hand (`pip install
rigour`), `python -m tests.graph.second_source > tests/graph/second_source.csv` makes it anew, and a test compares.
"""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tipgraph.lexicon.countries import countries

FILE = Path(__file__).with_name("second_source.csv")
_COLUMNS = ("iso3", "name", "wikidata", "other_wikidata", "historical", "successors")


@dataclass(frozen=True)
class Territory:
    """`items`: its Wikidata item and others that stand for the same territory."""

    name: str
    items: frozenset[str]
    historical: bool
    successors: frozenset[str]


def territories() -> dict[str, Territory]:
    """The territories by ISO 3166 alpha-3 code."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {
            row["iso3"]: Territory(
                row["name"],
                frozenset((row["wikidata"], *row["other_wikidata"].split())),
                row["historical"] == "yes",
                frozenset(row["successors"].split()),
            )
            for row in csv.DictReader(lines)
        }


def from_rigour() -> str:
    """The text of the file, as rigour tells it. Raises ImportError where rigour is not installed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(_rows()))
    return out.getvalue()


def _rows() -> Iterator[tuple[str, ...]]:
    from rigour.territories import get_territories

    for found in get_territories():
        code = (found.alpha3 or "").upper()
        if code in countries():
            others, after = " ".join(sorted(found.other_qids)), sorted(s.alpha3.upper() for s in found.successors)
            yield code, found.name, found.qid, others, "yes" if found.is_historical else "", " ".join(after)


if __name__ == "__main__":
    sys.stdout.write(from_rigour())
