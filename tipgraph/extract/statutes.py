"""Legal provisions: by number, by name, and by what the text says that a law does (GUIDE.md, statute)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tipgraph.data_files import read_toml
from tipgraph.extract.adoption import year_adopted
from tipgraph.extract.described_laws import CLAUSE_END, PART_OF_LAW, DescribedLaw
from tipgraph.extract.making import make_fact
from tipgraph.extract.spoken_laws import NamedActs, acts_named_again
from tipgraph.facts import Fact, Statute
from tipgraph.text.document import Document, Sentence
from tipgraph.text.laws import is_instrument

_DEFINES = re.compile(
    r"criminali[sz]|prohibit|outlaw|forbid|forbad|penali[sz]|punish|address|\bon\b|defin|relat\w+ to|require|provid|"
    r"\bban(?:s|ned|ning)\b|\bbar(?:s|red|ring)\b|\bmak(?:es|ing)\b|\bmade\b|specif|stipulat"
)
_DOES = re.compile(
    r" (?:also |further |specifically |generally )?(?:criminali[sz]|prohibit|outlaw|forbid|forbad|penali[sz]|punish|"
    r"address|defin|require|provid|protect|allow|permit|establish|creat|entitle|guarantee|mandate|grant|exempt|ban)"
)
_PROHIBITS = re.compile(r"(?:criminali[sz]|prohibit|outlaw|forbid)\w*")
_GOVERNED = re.compile(
    r"\b(?:through|under|in|by|with|via|using|pursuant to|per|of|including)(?: (?!and\b|while\b)[\w'\u2019-]+,?){0,4} $"
)
"""What stands before a law by which the clause says that something is prohibited: "through its criminal code, in"."""
_PENALTY = re.compile(r"\bprescrib|\bpenalt|\bcommensurate|\bsufficiently|\bcarr(?:y|ies|ied) ")
_UNBORN = re.compile(
    r"\b(?:draft|proposed|pending|bill)"
    r"(?!(?: to| that would)? (?:amend|revis|chang|reform|repeal|delet|replac|modif|abolish|strik|updat|expand|strengthen))"
    r"(?: \S+){0,2} $|"
    r"\b(?:not|never|yet to)(?: yet)? (?:been )?(?:enact|pass|adopt|approv|promulgat|finali[sz])\w*(?: \S+){0,2} $"
)
"""What says that a law is none yet; a draft amendment or a bill to repeal it says that there is one."""
_ENACT = re.compile(
    r"(?<!voted to )\b(?:enact|pass|adopt|finali[sz]e|draft|ratify|approve)\b(?: and \w+)*(?: \S+){0,3} $"
)
_LOOK_BACK = 80
"""So many characters before a law may say that it is a draft, or asked for."""
_OPENING = re.compile(r"^[\s,]*(?:and )?")
_UNDER = re.compile(r"(?:under|pursuant to|according to|per|by|in accordance with)(?: \S+){0,3}? ")
"""What opens a sentence on what a law says: "Under Article 5, employers who"."""
_OPENS = re.compile(r"(?:, (?:and|but|while|whereas|although|though)|;|, though|\bwhile) (?:the |its |their )?$")
_GLOSS = re.compile(r" \([^()]+\)")
_ONE_LIST = re.compile(
    r".(?: (?:of|in|under) (?:the |its )?(?:[\w'-]+ ){0,3}(?:code|law|constitution))?"
    r"(?:, and its amendments? in |, as amended by |, "
    r"which (?:amended|replaced|repealed|updated|added|inserted|introduced|created) (?:new |provisions )?|"
    r"(?:, | and | or |, and )(?:the )?| of (?:the )?|, codified as | \()",
    re.DOTALL,
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


def find(document: Document, described: Sequence[DescribedLaw], acts: NamedActs) -> Iterator[Fact]:
    """Provisions cited or named, anywhere; laws described, outside recommendations. A provision's subjects are those of the
    sentences that say what it does; only where none does, those of the sentences that use it. What recommendations cite is
    recommended only where no other sentence cites it."""
    cited = [
        fact
        for sentence in document.sentences
        for fact in (*_cited(document, sentence), *_told_again(document, sentence, acts))
    ]
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
        start, end, defining = _clause(sentence, positions, number)
        subject = subjects_of(defining)
        rule = "statute.defined" if subject else "statute.used"
        before = sentence.words(positions[number - 1] + 1 if number else 0, position)
        before = "" if _opens_clause(sentence.shadow, position) else before
        subject = subject or subjects_of(sentence.words(start, end)) or subjects_of(before) or _NO_SUBJECT
        law, year_of_law = mention.value.law, None
        is_law = following is not None and (
            following[1].kind == "ACT" or is_instrument(following[1].value.citations[0])
        )
        if following and is_law and PART_OF_LAW.search(sentence.shadow, position, following[0]):
            law = following[1].value.citations[0]
            year_of_law = following[1].value.year
        for citation in mention.value.citations:
            year = mention.value.year or year_of_law or year_adopted(sentence, position)
            content = Statute(citation, law, subject, year)
            yield make_fact(document, sentence, content, rule, (start, end))


def _told_again(document: Document, sentence: Sentence, acts: NamedActs) -> Iterator[Fact]:
    """What a later sentence says that an act does: "The 2010 act protects victims"."""
    for start, begin, act in acts_named_again(sentence, acts):
        ends = CLAUSE_END.search(sentence.shadow, begin)
        end = ends.start() if ends else len(sentence.shadow)
        if _DOES.match(sentence.shadow, begin) and (subject := subjects_of(sentence.words(begin, end))):
            yield make_fact(document, sentence, Statute(act, None, subject, None), "statute.again", (start, end))


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
    begin = position if _opens_clause(shadow, position) else max(previous, sentence.clause_start(position))
    begin = position - len(_OPENING.sub("", shadow[begin:position]))
    comma = shadow.find(",", position) if _UNDER.fullmatch(shadow, begin, position) else -1
    ends = CLAUSE_END.search(shadow, comma + 1 if comma > 0 else position)
    end = min(following, ends.start() if ends else len(shadow))
    after = shadow[position + 1 : end]
    if match := _DEFINES.search(after):
        stop = _PENALTY.search(after, match.start())
        return position, end, sentence.words(position + 1 + match.start(), position + 1 + stop.start() if stop else end)
    governed = _GOVERNED.search(shadow, max(begin, laws[first] - _LOOK_BACK), laws[first])
    if governed and (match := _PROHIBITS.search(shadow, begin, position)):
        return begin, position + 1, sentence.words(match.start(), position)
    return begin, end, ""


def _opens_clause(shadow: str, position: int) -> bool:
    """Whether a law is the subject of a clause of its own: what the clause before says is not said of it."""
    return bool(
        _OPENS.search(shadow, max(0, position - _LOOK_BACK), position)
        and _DEFINES.search(shadow, position + 1, position + 60)
    )


def _one_list(shadow: str, first: int, second: int) -> bool:
    """Whether two laws, one behind the other, stand together: what is said of one is said of both."""
    return bool(_ONE_LIST.fullmatch(shadow, first, second))
