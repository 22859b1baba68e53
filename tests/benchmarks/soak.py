"""Fifty people at once, for five minutes: what they ask is mixed, what they wait is measured, memory is watched.

`make soak` runs it and writes its part of docs/performance.md; `SOAK_SECONDS` and `SOAK_SIZE` make it smaller, to try
it. Meanwhile somebody else changes the organisation, as another process on the same store does.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from urllib.parse import quote

import orjson
import pytest

from graph.model import Commit
from graph.records import change_of
from graph.store import open_store
from tests.api.running import Running, running
from tests.benchmarks.organisations import SIZES, changes_of, organisation
from tests.benchmarks.soak_page import Soaked, share_of, write_part

SECONDS = float(os.environ.get("SOAK_SECONDS", "300"))
USERS = 50
ANONYMOUS = 10
PAUSE_S = 2.0
EDIT_EVERY_S = 15.0
SIZE = os.environ.get("SOAK_SIZE", "M")
LONGEST_S = 120
GROWTH = 1.25
"""So many times the memory of half-time may be held at the end; more would be a leak. Before half-time it grows, for
what is asked of each revision is kept, and the first changes come."""
GROWTH_IN_ALL = 1.4
"""So many times the memory of the start, everything asked once."""
NOISE = 1.3
BARS_S = {50: 0.25, 95: 1.0, 99: 2.0}
"""So many of 100 answers come within so many seconds, on two processors that do nothing else."""
ALIVE_S = 0.5
"""99 of 100 times it is told within this time that the server is there, whatever it works out meanwhile."""
ALIVE_EVERY_S = 0.5

NODE = "query Q($id: ID!) { node(id: $id) { id name sight proof { sentence } links(first: 10) { totalCount } } }"
WHY_NOT = "query Q($id: ID!) { whyNot(id: $id) { sentence } impact(id: $id) { affected(first: 5) { totalCount } } }"
PAGE = """query Q($after: String) { processes(first: 50, after: $after) { totalCount pageInfo { endCursor }
  nodes { id name sight ownedBy(first: 3) { nodes { name } } flowsTo(first: 5) { nodes { id name } } } } }"""
SIGHT = "{ lineOfSight { sentences counts { strategic operational broken lapsed adrift } } }"
FINDINGS = "{ findings(first: 20) { totalCount nodes { title reason action whoCanHelp { name } } } }"
SEARCH = "query Q($text: String!) { search(text: $text, first: 10) { totalCount nodes { id name kindLabel } } }"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that people do.

    Attributes:
        name: What it is called in the table.
        weight: How often it is done, beside the others.
        make: Returns method, path and body of a request, drawn at random.
    """

    name: str
    weight: int
    make: Callable[[Random], tuple[str, str, bytes | None]]


def posted(document: str, draw: Callable[[Random], Mapping[str, object]]) -> Callable[[Random], tuple[str, str, bytes]]:
    """Return what asks a document by POST, its variables drawn at random."""
    return lambda random: ("POST", "/graphql", orjson.dumps({"query": document, "variables": draw(random)}))


def got(path: str) -> Callable[[Random], tuple[str, str, None]]:
    """Return what gets an address."""
    return lambda _: ("GET", path, None)


def any_id(random: Random) -> Mapping[str, object]:
    """Draw the id of a node."""
    return {"id": f"n{random.randrange(SIZES[SIZE][0]):07}"}


ASKS = (
    Ask("a node with its proof", 30, posted(NODE, any_id)),
    Ask("a page of processes with links", 20, posted(PAGE, lambda _: {})),
    Ask("search", 10, posted(SEARCH, lambda random: {"text": f"Process {random.randrange(1_000)}"})),
    Ask("findings", 10, posted(FINDINGS, lambda _: {})),
    Ask("line of sight", 10, posted(SIGHT, lambda _: {})),
    Ask("the same by GET, with its tag", 10, got(f"/graphql?query={quote(SIGHT)}")),
    Ask("why not, and impact", 5, posted(WHY_NOT, any_id)),
    Ask("the page at /", 4, got("/")),
    Ask("a feed of a kind", 1, got("/feeds/improvements.csv")),
)


