"""Facts against gold facts: how well a build reads."""

from tipgraph.evaluate.records import read_records
from tipgraph.evaluate.scoring import Evaluation, Figures, Match, evaluate

__all__ = ["Evaluation", "Figures", "Match", "evaluate", "read_records"]
