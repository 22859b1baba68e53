"""Copies a store in a process of its own, for tests that kill it in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable

from graph.declarations import read_ontology
from graph.store import copy
from graph.store.neo4j_address import Login
from tests.graph.store.conftest import COMMON, KINDS
from tests.graph.store.kills import ROOT


def killed(source: str, target: str, login: Login, is_enough: Callable[[], bool]) -> None:
    """Begin to copy a store, and kill the process that does it as soon as enough has arrived.

    Args:
        source, target: Addresses.
        login: Who logs in, where one is on a server.
        is_enough: Looks whether enough has arrived.

    Raises:
        RuntimeError: If it ended by itself before.
    """
    environment = os.environ | {"STORE_USER": login.user, "STORE_PASSWORD": login.password}
    command = [sys.executable, "-m", "tests.graph.store.copies", source, target]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as child:
        while child.poll() is None and not is_enough():
            pass
        child.kill()
    if child.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the copy ended by itself, with {child.returncode}")


if __name__ == "__main__":
    ontology = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS)])
    login = Login(os.environ["STORE_USER"], os.environ["STORE_PASSWORD"])
    copy(sys.argv[1], sys.argv[2], ontology=ontology, login=login)
