"""The section of questions: what people ask, the query, and what the seeds answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tipgraph.data_files import read_toml
from tipgraph.facts import fold
from tipgraph.graph.page.reading import Reading, table
from tipgraph.graph.terms import PREFIXES, Term

_SHOWN = 8
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Question:
    """`covers`: numbers of the competency questions; `rows`: how many rows the gold facts of the seeds give; `shown`:
    how many the page has at most."""

    title: str
    covers: tuple[int, ...]
    rows: int
    query: str
    note: str
    shown: int


def questions() -> Iterator[Question]:
    """The questions of the page, in its order."""
    data: Mapping[str, Any] = read_toml("tipgraph.graph.page", "questions.toml")
    for entry in data["question"]:
        query, note = entry["query"].strip(), entry["note"].strip()
        yield Question(entry["title"], tuple(entry["covers"]), entry["rows"], query, note, entry.get("shown", _SHOWN))


def section(seeds: Reading) -> Iterator[str]:
    """Each question with its query, its answer from the seeds and what to know of it."""
    yield f"```sparql\n{_prefixes()}```\n\n"
    for question in questions():
        names, rows = seeds.ask(question.query)
        yield f"### {question.title}\n\n```sparql\n{question.query}\n```\n\n"
        if rows:
            yield table(names, ([_cell(row.get(name)) for name in names] for row in rows[: question.shown])) + "\n"
        more = f", of which {question.shown} are shown" if len(rows) > question.shown else ""
        yield f"*{len(rows) or 'No'} row{'' if len(rows) == 1 else 's'} from the seeds{more}.*\n\n{question.note}\n\n"


def _prefixes() -> str:
    """The prefixes that queries and answers use, as SPARQL declares them."""
    used = {name for question in questions() for name in re.findall(r"\b([a-z-]+):\w", question.query)}
    used |= {"p", "a", "e", "doc", "region", "group", "sector"}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(used))


def _cell(token: Term | None) -> str:
    """A value as people read it: names as code, texts folded and cut."""
    if token is None:
        return ""
    if not token.startswith('"'):
        return f"`{token}`" if ":" in token else token
    text = fold(token.strip('"').replace("\\n", " ").replace("\\r", " ").replace('\\"', '"'))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
