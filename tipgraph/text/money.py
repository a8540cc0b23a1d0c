"""Scan for money: US dollars, and sums in other currencies, which dollars in parentheses often follow."""

import re
from collections.abc import Iterator
from itertools import chain

from tipgraph.text.mentions import Mention
from tipgraph.text.quantities import DIGITS, SCALE, UNITS, Quantity, number_value, qualified, scaled
from tipgraph.text.seek import seek_at

_DOLLARS = re.compile(
    rf"\$ ?(?P<number>{DIGITS})(?: (?P<scale>{SCALE}))?"
    rf"(?:(?:-| to | and )\$ ?(?P<high>{DIGITS})(?: (?P<high_scale>{SCALE}))?)?(?![\w])",
    re.IGNORECASE,
)
_CURRENCIES = (
    "afghanis?|baht|bahraini dinars?|birr|bolivares|bolivianos|cedis|colones|córdobas|dalasi|dinars?|dirhams?|dong|drams?|"
    "escudos|euros?|forints?|(?:cfa |swiss )?francs?|cfa|gourdes|guaranies|hryvnias?|kina|kip|koruna|kroner|kronor|kuna|"
    "kwacha|kyat|lari|lats|lei|lek[ëe]?|lempiras|leones|leva?|levs|litas|manats?|naira|nakfa|new shekels|pesos?|"
    "pounds?(?: sterling)?|pula|quetzales|rand|reais|real|renminbi|rials?|riels?|ringgit|riyals?|rmb|rubles?|rufiyaa|"
    "rupees?|rupiah|sums|shekels|shillings?|soles|soms?|soum|taka|tenge|tugriks?|won|yen|yuan|zloty|eur|gbp|inr|php"
)
_SUM = rf"(?:(?:{DIGITS})(?: (?:{SCALE}))?|(?:{UNITS}) (?:{SCALE}))"
_NAMED = re.compile(
    rf"(?<![\w.,])(?P<sum>{_SUM})(?:(?: to |-| and ){_SUM})? (?:\w+ )?(?:{_CURRENCIES})\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"[€£] ?(?P<sum>{_SUM})", re.IGNORECASE)
_BEFORE_DOLLARS = re.compile(
    rf"(?<![\w$.,])(?P<sum>{_SUM})(?: [\w-]+){{0,3}}(?: \(\w{{3}}\))?(?= \((?:US|U\.S\. ?)?\$)", re.IGNORECASE
)
"""Whatever the currency is called: a number, up to three words, and dollars in parentheses ("41,000 Nepali rupees ($410)")."""
_BEGINS = re.compile(rf"\d+|\b(?:{UNITS})(?= (?:{SCALE}))")
_SIGN = re.compile(r"(?:\b(?:US|U\.S\. ?|eur |rs\.? ?)|[€£])$", re.IGNORECASE)
_LONGEST_SIGN = 5


def scan_money(text: str) -> Iterator[Mention]:
    """MONEY: US dollars; LOCAL: any other currency, named in the words of the mention. Value Quantity."""
    for m in _DOLLARS.finditer(text):
        start, qualifier = qualified(text, _with_sign(text, m.start()))
        value = scaled(m["number"], m["scale"] or (m["high_scale"] if m["high"] else None))
        high = scaled(m["high"], m["high_scale"]) if m["high"] else None
        yield Mention("MONEY", start, m.end(), Quantity(value, qualifier, high))
    for m in chain(seek_at(_NAMED, text, _BEGINS), _SIGNED.finditer(text), seek_at(_BEFORE_DOLLARS, text, _BEGINS)):
        start, qualifier = qualified(text, _with_sign(text, m.start()))
        yield Mention("LOCAL", start, m.end(), Quantity(number_value(m["sum"]), qualifier))


def _with_sign(text: str, start: int) -> int:
    """Where a sum begins with the sign or short name of its currency ("US$5", "Rs. 300")."""
    before = max(0, start - _LONGEST_SIGN)
    sign = _SIGN.search(text[before:start])
    return before + sign.start() if sign else start
