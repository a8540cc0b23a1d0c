"""The server's life: a socket, a ready pool, requests until a signal, and an orderly end."""

import asyncio
import ipaddress
import math
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from tipgraph.errors import OutputError
from tipgraph.serve.app import Site, make_site
from tipgraph.serve.connections import allow_many_files, protocol
from tipgraph.serve.settings import KIB, Settings

BACKLOG = 2048
LONGEST_HEAD = 64 * KIB
"""Bytes of a request's line and headers: a query in a GET is in there."""
_LAST_ANSWERS = 5
"""Seconds for the last answers to be read."""


def serve(folder: Path, host: str, port: int, settings: Settings, say: Callable[[str], None]) -> None:
    """Serve the graph in a folder until SIGINT or SIGTERM. Port 0 takes any that is free; `say` is told the address.

    Raises OutputError where there is no graph, or the address cannot be had.
    """
    allow_many_files()
    site = make_site(folder, settings)
    listening = _listen(host, port)
    config = uvicorn.Config(
        site.app,
        http=protocol(settings),
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_graceful_shutdown=math.ceil(settings.grace) + _LAST_ANSWERS,
    )
    with listening:
        name, bound = listening.getsockname()[:2]
        address = f"http://{f'[{name}]' if ':' in name else name}:{bound}/"
        _Server(config, site, settings.grace, lambda: say(address)).run([listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Server(uvicorn.Server):
    """Ends in order at a signal: queries have a while to end, then those that wait for them are told. uvicorn would cut them
    off, and raise the signal once more."""

    def __init__(self, config: uvicorn.Config, site: Site, grace: float, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._site, self._grace, self._ready = site, grace, ready

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        handlers = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        ending = asyncio.create_task(self._end_queries())
        await super().shutdown(sockets)
        ending.cancel()

    async def _end_queries(self) -> None:
        await asyncio.sleep(self._grace)
        await self._site.pool.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol_number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # With the protocol named, asyncio sends each answer at once; else it waits 40 ms for the last one to be confirmed.
        listening = socket.socket(family, kind, protocol_number)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "this is no address"
        raise OutputError(f"{host}:{port} cannot be served ({reason}); give another with --host or --port") from error
    return listening
