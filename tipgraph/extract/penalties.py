"""Punishments that a law prescribes (GUIDE.md, penalty): years of imprisonment, for whom, and what comes with them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tipgraph.extract.described_laws import DescribedLaw
from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import wording
from tipgraph.extract.prison_terms import PrisonTerm, prison_terms
from tipgraph.extract.spoken_laws import Antecedents, NamedActs, SpokenLaw, laws_spoken_of
from tipgraph.extract.statutes import subjects_of
from tipgraph.facts import Fact, Penalty
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS

_PUNISHMENT = re.compile(rf"{SYMBOLS['DUR']}|\blife\b|\bfine|\bsame ")
"""What stands in every sentence that tells a punishment."""
_NOT_LAW = re.compile(r"\b(?:should|would have|recommend\w*|draft|proposed|bill)\b")
_LAW_BEHIND = re.compile(
    r"[^.;]{0,60}?\b(?:under|by|per|pursuant to|according to|in accordance with) (?:the |its |a |\w+'s )?$"
)
"""What stands between a punishment and the law that prescribes it: "is punishable by five years under Article 4"."""
_BRACKET = re.compile(r"[^.;,()]{0,30} \(")
_CHILD = re.compile(
    r"\bchild(?:ren)?\b|\bminors?\b|\bjuveniles?\b|"
    r"(?:under|younger than|below)(?: the age of)? (?:1[2-8]|fifteen|sixteen|eighteen)|\b1[0-7](?:- and 1[0-7])?-year-olds?\b|"
    r"\b(?:aged|ages?) (?:\d+ (?:to|and|or|through) )?1[0-7]\b|\bunder-1[2-8]s?\b"
)
_ADULT = re.compile(r"\badults?\b|victims? (?:older|over)|(?:older than|over|above)(?: the age of)? 1[78]\b")
_OF_ALL = re.compile(
    r"\b(?:women|men|adults?|persons|people|anyone|all (?:forms|kinds|types)(?! of child)|includ\w+|"
    r"especially|particularly|both|other)\b"
)
"""What says that a law does not protect minors alone."""
_NOT_ONLY = re.compile(
    r"\b(?:includ\w+|especially|particularly|both|other|all (?:forms|kinds|types)(?! of (?:\w+ ){1,2}(?:of|in) adults))\b"
)
"""What says that a law does not protect adults alone."""
_ALSO = {"forfeiture": re.compile(r"forfeit|confiscat|seizure of"), "fine": re.compile(r"\bfin(?:e|es|ed)\b")}
_ONE_FORM = frozenset({"sex trafficking", "labor trafficking", "forced labor", "prostitution", "servitude"})
_STOP = re.compile(r"[.;]|, (?:which|these|but|and (?:these|were|was))|\bincreas|\bcommensurate|\bsufficiently")
_OPENING = re.compile(r"[^;.]{0,20};\s*|[\s,]*(?:and )?")
_NEXT_OFFENSE = re.compile(
    r"(?:,|;| and|, and) [^,;]{1,60} (?:with|by) $|"
    r"(?:,|;| and|, and|, but),? (?:for|if|when|where|in cases) [^;]{1,80}?(?<! and)(?<! or) $"
)
"""What goes before a punishment, the offense: "and slavery with 10 years", "and for child trafficking 10 years"."""
_ITS_OFFENSE = re.compile(
    r"(?:,| and|, and) (?!(?:when|if|where|for|in)\b)[^,;]{1,60} (?:under|by|in|through) (?:the |its )?$"
)
"""What goes before a law that punishes another offense: "and child trafficking under Article 5"."""
_FINE = re.compile(
    r"\b(?:fines? (?:of|up to|ranging|between)|(?:punish\w+|penalt\w+|prescrib\w+|carr(?:y|ies|ied))[^;]{0,40}\bfines?\b)[^.;]*"
)


def find(document: Document, described: Sequence[DescribedLaw], acts: NamedActs) -> Iterator[Fact]:
    """Penalties of each sentence; the law of the sentence before holds where a sentence goes on about it."""
    by_sentence = {n: list(laws) for n, laws in groupby(described, lambda law: law.sentence.number)}
    before = Antecedents()
    told: list[Penalty] = []
    for sentence in document.sentences:
        if sentence.section == "recommendations":
            continue
        laws = laws_spoken_of(sentence, by_sentence.get(sentence.number, []), before, acts)
        before = before.behind(laws)
        leads = _leads(sentence.shadow) if laws and _PUNISHMENT.search(sentence.shadow) else []
        found: list[Fact] = []
        if leads and not _NOT_LAW.search(sentence.shadow, 0, leads[0].start()):
            found = [*_terms(document, sentence, laws, leads), *_fines_only(document, sentence, laws)]
            found += _same_as_told(document, sentence, laws, [*told, *map(_penalty, found)])
        yield from found
        told = [_penalty(fact) for fact in found]


def _penalty(fact: Fact) -> Penalty:
    assert isinstance(fact.content, Penalty)
    return fact.content


def _leads(shadow: str) -> list[re.Match[str]]:
    """What says in a sentence that a law punishes, in order."""
    leads = [lead for name in ("said_of_law", "punishment") for lead in wording(name, "punishing").finditer(shadow)]
    return sorted(leads, key=lambda lead: lead.start())


def _terms(document: Document, sentence: Sentence, laws: list[SpokenLaw], leads: list[re.Match[str]]) -> Iterator[Fact]:
    """The terms of imprisonment that a sentence prescribes."""
    shadow = sentence.shadow
    terms = prison_terms(sentence)
    positions = [law.position for law in laws]
    named = [citation for law in laws for citation in law.citations if not law.again]
    told_to = 0
    respective = named if "respectively" in shadow and len(named) == len(terms) else []
    for number, term in enumerate(terms):
        previous_end = terms[number - 1].end if number else 0
        lead = next((lead for lead in reversed(leads) if lead.start() < term.end), None)
        law, next_law = _law_of(shadow, term, laws, positions, listed_behind=told_to > previous_end)
        if lead is None or law is None or _is_sentence_or_comparison(sentence, previous_end, lead.end(), term.start):
            continue
        until = terms[number + 1].start if number + 1 < len(terms) else len(shadow)
        if next_law and next_law.position < until:
            until = next_law.position
            if own := _ITS_OFFENSE.search(shadow, term.end, until):
                until = own.start()
        stop = _STOP.search(shadow, term.end, until) or _NEXT_OFFENSE.search(shadow, term.end, until)
        end = stop.start() if stop else until
        offense = _NEXT_OFFENSE.search(shadow, previous_end, term.start) if number else None
        told_from = offense.start() if offense else term.start if number else leads[0].start()
        before = sentence.words(told_from, term.start).casefold()
        after = sentence.words(term.end, end).casefold()
        said = next((lead.start() for lead in leads if lead.start() >= law.end), law.end)
        if law.position > term.end:  # "those who buy sex from minors face two years under Article 5"
            told_of = sentence.words(max(previous_end, sentence.clause_start(lead.start())), lead.start())
            told_of = told_of.rpartition(" who ")[2]
        else:
            told_of = sentence.words(law.end, said)
        definition = told_of.casefold()
        content = Penalty(
            "",
            term.low,
            term.high,
            _victim(after, before, definition),
            tuple(code for code, words in _ALSO.items() if words.search(f"{before} {after}")),
            _exploitation(before if offense else after, f"{', '.join(law.citations)} {definition}"),
        )
        begin = min(law.position, lead.start()) if number == 0 else _first_word(shadow, max(told_to, previous_end))
        told_to = law.end if term.start < law.position < until else term.end
        if shadow.find("respectively", term.end) >= 0 and len(law.citations) > 1 and not respective:
            shares = zip(law.citations, _shares(sentence, term), strict=False)
            told = [
                replace(content, citation=citation, min_years=low, max_years=high) for citation, (low, high) in shares
            ]
        else:
            told = [
                replace(content, citation=citation) for citation in respective[number : number + 1] or law.citations
            ]
        for penalty in told:
            yield make_fact(document, sentence, penalty, term.pattern, (begin, end))


def _shares(sentence: Sentence, term: PrisonTerm) -> list[tuple[float | None, float | None]]:
    """The limits for each of two laws: "10 and 15 years, respectively"; none where a term is not told so."""
    told = [m.value for _, m in sentence.between(term.start, term.end, "DUR")]
    if len(told) != 1 or told[0].high is None or " and " not in sentence.words(term.start, term.end):
        return []
    return [
        (None if term.low is None else years, None if term.high is None else years)
        for years in (round(told[0].years, 2), round(told[0].high, 2))
    ]


def _law_of(
    shadow: str, term: PrisonTerm, laws: list[SpokenLaw], positions: list[int], *, listed_behind: bool
) -> tuple[SpokenLaw | None, SpokenLaw | None]:
    """The law that a term of imprisonment belongs to: the last before it, or the next behind it where the clause says that
    it comes from that; `listed_behind` where the law of the term before stood so. Then the law, if any, with which
    something new begins behind the term."""
    number = bisect_right(positions, term.start)
    before = laws[number - 1] if number else None
    number = bisect_left(positions, term.end)
    behind = laws[number] if number < len(laws) else None
    if behind and _BRACKET.fullmatch(shadow, term.end, behind.position):
        return behind, None
    if (
        behind
        and (before is None or before.again or listed_behind)
        and _LAW_BEHIND.fullmatch(shadow, term.end, behind.position)
    ):
        return behind, None
    return before, behind


def _same_as_told(document: Document, sentence: Sentence, laws: list[SpokenLaw], told: list[Penalty]) -> Iterator[Fact]:
    """Penalties that are those told last, of another law: "Article 6 carries the same penalties"."""
    same = wording("same_penalty", "punishing").search(sentence.shadow)
    law = next((law for law in reversed(laws) if same and law.position <= same.start() and not law.again), None)
    if not told or same is None or law is None:
        return
    definition = sentence.words(law.end, same.start()).casefold()
    for penalty in (penalty for penalty in told if penalty.citation == told[-1].citation not in law.citations):
        for citation in law.citations:
            content = replace(penalty, citation=citation, exploitation=_exploitation("", definition))
            yield make_fact(document, sentence, content, "penalty.same", (law.position, len(sentence.shadow)))


def _first_word(shadow: str, position: int) -> int:
    """The first word behind a position that opens a clause: no comma, no "and", no end of the clause before."""
    match = _OPENING.match(shadow, position)
    return match.end() if match else position


def _is_sentence_or_comparison(sentence: Sentence, previous_end: int, lead: int, start: int) -> bool:
    """Whether years are what a court imposed, or the penalty of another crime that this one is compared with."""
    shadow, begin = sentence.shadow, max(previous_end, sentence.clause_start(start))
    said_of_law, imposed, sentences, other_crime = (
        wording(name, "punishing").search for name in ("said_of_law", "imposed", "sentences_of", "other_crime")
    )
    if (imposed(shadow, begin, start) or sentences(shadow, begin, start)) and not said_of_law(shadow, begin, start):
        return True
    return bool(imposed(shadow, max(lead, begin), start) or other_crime(shadow, begin, start))


def _victim(after: str, before: str, definition: str) -> str:
    """Whom the offense that is so punished has harmed: told behind the range, else before it, else by what the law forbids."""
    for text in (after, before):
        child, adult = bool(_CHILD.search(text)), bool(_ADULT.search(text))
        if child != adult:
            return "child" if child else "adult"
    if _ADULT.search(definition):
        return "any" if _CHILD.search(definition) or _NOT_ONLY.search(definition) else "adult"
    last = re.split(r" (?:and|or) ", definition.rstrip(" ,").removesuffix(" and"))[-1]
    return "child" if _CHILD.search(last) and not _OF_ALL.search(definition) else "any"


def _exploitation(told: str, definition: str) -> tuple[str, ...]:
    """The one form of exploitation that is so punished: told beside the years, else the only one that the law forbids."""
    forms = tuple(code for code in subjects_of(told) if code in _ONE_FORM)
    if not forms:
        forms = tuple(code for code in subjects_of(definition) if code in _ONE_FORM or code == "trafficking")
        forms = forms if len(forms) == 1 and forms[0] not in ("trafficking", "prostitution") else ()
    return forms if len(forms) == 1 else ()


def _fines_only(document: Document, sentence: Sentence, laws: list[SpokenLaw]) -> Iterator[Fact]:
    """A law that punishes by a fine alone: no years."""
    shadow = sentence.shadow
    terms = prison_terms(sentence)
    for match in _FINE.finditer(shadow):
        law = next((law for law in reversed(laws) if law.position <= match.start()), None)
        law = law or next((law for law in laws if _LAW_BEHIND.search(shadow, match.start(), law.position)), None)
        if law is None or wording("imposed", "punishing").search(shadow, *sorted((law.position, match.start()))):
            continue
        until = next((other.position for other in laws if other.position > match.start() and other != law), len(shadow))
        if any(min(law.position, match.start()) <= term.start < until for term in terms):
            continue
        for citation in law.citations:
            about = subjects_of(sentence.words(*match.span()))[:1]
            content = Penalty(citation, None, None, "any", ("fine",), about)
            yield make_fact(
                document, sentence, content, "penalty.fine", (min(law.position, match.start()), match.end())
            )
