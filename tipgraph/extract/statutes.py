"""Legal provisions: by number, by name, and by what the text says that a law does (GUIDE.md, statute)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tipgraph.data_files import read_toml
from tipgraph.extract.described_laws import CLAUSE_END, PART_OF_LAW, DescribedLaw
from tipgraph.extract.making import make_fact
from tipgraph.facts import Fact, Statute
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS

_DEFINES = re.compile(
    r"criminali[sz]|prohibit|outlaw|forbid|forbad|penali[sz]|punish|address|\bon\b|defin|relat\w+ to|require|provid"
)
_PROHIBITS = re.compile(r"(?:criminali[sz]|prohibit|outlaw|forbid)\w*")
_PENALTY = re.compile(r"\bprescrib|\bpenalt|\bcommensurate|\bsufficiently|\bcarr(?:y|ies|ied) ")
_UNBORN = re.compile(r"\b(?:draft|proposed|pending|bill)(?: \S+){0,2} $")
_ENACT = re.compile(
    r"(?<!voted to )\b(?:enact|pass|adopt|finali[sz]e|draft|ratify|approve)\b(?: and \w+)*(?: \S+){0,3} $"
)
_PASSED = re.compile(r"\b(?:passed|enacted|adopted|promulgated) (?:the |a |its )?(?:new |comprehensive )*$")
_ENACTED_IN = re.compile(
    r",? (?:which (?:was )?)?(?:enacted|adopted|passed|promulgated|entered into force|came into force)(?: in| on)? "
)
_IN_YEAR = re.compile(f" in (?:[a-z]+ )?{SYMBOLS['YEAR']}")
_LOOK_BACK = 80
"""So many characters before a law may say that it is a draft, or asked for."""
_OPENING = re.compile(r"^[\s,]*(?:and )?")
_GLOSS = re.compile(r" \([^()]+\)")
_ONE_LIST = re.compile(
    r".(?:, and its amendments? in |, as amended by |, | and | or |, and | of (?:the )?|, codified as | \()", re.DOTALL
)


_NO_SUBJECT = ("other",)


@dataclass(frozen=True, slots=True)
class _Subject:
    code: str
    words: re.Pattern[str]
    unless: frozenset[str]


@cache
def _subjects() -> tuple[_Subject, ...]:
    data = read_toml("tipgraph.lexicon", "laws.toml")
    return tuple(_Subject(s["code"], re.compile(s["words"]), frozenset(s.get("unless", ()))) for s in data["subject"])


def subjects_of(text: str) -> tuple[str, ...]:
    """What a provision is about, by the words that tell it: codes of GUIDE.md.

    >>> subjects_of("bans sex trafficking and labor trafficking"), subjects_of("prohibits human trafficking")
    (('sex trafficking', 'labor trafficking'), ('trafficking',))
    """
    low = text.casefold()
    found: list[str] = []
    for subject in _subjects():
        if subject.words.search(low) and not subject.unless & set(found):
            found.append(subject.code)
    return tuple(found)


def find(document: Document, described: Sequence[DescribedLaw]) -> Iterator[Fact]:
    """Provisions cited or named, anywhere; laws described, outside recommendations. A provision's subjects are those of the
    sentences that say what it does; only where none does, those of the sentences that use it. What recommendations cite is
    recommended only where no other sentence cites it."""
    cited = [fact for sentence in document.sentences for fact in _cited(document, sentence)]
    asserted = {fact.content.key() for fact in cited if not fact.recommended}
    cited = [fact for fact in cited if not (fact.recommended and fact.content.key() in asserted)]
    defined = {fact.content.key() for fact in cited if fact.rule == "statute.defined"}
    told = {statute.key() for fact in cited if (statute := _statute(fact)).subject != _NO_SUBJECT}
    for fact in cited:
        statute = _statute(fact)
        if (fact.rule == "statute.used" and statute.key() in defined) or (
            statute.subject == _NO_SUBJECT and statute.key() in told
        ):
            fact = replace(fact, content=replace(statute, subject=()))
        yield fact
    for law in described:
        content = Statute(law.citation, law.law, subjects_of(law.text) or _NO_SUBJECT, law.year)
        yield make_fact(document, law.sentence, content, law.found.pattern, (law.start, law.end))


def _statute(fact: Fact) -> Statute:
    assert isinstance(fact.content, Statute)
    return fact.content


def _cited(document: Document, sentence: Sentence) -> Iterator[Fact]:
    laws = list(sentence.between(0, len(sentence.shadow), "LAW", "ACT"))
    positions = [position for position, _ in laws]
    for number, (position, mention) in enumerate(laws):
        before = sentence.shadow[max(0, position - _LOOK_BACK) : position]
        is_act = mention.kind == "ACT"
        if _UNBORN.search(before) or (is_act and PART_OF_LAW.search(before)):
            continue
        if is_act and _ENACT.search(before):
            continue
        following = laws[number + 1] if number + 1 < len(laws) else None
        if following and is_act and _is_number_of(sentence, position, following[0]):
            continue
        start, end, defining = _clause(sentence, positions, number)
        subject = subjects_of(defining)
        rule = "statute.defined" if subject else "statute.used"
        before = sentence.words(positions[number - 1] + 1 if number else 0, position)
        subject = subject or subjects_of(sentence.words(start, end)) or subjects_of(before) or _NO_SUBJECT
        law = mention.value.law
        if following and following[1].kind == "ACT" and PART_OF_LAW.search(sentence.shadow, position, following[0]):
            law = following[1].value.citations[0]
        for citation in mention.value.citations:
            year = mention.value.year or _year_adopted(sentence, position)
            if number and _is_number_of(sentence, positions[number - 1], position):
                year = year or laws[number - 1][1].value.year
            content = Statute(citation, law, subject, year)
            yield make_fact(document, sentence, content, rule, (start, end))


def _is_number_of(sentence: Sentence, act: int, law: int) -> bool:
    """Whether a law without a name is told by its number behind it: "its 2018 trafficking law, Law 19"."""
    first, second = sentence.mentions[act], sentence.mentions[law]
    return (
        first.kind == "ACT"
        and second.kind == "LAW"
        and sentence.shadow[act + 1 : law] in (", ", " (")
        and first.value.citations[0].islower()
        and not second.value.citations[0].startswith(("Article", "Section"))
    )


def _year_adopted(sentence: Sentence, position: int) -> int | None:
    """The year in which a law without one in its name was adopted: "In 2008, it passed the Act", "the Act, enacted in 2008"."""
    begin = sentence.clause_start(position)
    if passed := _PASSED.search(sentence.shadow, begin, position):
        years = [m.value for p, m in sentence.between(begin, passed.start(), "YEAR") if m.value.last is None]
        if not years and (behind := _IN_YEAR.match(sentence.shadow, position + 1)):
            years = [sentence.mentions[behind.end() - 1].value]
    else:
        enacted = _ENACTED_IN.match(sentence.shadow, position + 1)
        years = [m.value for p, m in sentence.between(enacted.end(), enacted.end() + 1, "YEAR")] if enacted else []
    return years[-1].first if years else None


def _clause(sentence: Sentence, laws: list[int], number: int) -> tuple[int, int, str]:
    """The clause around a law, one of those at the positions `laws`, and the words in it that say what the law does (empty
    where none do). Laws in one list share their clause."""
    shadow, position = sentence.shadow, laws[number]
    if (gloss := _GLOSS.match(shadow, position + 1)) and subjects_of(explained := sentence.words(*gloss.span())):
        return position, gloss.end(), explained
    last = number
    while last + 1 < len(laws) and _one_list(shadow, laws[last], laws[last + 1]):
        last += 1
    first = number
    while first > 0 and _one_list(shadow, laws[first - 1], laws[first]):
        first -= 1
    following = laws[last + 1] if last + 1 < len(laws) else len(shadow)
    previous = laws[first - 1] + 1 if first else 0
    begin = max(previous, sentence.clause_start(position))
    begin = position - len(_OPENING.sub("", shadow[begin:position]))
    ends = CLAUSE_END.search(shadow, position)
    end = min(following, ends.start() if ends else len(shadow))
    after = shadow[position + 1 : end]
    if match := _DEFINES.search(after):
        stop = _PENALTY.search(after, match.start())
        return position, end, sentence.words(position + 1 + match.start(), position + 1 + stop.start() if stop else end)
    if match := _PROHIBITS.search(shadow, begin, position):
        return begin, position + 1, sentence.words(match.start(), position)
    return begin, end, ""


def _one_list(shadow: str, first: int, second: int) -> bool:
    """Whether two laws, one behind the other, stand together: what is said of one is said of both."""
    return bool(_ONE_LIST.fullmatch(shadow, first, second))
