"""What a build could not use, or read without result, and why: a line of `problems.jsonl`."""

from dataclasses import dataclass
from typing import Literal

ProblemKind = Literal["skipped", "no facts"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A source that was skipped, or a section that gave no facts (contract.md 4).

    `reason` is a sentence about the source without its subject: "it is empty".
    """

    source: str
    reason: str
    kind: ProblemKind = "skipped"

    def to_record(self) -> dict[str, str]:
        return {"source": self.source, "problem": self.kind, "reason": self.reason}

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"
