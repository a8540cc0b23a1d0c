"""tipgraph: an evidence-backed knowledge graph of the Trafficking in Persons Report's narratives."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tipgraph.built import BuiltGraph

__version__ = "0.1.0"


def open(folder: str | Path = "output") -> "BuiltGraph":
    """The graph that `tipgraph build` wrote into a folder, to be asked in Python (docs/python.md).

    Raises OutputError where there is none.
    """
    from tipgraph.built import open_built  # the command line needs none of it to start

    return open_built(Path(folder))
