"""From a narrative to its facts: patterns over mentions, one module a family of facts."""

from tipgraph.extract.reading import extract

__all__ = ["extract"]
