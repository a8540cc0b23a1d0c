"""How fast `tipgraph serve` answers, beside the bare engine on the same queries.

    tipgraph build seeds && python benchmarks/serving.py -g output --seconds 60

First each query alone, one client: what the server adds. Then 64 clients at once for so many seconds: what it bears.
"""

import argparse
import http.client
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import QueryResultsFormat, Store

from tipgraph.graph.terms import PREFIXES
from tipgraph.output import STORE
from tipgraph.query.saved import saved_queries

OWN = {
    "ask": "ASK { ?a a tip:Assertion }",
    "all quotes": "SELECT ?a ?quote { ?a tip:evidence/oa:hasSelector/oa:exact ?quote }",
    "all triples": "SELECT * { ?s ?p ?o }",
    "pairs of flows": "SELECT (COUNT(*) AS ?n) { ?f a tip:TraffickingFlow . ?g a tip:TraffickingFlow . ?a ?b ?f . ?c ?d ?g }",
}
HEADERS = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-g", "--graph", type=Path, default=Path("output"))
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    queries = {query.name: query.text for query in saved_queries()} | OWN
    server = subprocess.Popen(
        [sys.executable, "-m", "tipgraph", "serve", "-g", str(options.graph), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        address = urlsplit(server.stderr.readline().split(" at ")[1].split()[0]).netloc
        raw = alone(options.graph, address, queries, options.rounds)
        if options.seconds:
            print(f"\nthe bare engine, one after the other in one process: {1000 / raw:.0f} answers a second")
            together(address, list(queries.values()), options.clients, options.seconds)
    finally:
        server.terminate()
        server.wait()


def alone(graph: Path, address: str, queries: dict[str, str], rounds: int) -> float:
    """Prints a line for each query; returns the mean time of the bare engine, in milliseconds."""
    store = Store.read_only(str(graph / STORE))
    connection = http.client.HTTPConnection(address, timeout=60)
    print(f"{'one client, milliseconds':40} raw p50  serve p50      p95   added  times  KiB")
    medians = []
    for name, query in queries.items():
        raw = times(lambda query=query: raw_answer(store, query), rounds)
        served = times(lambda query=query: ask(connection, query), rounds)
        low, high = statistics.median(raw), statistics.median(served)
        medians.append(low)
        size = len(ask(connection, query)) / 1024
        print(
            f"{name[:40]:40} {low:7.2f}  {high:9.2f} {at(served, 0.95):8.2f} {high - low:7.2f} {high / low:6.1f} {size:4.0f}"
        )
    return statistics.mean(medians)


def together(address: str, queries: list[str], clients: int, seconds: float) -> None:
    taken: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def client(first: int) -> None:
        connection = http.client.HTTPConnection(address, timeout=60)
        number = first
        while time.monotonic() < end:
            number += 1
            began = time.perf_counter()
            try:
                ask(connection, queries[number % len(queries)])
                taken.append((time.perf_counter() - began) * 1000)
            except (OSError, RuntimeError, http.client.HTTPException) as error:
                errors.append(repr(error))
                connection.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken.sort()
    print(
        f"\n{clients} clients for {seconds:g} s: {len(taken)} answers, {len(taken) / seconds:.0f} a second, {len(errors)} errors"
    )
    print(f"p50 {at(taken, 0.5):.1f} ms, p95 {at(taken, 0.95):.1f} ms, longest {taken[-1]:.1f} ms")
    for error in sorted(set(errors)):
        print(f"  {errors.count(error)} times {error}")


def raw_answer(store: Store, query: str) -> bytes:
    answer = store.query(query, prefixes=PREFIXES)
    return bytes(answer.serialize(format=QueryResultsFormat.JSON) or b"")  # type: ignore[union-attr]


def ask(connection: http.client.HTTPConnection, query: str) -> bytes:
    connection.request("POST", "/sparql", query.encode(), HEADERS)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {body[:200].decode()}")
    return body


def times(work: Callable[[], object], rounds: int) -> list[float]:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


if __name__ == "__main__":
    main()
