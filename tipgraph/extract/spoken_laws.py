"""Which laws a sentence speaks of, and where: cited or described in it, or named before ("the 2010 act", "it")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tipgraph.extract.adoption import year_adopted
from tipgraph.extract.described_laws import PART_OF_LAW, DescribedLaw
from tipgraph.extract.patterns import wording
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS

_LAW, _ACT = SYMBOLS["LAW"], SYMBOLS["ACT"]
_OF_CODE = (
    rf"(?: (?:of|in|under) (?:the |its |{SYMBOLS['DEM']} |{SYMBOLS['PLACE']}'s )?"
    r"(?:[\w'-]+ ){0,3}(?:code|law|constitution)\b)?"
)
_LISTED = re.compile(
    rf"{_OF_CODE}(?:, and|,| and|,? or|,? as well as|,? along with)(?: (?:under|of|in|through|by))? (?:the |its )?"
)
"""What stands between two laws of which the same is said: "Article 5 of the code and Section 2"."""
_SINGULAR = re.compile(
    rf"{_OF_CODE},? (?:which |that )?(?:also )?(?:prescribes|carries|provides|punishes|stipulates|prohibits|"
    r"criminali[sz]es|forbids|bans|outlaws|makes|imposes|sets|establishes|penali[sz]es)\b"
)
"""What is said of the last law of a list alone: "Article 5 and Article 6, which carries"."""
_ASIDE = re.compile(
    r"(?:, (?:which|that)(?: (?:was|has been|had been))?|, as|,|\bas) "
    r"(?:amend|replac|repeal|supersed|updat|revis|supplement|modif|supplant|add|insert|introduc|creat)\w*"
    r"(?: (?:and|or) \w+)?(?: in \S+)?(?: an?| new| provisions| two| three| several){0,3}"
    r"(?: (?:by|with|through|under))? (?:the |its |certain provisions of |provisions of |parts of )?$"
)
"""What makes of a law an aside to the one before: "Law 5, which amended Law 4", "Law 4, as amended by Law 5"."""
_PLURAL = re.compile(r"^(?:these|both|all|they)\b")
_UNDER_IT = re.compile(
    r"\b(?:penalt|punishment)\w+ under (?:this|that|the) (?:statute|law|act|code)\b|"
    r"^(?:the )?(?:maximum|minimum|prescribed) (?:penalt|punishment|(?:prison )?sentence)"
)
"""What speaks of the last law that the text has named, be it sentences before."""


@dataclass(frozen=True, slots=True)
class SpokenLaw:
    """Laws of which a sentence speaks together, by their citations, from `position` to `end` of its shadow. `again` where they
    are not named, but stand for ones that were."""

    citations: tuple[str, ...]
    position: int
    end: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What "it" (`subject`), "these" (`every`) and "the penalties under this law" (`latest`) stand for behind a sentence."""

    subject: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()

    def behind(self, laws: Sequence[SpokenLaw]) -> "Antecedents":
        """What they stand for behind a sentence with these laws: a law that opens it is what "it" means, else the last."""
        if not laws:
            return replace(self, subject=(), every=())
        laws = [law for law in laws if "constitution" not in law.citations] or laws
        subject = laws[0] if laws[0].position <= _OPENING else laws[-1]
        every = tuple(dict.fromkeys(citation for law in laws for citation in law.citations))
        return Antecedents(subject.citations, every, laws[-1].citations)


_OPENING = 4
"""A law no further than this from the start of a sentence opens it ("The Act prohibits")."""


@dataclass(frozen=True, slots=True)
class NamedActs:
    """The acts and numbered laws of a narrative by what a later mention may call them; None where that may mean two."""

    by_year: Mapping[int, str | None] = field(default_factory=dict)
    on_trafficking: str | None = None

    @classmethod
    def of(cls, document: Document) -> "NamedActs":
        by_year: dict[int, str | None] = {}
        on_trafficking: set[str] = set()
        for sentence in document.sentences:
            for position, mention in sentence.between(0, len(sentence.shadow), "ACT", "LAW"):
                name, year = mention.value.citations[0], mention.value.year or year_adopted(sentence, position)
                if year:
                    by_year[year] = name if by_year.get(year, name) == name else None
                if mention.kind == "ACT" and "traffick" in sentence.words(position, position + 1).casefold():
                    on_trafficking.add(name)
        return cls(by_year, next(iter(on_trafficking)) if len(on_trafficking) == 1 else None)


