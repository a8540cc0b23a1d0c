"""The state's standing towards international instruments (GUIDE.md, treaty)."""

from collections.abc import Iterator

from tipgraph.extract.making import make_fact, without_source
from tipgraph.extract.patterns import search
from tipgraph.facts import Fact, Treaty
from tipgraph.lexicon.treaties import instrument
from tipgraph.text.document import Document


def find(document: Document) -> Iterator[Fact]:
    """Party, not a party, signed: what the text says outside recommendations. An instrument has one name in a narrative, the
    first that this gives it."""
    names: dict[str, str] = {}
    for sentence in document.sentences:
        if sentence.section == "recommendations" or not sentence.has("TREATY"):
            continue
        for found in search("treaty", sentence):
            for _, mention in sentence.between(found.start, found.end, "TREATY"):
                name = names.setdefault(instrument(mention.value), mention.value)
                content = Treaty(name, found.pattern.set["status"])
                yield without_source(make_fact(document, sentence, content, found.pattern, (found.start, found.end)))
