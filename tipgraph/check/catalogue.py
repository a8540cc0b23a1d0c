"""The checks that are queries: a file each in `ontology/checks`, their severities in a profile beside them.

A file begins with `# title:`, `# problem:` and `# solution:` (a line that is indented goes on). It selects `?focus`, the
node that is wrong, and `?detail`, what is wrong with it; and where it helps a reader `?other`, a second node that belongs
to the matter, and `?evidence` and `?otherEvidence`, the sentences that are meant. The profile has a line a check,
`severity<TAB>name`, in the way of the OBO `robot report`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tipgraph.check.finding import LEVELS, Check, Severity
from tipgraph.errors import DataError
from tipgraph.graph.ontology import ontology_file

FOLDER = "checks"
PROFILE = "profile.txt"
OPTIONAL = ("evidence", "other", "otherEvidence")
"""Variables that a query may select besides `?focus` and `?detail`."""

_FIELDS = ("title", "problem", "solution")
_FIELD = re.compile(rf"({'|'.join(_FIELDS)}): *(.*)")


@dataclass(frozen=True, slots=True)
class Query:
    """A check and the SPARQL that selects what it finds."""

    check: Check
    sparql: str


def queries() -> Iterator[Query]:
    """The checks of the profile, in its order.

    Raises DataError where a file lacks a line of its head, or file and profile do not name the same checks.
    """
    folder = ontology_file(FOLDER)
    severities = profile(folder.joinpath(PROFILE).read_text(encoding="utf-8"))
    names = {file.name.removesuffix(".rq") for file in folder.iterdir() if file.name.endswith(".rq")}
    if names != severities.keys():
        odd = ", ".join(sorted(names ^ severities.keys()))
        raise DataError(f"{FOLDER}/{PROFILE} and the files beside it differ ({odd}); give each check a file and a line")
    for name, severity in severities.items():
        yield query(name, severity, folder.joinpath(f"{name}.rq").read_text(encoding="utf-8"))


def profile(text: str) -> Mapping[str, Severity]:
    """The severity of each check by its name. Raises DataError where a line is none of the profile."""
    severities: dict[str, Severity] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        severity, _, name = line.partition("\t")
        if severity not in LEVELS or not name or name in severities:
            raise DataError(
                f"{FOLDER}/{PROFILE}: {line!r} is no line; write one of {', '.join(LEVELS)}, a tab, a check"
            )
        severities[name] = severity
    return severities


def query(name: str, severity: Severity, text: str) -> Query:
    """The check in a file's text. Raises DataError where its head is not whole."""
    head: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words = line[1:].strip()
        if match := _FIELD.fullmatch(words):
            last = match[1]
            head[last] = match[2]
        elif last and line.startswith("#  "):
            head[last] = f"{head[last]} {words}"
        else:
            last = ""
    if lacking := [field for field in _FIELDS if not head.get(field)]:
        raise DataError(f"{FOLDER}/{name}.rq says no {lacking[0]}; begin the file with `# {lacking[0]}: …`")
    return Query(Check(name, severity, head["title"], head["problem"], head["solution"]), text)