def laws_spoken_of(
    sentence: Sentence, described: Sequence[DescribedLaw], before: Antecedents, acts: NamedActs
) -> list[SpokenLaw]:
    """The laws of a sentence in order, those of one list together, without those that are only told of another law."""
    cited = _without_asides(sentence.shadow, _cited(sentence, described))
    again = [law for law in _named_again(sentence, cited, before, acts) if law.citations]
    found = sorted((*_opening(sentence.shadow, before), *cited, *again), key=lambda law: law.position)
    if not found and before.latest and _UNDER_IT.search(sentence.shadow):
        return [SpokenLaw(before.latest, 0, 0, again=True)]
    return _lists_together(sentence.shadow, found)


def _opening(shadow: str, before: Antecedents) -> Iterator[SpokenLaw]:
    """What the first word of a sentence that goes on about the last one's law stands for."""
    if wording("goes_on", "spoken_law").match(shadow) and (
        meant := before.every if _PLURAL.match(shadow) else before.subject
    ):
        yield SpokenLaw(meant, 0, 0, again=True)


def _cited(sentence: Sentence, described: Sequence[DescribedLaw]) -> list[SpokenLaw]:
    """Laws cited and described; the act of "Section 3 of the Act" is not one besides the section."""
    laws = [SpokenLaw((law.citation,), law.start, law.start, again=True) for law in described]
    for position, mention in sentence.between(0, len(sentence.shadow), "LAW", "ACT"):
        if laws and laws[-1].position < position and PART_OF_LAW.search(sentence.shadow, 0, position):
            laws[-1] = replace(laws[-1], end=position + 1)
        else:
            laws.append(SpokenLaw(mention.value.citations, position, position + 1))
    return sorted(laws, key=lambda law: law.position)


def _without_asides(shadow: str, laws: list[SpokenLaw]) -> list[SpokenLaw]:
    return [law for n, law in enumerate(laws) if not (n and _ASIDE.search(shadow, laws[n - 1].end, law.position))]


def _said_again(shadow: str) -> list[re.Match[str]]:
    return (
        list(wording("again", "spoken_law").finditer(shadow))
        if wording("law_word", "spoken_law").search(shadow)
        else []
    )


def acts_named_again(sentence: Sentence, acts: NamedActs) -> Iterator[tuple[int, int, str]]:
    """Where a sentence speaks of a named act by its year or its topic alone, from where to where, and the act's name."""
    for match in _said_again(sentence.shadow):
        act = None
        if match["year"]:
            act = acts.by_year.get(sentence.mentions[match.start("year")].value.first)
        elif match["topic"] and "traffick" in sentence.words(*match.span("topic")).casefold():
            act = acts.on_trafficking
        if act:
            yield match.start(), match.end(), act


def _named_again(
    sentence: Sentence, cited: Sequence[SpokenLaw], before: Antecedents, acts: NamedActs
) -> Iterator[SpokenLaw]:
    named = {start: SpokenLaw((act,), start, end, again=True) for start, end, act in acts_named_again(sentence, acts)}
    positions = [law.position for law in cited]
    for match in _said_again(sentence.shadow):
        earlier = bisect_left(positions, match.start())
        if earlier < len(positions) and positions[earlier] < match.end():
            continue
        if match.start() in named:
            yield named[match.start()]
        elif not match["year"] and not earlier:
            citations = before.every if _PLURAL.match(match.group()) else before.subject
            yield SpokenLaw(citations, match.start(), match.end(), again=True)


def _lists_together(shadow: str, laws: Sequence[SpokenLaw]) -> list[SpokenLaw]:
    together: list[SpokenLaw] = []
    for law in laws:
        last = together[-1] if together else None
        if last and _LISTED.fullmatch(shadow, last.end, law.position) and not _SINGULAR.match(shadow, law.end):
            together[-1] = replace(law, citations=last.citations + law.citations, position=last.position)
        else:
            together.append(law)
    return together
