"""The names that a pattern of the lexicon reads, written out: `(?:UN )?(?:TIP|Palermo) Protocol` reads two, and longer
ones with what is optional.

Only what name patterns use is known here: groups, alternatives, `?`, classes, escapes, counts from 0, and look-arounds.
"""

import re
from dataclasses import dataclass

from tipgraph.errors import DataError


def spellings(pattern: str) -> tuple[str, ...]:
    """The strings that a pattern matches: every alternative, with what is optional left out and the first character of
    each class. An alternative that needs words around it (a look-around) gives none.

    >>> spellings("(?:UN )?(?:TIP|Palermo) [Pp]rotocols?")
    ('TIP Protocol', 'Palermo Protocol')

    Raises DataError for syntax that it does not know.
    """
    reader = _Reader(pattern)
    found = reader.alternatives()
    if reader.place != len(pattern):
        raise reader.unknown()
    return tuple(dict.fromkeys(text for text in found if text))


@dataclass
class _Reader:
    """A pattern and how far it is read."""

    pattern: str
    place: int = 0

    def alternatives(self) -> list[str]:
        found = self._sequence()
        while self._take("|"):
            found += self._sequence()
        return found

    def _sequence(self) -> list[str]:
        found = [""]
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            item = self._item()
            if not self._optional():
                found = [start + end for start in found for end in item]
        return found

    def _optional(self) -> bool:
        if self._take("{0,"):
            self._until("}")
            return True
        return self._take("?")

    def _item(self) -> list[str]:
        if self._take("(?:"):
            inner = self.alternatives()
            if not self._take(")"):
                raise self.unknown()
            return inner
        for opening, gives in (("(?<=", []), ("(?=", []), ("(?<!", [""]), ("(?!", [""])):
            if self._take(opening):
                self._leave_group()
                return gives
        if self._take("["):
            return [self._until("]")[0]]
        if self._take("\\b"):
            return [""]
        if self._take("\\x"):
            self.place += 2
            return [chr(int(self.pattern[self.place - 2 : self.place], 16))]
        if self._take("\\."):
            return ["."]
        if self._take("\\(") or self._take("\\)"):
            return [self.pattern[self.place - 1]]
        char = self.pattern[self.place]
        if char in "\\.*+({^$":
            raise self.unknown()
        self.place += 1
        return [char]

    def _take(self, piece: str) -> bool:
        here = self.pattern.startswith(piece, self.place)
        self.place += len(piece) * here
        return here

    def _leave_group(self) -> None:
        """Past the end of a group that was entered, whatever it holds."""
        depth = 1
        while depth:
            end = re.compile(r"(?:[^()\\]|\\.)*([()])").match(self.pattern, self.place)
            if end is None:
                raise self.unknown()
            depth += 1 if end[1] == "(" else -1
            self.place = end.end()

    def _until(self, end: str) -> str:
        start, stop = self.place, self.pattern.find(end, self.place)
        if stop < 0:
            raise self.unknown()
        self.place = stop + 1
        return self.pattern[start:stop]

    def unknown(self) -> DataError:
        rest = self.pattern[self.place : self.place + 20]
        return DataError(f"the pattern {self.pattern[:40]!r} cannot be written out at {rest!r}; simplify it there")
