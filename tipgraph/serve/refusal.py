"""A request that is not answered, with the status that HTTP has for the reason."""

from collections.abc import Mapping

from tipgraph.errors import TipgraphError


class Refusal(TipgraphError):
    """`status` is the HTTP status, `headers` go with it; the message is one sentence for whoever asked."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.headers = status, dict(headers or {})
