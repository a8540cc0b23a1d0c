"""Named strategies, programmes and action plans, their years and what became of them (GUIDE.md, plan)."""

import re
from collections.abc import Iterator, Mapping

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, search
from tipgraph.facts import Fact, Plan
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS, Mention

_CLAUSE_END = re.compile(r";|, (?:and|but|which|although) |$")
_IN_YEAR = re.compile(rf"\bin (?:[a-z]+ )?{SYMBOLS['YEAR']}")


def find(document: Document) -> Iterator[Fact]:
    """Plans outside recommendations; a plan that the text denies or asks for is none."""
    for sentence in document.sentences:
        if sentence.section == "recommendations" or not sentence.has("PLAN"):
            continue
        told = _told(sentence)
        for position, mention in sentence.between(0, len(sentence.shadow), "PLAN"):
            found = told.get(position)
            status = _status(found)
            if status == "none":
                continue
            start = mention.value.start or _start(sentence, found)
            content = Plan(_name(mention), start, mention.value.end or _end(found), status)
            rule = found.pattern if found else "plan.named"
            yield make_fact(document, sentence, content, rule, _clause(sentence, position))


def _name(mention: Mention) -> str:
    """The plan's name without what only describes it ("comprehensive nine-year national action plan")."""
    name: str = mention.value.name
    return re.sub(r"^(?:comprehensive )?(?:[\w-]+-year (?=national))?", "", name)


def _told(sentence: Sentence) -> Mapping[int, Found]:
    """For each plan, by its position in the shadow, the first pattern that says what became of it."""
    told: dict[int, Found] = {}
    for found in search("plan", sentence):
        for name in ("plan", "plan2"):
            if found.groups.groupdict().get(name) is not None:
                told.setdefault(found.groups.start(name), found)
    return told


def _status(found: Found | None) -> str | None:
    """What became of a plan: as its pattern says, else the verb in the past tense ("approving" is "approved")."""
    if found is None:
        return None
    verb = found.groups.groupdict().get("status") or ""
    return found.pattern.set.get("status") or re.sub(r"(?:ing|(?<=h)es|(?<=p)s)$", "ed", verb)


def _start(sentence: Sentence, found: Found | None) -> int | None:
    """The year in which a plan without years in its name was adopted, where the clause begins with it ("In 2020, …")."""
    if found is None or not found.pattern.set.get("begins"):
        return None
    begin = sentence.clause_start(found.start)
    years = [match.end() - 1 for match in _IN_YEAR.finditer(sentence.shadow, begin, found.start)]
    return sentence.mentions[years[-1]].value.first if years else None


def _end(found: Found | None) -> int | None:
    year = found.mention("end") if found else None
    return year.value.first if year else None


def _clause(sentence: Sentence, position: int) -> tuple[int, int]:
    end = _CLAUSE_END.search(sentence.shadow, position)
    return sentence.clause_start(position), end.start() if end else len(sentence.shadow)
