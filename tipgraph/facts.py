"""The hinge between reading and graph: what a fact is, and the evidence that carries it.

A fact has a *content* (one frozen record a type, fields as in the annotation guide) and its *evidence* (exact spans of the
narrative). The reading wing makes facts, the graph wing turns them into RDF; neither knows the other.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from typing import Any, ClassVar, Literal, get_args

from tipgraph.errors import DataError, in_words

Source = Literal["government", "ngo", "io", "observers", "media", "foreign_government"]
Polarity = Literal["affirmed", "negated", "notReported", "recommended"]
Period = int | str | None
"""A calendar year, a span ("2022/2024", "2020-05/2023-12"), or None where a secondary text gives none."""

SOURCES: tuple[str, ...] = get_args(Source)
POLARITIES: tuple[str, ...] = get_args(Polarity)


def _key() -> Any:
    """A field that belongs to the key: what makes two facts the same."""
    return field(metadata={"key": True})


LIFE = 99.0
"""Years: how GUIDE.md writes imprisonment for life."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a fact says, without where it is said. Subclasses are the fact types."""

    type: ClassVar[str]
    apart: ClassVar[tuple[str, ...]] = ()
    """Fields besides the key that keep two records of one narrative apart (GUIDE: "Same key, different fact")."""
    renamed: ClassVar[Mapping[str, str]] = {}
    """Fields that have another name in records: a plan's `start` and `end` are years, those of a record are offsets."""

    @classmethod
    @cache
    def key_fields(cls) -> tuple[str, ...]:
        return tuple(f.name for f in fields(cls) if f.metadata.get("key"))

    @classmethod
    @cache
    def other_fields(cls) -> tuple[str, ...]:
        return tuple(f.name for f in fields(cls) if not f.metadata.get("key"))

    @classmethod
    def record_name(cls, field_name: str) -> str:
        """The key of a field in a record (`facts.jsonl`), where the guide's name is taken there by the evidence."""
        return cls.renamed.get(field_name, field_name)

    def key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.key_fields())


@dataclass(frozen=True, slots=True)
class Tier(Content):
    """The placement of this edition. `tier`: 1, 2, 2WL, 3, special."""

    type: ClassVar[str] = "tier"
    tier: str = _key()
    consecutive_years: int | None = None
    waiver: bool = False
    auto_downgrade: bool = False
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Effort(Content):
    """The report's verdict on the government's efforts as a whole (`overall`) or in one area."""

    type: ClassVar[str] = "effort"
    area: str = _key()
    trend: str = _key()
    level: str | None = None


@dataclass(frozen=True, slots=True)
class CountryRole(Content):
    """The country as a whole is a `source`, `transit`, `destination`, or victims are exploited inside it (`internal`)."""

    type: ClassVar[str] = "country_role"
    role: str = _key()
    groups: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow(Content):
    """Victims from `origin` are exploited in `destination`, or pass through it (`kind` transit). ISO3 or a region's name."""

    type: ClassVar[str] = "flow"
    origin: str = _key()
    destination: str = _key()
    kind: str = _key()
    groups: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VictimGroup(Content):
    """Who is `exploited`, or `vulnerable` to it. `places` are ISO3 codes."""

    type: ClassVar[str] = "victim_group"
    group: str = _key()
    status: str = _key()
    exploitation: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statute(Content):
    """A legal provision, by its normalised citation (`Article 181`), its name, or a short description."""

    type: ClassVar[str] = "statute"
    citation: str = _key()
    law: str | None = None
    subject: tuple[str, ...] = ()
    year_adopted: int | None = None


