"""How fast all questions are answered, once findings are known; without readings, and with three years of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.answer import answers
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.matter import Matter
from graph.analysis.question import all_questions
from graph.analysis.snapshot import Snapshot
from graph.model import Reading
from tests.benchmarks.table import Line, race
from tests.benchmarks.test_rules import three_years

pytestmark = pytest.mark.bench

ROUNDS = {"S": 9, "M": 3, "L": 1}
SHOWN = 10


def test_all_questions(
    size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    report(_line("all questions, after all rules", size, _asked(snapshot, (), size, benchmark)))


def test_all_questions_with_readings(
    size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    report(_line("all questions with readings", size, _asked(snapshot, three_years(snapshot), size, benchmark)))


def _line(work: str, size: str, taken: dict[str, float]) -> Line:
    bar, margin = ("≤ 2 s", taken["ours"] / 2) if size == "M" else ("", None)
    note = f"32 answers, each with its verdict, what is missing, and the sentences of its first {SHOWN} facts."
    return Line(work, size, taken, bar, margin, note)


def _asked(snapshot: Snapshot, readings: Sequence[Reading], size: str, benchmark: BenchmarkFixture) -> dict[str, float]:
    """Return how long it takes to answer all questions once line of sight and findings are known."""
    waiting: list[Matter] = []

    def prepare() -> None:
        case = Case(Snapshot(snapshot.ontology, snapshot.columns, snapshot.date, lambda: readings))
        found = findings(case)
        waiting.append(Matter(case, lambda: found))

    def ask() -> None:
        told = answers(waiting.pop(), all_questions())
        assert all(answer.verdict for answer in told)
        assert all(fact.sentence for answer in told for fact in answer.facts[:SHOWN])
        assert sum(len(answer.missing) for answer in told)

    taken = race({"findings": prepare, "ours": ask}, ROUNDS[size])
    benchmark.pedantic(ask, setup=prepare, rounds=1)
    return {"ours": taken["ours"]}
