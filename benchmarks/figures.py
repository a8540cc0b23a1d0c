"""Measure how well narratives are read; write the figures that the README states, and the confidence of each rule.

    python benchmarks/figures.py NAME=GOLD:SOURCE …

For each set, SOURCE is built and its facts compared with GOLD. Writes `docs/figures.json` (figures by type and set), the
table of the README, and `tipgraph/extract/confidence.json` (for each rule, how many of its facts were right, of how many
found). A development command: the narratives and gold facts that are not in the repository are needed to run it, not to
use the program.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from tipgraph import output
from tipgraph.build import build
from tipgraph.evaluate import Evaluation, evaluate, read_records
from tipgraph.sources import read_sources

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "figures.json"
CONFIDENCE = ROOT / "tipgraph" / "extract" / "confidence.json"
README = ROOT / "README.md"
OPEN, CLOSE = "<!-- figures -->", "<!-- /figures -->"
COLUMNS = ("gold", "precision", "recall", "f1")

Figures = Mapping[str, Mapping[str, Mapping[str, float | int | None]]]
"""Set, fact type (with ALL and MACRO), column of the evaluation."""


def measure(gold: Path, source: Path) -> Evaluation:
    with tempfile.TemporaryDirectory() as folder:
        build(read_sources([str(source)]), Path(folder) / "output")
        return evaluate(read_records(gold), read_records(Path(folder) / "output" / output.FACTS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", metavar="NAME=GOLD:SOURCE", nargs="+")
    figures: dict[str, dict[str, dict[str, float | int | None]]] = {}
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for argument in parser.parse_args().sets:
        name, _, paths = argument.partition("=")
        evaluation = measure(*map(Path, paths.split(":")))
        figures[name] = {
            kind: {k: round(v, 3) if isinstance(v, float) else v for k, v in asdict(row).items()}
            for kind, row in evaluation.rows().items()
        }
        for match in evaluation.matches.values():
            right.update(str(mine["rule"]) for _, mine in match.pairs)
            found.update(str(mine["rule"]) for mine in (*(mine for _, mine in match.pairs), *match.extra))
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = (f' "{rule}": [{right[rule]}, {found[rule]}]' for rule in sorted(found))
    CONFIDENCE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(OPEN)
    README.write_text(f"{before}{OPEN}\n{table(figures)}{CLOSE}{rest.partition(CLOSE)[2]}", encoding="utf-8")


def table(figures: Figures) -> str:
    """The figures as a Markdown table: a row a type, for each set gold, precision, recall and F1."""
    sets = list(figures)
    head = "".join(f" {name}: gold | P | R | F1 |" for name in sets)
    rows = [f"| fact type |{head}", "| --- |" + " ---: | ---: | ---: | ---: |" * len(sets)]
    for kind in figures[sets[0]]:
        if kind != "MACRO":
            cells = (_shown(figures[name][kind][column]) for name in sets for column in COLUMNS)
            rows.append(f"| {'**all**' if kind == 'ALL' else kind} | " + " | ".join(cells) + " |")
    for column, says in (("fields", "other fields that agree"), ("evid", "evidence that overlaps")):
        cells = (f" | | | {_shown(figures[name]['ALL'][column])}" for name in sets)
        rows.append(f"| *{says}* | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _shown(value: float | int | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
