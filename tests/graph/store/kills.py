"""Kills loads and edits at random moments, and checks that nothing committed is lost and nothing is half.

Run it from the top of the repository: `python -m tests.graph.store.kills 200`. A child process writes commits and says
each one that was acknowledged; the parent kills it, without warning, after a random time, and looks at what is there.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

from graph.declarations import read_ontology
from graph.model import Change, Commit
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import added, after, change, task
from tests.graph.store.conftest import COMMON, KINDS

LOAD = 400
KILLS_A_STORE = 8
ROOT = Path(__file__).resolve().parents[3]


def open_file(path: Path) -> Store:
    """Open the store that is written and killed."""
    return SqliteStore(path, read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS)]))


def write(path: Path) -> None:
    """Write loads and edits in turn, for ever, and say each one once it is acknowledged."""
    with closing(open_file(path)) as store:
        while True:
            number = store.head().revision + 1
            if number % 3:
                revision = store.append(Commit("load", action="load"), load(number))
            else:
                revision = store.append(Commit("edit"), edit(store, number))
            sys.stdout.write(f"{revision}\n")
            sys.stdout.flush()


def load(number: int) -> list[Change]:
    """Return many nodes and links of one load; each node says which revision it belongs to."""
    nodes = [task(f"r{number:06d}-{one:03d}", size=number) for one in range(LOAD)]
    links = [after(one.id, other.id) for one, other in pairwise(nodes)]
    return added(*nodes, *links)


def edit(store: Store, number: int) -> list[Change]:
    """Return changes of two nodes of the load before, which must be made together."""
    found = store.nodes([f"r{number - 1:06d}-000", f"r{number - 1:06d}-001"])
    return [change(node, task(node.id, size=number)) for node in found.values()]


def faults(path: Path, acknowledged: int) -> list[str]:
    """Return what is wrong with a store after a kill, in words."""
    with closing(open_file(path)) as store:
        head, wrong = store.head().revision, store.verify()
        sizes: dict[str, list[int]] = {}
        for node_id in store.columns().nodes.ids:
            sizes.setdefault(node_id[:7], []).append(1)
        wrong += [f"the load {name} is half: {len(some)}" for name, some in sizes.items() if len(some) != LOAD]
        for revision in range(3, head + 1, 3):
            pair = store.nodes([f"r{revision - 1:06d}-000", f"r{revision - 1:06d}-001"]).values()
            wrong += [f"edit {revision} is half"] if {node.fields.get("size") for node in pair} != {revision} else []
    if head not in {acknowledged, acknowledged + 1}:
        wrong.append(f"revision {acknowledged} was acknowledged, and the store is at {head}")
    return wrong


def kill_once(path: Path, after_s: float, *, at_start: bool) -> int:
    """Let a child write for a while, kill it, and return the last revision it acknowledged, or 0.

    Args:
        path: The store.
        after_s: How long it may write.
        at_start: Whether the time runs from its very start, not from its first commit.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.graph.store.kills", "--write", str(path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    with child:
        assert child.stdout is not None
        said = [] if at_start else [child.stdout.readline()]
        with suppress(subprocess.TimeoutExpired):
            child.wait(after_s)
        child.kill()
        said += child.stdout.readlines()
    if child.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself, with {child.returncode}")
    whole = [line for line in said if line.endswith(b"\n")]
    return int(whole[-1]) if whole else 0


def run(kills: int, seed: int = 1) -> list[str]:
    """Kill as often as said, on stores that grow for some kills, and return every fault."""
    chance = random.Random(seed)  # noqa: S311  no secret
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            path = Path(folder) / f"{number // KILLS_A_STORE}.db"
            there = revision_of(path) if path.exists() else 0
            at_start = number % 4 == 0
            acknowledged = kill_once(path, chance.uniform(0, 0.8 if at_start else 0.15), at_start=at_start)
            wrong += faults(path, acknowledged or there)
    return wrong


def revision_of(path: Path) -> int:
    """Return where a store stands."""
    with closing(open_file(path)) as store:
        return store.head().revision


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(Path(sys.argv[2]))
    found = run(int(sys.argv[1]))
    sys.stdout.write("\n".join([*found, f"{sys.argv[1]} kills, {len(found)} faults"]) + "\n")
    sys.exit(bool(found))
