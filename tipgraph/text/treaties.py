"""Scan for international instruments by their names (domain.md 3.10)."""

import re
from collections.abc import Iterator

from tipgraph.lexicon.treaties import forms_in
from tipgraph.text.mentions import Mention
from tipgraph.text.seek import seek_near

_ANY = re.compile(r"Convention|[Pp]rotocol|Covenant|UNTOC|CEDAW")
"""Every name of an instrument holds one of these."""
_ILO = r"(?:ILO|International Labou?r Organization) Conventions (?:Nos?\. ?)?"
_LIST = re.compile(rf"\b{_ILO}\d+(?:(?:, and |, | and )\d+\b)+")
_NUMBER = re.compile(rf"(?:{_ILO})?\b(?P<number>\d+)\b")
_CAPITAL = r"[A-Z][\w-]*"
_UNLISTED = re.compile(
    rf"(?<![\w'-])(?!The |This |These |That )(?P<lead>(?:[12]\d{{3}} )?(?:{_CAPITAL}(?:'s)? (?:(?:of|for|on) (?:the )?)?){{0,6}})"
    rf"(?:Convention|Covenant)(?P<tail>(?: (?:No\. ?|C\. ?)?\d{{1,3}}\b)?"
    rf"(?: (?:on|against|for|concerning|relating to)(?: the)? {_CAPITAL}"
    rf"(?:(?!,? and (?:the )?(?:\w+ ){{0,2}}(?:Optional|Protocol|Convention)\b)"
    rf",?(?: (?:of|and|or|in|on|for|to|from|against|by))?(?: the)? {_CAPITAL}){{0,14}})?)"
)
"""A convention under a name that the lexicon does not list: "Convention" with words before or behind it."""
_CONVENTION = re.compile("convention|covenant")
_LONGEST_LEAD, _LONGEST_TAIL = 100, 200


def scan_treaties(text: str) -> Iterator[Mention]:
    """TREATY: international instruments (value: the name as the text has it, "ILO Convention 29" where one of a list)."""
    if not _ANY.search(text):
        return
    known_until: dict[int, int] = {}
    for match, known in forms_in(text):
        name = known.name if match.group().startswith("its ") else match.group()
        known_until[match.start()] = max(match.end(), known_until.get(match.start(), 0))
        yield Mention("TREATY", match.start(), match.end(), name)
    for match in seek_near(_UNLISTED, text, _CONVENTION, _LONGEST_LEAD, _LONGEST_TAIL):
        if (match["lead"] or match["tail"]) and match.end() > known_until.get(match.start(), 0):
            yield Mention("TREATY", match.start(), match.end(), match.group())
    for listed in _LIST.finditer(text):
        for number in _NUMBER.finditer(text, listed.start(), listed.end()):
            yield Mention("TREATY", number.start(), number.end(), f"ILO Convention {number['number']}")
