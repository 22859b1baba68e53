"""A server in tests as a process of its own, on a free port, let in by its token."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from tests.api.cli.calls import START, TODAY
from tests.tree import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)")


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs.

    Attributes:
        process: It.
        port: Where it answers.
        path: The path with the token that is good once.
        cookie: What lets its keeper in; empty while the token was not used.
        errors: What it writes on standard error.
    """

    process: subprocess.Popen[str]
    port: int
    path: str
    cookie: str
    errors: IO[str]

    @property
    def address(self) -> str:
        """Where it answers, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def complaints(self) -> str:
        """Return what it wrote on standard error so far."""
        self.errors.flush()
        self.errors.seek(0)
        return self.errors.read()


@contextmanager
def started(store: Path, *words: str, **environment: str) -> Iterator[Running]:
    """Give a server of a store to which nobody has shown its token yet, ended afterwards whatever happens."""
    names = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOLDENTHREAD_TODAY": TODAY} | environment
    command = [sys.executable, "-c", START, "serve", "--store", str(store), "--port", "0", *words]
    with (
        TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(
            command, env=os.environ | names, cwd=store.parent, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        found = ADDRESS.search("".join(lines))
        try:
            assert found, lines
            yield Running(process, int(found[1]), found[2], "", errors)
        finally:
            process.kill()


@contextmanager
def running(store: Path, *words: str, **environment: str) -> Iterator[Running]:
    """Give a server of a store, with the cookie of whoever showed its token."""
    with started(store, *words, **environment) as one:
        yield Running(one.process, one.port, one.path, let_in(one.port, one.path), one.errors)


def let_in(port: int, path: str) -> str:
    """Show the token of a server and return the cookie that it gives."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 303
    return answer.headers["set-cookie"].partition(";")[0]
