"""Phrases for people who may be victims: "some Ukrainian women and children without papers"."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tipgraph.extract.patterns import compile_regex, wording
from tipgraph.extract.places import places_at
from tipgraph.text.document import Sentence
from tipgraph.text.mentions import SYMBOLS, Mention

VAGUE = {
    "individuals",
    "persons",
    "people",
    "populations",
    "communities",
    "members",
    "families",
    "employees",
    "castes",
    "minorities",
}
"""Heads that say nothing without a modifier (GUIDE.md: as short as it stays itself)."""
_DEMOGRAPHIC = {"women", "men", "children", "girls", "boys", "adults", "minors"}
_FOREIGN = re.compile(r"\b(?:foreign|migrants?|immigrants?|refugees?|asylum|third-country|expatriate)")
_STANDS_ALONE = re.compile(
    r"(?! ?,?(?: and| or|,)? [\ue000-\ue0ff](?:,?(?: and| or)? [\ue000-\ue0ff])* ?[\w\ue000-\ue0ff])"
    r"(?: (?:and|or|who|in|to|from|are|were|have|may|as|by|on|with|for|at|is|was)\b|[,;.:)])|$"
)
"""What follows a nationality that is a noun ("Chinese are …"), not one of a list before a noun ("Lao and Thai women")."""
_LOOK_BACK = 60
_NEVER_BEFORE = (",", ";", ":")
"""Marks before a head behind which it has no modifier."""
_ETHNIC = "ethnic "
"""Before a nationality: it is a minority's name, and tells not whence they are ("ethnic Vietnamese girls")."""
_WOMEN = {"filipinas", "latinas"}
"""Nouns for people that say that they are women."""


@dataclass(frozen=True, slots=True)
class Person:
    """One member of a phrase: the head noun, its modifiers, the nationalities before it; positions in the shadow."""

    start: int
    end: int
    head: str
    modifiers: str
    nationalities: tuple[tuple[tuple[str, ...], str], ...]
    """ISO3 codes (more than one: ambiguous, "Congolese") and the word used, for each nationality."""
    nationality_only: bool
    victims: bool
    foreign: bool
    """Whether the words say that they come from elsewhere, without saying whence."""
    addition: str
    """What narrows the head behind it: "in prostitution", "with disabilities"."""

    def origins(self, home: str) -> tuple[str, ...]:
        """The countries that the nationalities tell; where one is ambiguous, `home` if it can be that, else none."""
        return tuple(
            home if home in codes else codes[0] for codes, _ in self.nationalities if home in codes or len(codes) == 1
        )


@dataclass(frozen=True, slots=True)
class People:
    """Persons joined by "and"; `origins` are the places that "from" names, `elsewhere` says that they come from unnamed
    countries ("from neighboring states")."""

    start: int
    end: int
    persons: tuple[Person, ...]
    origins: tuple[str, ...]
    elsewhere: bool = False


def find_people(sentence: Sentence) -> list[People]:
    """The phrases of a sentence in order, none overlapping."""
    named = sentence.between(0, len(sentence.shadow), "GROUP", "VICTIM", "DEM")
    persons: list[Person] = []
    for at, mention in named:
        last = persons[-1] if persons else None
        begin = last.end if last and last.addition and last.end <= at else 0
        if person := _person(sentence, at, mention, begin):
            persons.append(person)
    phrases: list[People] = []
    for group in _groups(sentence, persons):
        origins, end = _origins(sentence, group[-1].end)
        elsewhere = not origins and bool(wording("elsewhere").match(sentence.shadow, end))
        phrases.append(
            People(group[0].start, end, (*_shared(sentence, group), *_among_them(sentence, group)), origins, elsewhere)
        )
    return _without_descriptions(sentence, phrases)


def _without_descriptions(sentence: Sentence, phrases: list[People]) -> list[People]:
    """A phrase that only describes the one before it ("refugees, mostly women from Peru,") becomes part of it."""
    kept: list[People] = []
    for phrase in phrases:
        last = kept[-1] if kept else None
        if last and wording("describing").fullmatch(sentence.shadow, last.end, phrase.start) and _names(last):
            both = all(p.head in _DEMOGRAPHIC for p in last.persons)  # "children, mostly boys"
            persons = (*last.persons, *phrase.persons) if both else last.persons
            kept[-1] = replace(last, end=phrase.end, persons=persons, origins=last.origins or phrase.origins)
        else:
            kept.append(phrase)
    return kept


def _names(people: People) -> bool:
    """Whether a phrase says who they are: more than "victims" or "individuals"."""
    return all(not p.victims and p.head not in VAGUE for p in people.persons)


def _person(sentence: Sentence, at: int, mention: Mention, begin: int) -> Person | None:
    """The person that a mention names; what is before `begin` belongs to another."""
    is_people_noun = mention.kind == "DEM" and mention.value.people and not _is_adjective(sentence, at, mention)
    if not is_people_noun and (mention.kind not in ("GROUP", "VICTIM") or _modifies(sentence, at)):
        return None
    start = _phrase_start(sentence.shadow, at, begin)
    addition, end = _narrowing(sentence, at + 1)
    dems = [m for p, m in sentence.between(start, at, "DEM") if not sentence.shadow.endswith(_ETHNIC, 0, p)]
    dems += [mention] if is_people_noun else []
    women = is_people_noun and _text(sentence, mention) in _WOMEN
    victims = mention.kind == "VICTIM"
    modifiers = _modifiers(sentence, start, at)
    words = f"{modifiers} {sentence.words(at, at + 1).casefold()}"
    return Person(
        start=start,
        end=end,
        head="women" if women else "" if victims or is_people_noun else mention.value,
        modifiers=modifiers,
        nationalities=tuple(
            (codes, _text(sentence, d).rstrip("s" if women else "")) for d in dems for codes in _codes(d)
        ),
        nationality_only=is_people_noun and not women,
        victims=victims,
        foreign=bool(_FOREIGN.search(words)),
        addition=addition,
    )


