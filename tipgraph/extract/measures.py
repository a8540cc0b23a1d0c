"""The metric of a figure: by the noun it counts, the verb before or behind it, or the figure that it goes on from.

Each reading looks at one way to say it and gives the figure with its metrics, or None where the text does not say it so.
Where the text denies, plans or only measures what the number stands for, a reading raises `Uncounted`.
"""

from dataclasses import replace

from tipgraph.extract.complements import completed
from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import before, behind
from tipgraph.extract.inheritance import grown, inherited, kinds, linked_to, listed, pointing, same_noun, shared
from tipgraph.extract.links import opens
from tipgraph.extract.others import TOO_LARGE_TO_POINT
from tipgraph.extract.phrases import Phrase, Token
from tipgraph.extract.setting import Setting, Uncounted, actions_of, metrics_of, name_of, refuse
from tipgraph.extract.surroundings import (
    allows_residence,
    also_denied,
    by_hotline,
    denied_by_name,
    describes,
    fits,
    is_reduced,
    is_scant,
    keeps_victims,
    names_system,
    provides,
)
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import unit_of_metric

_CASES = frozenset({"cases", "investigations", "prosecutions", "convictions"})
"""What suspects are counted in ("12 investigations involving 30 suspects")."""
_CIRCUMSTANCE = frozenset({"for", "with", "at", "under", "on"})
"""Before "no": nothing is counted."""
_GOES_ON = frozenset({"and", ",", "including", "which"})
"""Before a sum that was given as well, or is a part of the one before."""
_RETURN_REACH = 6
_RETURNING = frozenset({"return", "repatriate", "home"})
"""Help to do this is repatriation ("helped four victims return")."""


def measured(figure: Figure, setting: Setting) -> Figure | None:
    """The figure with its metrics (none where it counts something else); None where it asserts no count."""
    if figure.rule == "meetings":
        return figure
    if figure.is_zero and (denied := _denied(figure, setting)):
        return denied
    if setting.words[figure.position].text == "no" and not figure.link and _names_nothing(figure, setting):
        return figure
    readings = (
        (_sum,)
        if figure.is_money
        else (_noun, _beside, shared, _verb, grown, linked_to, _far_verb, pointing, kinds, same_noun, _shelters, listed)
    )
    try:
        return next((found for reading in readings if (found := reading(figure, setting))), figure)
    except Uncounted:
        return None


def _denied(figure: Figure, setting: Setting) -> Figure | None:
    """What was not provided, by its name: "no assistance was provided", "did not conduct training"."""
    metric = denied_by_name(setting.words, figure.position)
    if metric is None or setting.lead(figure) in (*closed("be"), "has", "have", "had"):
        return None
    words = setting.words
    governor = figure.governor or behind(words, figure.phrase) or before(words, figure.anchor, adjacent=False)
    if governor and (governor.hypothetical or not provides(governor)):
        return None
    return replace(figure, metrics=(metric,), governor=governor, rule="noun")


def _names_nothing(figure: Figure, setting: Setting) -> bool:
    """Whether what there is none of is not known ("no legal alternatives"), or only a circumstance ("for no wages")."""
    return figure.phrase.bare or setting.lead(figure) in _CIRCUMSTANCE


def _sum(figure: Figure, setting: Setting) -> Figure | None:
    """Money: allocated, spent, awarded."""
    words, anchor = setting.words, figure.anchor
    if figure.link == "comparison" and figure.to and figure.to.kind == figure.kind:
        return inherited(figure, figure.to)
    governor = (
        before(words, anchor, adjacent=True)
        or before(words, anchor, adjacent=False)
        or behind(words, _closed(words, figure))
    )
    refuse(governor, figure)
    near = {w.text for w in words[max(0, anchor - 12) : figure.position + 8]}
    if near & closed("restitution"):
        metric: str | None = "restitution"
    else:
        done = completed(words, governor, anchor, figure.phrase)
        sums = (m for g in (governor, done) for m in metrics_of(g, "money") if unit_of_metric(m) == "USD")
        metric = next(sums, None) or ("funding" if near & closed("budgets") else None)
    if metric:
        return replace(figure, metrics=(metric,), governor=governor, rule="money")
    last = setting.last
    if last and last.is_money and last.metrics and setting.lead(figure) in _GOES_ON and figure.link in (None, "part"):
        return inherited(replace(figure, to=last, link="joined"), last)  # "$900 for food and $300 for fares"
    return replace(figure, governor=governor)


