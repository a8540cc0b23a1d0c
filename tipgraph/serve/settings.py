"""What a server allows: how long, how much, how many at a time."""

import os
from dataclasses import dataclass, field

KIB = 1024
MIB = 1024 * KIB


def _cores() -> int:
    return max(2, min(os.cpu_count() or 2, 8))


@dataclass(frozen=True, slots=True)
class Settings:
    """Times are in seconds, sizes in bytes.

    `timeout` is for the engine's work on one query; `queue_wait` for a place at a worker; `body_wait` and `header_wait` for a
    client to send what it began; `stall` for a client that does not read its answer; `grace` for queries that run when the
    server is told to end. `queue` is how many queries wait at most, `connections` how many clients are connected at most:
    one more, and the one that has been silent longest is let go.
    """

    timeout: float = 30.0
    workers: int = field(default_factory=_cores)
    worker_memory: int = 1024 * MIB
    queue: int = 256
    queue_wait: float = 20.0
    largest_request: int = MIB
    largest_answer: int = 64 * MIB
    body_wait: float = 10.0
    header_wait: float = 10.0
    stall: float = 30.0
    grace: float = 3.0
    connections: int = 512
