"""The dimensions of a figure: its unit, who did it, the statutes and exploitation it is counted under, group and label."""

import re

from tipgraph.extract.figure import Figure
from tipgraph.extract.phrases import QUANTITIES, Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import unit_of_metric
from tipgraph.text.document import Sentence
from tipgraph.text.terms import Exploitation, Victims

_SUSPECTED = re.compile(r"\b(?:potential|suspected|presumed|possible) (?:[\w-]+ ){0,3}?(?:victim|survivor)")
_LABELLED = frozenset({"facilities", "funding", "restitution", "other", "inspections", "violations"})
"""Metrics that do not say what is counted or paid for."""
_CODES = ("sex trafficking", "labor trafficking")
_ANY_PERSON = frozenset({"persons", "people", "individuals", "members"})
_ENDS = frozenset({";", ")", "(", "."})
_UNDER = frozenset({"under", "of", "to", "using", "with", "for"})
_INTO = frozenset({"for", "in", "of", "to", "into", "and", "or", "involving", "involved", "forced"})
_PURPOSE = frozenset({"to", "for", "in", "on", "toward", "towards"})
_PURPOSE_ENDS = frozenset({",", ";", ".", "(", "which", "in", "compared", "during"})
_REACH = 12
"""Words behind the counted phrase in which its exploitation, or who acted, is said."""
_LONGEST_PURPOSE = 10


def unit_of(words: list[Token], figure: Figure, metric: str) -> str | None:
    """The unit: persons, cases, USD, percent, … by metric and thing, else the head noun."""
    if figure.kind in ("MONEY", "PCT"):
        return "USD" if figure.kind == "MONEY" else "percent"
    if figure.kind == "LOCAL":
        return " ".join(re.findall(r"[^\W\d]+", words[figure.position].surface)[-2:])
    usual, thing, head = unit_of_metric(metric), figure.thing, figure.phrase.head
    if usual == "persons":
        return thing.unit if thing and thing.name in ("cases", "companies", "families") else usual
    if usual == "USD":
        return thing.unit if thing and not figure.is_zero else usual
    if usual in ("cases", None):
        if thing and thing.unit and thing.metric is None:
            return thing.unit
        if thing is None and head is not None:
            return "persons" if usual else words[head].surface
    return usual


def exploitation_of(words: list[Token], figure: Figure) -> tuple[str, ...]:
    """Sex trafficking or labor trafficking, where the counted phrase or what follows it says so."""
    if figure.is_money:
        return ()
    phrase = figure.phrase
    within = [code for token in words[figure.position : phrase.last] for code in _codes(token)]
    if within:
        return tuple(dict.fromkeys(within))
    behind: list[str] = []
    for at in range(phrase.last, min(_reach(words, figure), phrase.last + _REACH)):
        if words[at].text == "," and at > phrase.last + 1:
            break
        if words[at - 1].text in _INTO:
            behind.extend(_codes(words[at]))
    return tuple(dict.fromkeys(behind))


def _reach(words: list[Token], figure: Figure) -> int:
    """Where what belongs to a figure ends: the next number, a relative clause, or the end of the clause."""
    for at in range(figure.phrase.last, len(words)):
        if words[at].text in _ENDS or words[at].kind in QUANTITIES:
            return at
        if words[at].text in ("compared", "which", "whom") and at > figure.phrase.last:
            return at
    return len(words)


def _codes(token: Token) -> tuple[str, ...]:
    value = token.mention.value if token.mention else None
    if isinstance(value, Exploitation):
        return tuple(code for code in value.codes if code in _CODES)
    if isinstance(value, Victims):
        return tuple(code for code in value.exploitation if code in _CODES)
    return ()


def citations_of(words: list[Token], figure: Figure, figures: list[Figure]) -> tuple[str, ...]:
    """The provisions that a figure is counted under: "under Article 4, which bans …, and Article 5"."""
    found: list[str] = []
    for at in range(figure.position + 1, len(words)):
        token = words[at]
        if token.text == ";" or (token.kind in QUANTITIES and (found or not _same_list(figures, figure, at))):
            break
        lead = words[at - 1].text
        if token.kind == "LAW" and token.mention and (lead in _UNDER or (found and lead == "and")):
            found.extend(token.mention.value.citations)
    return tuple(dict.fromkeys(found))


