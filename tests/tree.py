"""The files of this repository, for the tests that guard all of them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("graph", "loaders", "visual", "api", "seeds")


@cache
def our_files() -> tuple[Path, ...]:
    """Return every file that is committed or could be, relative to the top, in order of path.

    Raises:
        RuntimeError: Outside a clone, where git cannot list them.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    if listed.returncode:
        raise RuntimeError(f"These tests list the files with git: run them in a clone. {listed.stderr.strip()}")
    return tuple(path for path in map(Path, sorted(filter(None, listed.stdout.split("\0")))) if (ROOT / path).is_file())


def our_files_ending(*suffixes: str) -> list[Path]:
    """Return our files with one of the suffixes, such as `.py`."""
    return [path for path in our_files() if path.suffix in suffixes]


@cache
def text_of(path: Path) -> str | None:
    """Return the text of one of our files, or None if it is no text in UTF-8."""
    content = (ROOT / path).read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of one of our Python files."""
    return ast.parse(text_of(path) or "", filename=str(path))


def is_product(path: Path) -> bool:
    """Return whether a file is installed with the product."""
    return path.parts[0] in PRODUCT
