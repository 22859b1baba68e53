"""What all tests share: golden files, the folder of real files, how many examples a law gets, skips that may not be.

Settings, all optional: `GOLDENTHREAD_DATA` names the folder of real files; `HYPOTHESIS_PROFILE` is `fast` (default) or
`nightly`; `REQUIRE_NEO4J=1` and `REQUIRE_BROWSER=1` make a skipped test of that mark a failed one.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.neo4j_server.fixtures import lend_neo4j, neo4j_database, neo4j_servers

__all__ = ["lend_neo4j", "neo4j_database", "neo4j_servers"]
"""Fixtures that are found here by their names."""

ROOT = Path(__file__).resolve().parent.parent
REQUIRABLE = ("neo4j", "browser")
LONGEST_DIFF = 200

Golden = Callable[[Path, str], None]

settings.register_profile(
    "fast", max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a file of the repository.

    Call it as `golden(Path("docs/ontology.md"), text)`; a relative path counts from the top of the repository. With
    `--update-golden` the file is written instead, and its diff is for the reader of the commit.
    """
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        file = (ROOT / path).resolve()
        name = file.relative_to(ROOT).as_posix()
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            return
        if not file.is_file():
            pytest.fail(f"{name} is missing. Make it with `make golden`, and read it before you commit.", pytrace=False)
        stored = file.read_bytes().decode("utf-8")
        if stored != text:
            pytest.fail(_difference(name, stored, text), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the folder of real files, or skip the test if none is named."""
    named = os.environ.get("GOLDENTHREAD_DATA")
    if not named:
        pytest.skip("reads real files: set GOLDENTHREAD_DATA to the folder that holds them")
    folder = Path(named).expanduser()
    if not folder.is_dir():
        pytest.fail(f"GOLDENTHREAD_DATA names {named}, which is not a folder", pytrace=False)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a required mark into a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        for mark in _required():
            if item.get_closest_marker(mark):
                report.outcome = "failed"
                report.longrepr = _refusal(mark, report.longrepr)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file that names a required mark into a failure."""
    report = yield
    if report.outcome == "skipped" and isinstance(collector, pytest.Module):
        source = collector.path.read_text(encoding="utf-8")
        for mark in _required():
            if f"mark.{mark}" in source:
                report.outcome = "failed"
                report.longrepr = _refusal(mark, report.longrepr)
    return report


def _required() -> list[str]:
    return [mark for mark in REQUIRABLE if os.environ.get(f"REQUIRE_{mark.upper()}") == "1"]


def _refusal(mark: str, skip: object) -> str:
    reason = skip[-1] if isinstance(skip, tuple) else skip
    return f"REQUIRE_{mark.upper()}=1, but this test was skipped. {reason}"


def _difference(name: str, stored: str, made: str) -> str:
    lines = list(
        difflib.unified_diff(
            stored.splitlines(), made.splitlines(), f"{name} as stored", f"{name} as made now", lineterm=""
        )
    )
    if len(lines) > LONGEST_DIFF:
        lines = [*lines[:LONGEST_DIFF], f"… and {len(lines) - LONGEST_DIFF} more lines"]
    shown = "\n".join(lines) or "They differ in line ends only."
    return f"{name} is not what is made now. If the change is meant: `make golden`, then read the diff.\n{shown}"
