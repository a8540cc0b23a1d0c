"""A bounded number of processes that answer queries, and a bounded queue before them.

Each process (`query.worker.Worker`) answers one query at a time and is ended where a query takes too long, takes too much
memory or is no longer waited for; another takes its place.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tipgraph.errors import QueryError
from tipgraph.query.worker import Reply, Request, Worker
from tipgraph.serve.refusal import Refusal
from tipgraph.serve.settings import Settings

_START = 60.0
"""Seconds for a fresh process to open the store."""


class StoppableWorker(Worker):
    """A worker that another thread can stop: whoever waits for its answer is told at once that there is none."""

    def stop(self) -> None:
        self._process.kill()


class _Seat:
    """A place in the pool. Its worker is made and asked in a thread, by one of them at a time."""

    def __init__(self, store: Path, settings: Settings, edition: Callable[[], object]) -> None:
        self._store, self._settings, self._edition = store, settings, edition
        self._made_for: object = None
        self._was_stopped = False
        self._worker: StoppableWorker | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is a worker that answers; one that was just stopped may still look alive."""
        return self._worker is not None and not self._was_stopped and self._worker.is_alive

    def fill(self) -> None:
        """Make sure that a worker is ready, and that it answers from the graph as it is now."""
        edition = self._edition()
        if self.is_ready and edition == self._made_for:
            return
        self.empty()
        self._worker = StoppableWorker(self._store, self._settings.worker_memory)
        self._made_for, self._was_stopped = edition, False
        self._worker.ask(Request("ASK {}", "json"), _START)

    def ask(self, request: Request) -> Reply:
        self.fill()
        assert self._worker is not None
        return self._worker.ask(request, self._settings.timeout)

    def stop(self) -> None:
        """Stop the worker, from any thread: whoever waits for it is told at once."""
        self._was_stopped = True
        if self._worker is not None:
            self._worker.stop()

    def empty(self) -> None:
        if self._worker is not None:
            self._worker.end()
        self._worker = None


class Pool:
    """Workers on one store. `edition` tells whether the graph was built anew: then each worker is replaced."""

    def __init__(self, store: Path, settings: Settings, edition: Callable[[], object] = lambda: None) -> None:
        self._settings = settings
        self._seats = [_Seat(store, settings, edition) for _ in range(settings.workers)]
        self._free = list(self._seats)
        self._is_free = asyncio.Semaphore(settings.workers)
        self._waiting = 0
        self._is_closed = False
        # In threads: a worker made from a process with several of them is a fresh interpreter, never a fork of the server.
        self._threads = ThreadPoolExecutor(settings.workers, "worker")

    async def start(self) -> None:
        """Start all workers. Raises OutputError where there is no store."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._threads, seat.fill) for seat in self._seats))

    async def ask(self, request: Request) -> Reply:
        """The answer to a query. Raises QueryError and QueryStopped as a worker does, Refusal (503) where too many wait.

        Where the caller is cancelled the query is stopped.
        """
        await self._wait_for_a_place()
        seat = self._free.pop()
        asked = asyncio.get_running_loop().run_in_executor(self._threads, seat.ask, request)
        asked.add_done_callback(lambda done: self._leave(seat, done))
        try:
            reply = await asyncio.shield(asked)
        except asyncio.CancelledError:
            if not asked.done():
                seat.stop()
            raise
        except QueryError as error:
            if self._is_closed:
                raise _ending() from error
            raise
        if len(reply.body) > self._settings.largest_answer:
            raise QueryError(
                f"the answer has {len(reply.body) // 1024**2} MiB; ask for less, or in parts with LIMIT and OFFSET"
            )
        return reply

    async def close(self) -> None:
        """End all workers, whatever they are doing."""
        self._is_closed = True
        for seat in self._seats:
            seat.stop()
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)
        for seat in self._seats:
            seat.empty()

    async def _wait_for_a_place(self) -> None:
        if self._waiting >= self._settings.queue:
            raise Refusal(503, "too many queries are waiting; ask again in a moment", {"Retry-After": "2"})
        self._waiting += 1
        try:
            async with asyncio.timeout(self._settings.queue_wait):
                await self._is_free.acquire()
        except TimeoutError as error:
            raise Refusal(503, "all workers are busy; ask again in a moment", {"Retry-After": "5"}) from error
        finally:
            self._waiting -= 1
        if self._is_closed:
            self._is_free.release()
            raise _ending()

    def _leave(self, seat: _Seat, asked: "asyncio.Future[Reply]") -> None:
        """Give the seat back; where its worker was ended, with a fresh one in it."""
        asked.exception()  # whoever asked was told; where nobody is left to be told, nobody need be
        if seat.is_ready or self._is_closed:
            self._give_back(seat)
            return
        filled = asyncio.get_running_loop().run_in_executor(self._threads, seat.fill)
        filled.add_done_callback(lambda done: self._filled(seat, done))

    def _filled(self, seat: _Seat, done: "asyncio.Future[None]") -> None:
        done.exception()  # a worker that cannot be made is tried again with the next query, which says why
        self._give_back(seat)

    def _give_back(self, seat: _Seat) -> None:
        self._free.append(seat)
        self._is_free.release()


def _ending() -> Refusal:
    return Refusal(503, "the server is ending; ask another, or later")
