"""Runs the product as its users do, in processes of their own, and says how long each took and how much it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from urllib.parse import urlsplit

import orjson

PRODUCT = "import sys; from api.cli import main; main()"
ROOT = Path(__file__).resolve().parents[2]
KIB = 1024
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, but for what forbids Python to keep what it compiled: an installation is compiled once."""
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
PATIENCE_S = 120.0


@dataclass(frozen=True)
class Run:
    """A process that has ended.

    Attributes:
        seconds: Processor time.
        memory: Most memory that it held, in bytes.
        output: What it wrote to standard output.
    """

    seconds: float
    memory: float
    output: str


def measured(code: str, arguments: Sequence[str], folder: Path) -> Run:
    """Run Python code to its end; what it says of its progress is kept in a folder."""
    out = folder / "output.txt"
    with out.open("w") as output, (folder / "progress.txt").open("w") as progress:
        command = [sys.executable, "-c", code, *arguments]
        process = subprocess.Popen(command, stdout=output, stderr=progress, cwd=ROOT, env=INSTALLED)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (folder / "progress.txt").read_text()
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * KIB, out.read_text())


@contextmanager
def started(
    arguments: Sequence[str], environment: Mapping[str, str] = INSTALLED
) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """Start the product, give the process, whose output can be read, and the time of its start; stop it in the end."""
    start = perf_counter()
    command = [sys.executable, "-c", PRODUCT, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        try:
            yield process, start
        finally:
            process.terminate()


@dataclass(frozen=True)
class Served:
    """A server that has let us in.

    Attributes:
        host, port: Where it answers.
        cookie: What lets us in.
        start: When its process was started, by `perf_counter`.
    """

    host: str
    port: int
    cookie: str
    start: float


@contextmanager
def serving(arguments: Sequence[str], environment: Mapping[str, str] = NOTHING_MORE) -> Iterator[Served]:
    """Start a server and give it when it has let us in; stop it in the end."""
    command = ["serve", *arguments, "--port", "0"]
    with started(command, {**INSTALLED, **environment}) as (process, start):
        assert process.stdout is not None
        address = next(urlsplit(line.decode().strip()) for line in process.stdout if b"?token=" in line)
        connection = HTTPConnection(str(address.hostname), int(address.port or 0), timeout=PATIENCE_S)
        connection.request("GET", f"{address.path}?{address.query}")
        let_in = connection.getresponse()
        let_in.read()
        connection.close()
        cookie = str(let_in.getheader("Set-Cookie")).partition(";")[0]
        yield Served(str(address.hostname), int(address.port or 0), cookie, start)


def until_answered(arguments: Sequence[str], question: str, environment: Mapping[str, str] = NOTHING_MORE) -> float:
    """Return the seconds from the start of a server to its answer to whom its address lets in."""
    with serving(arguments, environment) as server:
        connection = HTTPConnection(server.host, server.port, timeout=PATIENCE_S)
        headers = {"Content-Type": "application/json", "Cookie": server.cookie}
        connection.request("POST", "/graphql", orjson.dumps({"query": question}), headers)
        answer = orjson.loads(connection.getresponse().read())
        taken = perf_counter() - server.start
        connection.close()
    assert answer.get("data"), answer
    return taken