def _codes(nationality: Mention) -> list[tuple[str, ...]]:
    """Its codes: one by one where they are certain, together where it is ambiguous which is meant."""
    return [(code,) for code in nationality.value.certain] or [nationality.value.codes]


def _phrase_start(shadow: str, at: int, begin: int) -> int:
    """Where the modifiers of a head begin. Most heads have none: the word before them tells so without a search."""
    word = shadow[shadow.rfind(" ", 0, max(0, at - 1)) + 1 : at - 1] if shadow[at - 1 : at] == " " else ""
    if word.endswith(_NEVER_BEFORE) or (word and _is_no_modifier(word)):
        return at
    low = max(begin, at - _LOOK_BACK)
    match = wording("before_head").search(shadow[low:at])
    return low + match.start() if match else at


@lru_cache(maxsize=4096)
def _is_no_modifier(word: str) -> bool:
    return _no_modifier().fullmatch(word) is not None


@cache
def _no_modifier() -> re.Pattern[str]:
    return compile_regex("<no_modifier>")


def _text(sentence: Sentence, mention: Mention) -> str:
    return sentence.text[mention.start - sentence.start : mention.end - sentence.start].casefold()


def _modifies(sentence: Sentence, at: int) -> bool:
    """Whether a group's word stands before another ("Rohingya migrants"): the second is the head."""
    return sentence.shadow[at + 1 : at + 3] == " " + SYMBOLS["GROUP"]


def _is_adjective(sentence: Sentence, at: int, mention: Mention) -> bool:
    """Whether a form that can be noun and adjective ("Chinese") is an adjective here: before a noun, or listed before one."""
    return mention.value.adjective and not _STANDS_ALONE.match(sentence.shadow, at + 1)


def _modifiers(sentence: Sentence, start: int, at: int) -> str:
    """The words before the head that are no nationality, lower case."""
    words = list(sentence.shadow[start:at])
    for position, mention in sentence.between(start, at):
        told = mention.kind in ("DEM", "PLACE") and not sentence.shadow.endswith(_ETHNIC, 0, position)
        words[position - start] = "" if told else _text(sentence, mention)
    return re.sub(r"^(?:and|or)\b ?|\b(?:and|or)$", "", " ".join(re.sub("[(),]", " ", "".join(words)).split())).strip()


def _groups(sentence: Sentence, persons: list[Person]) -> list[list[Person]]:
    """Persons joined by commas and "and" into phrases; one inside another's addition is left out."""
    groups: list[list[Person]] = []
    for person in persons:
        if groups and person.start < groups[-1][-1].end:
            continue
        if (
            groups
            and wording("joined").fullmatch(sentence.shadow, groups[-1][-1].end, person.start)
            and not _exemplified(sentence, groups[-1][-1], person)
        ):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


def _exemplified(sentence: Sentence, last: Person, person: Person) -> bool:
    """Whether the second stands for the first ("populations, including refugees"): then the first says nothing."""
    return (last.head in VAGUE or last.victims) and bool(
        re.search("including|particularly|especially|notably", sentence.shadow[last.end : person.start])
    )


def _narrowing(sentence: Sentence, end: int) -> tuple[str, int]:
    """What narrows a head behind it, and where that ends; "from poor families" says nothing of who they are (GUIDE.md: as
    short as it stays itself)."""
    match = wording("addition").match(sentence.shadow, end)
    if not match:
        return "", end
    words = sentence.words(match.start(), match.end()).strip().casefold()
    return "" if words.startswith("from ") else words, match.start() + len(match.group().rstrip())


def _origins(sentence: Sentence, end: int) -> tuple[tuple[str, ...], int]:
    match = wording("from").match(sentence.shadow, end)
    if not match:
        return (), end
    places = places_at(sentence, match.end())
    if places is None:
        return (), end
    return places.codes, places.end


def _among_them(sentence: Sentence, group: list[Person]) -> list[Person]:
    """Those whom an insertion names: "children, particularly from the Sorbian and Frisian communities," adds Sorbian children."""
    last = group[-1]
    match = wording("apposition").match(sentence.shadow, last.end)
    if not match or last.victims or last.nationality_only:
        return []
    words = sentence.words(*match.span("which")).casefold()
    names = [name for name in re.split(r",? and |,? or |, ", words) if name]
    return [replace(last, modifiers=name, nationalities=(), addition="") for name in names]


def _shared(sentence: Sentence, group: list[Person]) -> list[Person]:
    """A nationality before the first and an addition behind the last hold for bare ones ("Chinese men, women, and
    children"), not for others ("Ukrainian refugees and other migrants")."""
    first, last = group[0], group[-1]
    bare = [
        not (p.nationalities or p.modifiers or p.victims or p.addition)
        and not sentence.shadow.endswith("other ", 0, p.start)
        for p in group
    ]
    if first.nationalities and not first.nationality_only:
        group = [replace(p, nationalities=first.nationalities) if b else p for p, b in zip(group, bare, strict=True)]
    if last.addition and all(p.head in _DEMOGRAPHIC and not p.addition for p in group[:-1]):
        group = [replace(p, addition=last.addition) for p in group]
    return group
