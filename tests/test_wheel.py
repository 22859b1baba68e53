"""The product as others get it: a wheel that is whole, and that runs from any folder once it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tree import ROOT, is_product, our_files

pytestmark = pytest.mark.slow  # builds a wheel and installs it with all that it needs

SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program without our settings, and fail with all it said if it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GOLDENTHREAD_", "PYTHON"))}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from a copy of our files, so that nothing is left in the clone."""
    source = tmp_path_factory.mktemp("source")
    for path in our_files():
        (source / path.parent).mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, source / path)
    made = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", made, ".", cwd=source)
    return next(made.glob("*.whl"))


def test_every_file_of_the_product_is_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())

    ours = {path.as_posix() for path in our_files() if is_product(path)}

    assert not ours - held
    assert any(name.startswith("graph/kinds/packs/") and name.endswith(".yaml") for name in held)
    assert not [
        name
        for name in held
        if not re.match(r"(graph|loaders|visual|api|seeds|golden_thread-[\d.]+\.dist-info)/", name)
    ]


def test_the_installed_product_runs_its_demo_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / SCRIPTS / "python"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    shown = run(environment / SCRIPTS / "goldenthread", "demo", "--once", cwd=elsewhere).stdout

    assert len([line for line in shown.splitlines() if line.strip()]) >= 12