def _closed(words: list[Token], figure: Figure) -> Phrase:
    """The phrase of a sum, with the mark that closes it: "4,000 baht ($120) allocated to …"."""
    phrase = figure.phrase
    ends = phrase.bare and phrase.last < len(words) and words[phrase.last].text == ")"
    return replace(phrase, last=phrase.last + 1) if ends else phrase


def _noun(figure: Figure, setting: Setting) -> Figure | None:
    """The noun itself: "79 investigations", "no investigations, prosecutions, or convictions"."""
    thing, phrase = figure.phrase.thing, figure.phrase
    if thing is None or thing.metric is None:
        return None
    governor = figure.governor or before(setting.words, figure.anchor, adjacent=False)
    if governor and governor.hypothetical:
        raise Uncounted
    if setting.lead(figure) in closed("undoing"):
        return figure
    if thing.name == "compensation" and not (governor and any("give" in names for names in governor.actions)):
        return figure
    if thing.name == "permits" and not _of_residence(figure, setting.words):
        return figure
    if figure.is_zero and names_system(setting.words, phrase):
        return figure  # "no identification and referral mechanism"
    metrics = (thing.metric, *(also_denied(setting.words, phrase) if figure.is_zero else ()))
    return replace(figure, metrics=tuple(dict.fromkeys(metrics)), governor=governor, rule="noun")


def _of_residence(figure: Figure, words: list[Token]) -> bool:
    """Whether permits are of residence: by their name, or by what the sentence said before ("such permits")."""
    phrase = words[figure.phrase.first : figure.phrase.last]
    if allows_residence(phrase):
        return True
    plain = not {w.text for w in phrase} & closed("other_permits")
    return plain and (phrase[0].text == "such" or allows_residence(words[: figure.anchor]))


def _pointed_at(figure: Figure, setting: Setting) -> bool:
    """Whether a number only points at a figure, of which something else is said: "many of the 12 were convicted"."""
    words, last, lead = setting.words, setting.last, setting.lead(figure)
    if is_reduced(words, figure.phrase):
        return False
    if last and last.phrase.definite and figure.position < last.phrase.last:
        return True
    some = {w.text for w in words[max(0, figure.anchor - 3) : figure.anchor]}
    points = lead in ("the", "these", "those") and figure.quantity.value < TOO_LARGE_TO_POINT
    return points and "of" in some and bool(some & closed("partitive"))


def _measures(figure: Figure, setting: Setting) -> bool:
    """Whether a number measures or says where: "an average of 12", "sentenced to two and a half years", "in nine states"."""
    lead, before_lead = setting.lead(figure), setting.words[figure.anchor - 2] if figure.anchor > 1 else None
    if before_lead is not None and lead == "to" and "sentence" in actions_of(before_lead):
        return True
    if before_lead is not None and lead == "of" and before_lead.text in closed("measures"):
        return True
    return lead in closed("in_places") and name_of(figure) == "places"


def _beside(figure: Figure, setting: Setting) -> Figure | None:
    """What the words around a number decide: measures, "there are 12 shelters", "cases involving 41 suspects"."""
    if _measures(figure, setting) or _pointed_at(figure, setting):
        raise Uncounted
    words, last, phrase, lead = setting.words, setting.last, figure.phrase, setting.lead(figure)
    name = name_of(figure)
    if lead in ("of", "for") and figure.anchor > 1 and words[figure.anchor - 2].text == "capacity":
        return figure
    if lead == "by" and figure.kind == "PCT":
        return figure
    if last and lead == "and" and {w.text for w in words[phrase.last : phrase.last + 2]} & {"who", "whom"}:
        return figure
    if name == "facilities" and lead in closed("be"):
        return replace(figure, metrics=("facilities",), rule="active")
    if name == "cases" and by_hotline(words, figure.anchor):
        verb = before(words, figure.anchor, adjacent=True)
        return replace(figure, metrics=("hotline_calls",), governor=verb, rule="active")
    if last and lead in ("for", "to") and last.is_money and last.metrics == ("restitution",) and name == "victims":
        return inherited(replace(figure, to=last, link="joined"), last)
    in_cases = last and last.metrics and last.thing and last.thing.name in _CASES
    if last and in_cases and lead in ("involving", "against", "with") and name in ("offenders", "people", "nationals"):
        return inherited(replace(figure, to=last, link="joined"), last)
    return None


