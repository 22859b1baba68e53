"""The rules of tests/conftest.py, tried on small test files of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import ROOT

pytestmark = pytest.mark.slow  # each test starts a pytest of its own

SKIPPED = """
import pytest
@pytest.mark.neo4j
def test_that_needs_a_server():
    pytest.skip("no server here")
"""
SKIPPED_WHOLE = """
import pytest
pytestmark = pytest.mark.browser
pytest.skip("no Chromium here", allow_module_level=True)
"""
EXPECTED_TO_FAIL = """
import pytest
@pytest.mark.neo4j
@pytest.mark.xfail(reason="the store cannot do it", strict=True)
def test_that_cannot_pass():
    assert False
"""
COMPARES = """
from pathlib import Path
def test_golden(golden):
    golden(Path("made.txt"), "one\\ntwo\\n")
"""
READS_DATA = """
def test_data(data_dir):
    assert data_dir.is_dir()
"""
PYTEST_INI = "[pytest]\nmarkers =\n    neo4j: server\n    browser: page\n"


def run(folder: Path, test: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one test file beside a copy of our conftest, which finds what it imports; outer plugins are left out."""
    inner = folder / "tests"
    inner.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("conftest.py"), inner)
    (inner / "test_inner.py").write_text(test, encoding="utf-8")
    (folder / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("REQUIRE_", "GOLDENTHREAD_", "PYTEST_"))
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", *options]
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(("test", "variable"), [(SKIPPED, "REQUIRE_NEO4J"), (SKIPPED_WHOLE, "REQUIRE_BROWSER")])
def test_a_skip_of_a_required_mark_is_a_failure(tmp_path: Path, test: str, variable: str) -> None:
    result = run(tmp_path, test, **{variable: "1"})

    assert result.returncode not in (0, 5)
    assert f"{variable}=1, but this test was skipped" in result.stdout
    assert "here" in result.stdout


@pytest.mark.parametrize(("test", "variable"), [(SKIPPED, "REQUIRE_BROWSER"), (SKIPPED_WHOLE, "REQUIRE_NEO4J")])
def test_a_skip_of_another_mark_stays_a_skip(tmp_path: Path, test: str, variable: str) -> None:
    result = run(tmp_path, test, **{variable: "1"})

    assert "1 skipped" in result.stdout


def test_a_failure_expected_of_a_required_mark_is_none(tmp_path: Path) -> None:
    result = run(tmp_path, EXPECTED_TO_FAIL, REQUIRE_NEO4J="1")

    assert result.returncode == 0, result.stdout


def test_a_golden_file_that_differs_shows_the_difference(tmp_path: Path) -> None:
    (tmp_path / "made.txt").write_text("one\n2\n", encoding="utf-8")

    result = run(tmp_path, COMPARES)

    assert result.returncode == 1
    assert "-2" in result.stdout
    assert "+two" in result.stdout
    assert "make golden" in result.stdout


def test_a_golden_file_is_written_when_asked(tmp_path: Path) -> None:
    result = run(tmp_path, COMPARES, "--update-golden")

    assert result.returncode == 0, result.stdout
    assert (tmp_path / "made.txt").read_bytes() == b"one\ntwo\n"


def test_a_missing_golden_file_fails(tmp_path: Path) -> None:
    result = run(tmp_path, COMPARES)

    assert result.returncode == 1
    assert "made.txt is missing" in result.stdout


def test_tests_of_real_files_say_how_to_run_them(tmp_path: Path) -> None:
    result = run(tmp_path, READS_DATA, "-rs")

    assert "set GOLDENTHREAD_DATA" in result.stdout


def test_a_data_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    result = run(tmp_path, READS_DATA, GOLDENTHREAD_DATA=str(tmp_path / "absent"))

    assert result.returncode == 1
    assert "is not a folder" in result.stdout
