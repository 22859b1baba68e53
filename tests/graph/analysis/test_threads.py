"""Tests of `graph.analysis.threads`: from purpose to work and back, one link at a time, and where threads break."""

from __future__ import annotations

from typing import Literal

from graph.analysis.case import Case
from graph.analysis.threads import Threads
from tests.graph.analysis.organisations import snapshot_of

TEXT = """
Purpose P1 "Keep people well" -exists_to_meet-> Need N1 "Be seen soon"
Priority A1 "Short waits" -aligns_to-> P1
Priority A2 "A plan of its own"
OrgUnit U1 "Clinic"; OrgUnit U2 "Lab"
Process R1 "Receive" lane=mainstay unit=U1 -contributes_to-> A1
Process R2 "Print" lane=support unit=U2
Service S1 "Clinic" -meets-> N1
R1 -produces-> S1
"""


def threads(way: Literal["work", "purpose"], unit: str | None = None) -> Threads:
    """Return the threads of the organisation above."""
    snapshot = snapshot_of(TEXT)
    return Threads(Case(snapshot), way, None if unit is None else snapshot.index[unit])


def below(found: Threads, node: str | None = None) -> list[str]:
    """Return the ids of what follows something."""
    snapshot = found.case.snapshot
    steps = found.starts() if node is None else found.after(snapshot.index[node])
    return [snapshot.ids[step.node] for step in steps]


def broken(found: Threads, node: str) -> str | None:
    """Return how the thread breaks at something."""
    return found.break_of(found.case.snapshot.index[node])


def test_threads_lead_from_purposes_and_loose_aims_to_work() -> None:
    found = threads("work")

    assert below(found) == ["P1", "A2"]
    assert below(found, "P1") == ["A1", "N1"]
    assert below(found, "N1") == ["S1"]
    assert below(found, "A1") == ["R1"]


def test_a_thread_to_work_breaks_at_an_aim_without_a_reason_and_where_no_work_leads_to_it() -> None:
    found = threads("work")

    assert broken(found, "A2") == "no_reason"
    assert [broken(found, node) for node in ("P1", "A1", "R1")] == [None, None, None]


def test_threads_lead_from_work_to_purposes_and_break_where_they_end_before() -> None:
    found = threads("purpose")

    assert below(found) == ["R1", "R2", "S1"]
    assert below(found, "R1") == ["A1", "S1"]
    assert (broken(found, "R2"), broken(found, "R1"), broken(found, "A1")) == ("no_reason", None, None)


def test_within_a_unit_only_the_threads_of_its_work_are_there() -> None:
    assert below(threads("purpose", "U2")) == ["R2"]
    assert below(threads("work", "U2"), "P1") == []
    assert below(threads("work", "U1"), "P1") == ["A1", "N1"]
