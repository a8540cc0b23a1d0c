"""The words that only checks use: functions over the texts, and the graphs beside the built one."""

from pyoxigraph import NamedNode

from tipgraph.graph.terms import BASE, PREFIXES

CHECK = f"{BASE}check#"
"""The namespace `check:` in the checks' queries; nothing of it stands in a built graph."""

CHECK_PREFIXES = {**PREFIXES, "check": CHECK}

ONTOLOGY = NamedNode(f"{CHECK}ontology")
"""The graph with `tip.ttl` and `codes.ttl`."""

BUILD = NamedNode(f"{CHECK}build")
"""The graph with what the build says of narratives besides their facts."""

EMPTY = NamedNode(f"{CHECK}empty")
"""In BUILD: which part of a narrative gave no facts, in words."""
