"""Writes docs/performance-graphql.md: what came of asking over GraphQL."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import orjson

from tests.benchmarks.graphql_servers import NODE
from tests.benchmarks.table import NOISE, Line, ratios, said

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance-graphql.md"
PYTHON = ("strawberry-graphql", "graphql-core", "orjson", "fastapi", "uvicorn")


def write_page(lines: Sequence[Line]) -> None:
    """Write the page for measured lines."""
    PAGE.write_text(page(lines), encoding="utf-8")


def page(lines: Sequence[Line]) -> str:
    """Return the page for measured lines."""
    rows = [
        f"| {line.work} | {line.size} | {said(line.seconds)} | {ratios(line.seconds)} | {line.bar} | {line.holds} |"
        for line in lines
    ]
    notes = list(dict.fromkeys(line.note for line in lines if line.note))
    return "\n".join(
        [
            "# Performance of GraphQL",
            "",
            "Measured, not promised: `make bench` runs the lines below and writes this page. Asked is for 1,000",
            "processes with 6 fields, and for the same with 10 activities of 3 fields below each. Stock Strawberry",
            "answers with the same schema, compiled plans off. The servers of Node hold the same organisation as",
            "objects, with the same schema; each is a process of its own, as ours is, and all are asked in turn by 4",
            "clients that keep their connections. Times are of one answer: within a process the median of processor",
            "time, down to the bytes of JSON; over HTTP the time on the clock divided by the answers in it, the median",
            "of three rounds. The same is asked again and again, and Golden Thread keeps rows as they are written",
            "until there is a newer revision: what is asked for the first time takes as long as with nothing kept.",
            "Machines differ, so read the ratios first.",
            f"A miss within {NOISE} times is noise, one beyond it fails the run.",
            "",
            f"Measured on {datetime.date.today().isoformat()} with Python {platform.python_version()}, {_python()}",
            f"{_node()}on {os.cpu_count()} processors ({platform.machine()}).",
            "",
            "| work | asked | one answer | peer against ours | bar | holds |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            *notes,
            *([""] if notes else []),
        ]
    )


def _python() -> str:
    return ", ".join(f"{name} {version(name)}" for name in PYTHON)


def _node() -> str:
    try:
        node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    wanted = orjson.loads((NODE / "package.json").read_bytes())["dependencies"]
    return f"and Node {node}, {', '.join(f'{name} {number}' for name, number in wanted.items())}, "
