"""`goldenthread serve` as a process of its own: it says where it is, answers, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.api.cli.calls import SMALL, START, TODAY, call
from tests.tree import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)")


def test_a_store_that_is_not_there_cannot_be_served() -> None:
    answer = call("serve", "--store", "none.db", "--port", "0")

    assert (answer.code, answer.out) == (3, "")
    assert "there is no store" in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_an_address_answers_there_and_stops(tmp_path: Path, sign: signal.Signals) -> None:
    assert call("load", SMALL).code == 0
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOLDENTHREAD_TODAY": TODAY}
    with subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", "0"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        found = ADDRESS.search("".join(lines))
        assert found, lines
        connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
        connection.request("GET", "/healthz")
        health = connection.getresponse().read()
        connection.request("GET", found[2])
        welcome = connection.getresponse()
        welcome.read()
        connection.close()
        process.send_signal(sign)
        _, errors = process.communicate(timeout=30)

    assert (health, welcome.status, errors) == (b"ok", 303, "")
    assert process.returncode == (0 if sign == signal.SIGINT else -signal.SIGTERM)
