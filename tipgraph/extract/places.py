"""Lists of countries and regions: "Russia, Italy, and within Belarus", "other Gulf states, including Oman and Qatar"."""

import re
from dataclasses import dataclass
from functools import cache

from tipgraph.extract.patterns import compile_regex
from tipgraph.text.document import Sentence

_NARROWED = re.compile(r",? (?:including|such as|particularly|especially|notably|like|mainly|mostly|primarily)\b")
_NATIONS = re.compile(
    r"(?: and [\ue000-\ue0ff])? (?:countries|states|nations)\b"
    r"(?!,? (?:including|such as|particularly|like|especially|primarily|mainly|mostly|notably))"
)
_DOUBTED = re.compile(r"possibly|potentially|may\b|might\b")


@dataclass(frozen=True, slots=True)
class Places:
    """Codes of a list in its order (ISO3, or a region's name), and its span in the shadow."""

    codes: tuple[str, ...]
    start: int
    end: int


@cache
def _list() -> re.Pattern[str]:
    return compile_regex("<places>")


def places_at(sentence: Sentence, position: int) -> Places | None:
    """The list of places that starts at a position of the shadow. A region that is then narrowed to countries ("Europe,
    particularly Greece") is left out, so is what is only possible ("and possibly China") and what is ambiguous."""
    match = _list().match(sentence.shadow, position)
    if not match:
        return None
    codes: list[str] = []
    before = match.start()
    for at, mention in sentence.between(match.start(), match.end(), "PLACE", "DEM"):
        if _DOUBTED.search(sentence.shadow[before:at]):
            break
        before = at + 1
        narrowed = mention.value.region and _NARROWED.match(sentence.shadow, at + 1)
        if not narrowed and (
            mention.kind == "PLACE" or (mention.value.region and _NATIONS.match(sentence.shadow, at + 1))
        ):
            codes += mention.value.certain
    return Places(tuple(dict.fromkeys(codes)), match.start(), match.end())