@dataclass(frozen=True, slots=True)
class Penalty(Content):
    """A punishment that a statute prescribes, in years (months as fractions, life 99). `victim`: adult, child, any."""

    type: ClassVar[str] = "penalty"
    apart: ClassVar[tuple[str, ...]] = ("exploitation",)
    citation: str = _key()
    min_years: float | None = _key()
    max_years: float | None = _key()
    victim: str = _key()
    also: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistic(Content):
    """A counted or measured number. `period`: a calendar year, a span `2022/2024`, or None."""

    type: ClassVar[str] = "statistic"
    apart: ClassVar[tuple[str, ...]] = ("unit", "exploitation", "citations", "group", "label")
    metric: str = _key()
    value: float = _key()
    period: Period = _key()  # noqa: RUF009 - a field, not a default
    unit: str | None = None
    qualifier: str | None = None
    actor: str | None = None
    citations: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    group: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Silence(Content):
    """The report says that the government did not report a figure or an action: neither zero nor missing."""

    type: ClassVar[str] = "silence"
    apart: ClassVar[tuple[str, ...]] = ("label",)
    metric: str = _key()
    period: Period = _key()  # noqa: RUF009 - a field, not a default
    consecutive_years: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Agency(Content):
    """An organisation with a part in the story, by its fullest proper name without "the"."""

    type: ClassVar[str] = "agency"
    name: str = _key()
    kind: str | None = None
    roles: tuple[str, ...] = ()
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Cooperation(Content):
    """With another state (ISO3) or a named international body."""

    type: ClassVar[str] = "cooperation"
    partner: str = _key()
    kind: str = _key()


@dataclass(frozen=True, slots=True)
class Recommendation(Content):
    """One prioritised recommendation, verbatim. `position` counts from 1 in the text; `theme` is a code or None."""

    type: ClassVar[str] = "recommendation"
    text: str = _key()
    position: int | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Plan(Content):
    """A named strategy, programme or action plan."""

    type: ClassVar[str] = "plan"
    renamed: ClassVar[Mapping[str, str]] = {"start": "start_year", "end": "end_year"}
    name: str = _key()
    start: int | None = None
    end: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Treaty(Content):
    """The state's standing towards an international instrument. `status`: party, not_party, signed."""

    type: ClassVar[str] = "treaty"
    name: str = _key()
    status: str = _key()


