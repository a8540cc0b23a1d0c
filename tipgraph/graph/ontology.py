"""Where the ontology files are: in the wheel beside this package, in a checkout at the top."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tipgraph.errors import OutputError


def ontology_file(name: str) -> Traversable:
    """A file of the ontology: `tip.ttl`, `codes.ttl`, `shapes.ttl`, or a folder (`queries`).

    Raises OutputError where the installation lacks it.
    """
    for folder in (files("tipgraph") / "ontology", Path(__file__).parents[2] / "ontology"):
        found = folder.joinpath(name)
        if found.is_file() or found.is_dir():
            return found
    raise OutputError(f"the ontology file {name} is missing; install tipgraph again")
