"""What may be wrong with a graph, and where its texts contradict themselves (contract.md 2, `check`)."""

from tipgraph.check.checking import check, check_build
from tipgraph.check.finding import Check, Finding, Place, Severity

__all__ = ["Check", "Finding", "Place", "Severity", "check", "check_build"]
