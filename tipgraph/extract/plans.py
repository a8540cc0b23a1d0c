"""Named strategies, programmes and action plans, their years and what became of them (GUIDE.md, plan)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tipgraph.extract.making import make_fact
from tipgraph.extract.patterns import Found, Pattern, search
from tipgraph.facts import Fact, Plan
from tipgraph.text.document import Document, Sentence
from tipgraph.text.mentions import SYMBOLS, Mention

_CLAUSE_END = re.compile(r";|, (?:and|but|which|although) |$")
_IN_YEAR = re.compile(rf"\bin (?:[a-z]+ )?{SYMBOLS['YEAR']}")
_THEN = re.compile(
    r"(?:, (?:which was )?(?:first )?(?:adopted|approved|launched|issued|established|published))?"
    rf" in (?:[a-z]+ )?{SYMBOLS['YEAR']}"
)
"""Behind a plan, the year in which it was adopted."""
_UNNAMED = re.compile(
    r"(?:(?:new|national|federal|government|state|anti-trafficking|counter-trafficking|comprehensive|biennial|[\w-]+-year|action|"
    r"plan|nap|strategy|of|on|for|to|combat|against|human|trafficking(?: in persons)?) ?)+",
    re.IGNORECASE,
)
"""A name that says no more than that it is the country's plan."""
_YEARS = re.compile(r"(?:for |covering |from )?\(?(?:19|20)\d\d(?:[-/]\d+)?\)?")
_NOUN = re.compile(r"plan|nap\b|strateg|program|policy|scheme|roadmap", re.IGNORECASE)
_GONE = {"draft", "lapsed", "not implemented"}
"""What one plan is while another is in force."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan where a sentence names it, and what this says of it."""

    sentence: Sentence
    position: int
    plan: Plan
    rule: Pattern | str


def find(document: Document) -> Iterator[Fact]:
    """Plans outside recommendations; a plan that the text denies or asks for is none. Where a narrative names one plan and
    elsewhere speaks of "the national action plan", that is the one."""
    told = [
        told
        for sentence in document.sentences
        if sentence.section != "recommendations" and sentence.has("PLAN")
        for told in _in_sentence(sentence)
    ]
    named = {t.plan.name: t.plan for t in reversed(told) if not _UNNAMED.fullmatch(t.plan.name)}
    only = next(iter(named.values())) if len(named) == 1 else None
    for this in told:
        plan = this.plan
        if only and plan.name not in named and _may_be(plan, only):
            if only.status:
                continue
            plan = replace(only, status=plan.status)
        yield make_fact(document, this.sentence, plan, this.rule, _clause(this.sentence, this.position))


def _may_be(unnamed: Plan, named: Plan) -> bool:
    """Whether what is told of "the national action plan" may be told of the named one: that one is the country's plan
    against trafficking too, and not in force while the other is drafted."""
    is_such = "trafficking" in named.name.casefold() or _UNNAMED.fullmatch(_YEARS.sub("", named.name).strip())
    agree = unnamed.status == named.status or not {unnamed.status, named.status} & _GONE
    return bool(is_such) and agree and _sort(unnamed) == _sort(named)


def _sort(plan: Plan) -> str:
    noun = _NOUN.search(plan.name)
    return noun.group().casefold().replace("nap", "plan") if noun else ""


def _in_sentence(sentence: Sentence) -> Iterator[_Told]:
    told = _told(sentence)
    for position, mention in sentence.between(0, len(sentence.shadow), "PLAN"):
        found = told.get(position)
        status = _status(found)
        if status != "none":
            start = mention.value.start or _start(sentence, found, position)
            plan = Plan(_name(mention), start, mention.value.end or _end(found), status)
            yield _Told(sentence, position, plan, found.pattern if found else "plan.named")


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


def _start(sentence: Sentence, found: Found | None, position: int) -> int | None:
    """The year in which a plan without years in its name was adopted, where the text gives it right behind the plan
    ("…, adopted in 2008,"), or the clause begins with it ("In 2020, …")."""
    adopted = _THEN.match(sentence.shadow, position + 1)
    begins = found is not None and found.pattern.set.get("begins")
    if adopted and (begins or "," in adopted.group()):
        return int(sentence.mentions[adopted.end() - 1].value.first)
    if found is None or not begins:
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
