"""What another process does to a store, for tests of several at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from graph.model import Change, Commit
from tests.graph.store.builders import added, after, task
from tests.graph.store.kills import ROOT, load, open_file

COMMITS = 12


def start(what: str, path: Path, name: str = "") -> subprocess.Popen[str]:
    """Start another process that does something to a store."""
    command = [sys.executable, "-m", "tests.graph.store.sharing", what, str(path), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def slow_load(path: Path, _: str) -> None:
    """Load something, and wait half-way for a line on standard input."""
    with closing(open_file(path)) as store:
        store.append(Commit("slow", action="load"), _interrupted(load(2)))


def many_commits(path: Path, name: str) -> None:
    """Make commits one after another, each of a node and a link to the one before."""
    with closing(open_file(path)) as store:
        store.append(Commit(name), added(task(f"{name}-0")))
        for number in range(1, COMMITS):
            node = task(f"{name}-{number}", size=number)
            store.append(Commit(name), added(node, after(node.id, f"{name}-{number - 1}")))
            store.columns()


def _interrupted(changes: list[Change]) -> Iterator[Change]:
    half = len(changes) // 2
    yield from changes[:half]
    sys.stdout.write("half\n")
    sys.stdout.flush()
    sys.stdin.readline()
    yield from changes[half:]


TASKS: dict[str, Callable[[Path, str], None]] = {"slow load": slow_load, "many commits": many_commits}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
