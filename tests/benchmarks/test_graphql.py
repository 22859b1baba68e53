"""How fast GraphQL is answered: compiled plans beside stock Strawberry, and beside the servers of Node over HTTP."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import process_time

import orjson
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from api.limits import Budget, Limits
from api.resolve import Asked
from api.rights import KEEPER
from api.schema import Schema, build_schema
from api.schema_pages import Pager
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from tests.benchmarks.graphql_page import write_page
from tests.benchmarks.graphql_servers import (
    NODE_SERVERS,
    asked_by,
    golden_thread,
    installed_node,
    node_server,
    write_data,
    write_store,
)
from tests.benchmarks.http_load import Load
from tests.benchmarks.processes import DAY, FLAT, NESTED, processes
from tests.benchmarks.table import NOISE, Line, race

pytestmark = pytest.mark.bench

LIMITS = Limits(page=1_000, rows=100_000, cost=100_000_000, seconds=600)
QUESTIONS = {"1,000 × 6": FLAT, "1,000 × 6, each with 10 × 3": NESTED}
ROUNDS = 7
CLIENTS = 4
SECONDS = 2.0
STOCK = 15
NODE_SHARE = {"1,000 × 6": 1.0, "1,000 × 6, each with 10 × 3": 0.6}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return build_schema(load_ontology(), LIMITS)


@pytest.fixture(scope="module")
def case() -> Case:
    case = Case(Snapshot(load_ontology(), processes(), DAY))
    assert case.sight.statuses
    return case


@pytest.fixture(scope="module")
def lines() -> Iterator[list[Line]]:
    """Return the list to put lines in; the page is written when all were measured."""
    measured: list[Line] = []
    yield measured
    if len(measured) == 2 * len(QUESTIONS):
        write_page(measured)


def asker(schema: Schema, case: Case, document: str, *, keeps: bool = True) -> Callable[[], bytes]:
    """Return what asks once within this process, down to the bytes of the answer.

    Args:
        schema: What answers.
        case: The organisation.
        document: The question.
        keeps: Whether rows are kept as they are written, as a server does.
    """

    def ask() -> bytes:
        pager = Pager(LIMITS, Budget(LIMITS.rows, LIMITS.seconds))
        asked = Asked(case, schema.nodes, KEEPER, findings=lambda _: Findings(()), pager=pager)
        asked.takes_written = keeps
        result = schema.graphql.execute_sync(document, context_value=asked)
        assert not result.errors
        return orjson.dumps(result.data)

    return ask


def keep(lines: list[Line], line: Line) -> None:
    """Put a line into the table; a bar that is missed by more than noise fails the benchmark."""
    lines.append(line)
    if line.margin is not None and line.margin > NOISE:
        pytest.fail(f"{line.work} of {line.size}: {line.bar} is {line.holds}", pytrace=False)


@pytest.mark.parametrize("size", QUESTIONS)
def test_in_process(size: str, schema: Schema, case: Case, lines: list[Line], benchmark: BenchmarkFixture) -> None:
    ours = asker(schema, case, QUESTIONS[size])
    first = asker(schema, case, QUESTIONS[size], keeps=False)
    stock = asker(schema.without_plans(), case, QUESTIONS[size])
    assert ours() == first() == stock()

    taken = race({"ours": ours, "ours with nothing kept": first, "stock Strawberry": stock}, ROUNDS, process_time)

    benchmark.pedantic(ours, rounds=5)
    times = taken["stock Strawberry"] / taken["ours with nothing kept"]
    keep(lines, Line("within a process", size, taken, f"≥ {STOCK} × stock Strawberry", STOCK / times))


@pytest.mark.parametrize("size", QUESTIONS)
def test_over_http(
    size: str, schema: Schema, case: Case, lines: list[Line], benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    write_store(tmp_path)
    (tmp_path / "schema.graphql").write_text(schema.graphql.as_str(), encoding="utf-8")
    data = write_data(tmp_path, orjson.loads(asker(schema, case, NESTED)()))
    missing = installed_node()
    with ExitStack() as stack:
        servers = {
            "ours": stack.enter_context(golden_thread(tmp_path, compiled=True)),
            "stock Strawberry": stack.enter_context(golden_thread(tmp_path, compiled=False)),
        }
        for kind in NODE_SERVERS if not missing else ():
            servers[kind] = stack.enter_context(node_server(kind, tmp_path / "schema.graphql", data))

        taken = contest(servers, QUESTIONS[size])

        benchmark.pedantic(lambda: asked_by(load(servers["ours"], QUESTIONS[size], 0.2)), rounds=1)
    keep(lines, judged(size, taken, missing))


def load(server: tuple[int, str], document: str, seconds: float) -> Load:
    """Return the load on a server."""
    port, headers = server
    return Load(port, "/graphql", orjson.dumps({"query": document}).decode(), headers, CLIENTS, seconds)


def contest(servers: dict[str, tuple[int, str]], document: str, rounds: int = 3) -> dict[str, float]:
    """Return the seconds that each server needs for an answer, all asked in turn, round after round."""
    taken: dict[str, list[float]] = {name: [] for name in servers}
    sizes: dict[str, float] = {}
    for _ in range(rounds):
        for name, server in servers.items():
            measured = asked_by(load(server, document, SECONDS))
            taken[name].append(1 / measured["per_second"])
            sizes[name] = measured["bytes"]
    assert max(sizes.values()) - min(sizes.values()) < 200, sizes
    return {name: statistics.median(times) for name, times in taken.items()}


def judged(size: str, taken: dict[str, float], missing: str) -> Line:
    """Return the line of a contest over HTTP."""
    node = {name: seconds for name, seconds in taken.items() if name in NODE_SERVERS}
    bars, margins = [f"≥ {STOCK} × stock Strawberry"], [STOCK * taken["ours"] / taken["stock Strawberry"]]
    if node:
        share = NODE_SHARE[size]
        bars.append("not slower than the fastest of Node" if share == 1 else f"≥ {share} × the fastest of Node")
        margins.append(share * taken["ours"] / min(node.values()))
    note = f"Node was not measured: {missing}." if missing else ""
    return Line("over HTTP, 4 clients", size, taken, ", ".join(bars), max(margins), note)
