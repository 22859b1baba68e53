"""What is installed: pyproject.toml asks for what the product imports; constraints.txt pins all of it, nothing else."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.tree import PRODUCT, ROOT, is_product, our_files_ending, parsed

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?P<elsewhere> ; sys_platform == \"win32\")?")
# Where the name to import is not the name to install.
DISTRIBUTIONS = {"docx": "python-docx", "graphql": "graphql-core", "strawberry": "strawberry-graphql", "yaml": "PyYAML"}
NOT_PINNED = {"pip", "golden-thread"}
# uvicorn reads requests with the one and waits for them with the other, if they are there.
ASKED_FOR_BY_USE = {"httptools", "uvloop"}


def folded(name: str) -> str:
    """Return the name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lines() -> list[str]:
    """Return the lines of constraints.txt that are no comments."""
    return [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def asked_for() -> set[str]:
    """Return the packages that the product asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = (*project["dependencies"], *project["optional-dependencies"]["export"])
    return {folded(match[0]) for match in map(re.compile(r"[\w.-]+").match, asked) if match}


def imports(node: ast.AST) -> list[str]:
    """Return the names of the modules that a statement imports."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


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


def test_the_product_imports_what_it_asks_for_and_nothing_else() -> None:
    imported = {
        name.partition(".")[0]
        for path in our_files_ending(".py")
        if is_product(path)
        for node in ast.walk(parsed(path))
        for name in imports(node)
    }

    foreign = imported - sys.stdlib_module_names - set(PRODUCT)

    assert {folded(DISTRIBUTIONS.get(name, name)) for name in foreign} | ASKED_FOR_BY_USE == asked_for()
