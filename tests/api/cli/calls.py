"""Calls of the command line in tests: within this process, and as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from api.cli.app import app
from tests.tree import ROOT

TODAY = "2026-11-25"
START = "import sys; from api.cli import main; sys.exit(main())"
SETTINGS = ("STORE", "SCOPE", "KINDS", "LANGUAGE", "TODAY", "THRESHOLDS", "DEBUG")
SMALL = ROOT / "seeds" / "small"
ONE_TEAM = ROOT / "seeds" / "one_team"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call did.

    Attributes:
        code: Its exit code.
        out: What it wrote to standard output.
        err: What it wrote to standard error.
    """

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """Standard output as one line, however it was wrapped."""
        return " ".join(self.out.split())

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def call(*words: str | Path, today: str | None = TODAY, **environment: str) -> Answer:
    """Run a command within this process, in the current folder, on a fixed day, or on the computer's own."""
    names: dict[str, str | None] = {f"GOLDENTHREAD_{name}": None for name in SETTINGS}
    names |= {"GOLDENTHREAD_TODAY": today, "COLUMNS": "100"} | environment
    result = CliRunner().invoke(app, [str(word) for word in words], env=names)
    assert "Traceback" not in result.output
    return Answer(result.exit_code, result.stdout, result.stderr)


def spawn(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own and return what it did."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOLDENTHREAD_TODAY": TODAY}
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, words)],
        env=environment | options.pop("env", {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        **options,
    )
