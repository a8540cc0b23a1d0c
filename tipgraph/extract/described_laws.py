"""Laws that the text describes without citing them: a short lower-case description is their citation (GUIDE.md, statute)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tipgraph.data_files import read_toml
from tipgraph.extract.adoption import year_adopted
from tipgraph.extract.patterns import Found, search
from tipgraph.text.document import Document, Sentence
from tipgraph.text.laws import is_instrument
from tipgraph.text.mentions import SYMBOLS, Mention
from tipgraph.text.months import MONTH, MONTHS

CLAUSE_END = re.compile(
    r";|, (?:but|although|though|however|while|whereas|nor|(?:and )?(?:no|there (?:is|are|was|were))|"
    r"and (?:the government|observers|authorities|it|they)"
    rf"|{SYMBOLS['ACTOR']}) |$"
)
"""Where a clause on a law ends."""
PART_OF_LAW = re.compile(f"{SYMBOLS['LAW']} (?:of|in|under) (?:the |its )?$")
"""What stands before a law of which a provision is cited: "Section 3 of the Act"."""

_ABOUT_LAW = re.compile(
    r"law|code|decree|legislation|regulation|statute|ordinance|constitution|rules|offense|prohibition|"
    r"provision|amendment|penalt| act\b"
)
_DENIED = re.compile(
    r"\b(?:no|without|never|draft|proposed|pending|lack(?:s|ed|ing|ing of| of)?|absence of)\b[^,;]{0,25}$|\b(?:not|nor)\b"
    r"(?![^,;]*\b(?:enforc|appl(?:y|ied)|implement|comply|train|use\b|violat)\w*)[^,;]{0,40}$"
)
"""What says that there is no such law; "did not enforce the laws" says that there are."""
_UNMADE = re.compile(
    r"\b(?:draft\w*|propos\w*|consider\w*|submitted|introduc\w*|prepar\w*|debat\w*|adopt|enact|pass|approve|promulgate|finali[sz]e|"
    r"should|would|develop\w*|need(?:s|ed)? (?:to|for)|call(?:s|ed|ing)? for|urg(?:ed|es|ing))\b(?: [\w-]+){0,4} $"
)
_PLAIN_LAW = frozenset(
    {"new", "existing", "comprehensive", "anti-trafficking", "law", "laws", "legislation", "statute", "statutes"}
)
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "on", "and", "for", "no", "in", "to"})
_NEVER_LAST = _SMALL_WORDS | {
    "or", "with", "without", "by", "from", "at", "into", "that", "this", "these", "those", "which", "as", "such",
    "their", "his", "her", "other", "be", "not", "nor",
}  # fmt: skip
_IN_MONTH = re.compile(rf" in ({MONTH.lower()})\b")
_LAST_MONTHS = tuple(month.lower() for month in MONTHS[:3])
_OBJECT_WORDS = 9
"""So many words, small ones not counted, tell one law of a narrative from another."""
_OBJECT_END = re.compile(
    r",(?!\d)|[:(]| (?:as|but|although|while|when|which|who|if|unless|because|so|was|were|is|are|did|does|had"
    r"|with (?:an? )?(?:maximum|minimum|penalt\w+|punishment|sentences?|(?:prison )?terms?)\b"
    r"|without first|during|for later|of up to)\b"
    r"| and (?:the|it|they|also|authorizes|(?:prescrib|provid|criminali|punish|penali|impos|secur|introduc|includ)\w+)\b"
)


_CITED_BEFORE = re.compile(
    r".(?:(?:, | and |, and )\S)*(?: (?:of|in|under) (?:the |its |\S )?|, (?:the|its|an?) (?:[\w-]+ ){0,2})", re.DOTALL
)
"""What stands between a citation and the law that it is part of, or that it names: "Article 5 of the", "Law 28, the"."""
_CITED_BEHIND = re.compile(r"(?:under|through|in|of|by|with) (?:the |its )?$")
_APPOSITION = re.compile(r",? (?:the |its )?(?:known as |called |titled )?(?:the |\()?")


_ON_TRAFFICKING = re.compile(
    rf"[^.;]{{0,80}}?\b(?:prohibit|criminali[sz]|penali[sz]|outlaw|punish|forbid|on\b|against\b|concerning)[^.;,]{{0,40}}{SYMBOLS['EXPL']}"
)


@dataclass(frozen=True, slots=True)
class DescribedLaw:
    """A law as a sentence describes it: `start`, `end` is the clause in its shadow, `law` the code that it is part of."""

    sentence: Sentence
    found: Found
    start: int
    end: int
    citation: str
    law: str | None
    year: int | None

    @property
    def text(self) -> str:
        return self.sentence.words(self.start, self.end)


@cache
def _gerunds() -> Mapping[str, str]:
    data = read_toml("tipgraph.lexicon", "laws.toml")
    return {form: gerund for gerund, forms in data["gerunds"].items() for form in forms}


def described_laws(document: Document) -> list[DescribedLaw]:
    """All described laws of a narrative, one law told twice under one citation. "The anti-trafficking law" counts only
    where the narrative names no act and no law on trafficking by its number, for else it means that; "the law on
    trafficking" only where it tells of no other law."""
    cited = [(s, p, m) for s in document.sentences for p, m in s.between(0, len(s.shadow), "ACT", "LAW")]
    named = any(mention.kind == "ACT" or _is_on_trafficking(s, p, mention) for s, p, mention in cited)
    years = frozenset(mention.value.year or year_adopted(s, position) for s, position, mention in cited) - {None}
    report_year = document.narrative.report_year
    found = [law for sentence in document.sentences for law in _in_sentence(sentence, named, years, report_year)]
    if cited or any(law.citation != "constitution" and not law.found.pattern.set.get("only_law") for law in found):
        found = [law for law in found if not law.found.pattern.set.get("only_law")]
    return sorted(_told_once(found), key=lambda law: (law.sentence.number, law.start))


