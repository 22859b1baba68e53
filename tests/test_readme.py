"""The pages tell the truth: their `make` lines are targets, and their `goldenthread` lines print what is shown.

Blocks marked `console` are run page by page, in order, each page in an empty folder of its own. In shown output `…`
stands for anything: within a line for the rest of it, alone on a line for any number of lines. What serves is run on a
free port, asked once and stopped.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.tree import ROOT, our_files_ending, text_of

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:^\s*(?:\$ )?|`)make ([a-z0-9-]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z0-9-]+):", re.MULTILINE)
SURROUNDINGS = {
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "COLUMNS": "120",
    "NO_COLOR": "1",
    "GOLDENTHREAD_TODAY": "2026-11-25",  # the day the pages were written
}
START = "import sys; from api.cli import main; sys.exit(main())"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)")
WANTED_PORT = "8765"


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page.

    Attributes:
        command: The line after the prompt.
        shown: The output below it, without trailing blank lines.
    """

    command: str
    shown: str


def steps(page: str) -> list[Step]:
    """Return the commands of a page's console blocks, in order.

    >>> steps("```console\\n$ make test\\n$ goldenthread sight\\nAll well.\\n```")
    [Step(command='make test', shown=''), Step(command='goldenthread sight', shown='All well.')]
    """
    found = []
    for block in CONSOLE.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown.rstrip()))
    return found


def matches(shown: str, printed: str) -> bool:
    """Return whether a page's output, in which `…` is anything, is what was printed.

    >>> matches("One.\\n…\\nFive …", "One.\\nTwo.\\nThree.\\nFive is last.")
    True
    >>> matches("One.", "One.\\nTwo.")
    False
    """
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else _line(line) for line in shown.splitlines()]
    return re.fullmatch("".join(lines), _trimmed(printed)) is not None


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"\n"


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def run(command: str, folder: Path) -> str:
    """Run one goldenthread line in a folder and return what it printed; fails if the command fails."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GOLDENTHREAD_")}
    environment = kept | SURROUNDINGS
    words = shlex.split(command, comments=True)
    if words[1] == "serve":
        return asked_once(words, folder, environment)
    result = subprocess.run(
        [sys.executable, "-c", START, *words[1:]],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def asked_once(words: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Start a server on a free port, follow the address that it prints, stop it, and return what it printed.

    The port stands in what is returned as the one that is used where nothing else uses it.
    """
    with subprocess.Popen(
        [sys.executable, "-c", START, *words[1:], "--port", "0"],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        printed, found = "", None
        while found is None and (line := process.stdout.readline()):
            printed, found = printed + line, ADDRESS.search(line)
        status = _status_at(int(found[1]), found[2]) if found else 0
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    assert (found is not None, status, process.returncode) == (True, 303, 0), f"{words}\n{printed}{rest}\n{errors}"
    return (printed + rest).replace(f":{found[1]}/", f":{WANTED_PORT}/") if found else ""


def _status_at(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def pages() -> list[Path]:
    """Return the pages that show commands."""
    return [
        path for path in our_files_ending(".md") if path.parts[0] != "tests" and CONSOLE.search(text_of(path) or "")
    ]


def test_every_make_line_is_a_target() -> None:
    targets = set(TARGET.findall(text_of(Path("Makefile")) or ""))

    lines = {target for path in our_files_ending(".md") for target in MAKE.findall(text_of(path) or "")}

    assert {"demo", "test", "check"} <= lines
    assert lines <= targets


def test_the_readme_shows_commands_with_their_output() -> None:
    shown = [
        step
        for step in steps(text_of(Path("README.md")) or "")
        if step.command.startswith("goldenthread ") and step.shown
    ]

    assert len(shown) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("page", pages(), ids=str)
def test_what_a_page_shows_is_what_is_printed(page: Path, tmp_path: Path) -> None:
    for step in steps(text_of(page) or ""):
        if step.command.startswith("goldenthread "):
            printed = run(step.command, tmp_path)
            assert not step.shown or matches(step.shown, printed), f"{page}: {step.command}\nprinted:\n{printed}"
