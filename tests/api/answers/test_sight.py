"""The answer of `sight` as a value."""

from __future__ import annotations

from api.answers.sight import SightAnswer, sight_record
from graph.analysis.examples import case_of

TEXT = """
Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to-> p1; OrgUnit u1; OrgUnit u2 -part_of-> u1
Process r1 unit=u2 -contributes_to-> q1; Process r2 unit=u1; Activity a1; Process r3 unit=u1 status=draft
"""


def ids(answer: SightAnswer, nodes: list[int]) -> list[str]:
    """Return the ids of nodes."""
    return [answer.case.snapshot.ids[node] for node in nodes]


def test_a_scope_holds_a_unit_and_those_below_it() -> None:
    case = case_of(TEXT)
    answer = SightAnswer(case, case.snapshot.position("u1"))

    assert ids(answer, answer.work) == ["r1", "r2"]
    assert ids(answer, answer.not_serving) == ["r2"]
    assert ids(answer, answer.unplaced) == ["a1"]
    assert ids(answer, answer.not_yet) == ["r3"]


def test_without_a_scope_all_work_is_asked_about() -> None:
    answer = SightAnswer(case_of(TEXT))

    assert ids(answer, answer.work) == ["a1", "r1", "r2"]
    assert answer.unplaced == []
    assert ids(answer, answer.aims) == ["q1"]


def test_a_thread_outside_the_scope_still_counts() -> None:
    case = case_of(TEXT)
    answer = SightAnswer(case, case.snapshot.position("u2"))

    assert answer.counts["strategic"] == 1


def test_the_record_of_a_node_has_proof_or_gap_never_both() -> None:
    case = case_of(TEXT)

    records = [sight_record(case, node) for node in SightAnswer(case).work]

    assert [bool(one["proof"]) for one in records] == [False, True, False]
    assert [one["absence"] is None for one in records] == [False, True, False]
    assert [one["robust"] is None for one in records] == [True, False, True]


def test_LS_03_coverage_has_an_entry_a_level_and_one_a_unit() -> None:
    aims = "Objective o1 level=team unit=u2; Objective o2 level=service unit=u2; Improvement i1 -delivers-> o1"

    found = SightAnswer(case_of(f"{TEXT}; {aims}")).record()["coverage"]

    assert [(one["kind"], one["level"], one["unit"], one["part"], one["whole"]) for one in found] == [
        ("Priority", None, None, 1, 1),
        ("Objective", "service", None, 0, 1),
        ("Objective", "team", None, 1, 1),
        (None, None, None, 1, 1),
        (None, None, "u2", 1, 2),
    ]


def test_QA_01_every_piece_of_work_in_scope_has_its_proof_or_its_gap_and_what_would_close_it() -> None:
    case = case_of(TEXT)

    told = {one["id"]: one for one in SightAnswer(case, case.snapshot.position("u1")).record()["work"]}

    assert told.keys() == {"r1", "r2"}
    assert [hop["link"] for hop in told["r1"]["proof"]] == ["contributes_to", "aligns_to"]
    assert told["r1"]["absence"] is None
    assert told["r2"]["proof"] == []
    assert told["r2"]["absence"]
    assert told["r2"]["repair"]
