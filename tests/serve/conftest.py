"""Servers to ask: the command as people start it on the seeds, and servers with settings of their own."""

import http.client
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

START = """
import json, sys
from pathlib import Path
from tipgraph.serve.running import serve
from tipgraph.serve.settings import Settings
if __name__ == "__main__":
    settings = Settings(**json.loads(sys.argv[2]))
    serve(Path(sys.argv[1]), "127.0.0.1", 0, settings, lambda address: print("serving at", address, file=sys.stderr, flush=True))
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    process: "subprocess.Popen[str]"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 30,
    ) -> Answer:
        """A request as it is written here: the path is not tidied."""
        with closing(http.client.HTTPConnection(self.host, self.port, timeout=timeout)) as connection:
            connection.connect()
            with suppress(ConnectionError):  # the server may refuse before it has read all
                connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())

    def get(self, path: str, accept: str = "*/*") -> Answer:
        return self.send("GET", path, headers={"Accept": accept})

    def ask(self, query: str, accept: str = "application/sparql-results+json", timeout: float = 30) -> Answer:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.send("POST", "/sparql", query.encode(), headers, timeout)

    def rows(self, query: str) -> list[dict[str, str]]:
        answer = self.ask(query)
        assert answer.status == 200, answer.text
        return [
            {name: term["value"] for name, term in row.items()}
            for row in json.loads(answer.body)["results"]["bindings"]
        ]


@contextmanager
def running(command: list[str]) -> Iterator[Server]:
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE, text=True)
    try:
        host, port = _address(process.stderr).rsplit(":", 1)
        yield Server(host, int(port), process)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
        if process.stderr:
            process.stderr.close()


def _address(stream: IO[str] | None) -> str:
    assert stream is not None
    said = []
    for line in stream:
        said.append(line)
        if " at http://" in line:
            return line.split(" at http://")[1].split("/")[0]
    raise AssertionError(f"the server did not start: {''.join(said)}")


@pytest.fixture(scope="session")
def server(seeds_output: Path) -> Iterator[Server]:
    """`tipgraph serve` on the seeds; queries may take two seconds."""
    with running(["-m", "tipgraph", "serve", "-g", str(seeds_output), "--port", "0", "--timeout", "2"]) as started:
        yield started


@pytest.fixture
def serving(tmp_path: Path) -> Callable[..., Any]:
    """A context manager: a server on a folder with these settings."""
    script = tmp_path / "start.py"
    script.write_text(START, encoding="utf-8")
    return lambda folder, **settings: running([str(script), str(folder), json.dumps(settings)])
