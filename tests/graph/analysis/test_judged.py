"""The judgements of all measures: by XmR, worked out once, and after a change only for what changed."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.examples import case_of, monthly
from graph.analysis.judged import MOST_ALONE
from graph.analysis.spc_end import end_of
from graph.records import change_of

TEXT = f"Measure m1 direction=increase; Measure m2; Measure m3; {monthly('m1', *[10, 12] * 6)}; {monthly('m2', 3, 4)}"


def at(case: Case, node_id: str) -> int:
    """Return the position of a node."""
    return case.snapshot.index[node_id]


def test_a_measure_is_judged_once_and_one_without_readings_not_at_all() -> None:
    judged = case_of(TEXT).judged

    assert judged.of(0) is judged.of(0)
    assert judged.of(2) is None
    assert judged.followed == [0, 1]


def test_findings_judge_by_xmr_however_a_measure_is_drawn() -> None:
    case = case_of(TEXT.replace("direction", "chart=run direction", 1))

    judgement = case.judged.of(0)

    assert judgement is not None
    assert judgement.settings.chart == "xmr"
    assert judgement.has_limits


def test_readings_after_the_day_do_not_exist() -> None:
    case = case_of(f"Measure m1; {monthly('m1', 3, 4, last='2026-08')}", date="2026-07-31")

    judgement = case.judged.of(0)

    assert judgement is not None
    assert [point.date for point in judgement.points] == ["2026-07-01"]


def test_after_a_change_only_what_changed_is_judged_again() -> None:
    case = case_of(TEXT)
    before = [case.judged.of(node) for node in (0, 1)]
    reading = {"measure": "m2", "date": "2026-07-01", "value": 5.0}
    named = {"id": "m3", "kind": "Measure", "name": "Renamed", "fields": {}}

    changed = case.snapshot.after([change_of("reading", None, reading), change_of("node", {**named}, named)])
    later = Case(changed, former=case)

    assert later.judged.of(at(later, "m1")) is before[0]
    assert later.judged.of(at(later, "m2")) is not before[1]
    assert len(later.judged.of(at(later, "m2")).points) == 3  # type: ignore[union-attr]


def test_a_measure_whose_settings_change_is_judged_again() -> None:
    case = case_of(TEXT)
    before = case.judged.of(0)
    old = {"id": "m1", "kind": "Measure", "name": "m1", "fields": {"direction": "increase"}}

    changed = case.snapshot.after([change_of("node", old, {**old, "fields": {"direction": "decrease"}})])
    after = Case(changed, former=case).judged.of(0)

    assert before is not None
    assert after is not None
    assert (before.settings.direction, after.settings.direction) == ("increase", "decrease")


def test_on_another_day_nothing_of_before_is_used() -> None:
    case = case_of(TEXT)
    before = case.judged.of(0)

    assert Case(case.snapshot.on("2026-03-01"), former=case).judged.of(0) is not before


def test_ends_of_many_measures_are_those_of_each() -> None:
    measures = [f"Measure m{number:02} direction=increase target=20" for number in range(MOST_ALONE + 5)]
    anew = 'rebase_dates=["2026-01-01 a second theatre (by the board)"]'
    values = [monthly(f"m{number:02}", *[10, 12] * 6, *[0] * (number % 3)) for number in range(MOST_ALONE + 4)]
    case = case_of("; ".join([f"{measures[0]} {anew}", *measures[1:], *values]))
    nodes = range(len(case.snapshot))

    ends = [case.judged.end(node) for node in reversed(nodes)][::-1]

    judgements = [case.judged.of(node) for node in nodes]
    assert ends == [end_of(judgement) if judgement else None for judgement in judgements]
    assert [end.size if end else None for end in (ends[0], ends[1], ends[-1])] == [6, 13, None]


def test_after_a_change_only_ends_of_what_changed_are_told_anew() -> None:
    many = MOST_ALONE + 5
    text = [f"Measure m{number:02} direction=increase; {monthly(f'm{number:02}', 10, 12)}" for number in range(many)]
    case = case_of("; ".join(text))
    before = [case.judged.end(node) for node in range(many)]
    reading = {"measure": "m03", "date": "2026-07-01", "value": 5.0}

    later = Case(case.snapshot.after([change_of("reading", None, reading)]), former=case)
    after = [later.judged.end(node) for node in range(many)]

    assert [node for node in range(many) if after[node] is not before[node]] == [3]
    assert [end.size for end in after[2:4] if end] == [2, 3]
