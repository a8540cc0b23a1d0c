"""What the words around a figure bear out: that permits are of residence, that one "no" denies several nouns, …"""

from collections.abc import Iterator

from tipgraph.extract.figure import Figure
from tipgraph.extract.governors import Governor, behind
from tipgraph.extract.phrases import QUANTITIES, Phrase, Token
from tipgraph.lexicon.closed import closed
from tipgraph.lexicon.metrics import denied_nouns, things

_PERMIT_REACH = 8
"""Words around a verb in which it is said that permits are of residence."""
_CASES = frozenset({"case", "cases"})
_PROVIDING = frozenset({"give", "organize", "fund", "run"})
_DESCRIBING = frozenset(
    {
        "female",
        "male",
        "foreign",
        "minors",
        "adult",
        "adults",
        "domestic",
        "concerned",
        "related",
        "pertained",
        "involved",
    }
)
_SOME = frozenset(
    {"all", "every", "many", "most", "some", "those", "other", "specifically", "designed", "that", "which"}
)
_NEXT_REACH = 4
"""Words behind a number in which is said what happened next."""
_NAME_REACH = 6
"""Words behind "no" or a denied verb in which is named what was not provided."""
_VICTIM_REACH = 8
"""Words behind this in which is said that it was not provided to victims."""
_SUBJECT_REACH = 9
"""Words before a verb in which its subject is said."""
_JOINED_REACH = 12
"""Words within which one "no" denies several nouns."""


def fits(words: list[Token], figure: Figure, governor: Governor, metrics: tuple[str, ...]) -> bool:
    """Whether the words around bear a metric out: permits of residence, persons sent to where people are held."""
    if metrics == ("residence_permits",):
        if words[governor.position - 1].text in closed("other_permits"):
            return False
        return allows_residence(words[max(0, governor.position - _PERMIT_REACH) : governor.position + _PERMIT_REACH])
    if metrics == ("prosecutions",) and any("file" in names for names in governor.actions):
        return _files_in_court(words, figure, governor)
    return True


def _files_in_court(words: list[Token], figure: Figure, governor: Governor) -> bool:
    """Whether what was filed are cases of a court: no complaints, and none that others filed for victims."""
    phrase = [w.text for w in words[figure.phrase.first : figure.phrase.last]]
    before_it = words[max(0, governor.position - _SUBJECT_REACH) : governor.position]
    others = any(w.kind == "ACTOR" and w.mention and w.mention.value != "government" for w in before_it)
    return (not phrase or phrase[-1] in _CASES) and not others and not closed("private_cases") & set(phrase)


def keeps_victims(words: list[Token], phrase: Phrase) -> bool:
    """Whether facilities are shelters: by their noun ("12 safe houses"), or by whom they are for ("three victim centers")."""
    return any(w.kind == "VICTIM" or w.text in closed("sheltering") for w in words[phrase.first : phrase.last])


def by_hotline(words: list[Token], anchor: int) -> bool:
    """Whether reports are those that a hotline received: "The hotline, open day and night, received 12 reports"."""
    for at in range(anchor - 1, max(-1, anchor - _SUBJECT_REACH), -1):
        if words[at].text in closed("answering"):
            return any(w.text in closed("hotlines") for w in words[max(0, at - _SUBJECT_REACH) : at])
        if words[at].action or words[at].text in (";", ","):
            return False
    return False


def allows_residence(words: list[Token]) -> bool:
    """Whether permits are of residence: not those to work or to leave."""
    text = " ".join(w.surface for w in words)
    return any(word in text for word in ("resid", "visa", "stay", "to remain"))


def provides(governor: Governor) -> bool:
    """Whether a verb provides: what it is denied of was not there for anyone ("did not offer courses")."""
    return any(_PROVIDING & set(names) and "undergo" not in names for names in governor.actions)


def denied_by_name(words: list[Token], position: int) -> str | None:
    """The metric of which nothing was provided: "provided no assistance to victims", "did not conduct training".

    That there *are* no services tells of a system, and what was not "adequate" was provided after all."""
    for at in range(position + 1, min(len(words), position + _NAME_REACH)):
        token = words[at]
        if token.text in closed("phrase_ends") or token.text in closed("scant") or token.kind in QUANTITIES:
            return None
        metric = denied_nouns().get(token.text)
        if metric == "officials_trained" or (metric and _to_victims(words, at + 1)):
            return metric
        if (
            token.kind in ("VICTIM", "ACTOR")
            or (token.action and token.action.forms.isdisjoint({"noun", "participle"}))
            or not (token.is_word or token.mention)
        ):
            return None
    return None


def _to_victims(words: list[Token], start: int) -> bool:
    for token in words[start : start + _VICTIM_REACH]:
        if token.text in _SOME or token.kind == "VICTIM":
            return token.kind == "VICTIM"
    return False


def is_scant(words: list[Token], phrase: Phrase) -> bool:
    """Whether what was denied to those counted was not enough, and so was given: "did not provide victims with adequate care"."""
    return any(w.text in closed("scant") for w in words[phrase.first : phrase.last + _NAME_REACH])


def names_system(words: list[Token], phrase: Phrase) -> bool:
    """Whether a noun only tells what there is no system for: "no identification and referral mechanism"."""
    for token in words[phrase.last : phrase.last + _NEXT_REACH]:
        if token.text in closed("systems"):
            return True
        if not (token.is_word or token.mention):
            break
    return False


def describes(words: list[Token], phrase: Phrase) -> bool:
    """Whether only who the counted are is told of them: "60 percent of whom were women", not "of them ran away"."""
    at = phrase.first if phrase.bare and not phrase.part else phrase.last
    while at < len(words) and words[at].text in closed("be"):
        at += 1
    return at < len(words) and (words[at].kind in ("GROUP", "DEM", "EXPL") or words[at].text in _DESCRIBING)


def is_told(words: list[Token], phrase: Phrase) -> bool:
    """Whether behind "were" stands who or whence the counted are: "76 victims were Peruvian"."""
    return phrase.last < len(words) and words[phrase.last].text in closed("be") and describes(words, phrase)


def left_alone(words: list[Token], phrase: Phrase) -> bool:
    """Whether what happened next to those of a list is told, which is no figure of the list: "nine were released"."""
    return any(w.text in closed("afterwards") for w in words[phrase.last : phrase.last + _NEXT_REACH])


def also_denied(words: list[Token], phrase: Phrase) -> Iterator[str]:
    """The metrics of further nouns that one "no" denies: "no investigations, prosecutions, or convictions"."""
    for at in range(phrase.last, min(len(words), phrase.last + _JOINED_REACH)):
        token = words[at]
        if token.text in (";", ".", "but", "compared", "in", "which", "although") or token.kind in QUANTITIES:
            return
        thing = things().get(token.text)
        if (
            thing
            and thing.metric
            and any(w.text in ("or", "nor", "and", ",") for w in words[max(at - 3, phrase.last) : at])
        ):
            yield thing.metric


def is_reduced(words: list[Token], phrase: Phrase) -> bool:
    """Whether a participle right behind a phrase tells what was done: "the six victims identified"."""
    governor = behind(words, phrase)
    return governor is not None and governor.rule == "reduced"


def acted_between(words: list[Token], start: int, end: int) -> bool:
    """Whether a new verb stands between two numbers: "fined 21 agencies and closed the offices of 11"."""
    return any(
        words[at].is_word
        and words[at].text.endswith("ed")
        and words[at - 1].text in ("and", ",", "but", "then", "also")
        for at in range(max(start, 1), end)
    )
