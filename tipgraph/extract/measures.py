"""The metric of a figure: by the noun it counts, the verb before or behind it, or the figure that it goes on from.

Each reading looks at one way to say it and gives the figure with its metrics, or None where the text does not say it so.
Where the text denies, plans or only measures what the number stands for, a reading raises `Uncounted`.
"""

from dataclasses import dataclass, replace

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor, before, behind
from tipgraph.extract.links import opens
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.extract.surroundings import acted_between, allows_residence, also_denied, fits, is_reduced
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import metric_of, things

_PERSONS = frozenset({"victims", "people", "nationals", "offenders", "officials", "unknown"})
_RETURNING = frozenset({"return", "repatriate"})
"""Help to do this is repatriation ("helped four victims return")."""


class Uncounted(Exception):
    """The text does not assert the number as a count. Caught in this module: no error of the program."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a figure stands: the sentence's tokens, the figures `found` before it, those of the sentence before."""

    words: list[Token]
    found: list[Figure]
    earlier: list[Figure]

    @property
    def last(self) -> Figure | None:
        return self.found[-1] if self.found else None

    def lead(self, figure: Figure) -> str:
        """The word before a figure."""
        return self.words[figure.anchor - 1].text if figure.anchor else ""


def measured(figure: Figure, setting: Setting) -> Figure | None:
    """The figure with its metrics (none where it counts something else); None where it asserts no count."""
    readings = (_sum,) if figure.is_money else (_noun, _beside, _verb, _growth, _linked, _far_verb, _pointing, _list)
    try:
        return next((found for reading in readings if (found := reading(figure, setting))), figure)
    except Uncounted:
        return None


def _sum(figure: Figure, setting: Setting) -> Figure | None:
    """Money: allocated, spent, awarded."""
    words, anchor = setting.words, figure.anchor
    if figure.link == "comparison" and figure.to and figure.to.kind == figure.kind:
        return _inherited(figure, figure.to)
    governor = (
        before(words, anchor, adjacent=True) or before(words, anchor, adjacent=False) or behind(words, figure.phrase)
    )
    _refuse(governor, figure)
    near = {w.text for w in words[max(0, anchor - 12) : figure.position + 8]}
    if near & closed("restitution"):
        metric: str | None = "restitution"
    else:
        metric = next(iter(_metrics(governor, "money")), None) or ("funding" if near & closed("budgets") else None)
    if metric:
        return replace(figure, metrics=(metric,), governor=governor, rule="money")
    return replace(figure, governor=governor)


def _noun(figure: Figure, setting: Setting) -> Figure | None:
    """The noun itself: "79 investigations", "no investigations, prosecutions, or convictions"."""
    thing, phrase = figure.phrase.thing, figure.phrase
    if thing is None or thing.metric is None:
        return None
    governor = figure.governor or before(setting.words, figure.anchor, adjacent=False)
    if governor and governor.hypothetical:
        raise Uncounted
    if thing.name == "permits" and not allows_residence(setting.words[phrase.first : phrase.last]):
        return figure
    metrics = (thing.metric, *(also_denied(setting.words, phrase) if figure.is_zero else ()))
    return replace(figure, metrics=tuple(dict.fromkeys(metrics)), governor=governor, rule="noun")


def _beside(figure: Figure, setting: Setting) -> Figure | None:
    """What the words around a number decide: measures, "there are 12 shelters", "cases involving 41 suspects"."""
    words, last, phrase, lead = setting.words, setting.last, figure.phrase, setting.lead(figure)
    if lead == "of" and figure.anchor > 1 and words[figure.anchor - 2].text in closed("measures"):
        raise Uncounted
    if last and last.phrase.definite and figure.position < last.phrase.last and not is_reduced(words, phrase):
        raise Uncounted
    if last and lead == "and" and {w.text for w in words[phrase.last : phrase.last + 2]} & {"who", "whom"}:
        return figure
    name = _name(figure)
    if name == "facilities" and lead in closed("be"):
        return replace(figure, metrics=("facilities",), rule="active")
    in_cases = last and last.metrics and last.thing and last.thing.name == "cases"
    if last and in_cases and lead in ("involving", "against", "with") and name in ("offenders", "people", "nationals"):
        return _inherited(replace(figure, to=last, link="joined"), last)
    return None


def _verb(figure: Figure, setting: Setting) -> Figure | None:
    """The verb right before the number or behind its phrase: "identified 12 victims", "12 victims were identified"."""
    words, phrase = setting.words, figure.phrase
    rear = None if phrase.part and phrase.bare and not figure.link else behind(words, phrase)
    choices = [figure.governor] if figure.governor else [before(words, figure.anchor, adjacent=True), rear]
    if rear and figure.governor is None and (figure.link == "comparison" or opens(words, figure.anchor)):
        choices.reverse()
    for governor in choices:
        metrics = _metrics(governor, _name(figure))
        if governor is None or not metrics:
            continue
        _refuse(governor, figure)
        if not fits(words, figure, governor, metrics):
            return replace(figure, governor=governor)
        if "victims_assisted" in metrics and {w.text for w in words[phrase.last : phrase.last + 2]} & _RETURNING:
            metrics = ("victims_repatriated",)
        return replace(figure, governor=governor, metrics=metrics, rule=governor.rule)
    uncounted_part = (
        figure.kind == "PCT" or (figure.quantity.value == 1 and phrase.part) or (figure.to and not figure.to.metrics)
    )
    return (
        replace(figure, governor=next((g for g in choices if g), None))
        if figure.link == "part" and uncounted_part
        else None
    )


