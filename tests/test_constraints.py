"""constraints.txt pins everything that an installation with tests brings, once and exactly, and nothing else."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.tree import ROOT

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?P<elsewhere> ; sys_platform == \"win32\")?")
NOT_PINNED = {"pip", "golden-thread"}


def folded(name: str) -> str:
    """Return the name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lines() -> list[str]:
    """Return the lines of constraints.txt that are no comments."""
    return [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def test_every_line_is_one_exact_pin() -> None:
    names = [folded(pin["name"]) for pin in map(PIN.fullmatch, lines()) if pin]

    assert not [line for line in lines() if not PIN.fullmatch(line)]
    assert len(names) == len(set(names))


def test_what_make_installed_is_what_is_pinned() -> None:
    if Path(sys.prefix).resolve() != ROOT / ".venv":
        pytest.skip("compares the environment that `make test` makes: .venv")

    installed = {folded(found.name): found.version for found in distributions() if found.name}
    pins = [pin for pin in map(PIN.fullmatch, lines()) if pin and not (pin["elsewhere"] and sys.platform != "win32")]

    assert {name: version for name, version in installed.items() if name not in NOT_PINNED} == {
        folded(pin["name"]): pin["version"] for pin in pins
    }
