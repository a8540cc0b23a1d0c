"""Scan for the words of the lexicon: places and nationalities, exploitation, sectors, groups, actors, victims."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.lexicon.countries import blockers, place_forms
from tipgraph.text.folding import lowered
from tipgraph.text.mentions import Mention
from tipgraph.text.seek import seek_near


@dataclass(frozen=True, slots=True)
class Place:
    """What a place name or nationality stands for: ISO3 codes (more than one: ambiguous) or names of regions (more than one
    where a form joins them: "South and Southeast Asia")."""

    codes: tuple[str, ...]
    region: bool
    people: bool = False
    """Whether the form is a noun for people ("Belarusians"); some are adjectives too ("Chinese")."""
    adjective: bool = False

    @property
    def certain(self) -> tuple[str, ...]:
        """The codes, where it is certain which are meant."""
        return self.codes if self.region or len(self.codes) == 1 else ()


@dataclass(frozen=True, slots=True)
class Exploitation:
    """Codes of GUIDE.md (`sex trafficking`, `labor trafficking`, …), and the sector that the word itself names."""

    codes: tuple[str, ...]
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """Words for victims of trafficking: the exploitation and the group that they name (`child victims`)."""

    exploitation: tuple[str, ...]
    group: str | None


_VICTIM = re.compile(
    r"\b(?:(?P<potential>potential|suspected|presumed|possible|alleged) )?"
    r"(?P<who>(?:(?:adult|child|minor|male|female|foreign|domestic|boy|girl|repatriated|returning|internal) )*)"
    r"(?P<what>(?:human |sex |labor |forced labor |child |child sex |sex and labor |forced begging |domestic"
    r" servitude )?"
    r"(?:trafficking|labor|prostitution)[- ])?"
    r"(?:victims|survivors|(?<!fall )(?<!fell )(?<!fallen )(?:victim|survivor)(?= (?:of|was|is|who|and|or|from|in|at"
    r"|has|had|returned|received|per|under)\b|[,.;:)]))(?P<of> of (?:human |severe forms of |sex |labor |child "
    r"|internal |transnational )?(?:trafficking(?: in persons| crimes)?|forced labor|sexual exploitation|forced"
    r" prostitution|commercial sexual exploitation|domestic servitude))?\b",
    re.IGNORECASE,
)
_VICTIM_NOUN = re.compile(r"victim|survivor")
_LONGEST_LEAD = 100
_LONGEST_TAIL = 80
_GROUP_OF = {
    "child": "children",
    "minor": "children",
    "adult": "adults",
    "male": "men",
    "female": "women",
    "boy": "boys",
    "girl": "girls",
    "foreign": "foreign victims",
}


@dataclass(frozen=True)
class _Matcher:
    """An Aho-Corasick automaton and what each of its forms makes."""

    automaton: AhoCorasick
    made: tuple[tuple[str, Any] | None, ...]

    def scan(self, text: str, original: str) -> Iterator[Mention]:
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            if _inside_word(original, start, end):
                yield from self._swallowed(text, original, start, end)
            elif made := self.made[number]:
                yield Mention(made[0], start, end, made[1])

    def _swallowed(self, text: str, original: str, start: int, end: int) -> Iterator[Mention]:
        """What stands behind the first word of a form that ends inside a word: "farm work" must not hide "farm workers"."""
        begin = text.find(" ", start, end) + 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if begin and start < begin:
            for mention in self.scan(text[begin:end], original[begin:end]):
                yield Mention(mention.kind, mention.start + begin, mention.end + begin, mention.value)


def scan_terms(text: str) -> Iterator[Mention]:
    """PLACE and DEM (case kept: "Turkey", "turkey"), VICTIM, EXPL, SECTOR, GROUP, ACTOR (case folded)."""
    yield from _places().scan(text, text)
    for m in seek_near(_VICTIM, text, _VICTIM_NOUN, _LONGEST_LEAD, _LONGEST_TAIL):
        yield Mention("VICTIM", m.start(), m.end(), _victims(m))
    yield from _terms().scan(lowered(text), text)


def _inside_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (
        before.isalnum()
        or after.isalnum()
        or (before == "-" and text[start - 2 : start - 1].isalnum() and not text[start].isupper())
    )


def _victims(match: re.Match[str]) -> Victims:
    words = f"{match['what'] or ''} {match['of'] or ''}".casefold()
    codes = []
    if re.search(r"\bsex|prostitution", words):
        codes.append("sex trafficking")
    if re.search(r"labor|begging|servitude", words):
        codes.append("labor trafficking")
    who = (match["who"] or "").casefold().split() + (["child"] if re.search(r"\bchild", words) else [])
    return Victims(tuple(codes), next((_GROUP_OF[w] for w in who if w in _GROUP_OF), None))


@cache
def _places() -> _Matcher:
    forms: list[str] = []
    made: list[tuple[str, Any] | None] = []
    for form, readings in place_forms().items():
        codes = tuple(dict.fromkeys(r.code for r in readings))
        kinds = {r.kind for r in readings}
        region = all(r.is_region for r in readings)
        forms.append(form)
        made.append(
            ("PLACE" if "name" in kinds else "DEM", Place(codes, region, "people" in kinds, "adjective" in kinds))
        )
    for form in blockers():
        forms.append(form)
        made.append(None)
    return _Matcher(AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(made))


@cache
def terms() -> Mapping[str, Any]:
    """`terms.toml` as read."""
    return read_toml("tipgraph.lexicon", "terms.toml")


@cache
def _terms() -> _Matcher:
    entries: dict[str, tuple[str, Any]] = {}
    for entry in terms()["exploitation"]:
        for form in entry["forms"]:
            codes = tuple(entry[key] for key in ("code", "also") if key in entry)
            _add(entries, form, ("EXPL", Exploitation(codes, entry.get("sector"))))
    for kind, table in (("GROUP", "groups"), ("ACTOR", "actors"), ("SECTOR", "sectors")):
        for code, listed in terms()[table].items():
            for form in listed:
                entries.setdefault(form, (kind, code))
    return _Matcher(AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest), tuple(entries.values()))


def _add(entries: dict[str, tuple[str, Any]], form: str, made: tuple[str, Any]) -> None:
    if form in entries:
        raise DataError(f"terms.toml lists '{form}' twice; keep one")
    entries[form] = made
