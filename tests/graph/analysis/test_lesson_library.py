"""What was tried before, found by likeness."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.lesson_library import Library

TRIED = (
    'Improvement i1 "Letters before a visit" status=stopped -improves-> Process r1\n'
    'Learning l1 "A letter changes little" verdict=did_not_work -learned_from-> i1\n'
    'Learning l2 "Weighing beats guessing" verdict=worked -adopted_in-> Process r2\n'
    'Improvement i2 "Sensors on fridges" -improves-> r1; Improvement i3 "Letters" status=draft'
)


def known(text: str, node: str = "") -> list[str]:
    """Return the ids of what is like a text, or an effort."""
    case = case_of(TRIED)
    found = Library(case).like(text, case.snapshot.index[node] if node else None)
    return [case.snapshot.ids[one.node] for one in found]


def test_EN_10_what_failed_is_found_beside_what_worked() -> None:
    assert known("a letter about visits") == ["i1", "l1"]
    assert known("guess by weighing") == ["l2"]


def test_EN_10_what_changed_the_same_thing_is_closer() -> None:
    assert known("", "i2")[0] == "i1"


def test_nothing_like_it_is_nothing() -> None:
    assert known("helicopters") == []


def test_the_record_tells_verdict_lessons_and_places() -> None:
    case = case_of(TRIED)

    first, second = (one.record(case) for one in Library(case).like("letter"))

    assert (first["id"], first["verdict"], first["taught"], first["about"]) == ("l1", "did_not_work", ["i1"], ["r1"])
    assert (second["id"], second["verdict"], second["taught"], second["about"]) == ("i1", "not_shown", ["l1"], ["r1"])
