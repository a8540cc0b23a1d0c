"""A built graph in the formats of other tools: RDF stores, Protégé, Gephi, Cytoscape, pandas, R, Neo4j, cube browsers.

Every format is written by one module from what a build left in its folder, whole or not at all, and the same graph gives
the same bytes.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from tipgraph.errors import OutputError
from tipgraph.output import require_built
from tipgraph.writing import whole_file, whole_folder


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module and function that write it, and whether it is a folder of files."""

    module: str
    function: str
    is_folder: bool = False


FORMATS: Mapping[str, Format] = {
    "turtle": Format("copies", "write_turtle"),
    "ntriples": Format("rdf", "write_ntriples"),
    "nquads": Format("rdf", "write_nquads"),
    "trig": Format("rdf", "write_trig"),
    "jsonld": Format("jsonld", "write_jsonld"),
    "rdfxml": Format("rdfxml", "write_rdfxml"),
    "graphml": Format("network", "write_graphml"),
    "gexf": Format("network", "write_gexf"),
    "csv": Format("datapackage", "write_csv", True),
    "jsonl": Format("copies", "write_jsonl"),
    "parquet": Format("parquet", "write_parquet", True),
    "neo4j": Format("neo4j", "write_neo4j", True),
    "cube": Format("cube", "write_cube"),
}


def export(folder: Path, form: str, target: Path) -> None:
    """Write the graph built in `folder` to `target`: a file, or a folder where the format is one.

    A folder takes the place of an earlier export of the same format, never of other things. Raises OutputError where
    nothing was built, the target cannot be written, or what the format needs is not installed; DataError where the built
    files are damaged.
    """
    if FORMATS[form].is_folder:
        require_built(folder)
        with whole_folder(target) as aside:
            cast(Callable[[Path, Path], None], _writer(form))(folder, aside)
    else:
        with whole_file(target) as stream:
            write(folder, form, stream)


def write(folder: Path, form: str, stream: BinaryIO) -> None:
    """Write the graph built in `folder` to a binary stream, in a format that is one file. Raises as `export`."""
    require_built(folder)
    if FORMATS[form].is_folder:
        raise OutputError(f"{form} is a folder of files; give its name with -o")
    cast(Callable[[Path, BinaryIO], None], _writer(form))(folder, stream)


def _writer(form: str) -> Callable[..., None]:
    """The function that writes a format; its module is loaded here, so that a command loads what it needs."""
    module = importlib.import_module(f"{__name__}.{FORMATS[form].module}")
    return cast(Callable[..., None], getattr(module, FORMATS[form].function))
