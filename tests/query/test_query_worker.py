"""Queries in a process of their own: stopped in time, bounded in memory, gone when nobody waits."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tipgraph.errors import QueryError, QueryStopped, QuerySyntaxError
from tipgraph.output import STORE
from tipgraph.query.worker import Request, Worker, worker

TIERS = "SELECT ?year { ?a tip:proposition ?p ; tip:reportYear ?year . ?p a tip:TierPlacement } ORDER BY ?year"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"


@pytest.fixture(scope="module")
def store(seeds_output: Path) -> Path:
    return seeds_output / STORE


def test_one_worker_answers_one_question_after_the_other(store: Path) -> None:
    with worker(store) as asked:
        replies = [asked.ask(Request(TIERS, form), timeout=30) for form in ("csv", "json", "csv")]
    assert replies[0] == replies[2]
    assert replies[0].body.decode().split() == ["year", "2003", "2013", "2018", "2023", "2025"]
    assert [reply.count for reply in replies] == [5, 5, 5]


def test_a_runaway_query_is_stopped_and_its_process_ends(store: Path) -> None:
    asked = Worker(store)
    began = time.monotonic()
    with pytest.raises(QueryStopped, match=r"longer than 0.5 s"):
        asked.ask(Request(RUNAWAY, "csv"), timeout=0.5)
    assert time.monotonic() - began < 5
    assert not asked.is_alive


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only")
def test_a_hungry_query_is_stopped_before_it_takes_the_machine(store: Path) -> None:
    asked = Worker(store, memory=256 * 1024**2)
    with pytest.raises(QueryStopped, match="too much memory"):
        asked.ask(Request(HUNGRY, "csv"), timeout=180)
    assert not asked.is_alive


@pytest.mark.parametrize(
    ("query", "error"),
    [("SELECT * {", QuerySyntaxError), ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", QueryError)],
)
def test_a_faulty_query_leaves_the_worker_alive(store: Path, query: str, error: type[QueryError]) -> None:
    with worker(store) as asked:
        with pytest.raises(error):
            asked.ask(Request(query, "csv"), timeout=30)
        assert asked.ask(Request("ASK {}", "json"), timeout=30).count == 1


def test_the_place_of_a_syntax_error_survives_the_way_back(store: Path) -> None:
    with worker(store) as asked, pytest.raises(QuerySyntaxError) as error:
        asked.ask(Request("SELECT * {\n ?s tp:foo ?o }", "csv"), timeout=30)
    assert (error.value.line, error.value.column) == (2, 11)
    assert "did you mean tip:?" in str(error.value)


def test_a_missing_store_is_said_in_words(tmp_path: Path) -> None:
    with worker(tmp_path / "store") as asked, pytest.raises(Exception, match="run tipgraph build first"):
        asked.ask(Request("ASK {}", "json"), timeout=30)


def test_no_process_is_left_behind(store: Path) -> None:
    with worker(store) as asked:
        pid = asked._process.pid
        assert pid
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


KILLED = """
import os, signal, sys, threading, time
from pathlib import Path
from tipgraph.query.worker import Request, Worker
asked = Worker(Path(sys.argv[1]))
print(asked._process.pid, flush=True)
threading.Thread(target=lambda: (time.sleep(1), os.kill(os.getpid(), signal.SIGKILL))).start()
asked.ask(Request(sys.argv[2], "csv"), timeout=None)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_a_worker_ends_with_whoever_asked_even_in_the_midst_of_a_query(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(store), RUNAWAY], capture_output=True, text=True, timeout=60
    )
    pid = int(done.stdout)
    for _ in range(100):
        if not is_running(pid):
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the worker ran on")


def is_running(pid: int) -> bool:
    """Whether a process still computes; one that ended may wait to be collected (state Z)."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
