"""Why something does not serve, and what would mend it."""

from __future__ import annotations

from api.say.gap import boundary, frontier_sentence, lapsed_sentence, link_command, step_lines, step_sentence
from api.say.names import Names
from graph.analysis.absence import absence
from graph.analysis.examples import case_of
from graph.analysis.mending import RepairOption
from graph.analysis.repair import smallest_repair
from graph.analysis.sight import Sight

SERVING = "Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to-> p1"


def test_the_ends_of_many_threads_are_summed_up() -> None:
    case = case_of("Improvement i1 -delivers-> Objective o1; i1 -delivers-> Objective o2; i1 -improves-> Process r1")

    sentence = frontier_sentence(case.sight, 0)

    assert sentence.count("leads no further") == 2
    assert sentence.endswith("1 other thread ends elsewhere.")


def test_what_has_lapsed_says_what_it_served() -> None:
    old = 'Improvement i1 "Old plan" -delivers-> Priority q0 "Old aim" valid_to=2026-03-31; q0 -aligns_to-> p1'
    case = case_of(f"{SERVING}; {old}")
    node = case.snapshot.position("i1")
    assert node is not None

    sentence = lapsed_sentence(case.sight, Names(case.snapshot), node)

    assert sentence == (
        "It did serve: “Old plan” moves “Old aim”, which ended on 31 March 2026; nothing in force has taken its place."
    )


def test_a_link_that_has_ended_says_until_when() -> None:
    case = case_of(f"{SERVING}; Improvement i1 -delivers[valid_to=2026-03-31]-> q1")

    sentence = lapsed_sentence(case.sight, Names(case.snapshot), 1)

    assert "“i1” moves “q1”, but only until 31 March 2026" in sentence


def test_what_never_served_has_not_lapsed() -> None:
    case = case_of(f"{SERVING}; Improvement i1")

    assert lapsed_sentence(case.sight, Names(case.snapshot), 1) == ""


def test_LS_24_the_boundary_says_day_steps_filters_hidden_records_and_links() -> None:
    case = case_of("Improvement i1 -delivers-> Objective o1")
    names = Names(case.snapshot)

    plain = boundary(absence(case.sight, 0), names)
    hidden = boundary(absence(Sight(case.snapshot, partial=True), 0), names)

    assert plain.startswith(
        "Searched as things stood on 1 July 2026, 1 step far, without any filter; no record was hidden"
    )
    assert "“moves”" in plain
    assert "records hidden from you could change the answer" in hidden


def test_a_step_offers_the_most_similar_targets_and_the_command() -> None:
    case = case_of(f'{SERVING}; Objective o1 "First visit"; Priority q2 "First visits" -aligns_to-> p1')
    at = case.snapshot.position
    step = RepairOption(at("o1"), "aligns_to", (at("q2") or 0, at("q1") or 0))

    lines = list(step_lines([step], Names(case.snapshot), None))

    assert lines == [
        "  1. Say that “First visit” supports “First visits”, if it is so (or “q1”, whichever is true).",
        "     goldenthread link o1 aligns_to q2",
    ]


def test_a_record_that_is_missing_is_to_be_made_first() -> None:
    case = case_of("Improvement i1; Purpose p1 -exists_to_meet-> Need d1")
    names = Names(case.snapshot)

    step = next(step for step in smallest_repair(case.sight).steps if step.make)

    assert step_sentence(step, names).startswith("Record a ")
    assert link_command(step, names) == ""


def test_a_need_that_no_purpose_names_needs_a_purpose_first() -> None:
    case = case_of("Need d1")
    step = RepairOption(None, "exists_to_meet", (0,), make="Purpose")

    sentence = step_sentence(step, Names(case.snapshot))

    assert sentence == "Record a purpose first, one that exists to meet “d1”."


def test_a_long_list_of_steps_says_how_many_are_left() -> None:
    case = case_of(SERVING)
    step = RepairOption(0, "felt_by", (0,))

    assert list(step_lines([step] * 5, Names(case.snapshot), 2))[-1] == "  - and 3 more (--all)"
