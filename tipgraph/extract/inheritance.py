"""Figures that take their metric from another: compared with it, a part of it, the next of its list, its growth."""

from dataclasses import replace

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import before, behind
from tipgraph.extract.links import opens
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.extract.setting import Setting, Uncounted, metrics_of
from tipgraph.extract.surroundings import acted_between, describes, is_told, left_alone
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import metric_of, things

_FINDING = 4
"""Words behind "of which" in which is said what inspections found."""
_PERSONS = frozenset({"victims", "people", "nationals", "pupils", "offenders", "officials", "unknown"})


def grown(figure: Figure, setting: Setting) -> Figure | None:
    """A subject that grew, fell or has a size: "the shelters rose from three to nine", "a population of migrants
    estimated at two million"."""
    if figure.link not in ("grown", "later", "comparison", "sized") or not figure.phrase.bare:
        return None
    if figure.to is not None:
        return inherited(replace(figure, thing=figure.to.thing), figure.to) if figure.link == "later" else None
    for at in range(figure.anchor - 1, -1, -1):
        token = setting.words[at]
        if token.text == ";" or token.kind in QUANTITIES:
            return None
        if token.kind == "VICTIM" and (names := _done_to(setting.words, at)):
            grown = replace(
                figure, phrase=Phrase(at, at + 1, at, things().get("victims")), thing=things().get("victims")
            )
            return replace(grown, metrics=tuple(m for n in names if (m := metric_of((n,), "victims"))), rule="subject")
        if at and setting.words[at - 1].text in closed("circumstances"):
            continue
        if figure.link == "sized" and token.kind == "GROUP":
            return replace(figure, phrase=Phrase(at, at + 1, at, things().get("people")), thing=things().get("people"))
        if (thing := things().get(token.text)) and thing.name != "excluded":
            metric = thing.metric or ("facilities" if thing.name == "facilities" else None)
            grown = replace(figure, phrase=Phrase(at, at + 1, at, thing), thing=thing)
            return replace(grown, metrics=(metric,), rule="subject") if metric else grown
    return None


def _done_to(words: list[Token], at: int) -> tuple[str, ...]:
    """The actions of the participle beside a noun: "identified victims", "victims identified"."""
    beside = (words[k] for k in (at - 1, at + 1) if 0 <= k < len(words))
    return next((w.action.names for w in beside if w.is_participle and w.action), ())


def linked_to(figure: Figure, setting: Setting) -> Figure | None:
    """Compared with a figure, or a part of it, that has a metric."""
    if figure.is_zero and figure.link == "part":
        return None
    if left_alone(setting.words, figure.phrase):
        return None
    if figure.link == "change" and figure.kind == "NUM" and figure.phrase.bare:
        raise Uncounted  # "nine fewer than in 2015"
    if (
        figure.link == "part"
        and figure.to
        and figure.to.metrics == ("inspections",)
        and _found_violations(setting.words, figure)
    ):
        return replace(figure, metrics=("violations",), rule="inherited")
    if figure.to and figure.to.metrics and figure.link != "grown" and _compatible(figure, figure.to):
        return inherited(figure, figure.to)
    return None


def _found_violations(words: list[Token], figure: Figure) -> bool:
    """Whether the part is of inspections that found something: "12 inspections, nine of which revealed violations"."""
    behind_it = (things().get(w.text) for w in words[figure.phrase.last : figure.phrase.last + _FINDING])
    return any(thing is not None and thing.metric == "violations" for thing in behind_it)


def pointing(figure: Figure, setting: Setting) -> Figure | None:
    """A number that points back: "of these 56 victims", "52 percent of the total"."""
    behind_it = [w.text for w in setting.words[figure.position + 1 : figure.position + 4]]
    if figure.kind == "PCT" and behind_it == ["of", "the", "total"]:
        whole = next(
            (f for f in (*reversed(setting.found), *reversed(setting.earlier)) if f.metrics and not f.link), None
        )
        return _continued(figure, whole) if whole else None
    if setting.lead(figure) in closed("exploiting") and figure.phrase.bare:
        victims = next((f for f in (*reversed(setting.found), *reversed(setting.earlier)) if _of_victims(f)), None)
        return _continued(figure, victims) if victims else None
    if setting.lead(figure) not in ("the", "these", "those"):
        return None
    same = next((f for f in setting.earlier if f.quantity.value == figure.quantity.value), None)
    return _continued(figure, same) if same else None


