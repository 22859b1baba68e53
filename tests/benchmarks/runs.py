"""Runs the product as its users do, in processes of their own, and says how long each took and how much it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

PRODUCT = "import sys; from api.cli import main; main()"
ROOT = Path(__file__).resolve().parents[2]
KIB = 1024
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, but for what forbids Python to keep what it compiled: an installation is compiled once."""


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
def started(arguments: Sequence[str]) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """Start the product, give the process, whose output can be read, and the time of its start; stop it in the end."""
    start = perf_counter()
    command = [sys.executable, "-c", PRODUCT, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=INSTALLED, **pipes) as process:
        try:
            yield process, start
        finally:
            process.terminate()
