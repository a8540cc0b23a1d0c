"""Connections that come to nothing: they are given up, so that they never keep others out.

uvicorn waits for ever for a request that was begun, and for a client that does not read. Here a request's head must be
complete in time, an answer must be read in time, and where too many clients are connected, the one that has been silent
longest is let go.
"""

import asyncio
from collections import OrderedDict
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from tipgraph.serve.settings import Settings


def protocol(settings: Settings) -> type[H11Protocol]:
    """A protocol for uvicorn (`Config(http=…)`) that keeps to these settings."""
    silent: OrderedDict[asyncio.Protocol, None] = OrderedDict()

    class Bounded(H11Protocol):
        _deadline: asyncio.TimerHandle | None = None
        _stalled: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._expect_a_request()
            if len(self.connections) > settings.connections and silent:
                oldest, _ = silent.popitem(last=False)
                oldest._give_up()  # type: ignore[attr-defined]

        def connection_lost(self, exc: Exception | None) -> None:
            self._expect_nothing()
            self._reads_again()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is not h11.IDLE:
                self._expect_nothing()
            elif self._deadline is None:
                self._expect_a_request()

        def pause_writing(self) -> None:
            super().pause_writing()
            self._stalled = self._stalled or self.loop.call_later(settings.stall, self._give_up)

        def resume_writing(self) -> None:
            self._reads_again()
            super().resume_writing()

        def _expect_a_request(self) -> None:
            """From now on: bytes that trickle in do not win more time."""
            silent[self] = None
            self._deadline = self.loop.call_later(settings.header_wait, self._give_up)

        def _expect_nothing(self) -> None:
            silent.pop(self, None)
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

        def _reads_again(self) -> None:
            if self._stalled is not None:
                self._stalled.cancel()
                self._stalled = None

        def _give_up(self) -> None:
            silent.pop(self, None)
            if self.transport is not None:
                self.transport.abort()

    return Bounded


def allow_many_files() -> None:
    """Lift the number of open files to what the system allows: each connection is one."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted: Any = 65536 if hard == resource.RLIM_INFINITY else min(hard, 65536)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
