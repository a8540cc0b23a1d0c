"""The year in which a law was adopted, where the text tells it beside the law's name."""

import re

from tipgraph.text.document import Sentence
from tipgraph.text.mentions import SYMBOLS

_PASSED = re.compile(r"\b(?:passed|enacted|adopted|promulgated) (?:the |a |its )?(?:new |comprehensive )*$")
_ENACTED_IN = re.compile(
    r",? (?:which (?:was )?)?(?:enacted|adopted|passed|promulgated|entered into force|came into force)(?: in| on)? "
)
_IN_YEAR = re.compile(f" in (?:[a-z]+ )?{SYMBOLS['YEAR']}")


def year_adopted(sentence: Sentence, position: int) -> int | None:
    """The year in which a law without one in its name was adopted: "In 2008, it passed the Act", "the Act, enacted in 2008"."""
    begin = sentence.clause_start(position)
    if passed := _PASSED.search(sentence.shadow, begin, position):
        years = [m.value for p, m in sentence.between(begin, passed.start(), "YEAR") if m.value.last is None]
        if not years and (behind := _IN_YEAR.match(sentence.shadow, position + 1)):
            years = [sentence.mentions[behind.end() - 1].value]
    else:
        enacted = _ENACTED_IN.match(sentence.shadow, position + 1)
        years = [m.value for p, m in sentence.between(enacted.end(), enacted.end() + 1, "YEAR")] if enacted else []
    return years[-1].first if years else None
