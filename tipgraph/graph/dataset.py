"""What was built, of what and by what: the graph described as a data set (DCAT, VoID) and as the outcome of a run (PROV).

Nothing here changes between two runs over the same sources: no time, no machine, no path. A checksum tells texts apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from tipgraph import __version__
from tipgraph.facts import Fact
from tipgraph.graph.terms import ONTOLOGY, Term, Triple, expand, literal, narrative_id, number, shorten
from tipgraph.graph.turtle import document
from tipgraph.narrative import Narrative

DATASET: Term = "ds:tipgraph"
_RUN: Term = "ds:run"
_EXTRACTOR: Term = "ds:extractor"
_DESCRIPTION = (
    "What narratives of the Trafficking in Persons Report say, edition by edition: each assertion with the words behind it. "
    "A reading of the report by rules, not the report; cite the narrative."
)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of the output folder that holds the data set or a part of it."""

    file: str
    media_type: str
    title: str


DISTRIBUTIONS = (
    Distribution("tipgraph.ttl", "text/turtle", "The whole graph as Turtle"),
    Distribution("facts.jsonl", "application/jsonl", "The facts, one a line"),
)


def description(narratives: Sequence[Narrative], facts: Sequence[Fact], store: Store, folder: Path) -> str:
    """The Turtle of `dataset.ttl`: `store` holds the graph, `folder` the files of `DISTRIBUTIONS`.

    Raises OSError where one of the files cannot be read.
    """
    head = "# What this folder holds, of which sources and by which version. Made by `tipgraph build`; do not edit.\n"
    parts = (_dataset(narratives, facts), _statistics(store), _distributions(folder), _run(narratives))
    return head + document(triple for part in parts for triple in part)


def _dataset(narratives: Sequence[Narrative], facts: Sequence[Fact]) -> Iterator[Triple]:
    for kind in ("dcat:Dataset", "void:Dataset", "prov:Entity"):
        yield DATASET, "a", kind
    yield DATASET, "dct:title", literal("tipgraph: a graph of narratives of the Trafficking in Persons Report")
    yield DATASET, "dct:description", literal(_DESCRIPTION)
    yield DATASET, "dct:conformsTo", f"<{ONTOLOGY}>"
    yield DATASET, "void:vocabulary", f"<{ONTOLOGY}>"
    yield DATASET, "prov:wasGeneratedBy", _RUN
    for code in sorted({narrative.country for narrative in narratives}):
        yield DATASET, "dct:spatial", f"c:{code}"
    yield from _editions([narrative.report_year for narrative in narratives])
    yield from _partitions("fact", Counter(fact.type for fact in facts))
    yield from _partitions("narrative", Counter(narrative.kind for narrative in narratives))


def _editions(years: Sequence[int]) -> Iterator[Triple]:
    if years:
        yield DATASET, "dct:temporal", "ds:editions"
        yield "ds:editions", "a", "dct:PeriodOfTime"
        yield "ds:editions", "dcat:startDate", _year(min(years))
        yield "ds:editions", "dcat:endDate", _year(max(years))


def _year(year: int) -> Term:
    return f'"{year}"^^<{expand("xsd:gYear")}>'


_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
_CLASSES = "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"


def _statistics(store: Store) -> Iterator[Triple]:
    """VoID's figures of the graph: triples, distinct subjects, and instances by class."""
    yield DATASET, "void:triples", number(len(store))
    for row in _rows(store, _SUBJECTS):
        yield DATASET, "void:distinctSubjects", row["n"].value
    for row in _rows(store, _CLASSES):
        name = shorten(row["class"].value)
        part = f"ds:class-{name.replace(':', '-')}"
        yield DATASET, "void:classPartition", part
        yield part, "void:class", name
        yield part, "void:entities", row["n"].value


def _rows(store: Store, query: str) -> QuerySolutions:
    rows = store.query(query)
    assert isinstance(rows, QuerySolutions)
    return rows


def _partitions(of: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    """How many facts of each type, or narratives of each kind: subsets with their number of entities."""
    for name, count in sorted(counts.items()):
        part = f"ds:{of}-{name.replace('_', '-')}"
        yield DATASET, "void:subset", part
        yield part, "a", "void:Dataset"
        yield part, "dct:title", literal(f"{of}s: {name}")
        yield part, "void:entities", number(count)


def _distributions(folder: Path) -> Iterator[Triple]:
    for distribution in DISTRIBUTIONS:
        term = f"ds:file-{distribution.file.replace('.', '-')}"
        yield DATASET, "dcat:distribution", term
        yield term, "a", "dcat:Distribution"
        yield term, "dct:title", literal(distribution.title)
        yield term, "dct:identifier", literal(distribution.file)
        yield term, "dcat:mediaType", f"<https://www.iana.org/assignments/media-types/{distribution.media_type}>"
        with (folder / distribution.file).open("rb") as stream:
            yield from _checksum(term, file_digest(stream, "sha256").hexdigest())
            yield term, "dcat:byteSize", number(stream.tell())


def _run(narratives: Iterable[Narrative]) -> Iterator[Triple]:
    """The run: which texts went in, which version read them."""
    yield _RUN, "a", "prov:Activity"
    yield _RUN, "prov:wasAssociatedWith", _EXTRACTOR
    yield _EXTRACTOR, "a", "prov:SoftwareAgent"
    yield _EXTRACTOR, "rdfs:label", literal(f"tipgraph {__version__}")
    yield _EXTRACTOR, "schema:softwareVersion", literal(__version__)
    for narrative in narratives:
        term = narrative_id(narrative.name, narrative.country, narrative.report_year)
        yield _RUN, "prov:used", term
        yield DATASET, "dct:source", term
        yield term, "a", "prov:Entity"
        yield term, "dct:identifier", literal(narrative.name)
        yield from _checksum(term, sha256(narrative.text.encode()).hexdigest())


def _checksum(subject: Term, digest: str) -> Iterator[Triple]:
    term = f"ds:sha256-{subject.partition(':')[2]}"
    yield subject, "spdx:checksum", term
    yield term, "a", "spdx:Checksum"
    yield term, "spdx:algorithm", "spdx:checksumAlgorithm_sha256"
    yield term, "spdx:checksumValue", literal(digest)
