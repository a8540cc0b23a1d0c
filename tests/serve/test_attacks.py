"""What hostile or careless clients try: the server stays up, answers others, reaches nobody, gives nothing away."""

import http.client
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.serve.conftest import Server

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUICK = "ASK { ?a a tip:Assertion }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def is_answering(server: Server) -> bool:
    answer = server.ask(QUICK, timeout=10)
    return answer.status == 200 and json.loads(answer.body)["boolean"] is True


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """A socket that waits for whoever calls."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        yield listening


def nobody_called(trap: socket.socket) -> bool:
    with pytest.raises(TimeoutError):
        trap.accept()
    return True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{trap}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{trap}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ \\u0053ERVICE <{trap}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND (<{trap}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{trap}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{trap}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "DESCRIBE <{trap}>",
        "LOAD <{trap}>",
        "ASK {{}} ; LOAD <{trap}>",
    ],
)
def test_no_query_reaches_another_server(server: Server, trap: socket.socket, query: str) -> None:
    text = query.format(trap=f"http://127.0.0.1:{trap.getsockname()[1]}/x")
    if "SERVICE" in query or "LOAD" in query:
        assert server.ask(text).status == 400
    else:
        server.ask(text, accept="*/*")
    for field in ("query", "update"):
        server.send("POST", "/sparql", urlencode({field: text}).encode(), FORM)
    server.send("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-update"})
    assert nobody_called(trap)


def test_a_runaway_query_is_stopped_and_others_are_answered_meanwhile(server: Server) -> None:
    answers: list[Any] = []
    asking = threading.Thread(target=lambda: answers.append(server.ask(RUNAWAY)))
    began = time.monotonic()
    asking.start()
    time.sleep(0.3)
    assert is_answering(server)
    assert time.monotonic() - began < 2
    asking.join()
    assert time.monotonic() - began < 6
    assert answers[0].status == 503
    assert "longer than 2 s" in answers[0].text
    assert is_answering(server)


def test_a_query_that_nobody_waits_for_is_stopped(serving: Callable[..., Any], seeds_output: Path) -> None:
    with serving(seeds_output, workers=1, timeout=60) as server:
        gone = socket.create_connection((server.host, server.port))
        gone.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)
        gone.close()
        began = time.monotonic()
        assert is_answering(server)
        assert time.monotonic() - began < 5


def test_too_many_queries_are_told_to_come_again(serving: Callable[..., Any], seeds_output: Path) -> None:
    with serving(seeds_output, workers=1, queue=1, queue_wait=0.5, timeout=3) as server:
        answers: list[Any] = []
        threads = [threading.Thread(target=lambda: answers.append(server.ask(RUNAWAY))) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [answer.status for answer in answers] == [503] * 6
        assert any("too many queries" in answer.text and answer.headers["retry-after"] for answer in answers)
        assert any("all workers are busy" in answer.text for answer in answers)
        assert is_answering(server)


def test_an_answer_beyond_the_limit_is_refused_not_cut(serving: Callable[..., Any], seeds_output: Path) -> None:
    with serving(seeds_output, largest_answer=10_000) as server:
        answer = server.ask("SELECT * { ?s ?p ?o }")
        assert answer.status == 400
        assert "LIMIT and OFFSET" in answer.text
        assert is_answering(server)


def test_a_query_of_ten_megabytes_is_refused_with_its_reason(server: Server) -> None:
    query = b"ASK { # " + b"x" * 10_000_000
    for headers in ({"Content-Type": "application/sparql-query"}, FORM):
        answer = server.send("POST", "/sparql", query, headers)
        assert answer.status == 413
        assert "larger than 1024 KiB" in answer.text
    assert is_answering(server)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_a_client_that_asks_first_need_not_send_ten_megabytes(server: Server, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"ASK { # " + b"x" * 10_000_000)
    command = ["curl", "-sS", "-o", os.devnull, "-w", "%{http_code} %{size_upload}", "-H", "Expect: 100-continue"]
    command += [
        "-H",
        "Content-Type: application/sparql-query",
        "--data-binary",
        f"@{tmp_path}/q.rq",
        f"{server.url}/sparql",
    ]
    status, sent = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout.split()
    assert status == "413"
    assert int(sent) < 10_000_000


def test_a_head_beyond_measure_is_refused(server: Server) -> None:
    with suppress(ConnectionError):  # it hangs up while we are still sending
        assert server.get("/sparql?query=" + "x" * 200_000).status == 400
    assert is_answering(server)


PATHS = [
    "/static/../../../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%2f..%2f..%2f..%2fpyproject.toml",
    "/static/%2fetc/passwd",
    "/static//etc/passwd",
    "/static/..%5c..%5csettings.py",
    "/static/../settings.py",
    "/static/vendor/../../settings.py",
    "/static/%00",
    "/facts/..%2f..%2f..%2fetc%2fpasswd",
    "/facts/../../etc/passwd",
    "/facts/%2e%2e",
    "/facts/%00",
    "/facts/" + "x" * 5000,
    "/facts/BLR-2013-tier.ttl%00.jsonld",
    "/facts/a%20}%20?s%20?p%20?o%20{",
    "/countries/..%2f..%2fetc%2fpasswd",
    "/countries/%2e%2e%2f",
    "/countries/%00",
    "/countries/" + "B" * 5000,
    "/graph/../../../etc/passwd",
    "//etc/passwd",
    "/../../../../etc/passwd",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_no_path_leads_out(server: Server, path: str, accept: str) -> None:
    answer = server.get(path, accept)
    assert answer.status == 404, answer.text
    assert b"root:" not in answer.body
    assert b"class Settings" not in answer.body


@pytest.mark.parametrize("name", ["../tip", "../../pyproject", "/etc/passwd", "tier-history.rq", "%00", "x" * 5000])
def test_no_question_leads_out(server: Server, name: str) -> None:
    answer = server.get("/?" + urlencode({"question": name}))
    assert answer.status == 400
    assert "there is no saved question" in answer.text


INJECTED = "%0d%0aX-Evil:%20yes%0d%0a%0d%0a<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path",
    [
        f"/facts/x{INJECTED}",
        f"/countries/Belarus{INJECTED}",
        f"/countries/{INJECTED}",
        f"/?query={INJECTED}",
        f"/?question={INJECTED}",
        f"/?question=tier-history&country={INJECTED}",
        f"/?question=tier-history&{INJECTED}=x",
        f"/sparql?query={INJECTED}",
        f"/static/{INJECTED}",
        f"/{INJECTED}",
    ],
)
def test_nothing_of_an_address_becomes_a_header_or_a_script(server: Server, path: str) -> None:
    for accept in ("*/*", "text/html"):
        answer = server.get(path, accept)
        assert "x-evil" not in answer.headers
        if answer.headers["content-type"].startswith("text/html"):
            assert "<script>alert" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", 'x" onload="y', "x/><script>", "[::1", "x" * 3000])
def test_a_strange_host_changes_nothing(server: Server, host: str) -> None:
    for path in ("/", "/countries/belarus", "/sparql"):
        answer = server.send("GET", path, headers={"Host": host, "Accept": "*/*"})
        assert answer.status in (200, 308, 400)
        assert "evil" not in answer.headers.get("location", "")
    assert is_answering(server)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\nbroken header\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        b"\x00" * 1000,
    ],
)
def test_what_is_no_http_harms_nobody(server: Server, raw: bytes) -> None:
    with socket.create_connection((server.host, server.port), timeout=15) as connection:
        connection.sendall(raw)
        with suppress(ConnectionError):
            assert connection.recv(100).startswith((b"HTTP/1.1 4", b"HTTP/1.1 2", b""))
    assert is_answering(server)


def test_hundreds_of_half_open_connections_keep_nobody_out(server: Server) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    with ExitStack() as stack:
        for number in range(1000):
            connection = stack.enter_context(socket.create_connection((server.host, server.port), timeout=10))
            if number % 2:
                with suppress(ConnectionError):
                    connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-")
        began = time.monotonic()
        assert all(is_answering(server) for _ in range(5))
        assert time.monotonic() - began < 5
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert is_answering(server)


def test_a_client_that_trickles_is_let_go(serving: Callable[..., Any], seeds_output: Path) -> None:
    with serving(seeds_output, header_wait=1, body_wait=1) as server:
        for start, ends in ((b"GET /countries HT", b""), (b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: ", b"")):
            assert trickled(server, start, ends)
        late = (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 999\r\n\r\n"
        )
        assert trickled(server, late, b"HTTP/1.1 408")


def trickled(server: Server, start: bytes, ends: bytes) -> bool:
    """Send byte after byte, slower than the patience of the server: it says so, or hangs up."""
    with socket.create_connection((server.host, server.port), timeout=0.3) as connection:
        connection.sendall(start)
        for _ in range(20):
            try:
                got = connection.recv(100)
            except TimeoutError:
                with suppress(ConnectionError):
                    connection.sendall(b"x")
            except ConnectionError:
                return not ends
            else:
                return got.startswith(ends)
    return False


def test_a_client_that_does_not_read_is_let_go(serving: Callable[..., Any], seeds_output: Path) -> None:
    query = quote("SELECT * { ?s ?p ?o . ?a a tip:TierPlacement }")
    with serving(seeds_output, stall=1) as server, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect((server.host, server.port))
        connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(3)
        connection.settimeout(10)
        got = bytearray()
        with suppress(ConnectionError):
            while part := connection.recv(65536):
                got += part
        announced = re.search(rb"content-length: (\d+)", got)
        assert announced
        assert len(got) < int(announced[1])
        assert is_answering(server)


def test_sixty_four_clients_at_once_are_all_answered(server: Server) -> None:
    end = time.monotonic() + 3
    statuses: list[int] = []

    def client() -> None:
        while time.monotonic() < end:
            statuses.append(
                server.ask("SELECT ?c (COUNT(*) AS ?n) { ?a tip:reportYear ?y . BIND (?y AS ?c) } GROUP BY ?c").status
            )

    threads = [threading.Thread(target=client) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(statuses) > 100
    assert set(statuses) == {200}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_it_ends_in_order_under_load(serving: Callable[..., Any], seeds_output: Path) -> None:
    with serving(seeds_output, timeout=60) as server:
        pid = server.process.pid
        children = [
            child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
        ]
        assert len(children) >= 2
        is_over = threading.Event()

        def client(query: str) -> None:
            while not is_over.is_set():
                with suppress(OSError, http.client.HTTPException):
                    server.ask(query)
                time.sleep(0.001)

        threads = [
            threading.Thread(target=client, args=(query,), daemon=True) for query in [QUICK] * 12 + [RUNAWAY] * 2
        ]
        for thread in threads:
            thread.start()
        time.sleep(1)
        began = time.monotonic()
        server.process.terminate()
        assert server.process.wait(15) == 0
        assert time.monotonic() - began < 10
        is_over.set()
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""
        assert not [child for child in children if Path(f"/proc/{child}/exe").exists()]
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((server.host, server.port), timeout=1)