@dataclass
class User:
    """Somebody who asks, waits, reads for a moment, and asks again.

    Attributes:
        server: Whom they ask.
        cookie: What lets them in; empty for somebody whom nobody knows.
        seed: What their choices are drawn from.
        seconds: How long they waited, by what they asked.
        failed: Status and beginning of answers that were none.
    """

    server: Running
    cookie: str
    seed: int
    seconds: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def work(self, end: Event) -> None:
        """Ask until the end."""
        random, tags = Random(self.seed), dict[str, str]()  # noqa: S311  what is drawn need only be the same each time
        with closing(HTTPConnection("127.0.0.1", self.server.port, timeout=LONGEST_S)) as connection:
            while not end.is_set():
                self._ask(connection, random.choices(ASKS, [one.weight for one in ASKS])[0], random, tags)
                end.wait(random.expovariate(1 / PAUSE_S))

    def ask_each(self) -> None:
        """Ask everything once."""
        with closing(HTTPConnection("127.0.0.1", self.server.port, timeout=LONGEST_S)) as connection:
            for ask in ASKS:
                self._ask(connection, ask, Random(self.seed), {})  # noqa: S311

    def _ask(self, connection: HTTPConnection, ask: Ask, random: Random, tags: dict[str, str]) -> None:
        method, path, body = ask.make(random)
        headers = {"Cookie": self.cookie, "Content-Type": "application/json", "Accept-Encoding": "gzip"}
        if path in tags:
            headers["If-None-Match"] = tags[path]
        start = time.perf_counter()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            held = answer.read()
        except OSError as error:
            connection.close()
            self.failed.append(f"{type(error).__name__} {ask.name}")
            return
        self.seconds.setdefault(ask.name, []).append(time.perf_counter() - start)
        if tag := answer.headers.get("etag"):
            tags[path] = tag
        if answer.status not in {200, 304}:
            self.failed.append(f"{answer.status} {ask.name}: {held[:200]!r}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("soak") / "organisation.db"
    made = open_store(str(path))
    made.append(Commit("benchmark", source="synthetic"), changes_of(organisation(SIZE)))
    made.close()
    return path


@pytest.fixture
def server(store: Path) -> Iterator[Running]:
    with running(store, "--open") as one:
        yield one


@pytest.mark.bench
def test_fifty_people_at_once(store: Path, server: Running) -> None:
    warm = [User(server, cookie, 0) for cookie in (server.cookie, "")]
    for one in warm:
        one.ask_each()
    users = [User(server, server.cookie if number >= ANONYMOUS else "", number) for number in range(USERS)]
    end, before = Event(), memory(server)

    with ThreadPoolExecutor(USERS + 2) as crowd:
        asking = [crowd.submit(user.work, end) for user in users]
        edits, alive = crowd.submit(edit, store, end), crowd.submit(signs_of_life, server, end)
        end.wait(SECONDS / 2)
        half = memory(server)
        end.wait(SECONDS / 2)
        end.set()
        for one in asking:
            one.result()
        changed = edits.result()

    told = (before, half, memory(server))
    soaked = Soaked(SIZE, USERS, ANONYMOUS, SECONDS, changed, told, merged(users), alive.result())
    write_part(soaked)
    assert [failure for user in (*warm, *users) for failure in user.failed] == []
    assert server.complaints() == ""
    assert soaked.memory[2] <= min(GROWTH * soaked.memory[1], GROWTH_IN_ALL * soaked.memory[0])
    assert {share: soaked.within(share) for share, bar in BARS_S.items() if soaked.within(share) > NOISE * bar} == {}
    assert share_of(soaked.alive, 99) <= NOISE * ALIVE_S


def signs_of_life(server: Running, end: Event) -> list[float]:
    """Ask again and again whether the server is there until the end, and return how long each answer took."""
    seconds = []
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=LONGEST_S)) as connection:
        while not end.wait(ALIVE_EVERY_S):
            start = time.perf_counter()
            connection.request("GET", "/healthz")
            assert connection.getresponse().read() == b"ok"
            seconds.append(time.perf_counter() - start)
    return seconds


def edit(store: Path, end: Event) -> int:
    """Change the organisation now and then until the end, and return how often."""
    opened = open_store(str(store))
    nodes = organisation(SIZE).nodes
    processes = [node for node, kind in zip(nodes.ids, nodes.kinds, strict=True) if kind == "Process"]
    improvements = [node for node, kind in zip(nodes.ids, nodes.kinds, strict=True) if kind == "Improvement"]
    for number in count():
        if end.wait(EDIT_EVERY_S):
            opened.close()
            return number
        ends = improvements[number % len(improvements)], processes[number * 7 % len(processes)]
        link = {"from": ends[0], "kind": "improves", "to": ends[1], "nth": 1_000 + number}
        opened.append(Commit("benchmark", "soak"), [change_of("link", None, link)])
    raise AssertionError


def memory(server: Running) -> int:
    """Return the bytes that a server holds."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def merged(users: list[User]) -> dict[str, list[float]]:
    """Return how long everybody waited, by what they asked, in the order of `ASKS`."""
    return {ask.name: [one for user in users for one in user.seconds.get(ask.name, [])] for ask in ASKS}