def _growth(figure: Figure, setting: Setting) -> Figure | None:
    """A subject that grew, fell or has a size: "the shelters rose from three to nine", "a population of migrants
    estimated at two million"."""
    if figure.link not in ("grown", "later", "comparison", "sized") or not figure.phrase.bare:
        return None
    if figure.to is not None:
        return _inherited(replace(figure, thing=figure.to.thing), figure.to) if figure.link == "later" else None
    for at in range(figure.anchor - 1, -1, -1):
        token = setting.words[at]
        if token.text == ";" or token.kind in QUANTITIES:
            return None
        if figure.link == "sized" and token.kind == "GROUP":
            return replace(figure, phrase=Phrase(at, at + 1, at, things().get("people")), thing=things().get("people"))
        if (thing := things().get(token.text)) and thing.name != "excluded":
            metric = thing.metric or ("facilities" if thing.name == "facilities" else None)
            grown = replace(figure, phrase=Phrase(at, at + 1, at, thing), thing=thing)
            return replace(grown, metrics=(metric,), rule="subject") if metric else grown
    return None


def _linked(figure: Figure, setting: Setting) -> Figure | None:
    """Compared with a figure, or a part of it, that has a metric."""
    if figure.to and figure.to.metrics and figure.link != "grown" and _compatible(figure, figure.to):
        return _inherited(figure, figure.to)
    return None


def _far_verb(figure: Figure, setting: Setting) -> Figure | None:
    """The verb of a list: "trained 350 police officers, 40 judges, and 25 prosecutors"."""
    if figure.governor or figure.link == "comparison":
        return None
    governor = before(setting.words, figure.anchor, adjacent=False)
    _refuse(governor, figure)
    metrics = _metrics(governor, _name(figure))
    return replace(figure, governor=governor, metrics=metrics, rule=governor.rule) if governor and metrics else None


def _pointing(figure: Figure, setting: Setting) -> Figure | None:
    """A number that points back to the sentence before: "of these 56 victims"."""
    if setting.lead(figure) not in ("the", "these", "those"):
        return None
    same = next((f for f in setting.earlier if f.quantity.value == figure.quantity.value), None)
    return _continued(figure, same) if same else None


def _list(figure: Figure, setting: Setting) -> Figure | None:
    """A bare number that goes on with the figure before: "12 for one year, and five for two"."""
    words, last = setting.words, setting.last
    head = last.to if last and last.link == "comparison" and last.to else last
    if not figure.phrase.bare or figure.is_zero or not opens(words, figure.anchor):
        head = None
    elif last is None and setting.earlier:
        return _continued(figure, setting.earlier[-1])
    if last and head and head.metrics and not acted_between(words, last.phrase.last, figure.anchor):
        return _inherited(replace(figure, to=head, link=figure.link or "joined"), head)
    return replace(figure, governor=before(words, figure.anchor, adjacent=False) or behind(words, figure.phrase))


def _continued(figure: Figure, model: Figure) -> Figure:
    """A figure with the metric of one in the sentence before; positions there mean nothing here."""
    return replace(figure, metrics=model.metrics, thing=figure.thing or model.thing, rule="inherited")


def _inherited(figure: Figure, model: Figure) -> Figure:
    return replace(figure, metrics=model.metrics, governor=model.governor, rule="inherited")


def _refuse(governor: Governor | None, figure: Figure) -> None:
    if governor and (governor.hypothetical or (governor.negated and not figure.is_zero)):
        raise Uncounted


def _name(figure: Figure) -> str | None:
    """The thing's name; `unknown` where the head noun is not in the lexicon."""
    if figure.phrase.head is not None and figure.phrase.thing is None and figure.kind == "NUM":
        return "unknown"
    return figure.thing.name if figure.thing else None


def _metrics(governor: Governor | None, thing: str | None) -> tuple[str, ...]:
    found = (metric_of(names, thing) for names in (governor.actions if governor else ()))
    return tuple(dict.fromkeys(m for m in found if m))


def _compatible(figure: Figure, to: Figure) -> bool:
    """Whether a figure can count on another's metric: it counts the same thing, or persons both."""
    if figure.phrase.bare or figure.kind == "PCT" or figure.thing is None:
        return True
    names = {figure.thing.name, to.thing.name if to.thing else "unknown"}
    return len(names) == 1 or names <= _PERSONS
