"""The figures of a sentence: each number that counts, linked to those before it, and measured."""

from tipgraph.extract.candidates import candidates
from tipgraph.extract.figure import Figure
from tipgraph.extract.links import linked, said_links
from tipgraph.extract.measures import measured
from tipgraph.extract.phrases import Token
from tipgraph.extract.setting import Setting
from tipgraph.text.document import Sentence


def find_figures(sentence: Sentence, words: list[Token], earlier: list[Figure]) -> list[Figure]:
    """The figures of a sentence in order. `earlier` are those of the sentence before, which "nine were children" and
    "of these 50" go on from."""
    said = said_links(sentence)
    found: list[Figure] = []
    for candidate in candidates(words):
        if candidate.phrase.thing and candidate.phrase.thing.name == "excluded":
            continue
        figure = linked(words, candidate, said.get(words[candidate.position].start), found, earlier)
        if counting := measured(figure, Setting(words, found, earlier)):
            found.append(counting)
    return found