def _same_list(figures: list[Figure], figure: Figure, at: int) -> bool:
    """Whether a later number shares its statute ("79 investigations and 38 prosecutions under Article 4")."""
    other = next((f for f in figures if f.position == at), None)
    if other is None or figure.link != "comparison" or other.link != "comparison":
        return False
    return not figure.phrase.bare and not other.phrase.bare


def group_of(sentence: Sentence, words: list[Token], figure: Figure) -> str | None:
    """The group counted: in the phrase ("23 women"), behind it ("43 were girls"), or the kind of officials."""
    phrase = figure.phrase
    for token in words[phrase.first : phrase.last]:
        value = token.mention.value if token.mention else None
        if token.kind == "GROUP" and value not in _ANY_PERSON:
            return str(value)
        if token.kind == "VICTIM" and value and value.group:
            return str(value.group)
    behind = words[phrase.last : phrase.last + 2]
    if len(behind) == 2 and behind[0].text in closed("be") and behind[1].mention and behind[1].kind == "GROUP":
        return str(behind[1].mention.value)
    if phrase.thing and phrase.thing.name == "officials" and phrase.head is not None:
        return words[phrase.head].surface
    if any(w.text == "foreign" for w in words[phrase.first : phrase.last + 4]):
        return "foreign victims"
    return None


def actor_of(words: list[Token], figure: Figure, metric: str) -> str | None:
    """Who did it: who stands behind "by", or the subject; a metric without either is the government's."""
    governor = figure.governor
    if governor and governor.position > figure.position:
        for at in range(figure.position, min(len(words) - 1, figure.position + _REACH)):
            if words[at].text == "by" and words[at + 1].kind in ("ACTOR", "ORG"):
                return _who(words[at + 1])
    end = min(governor.position, figure.position) if governor else figure.position
    for at in range(end - 1, -1, -1):
        if words[at].text == ";":
            break
        if _is_subject(words, at) and (who := _who(words[at])):
            return who
    return None if metric == "other" and (governor is None or figure.kind == "PCT") else "government"


def _is_subject(words: list[Token], at: int) -> bool:
    """Whether an actor can be a subject: no preposition before it, and it modifies nothing ("NGO-run", "police's")."""
    if words[at].kind not in ("ACTOR", "ORG") or (at and words[at - 1].text in closed("beside")):
        return False
    following = words[at + 1].text if at + 1 < len(words) else ""
    return not following.startswith(("'", "-"))


def _who(token: Token) -> str | None:
    if token.kind == "ORG":
        return "government"
    value = token.mention.value if token.mention else None
    return str(value) if value and value != "perpetrators" else None


def label_of(sentence: Sentence, words: list[Token], figure: Figure, metric: str) -> str | None:
    """What is counted or paid for, in the text's words, where the metric does not say it."""
    phrase = figure.phrase
    if metric not in _LABELLED and not figure.extra and figure.kind != "PCT":
        return _only_suspected(sentence, words, figure)
    if figure.is_money:
        return _purpose(sentence, words, figure)
    if figure.rule == "meetings":
        return "meetings"
    if phrase.last <= phrase.first or phrase.bare:
        return "additional" if figure.extra else None
    text = sentence.words(words[phrase.first].start, words[phrase.last - 1].end).strip('"“” ').casefold()
    return f"share {text}" if figure.kind == "PCT" else text


def _only_suspected(sentence: Sentence, words: list[Token], figure: Figure) -> str | None:
    """ "potential victims" are no victims yet: the label keeps them apart from those identified."""
    phrase = figure.phrase
    if phrase.last <= phrase.first or phrase.bare:
        return None
    text = sentence.words(words[phrase.first].start, words[phrase.last - 1].end).casefold()
    return "potential victims" if _SUSPECTED.search(text) else None


def _purpose(sentence: Sentence, words: list[Token], figure: Figure) -> str | None:
    """What a sum is for: the words behind "to" or "for"."""
    at = figure.position + 1
    if at < len(words) and words[at].text == ")":
        at += 1
    if at >= len(words) or words[at].text not in _PURPOSE:
        return None
    end = at + 1
    while end < min(len(words), at + _LONGEST_PURPOSE):
        if words[end].text in _PURPOSE_ENDS or words[end].kind in ("YEAR", "MONEY", "LOCAL"):
            break
        end += 1
    if words[end - 1].text == "and":
        end -= 1
    return sentence.words(words[at + 1].start, words[end - 1].end) if end > at + 1 else None
