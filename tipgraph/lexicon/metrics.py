"""What is counted (things), what is done with it (actions), and the metric that the two make: `metrics.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tipgraph.data_files import read_toml

Form = Literal["base", "past", "participle", "gerund", "noun"]


@dataclass(frozen=True, slots=True)
class Thing:
    """What numbers count. `metric` is set where the noun itself tells what is measured ("79 investigations")."""

    name: str
    unit: str
    metric: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """A form of one or more actions: `investigated` is the past and the participle of "investigate"."""

    names: tuple[str, ...]
    forms: frozenset[Form]


@cache
def _data() -> Mapping[str, Any]:
    return read_toml("tipgraph.lexicon", "metrics.toml")


@cache
def things() -> Mapping[str, Thing]:
    """Every head noun, singular and plural, of one word or more."""
    made: dict[str, Thing] = {}
    for name, entry in _data()["things"].items():
        thing = Thing(name, entry["unit"], entry.get("metric"))
        for form in entry["forms"]:
            made.setdefault(form, thing)
            made.setdefault(singular(form), thing)
    return made


@cache
def thing_named(name: str) -> Thing:
    entry = _data()["things"][name]
    return Thing(name, entry["unit"], entry.get("metric"))


@cache
def actions() -> Mapping[str, Action]:
    """Every form of every verb and noun of an action."""
    found: dict[str, tuple[dict[str, None], set[Form]]] = {}
    for name, entry in _data()["actions"].items():
        listed: Iterator[tuple[str, Form]] = (pair for verb in entry["verbs"] for pair in verb_forms(verb))
        for form, kind in (*listed, *((noun, "noun") for noun in entry.get("nouns", ()))):
            names, kinds = found.setdefault(form, ({}, set()))
            names[name] = None
            kinds.add(kind)
    return {form: Action(tuple(names), frozenset(kinds)) for form, (names, kinds) in found.items()}


def unit_of_metric(metric: str) -> str | None:
    """What a metric usually counts (`persons`, `cases`, …); None for `other`."""
    unit: str | None = _data()["units"].get(metric)
    return unit


@cache
def denied_nouns() -> Mapping[str, str]:
    """The metric of which there are none where a noun is denied ("no assistance")."""
    return {noun: metric for metric, nouns in _data()["denied"].items() for noun in nouns}


def metric_of(names: tuple[str, ...], thing: str | None) -> str | None:
    """The metric that one of these actions makes of a thing (`money` for sums; None: nothing says what is counted)."""
    for name in names:
        table = _data()["actions"][name]["of"]
        metric = table.get(thing or "none", table.get("any"))
        if metric:
            return str(metric)
    return None


def singular(noun: str) -> str:
    """The singular of a plural noun phrase.

    >>> singular("police officers"), singular("agencies"), singular("crisis rooms"), singular("women")
    ('police officer', 'agency', 'crisis room', 'woman')
    """
    irregular = {"people": "person", "children": "child", "businesses": "business", "crises": "crisis"}
    head, _, last = noun.rpartition(" ")
    lead = f"{head} " if head else ""
    if last in irregular:
        return lead + irregular[last]
    if last.endswith("men"):
        return lead + last[:-2] + "an"
    if last.endswith("ies"):
        return lead + last[:-3] + "y"
    return lead + last.removesuffix("s")


def verb_forms(verb: str) -> list[tuple[str, Form]]:
    """The forms of a verb; those of an irregular one are written out: "base/past/participle/gerund".

    >>> [form for form, _ in verb_forms("identify")]
    ['identify', 'identifies', 'identified', 'identified', 'identifying']
    """
    base, *irregular = verb.split("/")
    third = (
        base[:-1] + "ies"
        if base.endswith("y") and base[-2] not in "aeou"
        else base + ("es" if base.endswith(("s", "ch", "sh")) else "s")
    )
    if irregular:
        past, participle, gerund = irregular
    else:
        stem = base.removesuffix("e")
        past = participle = base[:-1] + "ied" if third.endswith("ies") else stem + "ed"
        gerund = stem + "ing"
    return [(base, "base"), (third, "base"), (past, "past"), (participle, "participle"), (gerund, "gerund")]