CONTENTS: Mapping[str, type[Content]] = {
    cls.type: cls
    for cls in (
        Tier, Effort, CountryRole, Flow, VictimGroup, Statute, Penalty,
        Statistic, Silence, Agency, Cooperation, Recommendation, Plan, Treaty,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of the narrative's text as supplied (code points, end exclusive) and its words, white space folded."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Evidence":
        return cls(start, end, fold(text[start:end]))


def fold(text: str) -> str:
    """White space folded to single spaces: how evidence is compared (GUIDE.md)."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one narrative. `rule` names the pattern that found it; `confidence` is that pattern's measured
    precision (0 to 1), None where it was not measured; `also` holds further sentences that say the same."""

    narrative: str
    country: str
    report_year: int
    content: Content
    evidence: Evidence
    rule: str
    source: Source | None = None
    recommended: bool = False
    confidence: float | None = None
    also: tuple[Evidence, ...] = ()

    @property
    def type(self) -> str:
        return self.content.type

    @property
    def polarity(self) -> Polarity:
        """contract.md 5: a silence is `notReported`, a zero `negated`, what recommendations say `recommended`."""
        if isinstance(self.content, Silence):
            return "notReported"
        if isinstance(self.content, Statistic) and self.content.value == 0:
            return "negated"
        return "recommended" if self.recommended else "affirmed"

    @property
    def id(self) -> str:
        """The local name of the assertion's IRI: the same content in the same narrative gives the same id."""
        names = (*self.content.key_fields(), *self.content.apart)
        values = [_whole(getattr(self.content, name)) for name in names]
        seed = json.dumps([self.narrative, self.type, values], ensure_ascii=True)
        digest = hashlib.sha256(seed.encode()).hexdigest()[:12]
        return f"{self.country}-{self.report_year}-{self.type}-{digest}"

    def sort_key(self) -> tuple[Any, ...]:
        return (self.narrative, self.evidence.start, self.type, self.id)

    def to_record(self) -> dict[str, Any]:
        """The line of `facts.jsonl` (contract.md 4)."""
        values = {
            self.content.record_name(name): list(value) if isinstance(value, tuple) else _whole(value)
            for name in (*self.content.key_fields(), *self.content.other_fields())
            for value in (getattr(self.content, name),)
        }
        return {
            "id": self.id,
            "narrative": self.narrative,
            "country": self.country,
            "report_year": self.report_year,
            "type": self.type,
            **values,
            "source": self.source,
            "polarity": self.polarity,
            "start": self.evidence.start,
            "end": self.evidence.end,
            "evidence": self.evidence.quote,
            _also_key(self.content): [{"start": e.start, "end": e.end, "evidence": e.quote} for e in self.also],
            "rule": self.rule,
            "confidence": self.confidence,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Fact":
        """Read a line of `facts.jsonl` back. Raises DataError where a key is missing or the type unknown."""
        try:
            if not all(isinstance(record[name], int) for name in ("report_year", "start", "end")):
                raise TypeError
            renamed = CONTENTS[record["type"]].renamed
            content = content_from({**record, **{own: record[name] for own, name in renamed.items()}})
            return cls(
                narrative=record["narrative"],
                country=record["country"],
                report_year=record["report_year"],
                content=content,
                evidence=Evidence(record["start"], record["end"], record["evidence"]),
                rule=record["rule"],
                source=record.get("source"),
                recommended=record["polarity"] == "recommended",
                confidence=record.get("confidence"),
                also=tuple(Evidence(e["start"], e["end"], e["evidence"]) for e in record.get(_also_key(content), ())),
            )
        except (KeyError, TypeError) as error:
            raise DataError(f"a fact record cannot be read ({in_words(error)}); build the graph again") from error


def _also_key(content: Content) -> str:
    """The record's key for further evidence: `also`, but a penalty's `also` is its forfeiture or fine (GUIDE.md)."""
    return "also_evidence" if hasattr(content, "also") else "also"


def content_from(record: Mapping[str, Any]) -> Content:
    """The content of a record with the guide's keys; lists become tuples, absent optional fields their default."""
    cls = CONTENTS[record["type"]]
    values: dict[str, Any] = {}
    for f in fields(cls):
        value = record[f.name] if f.metadata.get("key") else record.get(f.name)
        if value is None and f.default is not MISSING:
            value = f.default
        values[f.name] = tuple(value) if isinstance(value, list) else value
    return cls(**values)


def merge(facts: Iterable[Fact]) -> list[Fact]:
    """One record for a fact stated more than once in one narrative: its lists are the union of what the sentences say,
    its evidence the one that says most, the rest `also` (GUIDE.md, "In every record"). Sorted."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.id, []).append(fact)
    merged = [(identity, _merge_group(group)) for identity, group in groups.items()]
    # as Fact.sort_key, without making each id a second time
    merged.sort(key=lambda m: (m[1].narrative, m[1].evidence.start, m[1].type, m[0]))
    return [fact for _, fact in merged]


def _merge_group(group: list[Fact]) -> Fact:
    # what is said to be so is no wish because a recommendation names it too
    group = [fact for fact in group if not fact.recommended] or group
    if len(group) == 1:
        return group[0]
    group = sorted(
        group,
        key=lambda f: (
            -_filled(f.content) if isinstance(f.content, Statistic | Tier) else 0,
            f.evidence.start,
            f.evidence.end,
        ),
    )
    best = group[0]
    changes: dict[str, Any] = {}
    for name in best.content.other_fields():
        values = [getattr(f.content, name) for f in sorted(group, key=lambda f: f.evidence.start)]
        if isinstance(values[0], tuple):
            changes[name] = tuple(dict.fromkeys(v for value in values for v in value))
        elif getattr(best.content, name) in (None, False):
            changes[name] = next((v for v in values if v not in (None, False)), values[0])
    spans = dict.fromkeys(e for f in group for e in (f.evidence, *f.also))
    also = tuple(e for e in _outermost(spans) if not _within(e, best.evidence))
    return replace(best, content=replace(best.content, **changes), also=also)


def _outermost(spans: Iterable[Evidence]) -> list[Evidence]:
    """The spans that lie in no other, in order."""
    kept: list[Evidence] = []
    for span in sorted(spans, key=lambda e: (e.start, -e.end)):
        if not kept or not _within(span, kept[-1]):
            kept.append(span)
    return kept


def _within(inner: Evidence, outer: Evidence) -> bool:
    """Whether a span lies in another, and so says nothing that the other does not show."""
    return outer.start <= inner.start and inner.end <= outer.end


def _filled(content: Content) -> int:
    """How much a record says: the number of values in its fields."""
    values = (getattr(content, name) for name in content.other_fields())
    return sum(len(v) if isinstance(v, tuple) else v not in (None, False) for v in values)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
