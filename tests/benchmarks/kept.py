"""The lines that were measured, each with its day: a run of some benchmarks renews theirs and leaves the others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.table import Line

FILE = Path(__file__).with_name("measured.json")


def kept(file: Path = FILE) -> list[Line]:
    """Return the lines of runs before, none where nothing was measured yet."""
    if not file.exists():
        return []
    return [Line(**one) for one in json.loads(file.read_text(encoding="utf-8"))]


def keep(lines: Sequence[Line], *, whole: bool, file: Path = FILE) -> list[Line]:
    """Keep lines, and return all that are kept now.

    Args:
        lines: What was measured.
        whole: Whether that was everything there is to measure: then nothing older stays.
        file: Where they are kept.
    """
    found = {} if whole else {(line.work, line.size): line for line in kept(file)}
    found |= {(line.work, line.size): line for line in lines}
    text = json.dumps([asdict(line) for _, line in sorted(found.items())], indent=1, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
    return list(found.values())
