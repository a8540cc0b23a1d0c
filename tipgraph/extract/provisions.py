"""Statutes and the penalties that they prescribe: two readings of the same laws, which are described once for both."""

from collections.abc import Iterator

from tipgraph.extract import penalties, statutes
from tipgraph.extract.described_laws import described_laws
from tipgraph.extract.spoken_laws import NamedActs
from tipgraph.facts import Fact
from tipgraph.text.document import Document


def find(document: Document) -> Iterator[Fact]:
    described = described_laws(document)
    acts = NamedActs.of(document)
    yield from statutes.find(document, described, acts)
    yield from penalties.find(document, described, acts)
