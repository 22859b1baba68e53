"""The pages on which maps are measured: the same boxes and lines for ours and for its peers, at the same places."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson

from tests.tree import ROOT
from visual.explorer import script_json
from visual.html import document, joined, tag
from visual.scene import REASONS, Item, Scene, Tie
from visual.scene_places import places
from visual.scene_routes import routes
from visual.words import words_in

PAGES = ROOT / "tests" / "benchmarks" / "maps"
BUILT = ROOT / "build" / "map-peers"
LANES = ("driver", "mainstay", "support")
LINKS = 3
SEED = 20261125
INSTALL_S = 300


def installed_peers() -> str:
    """Install the peers below build/; return what stands in the way, or an empty text."""
    if not shutil.which("npm"):
        return "Node is not on this machine"
    BUILT.mkdir(parents=True, exist_ok=True)
    shutil.copy(PAGES / "package.json", BUILT / "package.json")
    if (BUILT / "node_modules" / "cytoscape").is_dir():
        return ""
    words = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    done = subprocess.run(words, cwd=BUILT, capture_output=True, text=True, timeout=INSTALL_S, check=False)
    return f"npm said {(done.stderr.strip().splitlines() or ['nothing'])[0]}" if done.returncode else ""


def scene(size: int) -> dict[str, Any]:
    """Return a map of so many boxes with three links a box, always the same one for a size."""
    dice = random.Random(SEED)  # noqa: S311  the same map each time, no secret
    bands = [*LANES, REASONS]
    items = [Item(f"n{at}", bands[at % 8 if at % 8 < 4 else 1], at % 6, size - at) for at in range(size)]
    ends = [(at, dice.randrange(max(0, at - 200), min(size, at + 200))) for at in range(size) for _ in range(LINKS)]
    ties = [Tie(one, other, "flows_to", "flow") for one, other in ends if one != other]
    placed = places(items, ties, LANES)
    facts: dict[str, list[object]] = {
        "name": [f"Step {at} of the work" for at in range(size)],
        "kind": ["Process"] * size,
        "status": ["strategic"] * size,
        "unit": [""] * size,
        "count": [0] * size,
        "more": [2] * size,
        "icons": [[] for _ in range(size)],
    }
    about = {"revision": 1, "date": "2026-11-25", "things": size, "left": 0, "grouped": False, "path": []}
    lines = routes(placed.points, ties)
    return Scene(items, facts, placed.points, ties, lines, placed.bands, placed.columns, about).record()


@contextmanager
def served_maps(folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    """Give the address of a page that measures, with the data of each size beside it."""
    for size in sizes:
        (folder / f"{size}.json").write_bytes(orjson.dumps(scene(size)))
    for file in PAGES.glob("*.js"):
        shutil.copy(file, folder / file.name)
    (folder / "index.html").write_text(_page(), encoding="utf-8")
    (folder / "static").symlink_to(ROOT / "visual" / "static")
    if BUILT.is_dir():
        (folder / "peers").symlink_to(BUILT / "node_modules")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/index.html"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Files(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript", ".js": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _page() -> str:
    kinds = {"Process": {"label": "Process", "plural": "Processes", "traits": []}}
    start = {"language": "en", "words": words_in("en"), "kinds": kinds, "links": {}, "queries": {}}
    head = joined(
        tag("meta", charset="utf-8"),
        *(tag("link", rel="stylesheet", href=f"static/explorer/{name}.css") for name in ("tokens", "explorer", "map")),
        tag("link", rel="stylesheet", href="data:text/css,.stage,%23host{height:880px!important}"),
    )
    body = tag("body", tag("div", id="host"), tag("script", script_json(start), type="application/json", id="start"))
    return document("en", head, joined(body, tag("script", "", type="module", src="measure.js")))


def described() -> str:
    """Return the peers with their versions."""
    wanted = json.loads((PAGES / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return ", ".join(f"{name} {number}" for name, number in wanted.items())
