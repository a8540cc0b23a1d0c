"""The Neo4j folder, read as neo4j-admin reads it: typed headers, unique ids, no edge without its ends."""

import csv
import re
import shlex
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tipgraph import output
from tipgraph.export import export

TYPES = {
    "string": str, "int": lambda text: _java_int(text), "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}  # fmt: skip


def _java_int(text: str) -> int:
    value = int(text, 10)
    assert -(2**31) <= value < 2**31
    return value


def command(folder: Path) -> list[str]:
    """The words of the one command in the README."""
    text = (folder / "README.txt").read_text(encoding="utf-8")
    match = re.search(r"^neo4j-admin(.*\\\n)*.*$", text, re.MULTILINE)
    assert match
    return shlex.split(match.group().replace("\\\n", " "))


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file with values typed by its header. An empty field is no property; a line is one row, since
    neo4j-admin takes no line breaks in fields unless told to."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    rows = list(csv.reader(lines, strict=True))
    assert len(rows) == len(lines)
    header = rows[0]
    for name in header:
        assert re.fullmatch(r"(\w+:(ID|string|int|double|boolean)(\[\])?)|:(LABEL|START_ID|END_ID|TYPE)", name), name
    return [{name: _typed(name, cell) for name, cell in zip(header, row, strict=True) if cell} for row in rows[1:]]


def _typed(header: str, cell: str) -> Any:
    name = header.partition(":")[2]
    if name == "LABEL":
        return cell.split(";")
    if name in ("ID", "START_ID", "END_ID", "TYPE"):
        return cell
    convert = TYPES[name.removesuffix("[]")]
    return [convert(item) for item in cell.split(";")] if name.endswith("[]") else convert(cell)


class Loaded:
    """What is in the database after the command of the README."""

    def __init__(self, folder: Path) -> None:
        words = command(folder)
        assert words[:5] == ["neo4j-admin", "database", "import", "full", "neo4j"]
        files = {
            kind: [w.partition("=")[2] for w in words if w.startswith(f"--{kind}=")]
            for kind in ("nodes", "relationships")
        }
        given = {*files["nodes"], *files["relationships"]}
        assert given == {entry.name for entry in folder.iterdir()} - {"README.txt"}, "the command loads every file"
        self.nodes = [row for name in files["nodes"] for row in read(folder / name)]
        self.edges = [row for name in files["relationships"] for row in read(folder / name)]
        self.by_id = {node["id:ID"]: node for node in self.nodes}


@pytest.fixture(scope="module")
def loaded(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("neo4j") / "import"
    export(built, "neo4j", folder)
    return Loaded(folder)


def test_ids_are_unique_over_all_files(loaded: Loaded) -> None:
    assert len(loaded.by_id) == len(loaded.nodes)


def test_every_edge_has_a_type_and_both_ends(loaded: Loaded) -> None:
    for edge in loaded.edges:
        assert {edge[":START_ID"], edge[":END_ID"]} <= loaded.by_id.keys()
        assert re.fullmatch(r"[A-Z_]+", edge[":TYPE"])


def test_every_fact_is_an_assertion_with_its_values_and_its_narrative(built: Path, loaded: Loaded) -> None:
    facts = output.read_facts(built)
    assertions = [node for node in loaded.nodes if "Assertion" in node[":LABEL"]]
    assert len(assertions) == len(facts)
    stated = {e[":START_ID"]: loaded.by_id[e[":END_ID"]] for e in loaded.edges if e[":TYPE"] == "STATED_IN"}
    for fact in facts:
        node = loaded.by_id[fact.id]
        assert node["evidence:string"] == fact.evidence.quote
        assert node["report_year:int"] == fact.report_year
        assert stated[fact.id]["narrative:string"] == fact.narrative
        assert node[":LABEL"][1] == "".join(word.capitalize() for word in fact.type.split("_")) + "Fact"
    assert all(edge for edge in Counter(e[":START_ID"] for e in loaded.edges if e[":TYPE"] == "ABOUT").values())
    assert {e[":START_ID"] for e in loaded.edges if e[":TYPE"] == "ABOUT"} == {fact.id for fact in facts}


def test_a_silence_has_no_value(loaded: Loaded) -> None:
    silences = [node for node in loaded.nodes if "SilenceFact" in node[":LABEL"]]
    assert silences
    assert not [node for node in silences if "value:double" in node]


def test_lists_are_arrays(built: Path, loaded: Loaded) -> None:
    for fact in output.read_facts(built):
        for name, value in fact.to_record().items():
            if isinstance(value, list) and value and isinstance(value[0], str):
                assert loaded.by_id[fact.id][f"{name}:string[]"] == [
                    " ".join(v.split()).replace(";", ",") for v in value
                ]


def test_every_narrative_has_its_country_even_one_without_facts(built: Path, loaded: Loaded) -> None:
    of_country = {e[":START_ID"]: loaded.by_id[e[":END_ID"]] for e in loaded.edges if e[":TYPE"] == "OF_COUNTRY"}
    found = sorted((loaded.by_id[n]["narrative:string"], c["id:ID"]) for n, c in of_country.items())
    assert found == sorted((n.name, f"country:{n.country}") for n in output.read_narratives(built))


def test_what_only_a_secondary_text_says_makes_no_relation(difficult_output: Path, tmp_path: Path) -> None:
    facts = output.read_facts(difficult_output)
    other = tmp_path / "other"
    other.mkdir()
    output.write_narratives(other, output.read_narratives(difficult_output))
    output.write_facts(other, [fact for fact in facts if fact.narrative == "c.txt"])
    export(other, "neo4j", tmp_path / "import")
    loaded = Loaded(tmp_path / "import")
    assert {edge[":TYPE"] for edge in loaded.edges} == {"STATED_IN", "OF_COUNTRY", "ABOUT"}


def test_relations_are_those_that_the_report_affirms(seeds_output: Path, tmp_path: Path) -> None:
    export(seeds_output, "neo4j", tmp_path / "import")
    loaded = Loaded(tmp_path / "import")
    edge = next(
        e for e in loaded.edges
        if (e[":START_ID"], e[":END_ID"], e[":TYPE"]) == ("country:BLR", "country:RUS", "VICTIMS_EXPLOITED_IN")
    )  # fmt: skip
    assert (edge["first_year:int"], edge["last_year:int"]) == (2003, 2025)
    assert edge["editions:int[]"] == [2003, 2013, 2025]
