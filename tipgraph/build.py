"""The pipeline: read the sources, extract the facts, assemble the graph, write the output folder."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tipgraph import output
from tipgraph.errors import DataError
from tipgraph.facts import CONTENTS, Fact, fold
from tipgraph.gaps import empty_sections
from tipgraph.narrative import Narrative
from tipgraph.sources import Reading
from tipgraph.sources.problem import Problem

Progress = Callable[[Sequence[Narrative]], Iterable[Narrative]]
"""Goes through narratives, and may show how far it is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: for the user's eyes."""

    folder: Path
    narratives: tuple[Narrative, ...]
    facts_by_type: Mapping[str, int]
    problems: tuple[Problem, ...]


def build(reading: Reading, folder: Path, progress: Progress = iter) -> Summary:
    """Write the output folder of what was read (contract.md 4); the last output stays whole until this one is complete.

    Raises OutputError where the folder cannot be written and DataError where a fact's evidence is not in its text.
    """
    from tipgraph.extract import extract

    with output.replacing(folder) as aside:
        facts: list[Fact] = []
        problems = list(reading.problems)
        for narrative in progress(reading.narratives):
            found = extract(narrative)
            check_evidence(narrative, found)
            facts += found
            problems += empty_sections(narrative, found)
        facts.sort(key=Fact.sort_key)
        output.write_narratives(aside, reading.narratives)
        output.write_facts(aside, facts)
        output.write_tables(aside, facts)
        output.write_problems(aside, problems)
        _write_graph(aside, reading.narratives, facts)
    counts = Counter(fact.type for fact in facts)
    return Summary(folder, reading.narratives, {kind: counts[kind] for kind in CONTENTS}, tuple(problems))


def _write_graph(folder: Path, narratives: Sequence[Narrative], facts: Sequence[Fact]) -> None:
    """The graph in its three forms: Turtle, the store that queries use, the page."""
    from tipgraph.graph.assemble import assemble
    from tipgraph.graph.dataset import description
    from tipgraph.graph.store import open_store, write_store
    from tipgraph.graph.turtle import to_turtle
    from tipgraph.view.page import write_page

    turtle = folder / output.TURTLE
    with turtle.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(to_turtle(assemble(narratives, facts)))
    write_store(turtle, folder / output.STORE)
    about = description(narratives, facts, open_store(folder / output.STORE), folder)
    (folder / output.DATASET).write_text(about, encoding="utf-8", newline="\n")
    write_page(facts, narratives, folder / output.PAGE)


def check_evidence(narrative: Narrative, facts: Iterable[Fact]) -> None:
    """Hold every quote to the text at its offsets (contract.md 6.1). Raises DataError at the first that differs."""
    seen: set[str] = set()
    for fact in facts:
        for evidence in (fact.evidence, *fact.also):
            at_offsets = fold(narrative.text[max(evidence.start, 0) : evidence.end])
            if not evidence.quote or at_offsets != evidence.quote or evidence.start < 0:
                raise DataError(
                    f"{narrative.name}: fact {fact.id} (rule {fact.rule}) quotes {evidence.quote[:60]!r}, but the text "
                    f"at {evidence.start} to {evidence.end} reads {at_offsets[:60]!r}; please report this"
                )
        if fact.narrative != narrative.name or fact.id in seen:
            raise DataError(
                f"{narrative.name}: fact {fact.id} is not this narrative's, or is there twice; please report this"
            )
        seen.add(fact.id)
