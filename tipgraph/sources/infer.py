"""Infer from a narrative's own words what no heading says: country, edition, kind (domain.md 0).

A rule here either has evidence in the text or gives None: what stays unknown is reported, never guessed.
"""

import re
from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tipgraph.narrative import Kind
from tipgraph.sources.heading import Heading, editions

_SENTENCE = re.compile(r"(?<=[.;!?])[\"”’)\]]*\s+")
_GOVERNMENT_OF = re.compile(
    r"\b[Gg]overnment of (?:the )?((?:[A-Z][\w’'.-]*|of|and|the)(?: (?:[A-Z][\w’'.-]*|of|and|the)){0,5})"
)
_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|no|any)"
)  # fmt: skip
_COUNTED = (
    r"(?:victims?|traffickers?|offenders?|defendants?|suspects?|cases?|investigations?|prosecutions?|convictions?|"
    r"persons?|individuals?|people|children|women|men|officers|officials|permits?|sentenced)"
)
_FIGURE = re.compile(
    rf"\b{_NUMBER}\b[^.;]*\b{_COUNTED}\b|\b(?:investigated|prosecuted|convicted|identified|assisted)\b"
    r"|\bdid not (?:report|identify|convict|prosecute|investigate)\b",
    re.IGNORECASE,
)
"""What makes a sentence report a figure, or that there is none."""

_COUNTS = re.compile(rf"{_FIGURE.pattern}|\b{_COUNTED}\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|during|for|throughout)\s+(20\d\d)\b(?!\s*[-–/]\s*\d)")
_COMPARED = re.compile(
    r"\b(?:(?:compared\s+(?:to|with)|in\s+contrast\s+to)\b[^.;:]{0,80}?\b(?:in|during)|than\s+in|(?:increase|decrease)\s+from)"
    r"\s+(20\d\d)\b(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:until|will|would|plans?\s+to|planned|expect\w*|scheduled|by\s+the\s+end\s+of)\b", re.IGNORECASE
)
_NAMED_EDITION = re.compile(
    r"\b(20\d\d)\s+(?:annual\s+)?(?:trafficking\s+in\s+persons?|TIP)\s+report\b"
    r"|\b(?:trafficking\s+in\s+persons?|TIP)\s+report\s*(?:of|for|from|,|\()?\s*(20\d\d)\b"
    r"|\((20\d\d)\)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_DIGEST = re.compile(r"^[^\w\n]*(?:current situation|tier rating)\s*:", re.IGNORECASE | re.MULTILINE)
_VERDICT = re.compile(
    r"\bgovernment\b[^.]{0,80}?\b(?:does|do)\s+not\s+(?:yet\s+)?(?:fully\s+)?(?:comply|meet)\b"
    r"|\bgovernment\b[^.]{0,80}?\bfully\s+(?:complies|meets)\b",
    re.IGNORECASE,
)
_REPORT_STYLE = (
    _VERDICT,
    re.compile(
        r"\bis\s+(?:principally\s+|primarily\s+|mainly\s+)?(?:a|an)\s+[\w,\s-]{0,60}?country\s+(?:of\s+origin|for|from)\b"
    ),
    re.compile(r"\bcountry\s+of\s+(?:origin|transit|destination)\b", re.IGNORECASE),
    re.compile(r"\b(?:prioriti[sz]ed\s+)?recommendations(?:\s+for\s+[\w\s,]+)?:", re.IGNORECASE),
    re.compile(
        r"\bgovernment\s+(?:of\s+[\w\s]+?)?(?:demonstrated|maintained|increased|decreased|sustained|made|continued)\b[^.]{0,60}?\befforts\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bduring\s+the\s+(?:reporting|rating)\s+period\b|\bas\s+reported\s+over\s+the\s+past\b", re.IGNORECASE
    ),
    re.compile(r"\bsufficiently\s+stringent\b", re.IGNORECASE),
)
_AREAS = tuple(re.compile(p, re.IGNORECASE) for p in (r"\bprosecut", r"\bprotect|\bvictim assistance", r"\bprevent"))


def infer_country(text: str) -> str | None:
    """The country that "the Government of X" names, else the one most mentioned: None where no country stands out."""
    flat = " ".join(text.replace("’", "'").split())
    governments = Counter(_opening_country(match.group(1)) for match in _GOVERNMENT_OF.finditer(flat))
    del governments[None]
    return _foremost(governments, 1) or _foremost(_mentions(flat), 2)


def _opening_country(words: str) -> str | None:
    """The country that the longest run of first words names: "Belarus" of "Belarus and Russia"."""
    from tipgraph.lexicon.countries import find_country

    parts = words.split()
    runs = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((code for run in runs if (code := find_country(run))), None)


def _mentions(text: str) -> Counter[str | None]:
    """How often a text mentions each country, by name or demonym; forms that may mean several places do not count."""
    automaton, codes = _places()
    found: Counter[str | None] = Counter()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if codes[number] and not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            found[codes[number]] += 1
    return found


@cache
def _places() -> tuple[AhoCorasick, tuple[str | None, ...]]:
    """An automaton of the forms of all places, and for each form the one country that it stands for."""
    from tipgraph.lexicon.countries import blockers, place_forms

    forms: dict[str, str | None] = dict.fromkeys(blockers())
    for form, readings in place_forms().items():
        codes = {reading.code for reading in readings if not reading.is_region}
        forms[form] = codes.pop() if len(codes) == 1 else None
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.values())


def _foremost(counts: Counter[str | None], least: int) -> str | None:
    """What is counted at least `least` times, and at least twice as often as anything else."""
    ranked = [*counts.most_common(2), (None, 0), (None, 0)]
    return ranked[0][0] if ranked[0][1] >= max(least, 2 * ranked[1][1]) else None


def infer_year(text: str, kind: Kind) -> int | None:
    """The edition. A secondary text has that of the latest report it names; a report's text appears the year after the
    latest year that carries a reported figure, two years after the latest that figures are compared with."""
    if kind == "secondary":
        return max(named_editions(text), default=None)
    candidates = []
    for sentence in _SENTENCE.split(" ".join(text.split())):
        if _COUNTS.search(sentence) and not _AHEAD.search(sentence):
            compared = [int(match.group(1)) for match in _COMPARED.finditer(sentence)]
            plain = [int(match.group(1)) for match in _IN_YEAR.finditer(sentence)] if _FIGURE.search(sentence) else []
            candidates += [year + 2 for year in compared]
            candidates += [year + 1 for year in plain if year not in compared]
    return max(candidates, default=None)


def named_editions(text: str) -> list[int]:
    """The editions of the report that a text names: "the 2018 Trafficking in Persons Report"."""
    return [year for match in _NAMED_EDITION.finditer(text) for year in editions(next(filter(None, match.groups())))]


def infer_kind(text: str, heading: Heading) -> Kind:
    """`extract` where the heading says so or the text has the report's style but is not whole; `secondary` where it has
    neither the report's heading nor its style."""
    if heading.is_extract:
        return "extract"
    if _DIGEST.search(text):
        return "secondary"
    if heading.is_title:
        return "official"
    if not any(style.search(text) for style in _REPORT_STYLE):
        return "secondary"
    whole = _VERDICT.search(text) and all(area.search(text) for area in _AREAS)
    return "official" if whole else "extract"