def shared(figure: Figure, setting: Setting) -> Figure | None:
    """A share of those to whom something was done: "70 percent of those assisted", "half of the victims identified"."""
    words, phrase = setting.words, figure.phrase
    if figure.kind != "PCT" or not phrase.part or before(words, figure.anchor, adjacent=True):
        return None
    done: tuple[str, ...] = ()
    if phrase.head is not None and words[phrase.head].kind == "VICTIM":
        done = _done_to(words, phrase.head)
    elif [w.text for w in words[phrase.first : phrase.first + 2]] == ["of", "those"]:
        done = _done_to(words, phrase.first + 1)
    metrics = tuple(m for name in done if (m := metric_of((name,), "victims")))
    if metrics_of(behind(words, phrase), "victims"):
        return None  # "of those convicted received prison terms"
    return replace(figure, metrics=metrics[:1], rule="noun") if metrics else None


def kinds(figure: Figure, setting: Setting) -> Figure | None:
    """Who the counted are, each kind with its number: "51 were women, 12 men, and six girls", "76 victims were Peruvian"."""
    words, phrase, last = setting.words, figure.phrase, setting.last
    if phrase.bare or figure.thing is None or figure.thing.name not in _PERSONS or figure.link:
        return None
    if _opens_kinds(words, figure.anchor):
        whole = next((f for f in (*reversed(setting.found), *reversed(setting.earlier)) if _of_victims(f)), None)
        return _continued(figure, whole) if whole else None
    told = (f for f in (last, last and last.to) if f and _of_victims(f))
    first = next((f for f in told if describes(words, f.phrase) or _opens_kinds(words, f.anchor)), None)
    if first and phrase.last < len(words) and opens(words, figure.anchor):
        ends = words[phrase.last].text in (",", ";", ".", "and", ")", "(")
        return inherited(replace(figure, to=first, link="joined"), first) if ends else None
    if figure.thing.name != "victims" or not opens(words, figure.anchor) or not is_told(words, phrase):
        return None
    all_told = (f for f in (*setting.found, *setting.earlier) if _of_victims(f))
    whole = next((f for f in all_told if f.quantity.value >= figure.quantity.value), None)
    return _continued(figure, whole) if whole else None


def _opens_kinds(words: list[Token], at: int) -> bool:
    """Whether the first kind of the counted follows: "The victims included 12 children", "these comprised 30 men"."""
    if at < 2 or words[at - 1].text not in ("included", "include", "comprised", "were"):
        return False
    return words[at - 2].kind == "VICTIM" or words[at - 2].text in ("these", "they", "victims")


def _of_victims(figure: Figure) -> bool:
    return any(metric.startswith("victims_") for metric in figure.metrics) and figure.kind == "NUM"


def same_noun(figure: Figure, setting: Setting) -> Figure | None:
    """A bare number behind a verb of its own that goes on with a noun: "opened 12 investigations and continued five"."""
    if not figure.phrase.bare or setting.last is None or figure.thing is None or figure.thing.metric is None:
        return None
    governor = before(setting.words, figure.anchor, adjacent=True)
    if governor is None or governor.rule != "active" or setting.last.metrics != (figure.thing.metric,):
        return None
    return replace(figure, governor=governor, metrics=setting.last.metrics, rule="active")


def listed(figure: Figure, setting: Setting) -> Figure | None:
    """A bare number that goes on with the figure before: "12 for one year, and five for two"."""
    words, last = setting.words, setting.last
    head = last.to if last and last.link == "comparison" and last.to else last
    if (
        not figure.phrase.bare
        or left_alone(words, figure.phrase)
        or (figure.is_zero and (words[figure.position].text != "none" or figure.phrase.part))
        or not opens(words, figure.anchor)
    ):
        head = None
    elif last is None and setting.earlier:
        return _continued(figure, setting.earlier[-1])
    if last and head and head.metrics and not acted_between(words, last.phrase.last, figure.anchor):
        return inherited(replace(figure, to=head, link=figure.link or "joined"), head)
    return replace(figure, governor=before(words, figure.anchor, adjacent=False) or behind(words, figure.phrase))


def _continued(figure: Figure, model: Figure) -> Figure:
    """A figure with the metric of one in the sentence before; positions there mean nothing here."""
    return replace(figure, metrics=model.metrics[:1], thing=figure.thing or model.thing, rule="inherited")


def inherited(figure: Figure, model: Figure) -> Figure:
    """A figure with the metrics of another; what goes on in a new clause from "identified and assisted 56" tells of the
    identified."""
    metrics = model.metrics[:1] if figure.link in (None, "joined") and not figure.is_zero else model.metrics
    return replace(figure, metrics=metrics, governor=model.governor, rule="inherited")


def _compatible(figure: Figure, to: Figure) -> bool:
    """Whether a figure can count on another's metric: it counts the same thing, or persons both."""
    if figure.phrase.bare or figure.kind == "PCT" or figure.thing is None:
        return True
    names = {figure.thing.name, to.thing.name if to.thing else "unknown"}
    return len(names) == 1 or names <= _PERSONS
