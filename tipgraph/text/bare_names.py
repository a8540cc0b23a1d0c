"""A name in capitals by itself: without the words of the sentence that run into it, and without whose it is."""

import re

from tipgraph.lexicon.countries import place_forms

_POSSESSIVE = re.compile(r"(?:'s|(?<=s)') ")
_OWNERS = ("Government", "government")
"""Who owns laws, plans and offices besides places."""


def bare_name(text: str, opening: re.Pattern[str]) -> str:
    """A name without what stands before it: words that `opening` matches, again and again, then its owner. It ends where the
    text ends, so that the difference in length is where it begins.

    >>> bare_name("Under Laos' National Plan", re.compile("(?:Under|The) "))
    'National Plan'
    """
    while found := opening.match(text):
        text = text[found.end() :]
    for owner in _POSSESSIVE.finditer(text):
        if (name := text[: owner.start()]) in place_forms() or name in _OWNERS:
            return text[owner.end() :]
    return text