def _verb(figure: Figure, setting: Setting) -> Figure | None:
    """The verb right before the number or behind its phrase: "identified 12 victims", "12 victims were identified"."""
    words, phrase = setting.words, figure.phrase
    told = figure.link or figure.is_zero or phrase.definite or not (phrase.part and phrase.bare)
    rear = behind(words, phrase) if told else None
    choices = [figure.governor] if figure.governor else [before(words, figure.anchor, adjacent=True), rear]
    if name_of(figure) != "money" and (figure.kind == "NUM" or figure.link == "part"):
        choices = [completed(words, governor, figure.anchor, phrase) for governor in choices]
    if rear and figure.governor is None and (figure.link == "comparison" or opens(words, figure.anchor)):
        choices.reverse()
    for governor in choices:
        metrics = metrics_of(governor, name_of(figure))
        if governor and metrics_of(governor, "victims") == ("victims_assisted",) and _helps_return(words, phrase):
            metrics = ("victims_repatriated",)
        if governor is None or not metrics:
            continue
        refuse(governor, figure)
        scant = figure.is_zero and name_of(figure) == "victims" and is_scant(words, phrase)
        if scant or not fits(words, figure, governor, metrics):
            return replace(figure, governor=governor)
        return replace(figure, governor=governor, metrics=metrics, rule=governor.rule)
    share = figure.kind == "PCT" and not describes(words, phrase)
    uncounted_part = share or _is_one_of(figure) or (figure.to and not figure.to.metrics)
    return (
        replace(figure, governor=next((g for g in choices if g), None))
        if figure.link == "part" and uncounted_part
        else None
    )


def _helps_return(words: list[Token], phrase: Phrase) -> bool:
    """Whether those who were helped went home: "helped 17 citizens exploited abroad to return"."""
    for token in words[phrase.last : phrase.last + _RETURN_REACH]:
        if token.text in _RETURNING:
            return True
        if token.text in ("and", "who", "which") or not (token.is_word or token.mention):
            return False
    return False


def _is_one_of(figure: Figure) -> bool:
    """ "One of whom" tells what happened to one; only of shelters is it a count ("two shelters, one of them for men")."""
    counted = figure.to is not None and figure.to.metrics == ("facilities",)
    return figure.quantity.value == 1 and figure.phrase.part and not counted


def _far_verb(figure: Figure, setting: Setting) -> Figure | None:
    """The verb of a list: "trained 350 police officers, 40 judges, and 25 prosecutors"."""
    if figure.governor or figure.link == "comparison":
        return None
    verb = before(setting.words, figure.anchor, adjacent=False)
    governor = completed(setting.words, verb, figure.anchor, figure.phrase)
    lead = setting.lead(figure)
    if lead in ("the", "these", "those") and figure.anchor > 1 and setting.words[figure.anchor - 2].text == "among":
        lead = "among"
    if governor == verb and lead in closed("circumstances") and name_of(figure) != "cases":
        return None
    refuse(governor, figure)
    metrics = metrics_of(governor, name_of(figure))
    return replace(figure, governor=governor, metrics=metrics, rule=governor.rule) if governor and metrics else None


def _shelters(figure: Figure, setting: Setting) -> Figure | None:
    """Shelters of which anything else is told: "the ministry gave $9,000 to 12 shelters", "four shelters took in girls"."""
    lead = setting.lead(figure)
    if name_of(figure) != "facilities" or lead == "the" or lead in closed("pointing"):
        return None
    if figure.is_zero and setting.words[min(figure.phrase.last, len(setting.words) - 1)].text not in closed("be"):
        return None
    if figure.quantity.value == 1 and not opens(setting.words, figure.anchor):
        return None  # "from one shelter to the next"
    return (
        replace(figure, metrics=("facilities",), rule="noun") if keeps_victims(setting.words, figure.phrase) else None
    )
