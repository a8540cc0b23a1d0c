"""Punishments that a law prescribes (GUIDE.md, penalty): years of imprisonment, for whom, and what comes with them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tipgraph.extract.described_laws import PART_OF_LAW, DescribedLaw
from tipgraph.extract.making import make_fact
from tipgraph.extract.prison_terms import PrisonTerm, prison_terms
from tipgraph.extract.statutes import subjects_of
from tipgraph.facts import Fact, Penalty
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS

_OFFENDERS_FACE = (
    rf"^(?:violators|those|persons|anyone|individuals|{SYMBOLS['ACTOR']})(?: (?:found guilty|convicted)[^.;]{{0,80}})?"
    r" fac(?:e|es|ed)\b"
)
_PRESCRIBES = re.compile(
    r"\bprescrib\w+|\bpunish(?:able|es|ed|ments?)\b|\bcarr(?:y|ies|ied|ying)\b|\bpenalt(?:y|ies)\b|\bstipulat\w+|\bliable to\b|"
    rf"\bprovid\w+ for\b|\bsubject to\b|\bfines? of\b|\bimprisonment (?:of|for|from|up)\b|"
    rf"\b(?:prison|maximum|minimum) (?:prison )?sentences?\b|{_OFFENDERS_FACE}"
)
_SAID_OF_LAW = re.compile(
    r"\bprescrib|\bpunish(?:able|es)\b|\bcarr(?:y|ies|ied)\b|\bprovid\w+ for\b|\bstipulat|\bliable\b|\bface[sd]? "
)
_IMPOSED = re.compile(
    r"\b(?:sentenc(?:ed|ing)|received|served|serving|convicted|ordered|imposed|levied|gave|arrested|detained|"
    r"sentences (?:ranging|of)|(?:issued|handed|meted)(?: \w+){0,3} (?:sentences?|penalties|terms?|fines?))\b"
)
_COMPARED = re.compile(r"commensurate|analogous|compar|those (?:for|prescribed)")
_NOT_LAW = re.compile(r"\b(?:should|would have|recommend\w*|draft|proposed|bill)\b")
_GOES_ON = re.compile(
    r"\b(?:the|these|this|its|such|prescribed)(?: maximum| minimum| prescribed)? "
    r"(?:law|act|code|statute|article|section|penalt|punishment|decree)"
    rf"|^(?:penalties|punishments?|it|conviction|they) |{_OFFENDERS_FACE}"
)
_UNDER_IT = re.compile(r"\bpenalt\w+ under (?:this|that|the) (?:statute|law|act|code)\b")
"""What speaks of the last law that the text has named, be it sentences before."""
_LAW_BEHIND = re.compile(
    r"[^.;]{0,60}?\b(?:under|by|per|pursuant to|according to|in accordance with) (?:the |its |a |\w+'s )?$"
)
"""What stands between a punishment and the law that prescribes it: "is punishable by five years under Article 4"."""
_CHILD = re.compile(
    r"\bchild(?:ren)?\b|\bminors?\b|\bjuveniles?\b|"
    r"(?:under|younger than|below)(?: the age of)? (?:1[2-8]|fifteen|sixteen|eighteen)"
)
_ADULT = re.compile(r"\badults?\b|victims? (?:older|over)")
_ALSO = {"forfeiture": re.compile(r"forfeit|confiscat|seizure of"), "fine": re.compile(r"\bfin(?:e|es|ed)\b")}
_ONE_FORM = frozenset({"sex trafficking", "labor trafficking", "forced labor", "prostitution", "servitude"})
_STOP = re.compile(r"[.;]|, (?:which|these|but|and (?:these|were|was))|\bincreas|\bcommensurate|\bsufficiently")
_OPENING = re.compile(r"[^;.]{0,20};\s*|[\s,]*(?:and )?")
_NEXT_OFFENSE = re.compile(r"(?:,| and|, and) [^,;]{1,60} (?:with|by) $")
"""What goes before a punishment, the offense: "and slavery with 10 years"."""
_FINE = re.compile(
    r"\b(?:fines? (?:of|up to|ranging|between)|(?:punish\w+|penalt\w+|prescrib\w+)[^,;]{0,40}\bfines?\b)[^.;]*"
)


@dataclass(frozen=True, slots=True)
class _Law:
    """The law that a penalty may belong to, by its citations; `position` in the shadow."""

    citations: tuple[str, ...]
    position: int


def find(document: Document, described: Sequence[DescribedLaw]) -> Iterator[Fact]:
    """Penalties of each sentence; the law of the sentence before holds where a sentence goes on about it."""
    by_sentence = {n: list(laws) for n, laws in groupby(described, lambda law: law.sentence.number)}
    previous: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    for sentence in document.sentences:
        if sentence.section == "recommendations":
            continue
        laws = _laws(sentence, by_sentence.get(sentence.number, []))
        goes_on = bool(previous and _GOES_ON.search(sentence.shadow))
        lead = _PRESCRIBES.search(sentence.shadow) if laws or latest else None
        if lead and not _NOT_LAW.search(sentence.shadow, 0, lead.start()):
            if laws:
                yield from _terms(document, sentence, laws)
                yield from _fines_only(document, sentence, laws)
            elif previous and goes_on:
                yield from _terms(document, sentence, [_Law(previous, 0)])
            elif latest and _UNDER_IT.search(sentence.shadow):
                yield from _terms(document, sentence, [_Law(latest, 0)])
        previous = laws[-1].citations if laws else previous if goes_on else ()
        latest = previous or latest


def _laws(sentence: Sentence, described: list[DescribedLaw]) -> list[_Law]:
    """The laws of a sentence; the act of "Section 3 of the Act" is not one besides the section."""
    laws = [
        _Law(mention.value.citations, position)
        for position, mention in sentence.between(0, len(sentence.shadow), "LAW", "ACT")
        if not PART_OF_LAW.search(sentence.shadow, 0, position)
    ]
    laws += [_Law((law.citation,), law.start) for law in described]
    return sorted(laws, key=lambda law: law.position)


def _terms(document: Document, sentence: Sentence, laws: list[_Law]) -> Iterator[Fact]:
    """The terms of imprisonment that a sentence prescribes."""
    shadow = sentence.shadow
    terms = prison_terms(sentence)
    leads = list(_PRESCRIBES.finditer(shadow))
    for number, term in enumerate(terms):
        previous_end = terms[number - 1].end if number else 0
        following = terms[number + 1].start if number + 1 < len(terms) else len(shadow)
        lead = next((lead for lead in reversed(leads) if lead.start() < term.start), None)
        law = next((law for law in reversed(laws) if law.position <= term.start), None) or _behind(shadow, term, laws)
        if lead is None or law is None or _is_sentence_or_comparison(sentence, previous_end, lead.end(), term.start):
            continue
        stop = _STOP.search(shadow, term.end, following) or _NEXT_OFFENSE.search(shadow, term.end, following)
        end = stop.start() if stop else following
        after = sentence.words(term.end, end).casefold()
        offense = _NEXT_OFFENSE.search(shadow, previous_end, term.start) if number else None
        told_from = offense.start() if offense else term.start if number else leads[0].start()
        before = sentence.words(told_from, term.start).casefold()
        exploitation = tuple(code for code in subjects_of(after if not offense else before) if code in _ONE_FORM)
        content = Penalty(
            "",
            term.low,
            term.high,
            _victim(after, before),
            tuple(code for code, words in _ALSO.items() if words.search(f"{before} {after}")),
            exploitation if len(exploitation) == 1 else (),
        )
        begin = min(law.position, lead.start()) if number == 0 else _first_word(shadow, previous_end)
        each = "respectively" in shadow and len(law.citations) == len(terms)
        for citation in law.citations[number : number + 1] if each else law.citations:
            yield make_fact(document, sentence, replace(content, citation=citation), term.pattern, (begin, end))


def _behind(shadow: str, term: PrisonTerm, laws: list[_Law]) -> _Law | None:
    """The law behind a term of imprisonment, where the clause says that it comes from it."""
    law = next((law for law in laws if law.position >= term.end), None)
    return law if law and _LAW_BEHIND.fullmatch(shadow, term.end, law.position) else None


def _first_word(shadow: str, position: int) -> int:
    """The first word behind a position that opens a clause: no comma, no "and", no end of the clause before."""
    match = _OPENING.match(shadow, position)
    return match.end() if match else position


def _is_sentence_or_comparison(sentence: Sentence, previous_end: int, lead: int, start: int) -> bool:
    """Whether years are what a court imposed, or the penalty of another crime that this one is compared with."""
    shadow, begin = sentence.shadow, max(previous_end, sentence.clause_start(start))
    imposed = _IMPOSED.search(shadow, begin, start) and not _SAID_OF_LAW.search(shadow, begin, start)
    return bool(
        imposed or _IMPOSED.search(shadow, max(lead, begin), start) or _COMPARED.search(shadow, max(lead, begin), start)
    )


def _victim(after: str, before: str) -> str:
    """Whom the offense that is so punished has harmed: told behind the range, else before it."""
    for text in (after, before):
        child, adult = bool(_CHILD.search(text)), bool(_ADULT.search(text))
        if child != adult:
            return "child" if child else "adult"
    return "any"


def _fines_only(document: Document, sentence: Sentence, laws: list[_Law]) -> Iterator[Fact]:
    """A law that punishes by a fine alone: no years."""
    match = _FINE.search(sentence.shadow)
    if not match or prison_terms(sentence):
        return
    law = next((law for law in reversed(laws) if law.position <= match.start()), None)
    law = law or next((law for law in laws if _LAW_BEHIND.search(sentence.shadow, match.start(), law.position)), None)
    if law is None or _IMPOSED.search(sentence.shadow, *sorted((law.position, match.start()))):
        return
    for citation in law.citations:
        content = Penalty(citation, None, None, "any", ("fine",), subjects_of(sentence.words(*match.span()))[:1])
        yield make_fact(document, sentence, content, "penalty.fine", (min(law.position, match.start()), match.end()))