def _is_on_trafficking(sentence: Sentence, position: int, law: Mention) -> bool:
    """Whether a law by its number is one on trafficking: "Law 164 prohibits all forms of trafficking"."""
    return is_instrument(law.value.citations[0]) and bool(_ON_TRAFFICKING.match(sentence.shadow, position + 1))


def _in_sentence(
    sentence: Sentence, named: bool, years: frozenset[int | None], report_year: int
) -> Iterator[DescribedLaw]:
    if not _ABOUT_LAW.search(sentence.shadow):
        return
    all_found = list(search("statute", sentence))
    for found in all_found:
        allowed = found.pattern.set
        advice = sentence.section == "recommendations"
        if (advice and not allowed.get("in_advice")) or (named and allowed.get("unless_named")):
            continue
        start, end = found.start, _end(found)
        before = sentence.shadow[max(0, start - 60) : start]
        if _is_cited(found, end) or _DENIED.search(before) or (allowed.get("stands") and _UNMADE.search(before)):
            continue
        date = _date(found, report_year)
        year = _year(found, date)
        if allowed.get("unless_year") and year in years:
            continue
        if allowed.get("alone") and any(_overlap(found, other) for other in all_found):
            continue
        description = _description(found)
        plain = frozenset(description.split()) <= _PLAIN_LAW
        if plain or allowed.get("undated"):
            date = str(year) if year in years else ""
        citation = f"{date} {description}".strip()
        code = re.search(r"(?:criminal|penal|labor|civil|immigration) code|constitution", citation)
        yield DescribedLaw(sentence, found, start, end, citation, code.group() if code else None, year)


def _overlap(found: Found, other: Found) -> bool:
    return found.pattern is not other.pattern and found.start < other.end and other.start < found.end


def _told_once(laws: list[DescribedLaw]) -> Iterator[DescribedLaw]:
    """Descriptions of one law (its summary in the opening, its story later) under the citation of the first dated one."""
    kept: list[tuple[frozenset[str], DescribedLaw]] = []
    for law in sorted(laws, key=lambda law: (law.year is None, law.sentence.number, law.start)):
        words = frozenset(law.citation.split()) - _SMALL_WORDS
        same = next((first for known, first in kept if _one_law(words, known)), None)
        if same is None:
            kept.append((words, law))
        yield replace(law, citation=same.citation) if same else law


