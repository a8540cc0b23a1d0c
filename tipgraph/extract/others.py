"""Numbers that count something for which there is no metric (GUIDE.md, statistic: `other`, with a label)."""

from tipgraph.extract.figure import Figure
from tipgraph.extract.phrases import Token
from tipgraph.extract.verbs import is_unknown_verb
from tipgraph.lexicon.closed import closed
from tipgraph.text.document import Sentence

TOO_LARGE_TO_POINT = 1000
"""From here on a number with "the" tells a size ("the 4,000 migrants in the country"); a smaller one points back."""
_LAW = ("prescri", "punish", "penalt", "imprison")
"""In a sentence with these, sums and shares are those of a law."""


def counts_something(sentence: Sentence, words: list[Token], figure: Figure) -> bool:
    """Whether a number without a metric is asserted as a count of something named."""
    governor, phrase = figure.governor, figure.phrase
    if figure.is_zero or figure.kind == "LOCAL" or (governor and (governor.hypothetical or governor.negated)):
        return False
    if figure.kind != "NUM" and any(word in sentence.shadow for word in _LAW):
        return False
    if figure.kind == "MONEY":
        return not {w.text for w in words[max(0, figure.position - 10) : figure.position]} & closed("fines")
    if figure.kind == "PCT":
        return phrase.part
    lead = words[figure.position - 1].text if figure.position else ""
    if phrase.head is None and figure.thing and not figure.link and figure.quantity.value >= 2:
        return _acted_on(words, figure.position)
    if phrase.head is None or lead in closed("pointing"):
        return False
    if figure.quantity.value < 2:
        return phrase.thing is not None and phrase.thing.name == "cases" and lead not in ("from", "in", "of")
    if lead == "the" and figure.quantity.value < TOO_LARGE_TO_POINT:
        return words[min(phrase.last, len(words) - 1)].text.endswith("ed")
    return True


def _acted_on(words: list[Token], at: int) -> bool:
    """Whether something was done to a part of those counted before: "inspected 66 agencies and closed nine"."""
    lead = words[at - 1].text if at else ""
    return (at > 0 and is_unknown_verb(words[at - 1])) or (
        lead == "of" and words[at - 2].text in ("license", "licenses", "licences", "licence", "permits", "contracts")
    )
