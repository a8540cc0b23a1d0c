"""Whether two clauses count the same thing in the same words.

Two figures contradict each other only where neither is a part of the other, and whether it is, only the words say. So
clauses are compared by what is left of them without numbers and without what every clause of a report has. Where the
words differ ("prosecuted nine officials" and "prosecuted 412 suspects"), or say that this is a part or something more
("of whom", "another"), nothing is claimed: better a contradiction missed than a false alarm.
"""

import re
from functools import cache

from tipgraph.data_files import read_toml
from tipgraph.text.quantities import NUMBER

_NUMBER = re.compile(rf"(?<![\w-])(?:{NUMBER})(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PART_OF = re.compile(r"\W*(?:out )?of\b", re.IGNORECASE)
"""A clause that begins so counts a part: "Of the 455 victims, 196 …"."""

_STEM = 6
"""So many letters tell `identified` and `identification` from other words, but not from each other."""


def wording(clause: str) -> str | None:
    """What a clause counts: its telling words, shortened and sorted. None where there are none, or where the clause
    counts a part.

    >>> wording("In 2012, the government identified 12 victims of trafficking")
    'identi victim'
    >>> wording("compared with the identification of nine victims in 2011")
    'identi victim'
    >>> wording("It identified another 12 victims") is None
    True
    """
    words = [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(_NUMBER.sub(" ", clause.casefold()))]
    if _PART_OF.match(clause) or _listed("part").intersection(words):
        return None
    return " ".join(sorted({word.removesuffix("s")[:_STEM] for word in words if word not in _listed("common")})) or None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("tipgraph.check", "wording.toml")[name].split())
