"""Patterns as data: regular expressions over sentence shadows, each with sentences that it must and must not match.

A pattern file is TOML: `[[pattern]]` with `id`, `regex`, optional `set` and `near`, and the examples `match` and `no_match`.
In a regex `<PLACE>` stands for a mention of that kind (`text/mentions.py`), `<be>` in lower case for a fragment of
`fragments.toml`; all else is an ordinary regular expression over lower-case text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.text.document import Sentence
from tipgraph.text.mentions import SYMBOLS, Mention

_MACRO = re.compile(r"(?<!\(\?P)(?<!\(\?)<([A-Z]+|[a-z_]+)>")
_ENTRY_KEYS = {"id", "near", "regex", "set", "match", "no_match"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a family. `set` holds constants that a match gives to the fact; `near` are pieces of shadow of which
    one stands in every sentence that the pattern matches: without one it is not tried (for speed, where it pays)."""

    id: str
    regex: re.Pattern[str]
    set: Mapping[str, Any] = field(default_factory=dict)
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """The patterns of a file in its order, and an automaton that finds in one pass which of them are worth trying."""

    patterns: tuple[Pattern, ...]
    pieces: AhoCorasick
    of_piece: tuple[tuple[int, ...], ...]
    always: tuple[int, ...]

    @classmethod
    def of(cls, listed: Sequence[Pattern]) -> "Family":
        pieces = sorted({piece for pattern in listed for piece in pattern.near})
        of_piece = tuple(tuple(n for n, pattern in enumerate(listed) if piece in pattern.near) for piece in pieces)
        always = tuple(n for n, pattern in enumerate(listed) if not pattern.near)
        return cls(tuple(listed), AhoCorasick(pieces), of_piece, always)

    def worth_trying(self, shadow: str) -> list[Pattern]:
        """The patterns that may match a shadow: those of which one of the pieces that they are near to stands in it."""
        hits = {hit[0] for hit in self.pieces.find_matches_as_indexes(shadow, overlapping=True)}
        return [self.patterns[n] for n in sorted({*self.always, *(n for hit in hits for n in self.of_piece[hit])})]


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in a sentence; `start` and `end` are positions in the shadow."""

    pattern: Pattern
    sentence: Sentence
    groups: re.Match[str]

    @property
    def start(self) -> int:
        return self.groups.start()

    @property
    def end(self) -> int:
        return self.groups.end()

    def mention(self, name: str) -> Mention | None:
        """The first mention in a named group; None where the pattern has no such group or it is empty."""
        if self.groups.groupdict().get(name) is None:
            return None
        return next((m for _, m in self.sentence.between(*self.groups.span(name))), None)


@cache
def fragments() -> Mapping[str, str]:
    """Named pieces of patterns; a fragment may use those above it."""
    made: dict[str, str] = {}
    for name, text in _read("fragments")["fragments"].items():
        made[name] = f"(?:{_expand(text, made)})"
    return made


def compile_regex(text: str) -> re.Pattern[str]:
    """Compile a pattern's regex, kinds and fragments put in. Raises DataError for an unknown name or a broken regex."""
    try:
        return re.compile(_expand(text, fragments()))
    except re.error as error:
        raise DataError(f"the pattern '{text}' is no regular expression: {error}") from error


def _expand(text: str, known: Mapping[str, str]) -> str:
    def put_in(match: re.Match[str]) -> str:
        name = match[1]
        if name in SYMBOLS:
            return SYMBOLS[name]
        if name in known:
            return known[name]
        raise DataError(f"the pattern '{text}' names <{name}>, which is neither a kind of mention nor a fragment")

    return _MACRO.sub(put_in, text)


def patterns(family: str) -> tuple[Pattern, ...]:
    """The patterns of a family in the order of its file. Raises DataError where an entry is not as it should be."""
    return _family(family).patterns


def worth_trying(family: str, shadow: str) -> list[Pattern]:
    """The patterns of a family that may match a shadow, in the order of its file."""
    return _family(family).worth_trying(shadow)


@cache
def _family(family: str) -> Family:
    made = []
    for entry in _read(family)["pattern"]:
        if unknown := entry.keys() - _ENTRY_KEYS:
            raise DataError(f"{family}.toml: pattern '{entry.get('id')}' has unknown keys {sorted(unknown)}")
        made.append(
            Pattern(
                id=f"{family}.{entry['id']}",
                regex=compile_regex(entry["regex"]),
                set=entry.get("set", {}),
                match=tuple(entry.get("match", ())),
                no_match=tuple(entry.get("no_match", ())),
                near=tuple(_expand(piece, {}) for piece in entry.get("near", ())),
            )
        )
    return Family.of(made)


@cache
def _by_name(family: str) -> Mapping[str, re.Pattern[str]]:
    return {pattern.id.removeprefix(f"{family}."): pattern.regex for pattern in patterns(family)}


def wording(name: str, family: str = "wording") -> re.Pattern[str]:
    """A pattern of `wording.toml`, or of another file of wording, by its name."""
    return _by_name(family)[name]


def families() -> list[str]:
    """The names of all pattern files."""
    folder = files("tipgraph.extract").joinpath("patterns")
    return sorted(
        f.name.removesuffix(".toml")
        for f in folder.iterdir()
        if f.name.endswith(".toml") and f.name != "fragments.toml"
    )


def search(family: str, sentence: Sentence) -> Iterator[Found]:
    """Every match of every pattern of a family in a sentence."""
    for pattern in worth_trying(family, sentence.shadow):
        for match in pattern.regex.finditer(sentence.shadow):
            yield Found(pattern, sentence, match)


def _read(name: str) -> Mapping[str, Any]:
    return read_toml("tipgraph.extract", "patterns", f"{name}.toml")
