"""The data files that stand in the packages: lexicons, code lists, patterns."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(package: str, *path: str) -> Mapping[str, Any]:
    """A TOML file of a package, parsed once: `read_toml("tipgraph.lexicon", "laws.toml")`."""
    return tomllib.loads(files(package).joinpath(*path).read_text(encoding="utf-8"))
