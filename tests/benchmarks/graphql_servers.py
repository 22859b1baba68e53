"""Servers of GraphQL to measure against each other, each a process of its own with the same organisation."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from http.client import HTTPConnection
from pathlib import Path

import orjson

from graph.model import Commit
from graph.records import change_of, link_record, node_record
from graph.store import open_store
from tests.benchmarks.http_load import Load
from tests.benchmarks.processes import DAY, records
from tests.tree import ROOT

NODE = ROOT / "tests" / "benchmarks" / "node"
BUILT = ROOT / "build" / "graphql-servers"
NODE_SERVERS = ("yoga", "yoga-jit", "mercurius", "mercurius-jit")
START = "import sys; from api.cli import main; sys.exit(main())"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)")
SETTINGS = """
[limits]
page = 1000
rows = 100000
cost = 100000000
"""
INSTALL_S = 300


def write_store(folder: Path) -> None:
    """Keep the organisation in a folder, with settings that let a thousand entries on a page."""
    store = open_store(str(folder / "goldenthread.db"))
    nodes, links = records()
    changes = [change_of("node", None, node_record(node)) for node in nodes]
    changes += [change_of("link", None, link_record(link)) for link in links]
    store.append(Commit("benchmark"), changes)
    store.close()
    (folder / "goldenthread.toml").write_text(f'today = "{DAY}"\n{SETTINGS}', encoding="utf-8")


@contextmanager
def golden_thread(folder: Path, *, compiled: bool) -> Iterator[tuple[int, str]]:
    """Give port and headers of our own server, with or without plans."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "GOLDENTHREAD_COMPILED": str(compiled).lower()}
    words = [sys.executable, "-c", START, "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            found = None
            for line in process.stdout or ():
                if found := ADDRESS.search(line):
                    break
            assert found, "the server printed no address"
            yield int(found[1]), _cookie(int(found[1]), found[2])
        finally:
            process.kill()


def _cookie(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    cookie = connection.getresponse().headers["Set-Cookie"].partition(";")[0]
    connection.close()
    return f"Cookie: {cookie}\r\n"


@contextmanager
def node_server(kind: str, schema: Path, data: Path) -> Iterator[tuple[int, str]]:
    """Give port and headers of a server of Node."""
    words = ["node", "server.mjs", kind, str(schema), str(data)]
    with subprocess.Popen(words, cwd=BUILT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline()), "Accept: application/json\r\n"
        finally:
            process.kill()


def installed_node() -> str:
    """Install the servers of Node below build/; return what stands in the way, or an empty text."""
    if not shutil.which("npm"):
        return "Node is not on this machine"
    BUILT.mkdir(parents=True, exist_ok=True)
    wanted = (NODE / "package.json").read_bytes()
    is_there = (BUILT / "node_modules").is_dir() and (BUILT / "package.json").read_bytes() == wanted
    for name in ("package.json", "server.mjs"):
        shutil.copy(NODE / name, BUILT / name)
    if is_there:
        return ""
    words = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    try:
        done = subprocess.run(words, cwd=BUILT, capture_output=True, text=True, timeout=INSTALL_S, check=False)
    except subprocess.TimeoutExpired:
        return f"npm gave nothing within {INSTALL_S} seconds"
    if done.returncode:
        shutil.rmtree(BUILT / "node_modules", ignore_errors=True)
        return f"npm said {(done.stderr.strip().splitlines() or ['nothing'])[0]}"
    return ""


def write_data(folder: Path, answer: Mapping[str, Mapping[str, list[dict[str, object]]]]) -> Path:
    """Write the answer to the nested question as the objects that servers of Node hold."""
    rows = [
        {**{name: value for name, value in row.items() if name != "belongsToIncoming"}, "activities": _below(row)}
        for row in answer["processes"]["nodes"]
    ]
    file = folder / "data.json"
    file.write_bytes(orjson.dumps({"processes": rows}))
    return file


def _below(row: Mapping[str, object]) -> object:
    below = row["belongsToIncoming"]
    assert isinstance(below, dict)
    return below["nodes"]


def asked_by(load: Load) -> dict[str, float]:
    """Return what comes of a load, measured from a process of its own; see `http_load.Measured`."""
    words = [sys.executable, "-m", "tests.benchmarks.http_load", orjson.dumps(asdict(load)).decode()]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = orjson.loads(done.stdout)
    return measured
