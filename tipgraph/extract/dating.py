"""The period of each figure of a sentence: the year said of it, that of its list, the year before of a comparison."""

from tipgraph.extract.figure import Figure
from tipgraph.extract.periods import Said, period_of, said_at, said_at_end, said_before, year_before
from tipgraph.extract.phrases import QUANTITIES, Token
from tipgraph.facts import Period
from tipgraph.lexicon.closed import closed
from tipgraph.narrative import Narrative

_NEAR = 16
"""Words between figures that share the year said behind the last of them."""
_EARLIER = frozenset({"after", "following"})
_REPORTING = frozenset({"reported", "recorded"})


def dated(words: list[Token], figures: list[Figure], narrative: Narrative) -> list[tuple[Period, ...]]:
    """The period of each figure; several for "one each in 2015 and 2014"."""
    made: list[tuple[Period, ...]] = []
    for number in range(len(figures)):
        said = _said(words, figures, number)
        if said:
            made.append(tuple(period_of(s, narrative) for s in said))
        else:
            made.append((_carried(words, figures, number, made, narrative),))
    return made


def _said(words: list[Token], figures: list[Figure], number: int) -> list[Said]:
    """The year behind a figure, or behind the last of the list that it stands in."""
    figure = figures[number]
    end = _clause_end(words, figure)
    following = min(_next_number(words, figures, number), end)
    if own := _own(words, figure, following):
        if any(w.text == "each" for w in words[figure.position : following]):
            return [Said(w.mention.value) for w in words[figure.position : following] if w.mention and w.kind == "YEAR"]
        return [own]
    for later in range(number + 1, len(figures)):
        after = figures[later]
        same = (after.link == "comparison") == (figure.link == "comparison")
        if not same or figure.link == "grown" or after.position > min(end, figure.position + _NEAR):
            break
        said = _own(words, after, min(_next_number(words, figures, later), end))
        if said and said.years and not said.since:
            return [said]
    at_end = said_at_end(words, figure.position, end) if figure.link == "comparison" else None
    return [at_end] if at_end else []


def _carried(
    words: list[Token], figures: list[Figure], number: int, made: list[tuple[Period, ...]], narrative: Narrative
) -> Period:
    """The period of a figure that has no year behind it: from the figure it belongs to, or from the clause before it."""
    figure = figures[number]
    head = next((made[n][0] for n, f in enumerate(figures[:number]) if f is figure.to), None)
    if figure.link in ("comparison", "grown"):
        if head is None:
            said = said_before(words, figure.position, []) if figure.to is None else None
            head = period_of(said, narrative)
        return year_before(head)
    if figure.link in ("part", "joined") and head is not None:
        return head
    compared = [f.position for f in figures[:number] if f.link == "comparison"]
    return period_of(said_before(words, figure.position, compared), narrative)


def _own(words: list[Token], figure: Figure, end: int) -> Said | None:
    """The year behind a figure, unless it dates something else ("two bakers convicted in 2014") or an aside."""
    start = figure.position + 1
    commas = (k for k in range(start, end - 1) if words[k].text == "," and words[k + 1].text in closed("asides"))
    end = min(end, next(commas, end))
    found = said_at(words, start, end)
    if found is None:
        return None
    at, said = found
    if said.years is None and figure.link in ("comparison", "grown"):
        return None
    if figure.link == "comparison" or figure.rule not in ("active", "nominal", "noun"):
        return said
    if figure.governor is None or figure.governor.position > figure.position:
        return said
    participle = words[at - 2]
    other = participle.action and "participle" in participle.action.forms and participle.text not in _REPORTING
    return None if other else said


def _clause_end(words: list[Token], figure: Figure) -> int:
    return next((k for k in range(figure.position, len(words)) if _ends_clause(words, k)), len(words))


def _ends_clause(words: list[Token], at: int) -> bool:
    """Whether a clause ends at a token: a semicolon, or what came before ("—after two convictions in 2013")."""
    return words[at].text == ";" or (words[at].text in _EARLIER and words[at - 1].text in (",", "—", "–"))


def _next_number(words: list[Token], figures: list[Figure], number: int) -> int:
    """Where what is said of a figure ends: at the next number, be it a figure or not."""
    figure = figures[number]
    start = max(figure.position + 1, figure.phrase.last)
    end = figures[number + 1].position if number + 1 < len(figures) else len(words)
    end = end if end >= start else len(words)
    return next((k for k in range(start, end) if words[k].kind in QUANTITIES), end)
