"""The command line as a process of its own: exit codes, pipes, interruptions, and a fast start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.app import app
from api.cli.faults import PIPE, STOPPED
from graph.store.sqlite import SqliteStore
from tests.api.cli.calls import SMALL, START, call, spawn
from tests.tree import ROOT

COMMANDS = (
    "demo", "load", "check", "mapping", "sight", "findings", "why", "impact", "signals", "spc", "serve", "map", "set",
    "link", "unlink", "end", "set-aside", "retract", "undo", "history", "diff", "export", "template", "docs", "backup",
    "restore", "copy", "token", "audit", "forget", "ask", "guide", "feedback",
    "aspects", "assure", "plan", "control", "board", "improve", "theory", "govern", "suggest", "match", "merge",
    "queue", "readiness", "report",
)  # fmt: skip


def test_every_command_is_there_and_explains_itself() -> None:
    listed = call("--help")

    for name in COMMANDS:
        assert f"  {name} " in listed.out
        assert call(name, "--help").code == 0
    assert len(app.registered_commands) == len(COMMANDS)


def test_help_needs_none_of_the_heavy_libraries() -> None:
    watch = (
        "import sys\nfrom api.cli import main\nsys.argv = ['goldenthread', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'networkx', 'rustworkx', 'yaml', 'orjson', 'pydantic', 'rich'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )

    result = subprocess.run(
        [sys.executable, "-c", watch],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", SMALL], 0),
        (["check", "bad.csv"], 1),
        (["check", "nowhere.csv"], 2),
        (["sight", "--colour"], 2),
        (["why"], 2),
        (["sight"], 3),
        (["sight", "--store", "bad.csv"], 3),
    ],
)
def test_every_exit_code_reaches_the_shell(words: list[str | Path], code: int) -> None:
    Path("bad.csv").write_text("kind,name,importance\nNeed,be heard,much\n", encoding="utf-8")

    result = spawn(*words)

    assert result.returncode == code
    assert "Traceback" not in result.stdout + result.stderr
    assert bool(result.stderr) == (code > 1)


@pytest.mark.slow
def test_a_reader_that_stops_early_is_no_fault() -> None:
    spawn("load", SMALL)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-c", START, "findings", "--all"]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    code = process.wait()

    assert code == PIPE
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_load_that_is_stopped_says_that_nothing_is_half(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(SqliteStore, "append", stop)

    answer = call("load", SMALL)

    assert answer.code == STOPPED
    assert "never half of it" in answer.err
    assert answer.out == ""


@pytest.mark.slow
def test_the_answer_on_a_terminal_without_utf_8_is_readable() -> None:
    result = subprocess.run(
        [sys.executable, "-c", START, "demo", "--once", "--language", "cy"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )

    assert result.returncode == 0
    assert b"?Ffurflen welyau bapur?" in result.stdout
