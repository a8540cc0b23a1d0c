"""Queries answered in a process of their own, which can be ended: the engine offers no way to stop a query.

A worker opens the store read-only, answers one request after the other, and has a bound on its memory. Whoever asks waits
on a pipe, and so can give up: after a time, or at Ctrl-C.
"""

import faulthandler
import io
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from threading import Thread, active_count

from tipgraph.errors import QueryError, QueryStopped, TipgraphError

MEMORY = 4 * 1024**3
"""Bytes of memory that a query may take, where the system can be told so."""
LARGEST_ANSWER = 256 * 1024**2
"""Bytes of an answer; a larger one is refused, not cut."""


_TOO_MUCH = "the query needs too much memory and was stopped; ask for less, or in parts with LIMIT and OFFSET"
_OUT_OF_MEMORY = (-signal.SIGABRT, -signal.SIGSEGV)
"""How the engine ends where it gets no more memory."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query and the format (`formats.FORMATS`) of its answer."""

    query: str
    form: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it is to be written, and its number of rows (of an ASK 1 or 0, of triples how many)."""

    body: bytes
    count: int


class Worker:
    """A process that answers from one store. `ask` from one thread at a time; `end` when it is no longer needed."""

    def __init__(self, store_folder: Path, memory: int = MEMORY) -> None:
        context = _context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer_requests, args=(theirs, store_folder, memory), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, request: Request, timeout: float | None) -> Reply:
        """The answer, waited for so many seconds at most (None: as long as it takes).

        Raises QueryError where the query is at fault, QueryStopped where it took too long or too much memory: then the worker
        has ended, and all that the query held is free.
        """
        try:
            self._pipe.send(request)
            if not self._pipe.poll(timeout):
                self.end()
                raise QueryStopped(
                    f"the query took longer than {timeout:g} s and was stopped; ask for less, or allow more time"
                )
            reply = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            self.end()
            if self._process.exitcode in _OUT_OF_MEMORY:
                raise QueryStopped(_TOO_MUCH) from error
            code = self._process.exitcode
            raise QueryError(
                f"the engine ended with code {code} while it answered; please report this query"
            ) from error
        if isinstance(reply, TipgraphError):
            raise reply
        assert isinstance(reply, Reply)
        return reply

    @property
    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _context() -> ForkContext | SpawnContext:
    """A fork takes a millisecond where a fresh interpreter takes a fifth of a second; but it is safe only from a process
    with one thread, such as the command line's."""
    alone = active_count() == 1 and "fork" in get_all_start_methods()
    return get_context("fork") if alone else get_context("spawn")


@contextmanager
def worker(store_folder: Path) -> Iterator[Worker]:
    """A worker that ends with the block, also where the block is interrupted."""
    made = Worker(store_folder)
    try:
        yield made
    finally:
        made.end()


def _answer_requests(pipe: Connection, store_folder: Path, memory: int) -> None:
    """The worker's life: until the other side closes the pipe."""
    from tipgraph.graph.store import open_store

    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks, who then ends the worker
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the engine says when it dies; whoever asked says it in words
    try:
        store = open_store(store_folder)
    except TipgraphError as error:
        pipe.recv()
        pipe.send(error)
        return
    _bound_memory(memory)  # now: the engine's threads have their stacks, which are no part of what a query takes
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        pipe.send(_reply(store, request))


def _end_with_parent() -> None:
    """A query may run on for hours; where whoever asked was killed, nobody is left to end it."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _reply(store: object, request: Request) -> Reply | TipgraphError:
    from pyoxigraph import Store

    from tipgraph.query.formats import write
    from tipgraph.query.run import run

    assert isinstance(store, Store)
    body = io.BytesIO()
    try:
        count = write(run(store, request.query), request.form, body)
    except TipgraphError as error:
        return error
    except MemoryError:
        return QueryStopped(_TOO_MUCH)
    if body.tell() > LARGEST_ANSWER:
        return QueryError(
            f"the answer has {body.tell() // 1024**2} MiB; ask for less, or in parts with LIMIT and OFFSET"
        )
    return Reply(body.getvalue(), count)


def _bound_memory(memory: int) -> None:
    """Let the process take so many bytes more than it has."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    pages = Path("/proc/self/statm")
    taken = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = taken + memory if most == resource.RLIM_INFINITY else min(taken + memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))
