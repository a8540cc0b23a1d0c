"""`tipgraph serve`, as people start it."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serve.conftest import running
from tipgraph.cli import run
from tipgraph.serve.running import is_loopback


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.4", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_what_others_can_reach_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_serving_everyone_is_warned_about(seeds_output: Path) -> None:
    command = [sys.executable, "-m", "tipgraph", "serve", "-g", str(seeds_output), "--port", "0", "--host", "0.0.0.0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "other machines can reach this server" in process.stderr.readline()
        assert " at http://0.0.0.0:" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
        assert process.stderr.read() == ""


def test_a_port_that_is_taken_is_said_so(seeds_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["serve", "-g", str(seeds_output), "--port", str(taken.getsockname()[1])]) == 2
    error = capsys.readouterr().err
    assert "Address already in use" in error
    assert "--port" in error


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "no such host"], "cannot be served"),
        (["--port", "70000"], "70000"),
        (["--timeout", "0"], "--timeout"),
        (["-g", "nowhere"], "there is no built graph"),
    ],
)
def test_what_cannot_be_served_is_said_in_words(
    seeds_output: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "-g", str(seeds_output), *arguments]) == 2
    assert says in capsys.readouterr().err


def test_it_serves_over_ipv6(seeds_output: Path) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    with running(["-m", "tipgraph", "serve", "-g", str(seeds_output), "--port", "0", "--host", "::1"]) as server:
        assert server.host == "[::1]"


def test_the_command_starts_without_loading_the_server() -> None:
    loaded = "import sys, tipgraph.cli; print([m for m in ('starlette', 'uvicorn', 'jinja2') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"
