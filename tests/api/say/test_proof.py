"""A proof in one sentence, and what each step rests on."""

from __future__ import annotations

from api.say.names import Names
from api.say.proof import hop_lines, people_clause, proof_sentence
from graph.analysis.case import Case
from graph.analysis.examples import case_of

THREAD = """
Process r1 "Triage" -produces-> Service s1 "Clinic"
s1 -meets[strength=2, basis=agreed, source="Board, May"]-> Need d1 "Be seen soon"
d1 -felt_by-> StakeholderGroup g1 "people who wait"
Purpose p1 "Well people" -exists_to_meet-> d1
"""


def said(case: Case, node_id: str) -> str:
    """Return the proof of a node as a sentence."""
    node = case.snapshot.position(node_id)
    assert node is not None
    return proof_sentence(case.sight, Names(case.snapshot), node)


def test_a_proof_is_one_sentence_that_ends_with_people() -> None:
    sentence = said(case_of(THREAD), "r1")

    assert sentence == (
        "“Triage” produces “Clinic”, which meets “Be seen soon”, so that “people who wait” get “Be seen soon”."
    )


def test_without_people_the_sentence_ends_with_the_reason() -> None:
    sentence = said(case_of(THREAD.replace("d1 -felt_by->", "")), "r1")

    assert sentence == "“Triage” produces “Clinic”, which meets “Be seen soon”."


def test_the_need_on_the_way_is_the_one_that_is_named() -> None:
    text = THREAD + 'Service s0 "Helpline" -meets-> Need d0 "Be heard" -felt_by-> g1; r1 -produces[strength=1]-> s0'
    case = case_of(
        text.replace('s0 "Helpline" -meets-> Need d0 "Be heard" -felt_by-> g1', 's0 -meets-> Need d0 "Be heard"')
        + "\nd0 -felt_by-> g1"
    )

    sentence = said(case, "r1")

    assert "so that “people who wait” get “Be seen soon” (and 1 more need is met)." in sentence


def test_a_purpose_is_itself_a_reason() -> None:
    assert said(case_of(THREAD), "p1") == "“Well people” is itself a reason why work is done."


def test_what_does_not_serve_has_no_sentence() -> None:
    assert said(case_of(THREAD + "Process r9"), "r9") == ""


def test_nobody_is_named_where_no_people_are_reached() -> None:
    case = case_of("Objective o1 -aligns_to-> Priority q1; q1 -aligns_to-> Purpose p1")

    assert people_clause(case.sight, Names(case.snapshot), 0) == ""


def test_each_step_says_strength_basis_confidence_and_source() -> None:
    case = case_of(THREAD)
    node = case.snapshot.position("s1")
    assert node is not None
    proof = case.sight.proof(node)
    assert proof is not None

    lines = list(hop_lines(Names(case.snapshot), proof))

    assert lines == ["  - “Clinic” meets “Be seen soon”: medium, agreed and believed; from Board, May"]