def _one_law(words: frozenset[str], known: frozenset[str]) -> bool:
    if "anti-trafficking" in words & known:
        return words <= _PLAIN_LAW and known <= _PLAIN_LAW
    return "decree" in words & known and len(words & known) >= 0.4 * min(len(words), len(known))


def _group(found: Found, name: str) -> tuple[int, int] | None:
    return found.groups.span(name) if found.groups.groupdict().get(name) else None


def _is_cited(found: Found, end: int) -> bool:
    """Whether the law described is one that the clause cites: "the code's Article 5", "prohibits it through Article 5"."""
    shadow = found.sentence.shadow
    law = _group(found, "law")
    for position, _ in found.sentence.between(0, len(shadow), "LAW", "ACT"):
        if position < found.start:
            if _CITED_BEFORE.fullmatch(shadow, position, found.start):
                return True
        elif (
            law
            and position >= law[1]
            and (
                (position < end and _CITED_BEHIND.search(shadow, law[1], position))
                or _APPOSITION.fullmatch(shadow, law[1], position)
            )
        ):
            return True
    return False


def _end(found: Found) -> int:
    law = _group(found, "law")
    match = CLAUSE_END.search(found.sentence.shadow, law[0] if law else found.start, found.end)
    return match.start() if match and match.group() else found.end


def _date(found: Found, report_year: int) -> str:
    """When a law was adopted, as the clause says it ("december 2012"), in lower case; empty where it does not. A month alone
    lies in the reporting period, which ends with March of the report year."""
    if not _group(found, "act"):
        return ""
    what = _group(found, "what")
    begin, end = found.sentence.clause_start(found.start), what[0] if what else found.end
    near = [p for p, m in found.sentence.between(begin, end, "YEAR") if m.value.last is None]
    if near:
        return found.sentence.words(near[-1], near[-1] + 1).casefold()
    month = _IN_MONTH.search(found.sentence.shadow, found.start, end)
    return f"{month[1]} {report_year - (month[1] not in _LAST_MONTHS)}" if month else ""


def _year(found: Found, date: str) -> int | None:
    """The year of adoption: that of the date, or the one in the law's name ("the 1991 constitution")."""
    named = found.mention("law") or found.mention("dated")
    if named is not None and named.kind == "YEAR":
        return int(named.value.first)
    return int(date[-4:]) if date else None


def _description(found: Found) -> str:
    """The law in a few lower-case words: "law allowing the use of screens in court"."""
    words = {name: found.sentence.words(*span) for name in ("law", "verb", "what") if (span := _group(found, name))}
    law = words.get("law", "law")
    if law.casefold().split()[-2:-1] == ["anti-trafficking"]:
        return law.casefold()
    verb = words.get("verb", "")
    what = re.sub(r"^and \w+ ", "", words.get("what", "").replace('"', "").strip())
    what = _OBJECT_END.split(what, maxsplit=1)[0]
    if not verb and what.split(" ", 1)[0].casefold() in _gerunds():
        verb, _, what = what.partition(" ")
    what = _shortened(what)
    doing = f"{_gerunds().get(verb.casefold(), verb or words.get('rel', 'on'))} {what}"
    description = " ".join(found.pattern.set["form"].format(law=law, what=what, doing=doing).casefold().split())
    return description.replace(" on that ", " that ", 1)


def _shortened(what: str) -> str:
    """The first words of an object, small words not counted; none of them goes last."""
    kept: list[str] = []
    counted = 0
    for word in what.split():
        counted += word.casefold() not in _SMALL_WORDS
        if counted > _OBJECT_WORDS:
            break
        kept.append(word)
    while kept and kept[-1].casefold() in _NEVER_LAST:
        kept.pop()
    return " ".join(kept).rstrip(" .,;")
