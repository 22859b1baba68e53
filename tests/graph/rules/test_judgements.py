"""Tests of what examples inside rules do not show: what cannot be told, how severe, since when, other thresholds."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.case import Case
from graph.analysis.examples import case_of, hits, untold
from graph.analysis.findings import Finding, findings
from graph.analysis.rule import EXAMPLE_DATE, Rule, all_rules
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Reading
from graph.notation import parse
from graph.settings import Thresholds

RULES = {rule.id: rule for rule in all_rules()}
MESSAGES = "\n".join(
    f"Feedback f{number} polarity=bad received_on=2026-06-0{number} theme=wait" for number in range(1, 5)
)


def the_finding(rule: Rule, text: str) -> Finding:
    (finding,) = findings(case_of(text), rules=[rule]).findings
    return finding


@pytest.mark.parametrize(
    ("rule_id", "text", "gaps"),
    [
        ("S03", "Process r1", [("r1", "lane")]),
        ("S03", "Process r1 -standardised_by-> StandardWork w1", []),
        ("S04", "Process r1; Process r2 -produces-> Service s1", [("r1", "lane")]),
        ("S05", "Process r1; Process r2 -enables-> r1", [("r1", "lane")]),
        (
            "S06",
            "OrgUnit u1 level=organisation; Process r1 unit=u1 lane=mainstay; Process r2 unit=u1\n"
            "Measure m1 -informs-> r2",
            [("r2", "lane")],
        ),
        ("S08", "Process r1 -depends_on-> Role w1; Process r2; Service s1 -depends_on-> w1", [("r1", "lane")]),
        ("S10", "Process r1 importance=5; Process r2 importance=4", [("r1", "current_state")]),
        ("M01", "Measure m1 -measures-> Priority o1", [("o1", "measure_type")]),
        ("M01", "Measure m1 -measures-> Priority o1; Measure m2 -measures[measure_type=outcome]-> o1", []),
        (
            "M02",
            "Measure m1 -measures-> Priority o1; Measure m2 -measures[measure_type=outcome]-> o1",
            [("o1", "measure_type")],
        ),
        (
            "M03",
            "Measure m1 -measures-> Improvement i1; Measure m2 -measures[measure_type=outcome]-> i1",
            [("i1", "measure_type")],
        ),
        ("M05", "Measure m1; m1 @ 2020-01-01 = 1; Measure m2", [("m1", "frequency")]),
        ("I11", "Improvement i1; Improvement i2 wte=1", [("i1", "work_type")]),
        ("C01", "Feedback f1 state=new; Feedback f2 state=told_back", [("f1", "received_on")]),
        ("C01", "Feedback f1 received_on=2026-01-01; Feedback f2 received_on=2026-07-01", [("f1", "state")]),
        ("C01", "Feedback f1 state=new received_on=2026-07-02", []),
        ("C02", "Feedback f1 -answered_by-> Decision c1", [("f1", "received_on")]),
        ("C02", "Feedback f1 -answered_by[valid_from=2026-06-30]-> Decision c1", []),
        ("C03", "Feedback f1 polarity=bad; Feedback f2 polarity=good", [("f1", "received_on")]),
        (
            "C04",
            "Issue x1 raised_on=2026-01-01 tier_now=1; Issue x2 raised_on=2026-06-30 tier_now=1",
            [("x1", "state")],
        ),
        ("C04", "Issue x1 state=escalated raised_on=2026-01-01", [("x1", "tier_now")]),
        ("C04", "Issue x1 state=escalated tier_now=1; Issue x2 state=open", [("x1", "raised_on")]),
        ("C04", "Issue x1 state=escalated tier_now=1 -escalated_to[on=2026-06-30]-> Forum h1", []),
        ("P07", "Purpose p1; Feedback f1 implies=need_change", [("f1", "received_on")]),
        ("P07", "Purpose p1; Feedback f1 implies=need_change received_on=2026-07-02", []),
        (
            "A13",
            "Measure m1 -measures[measure_type=outcome]-> Priority o1; m1 -influences[polarity=same]-> SystemFactor x1",
            [("m1", "direction")],
        ),
        ("C07", "Feedback f1 candour=true; Feedback f2", [("f1", "received_on")]),
        (
            "R08",
            "Risk k1 consequence=5 target_likelihood=1 target_consequence=1 scored_on=2025-01-01",
            [("k1", "likelihood")],
        ),
    ],
)
def test_a_rule_that_needs_an_empty_field_says_that_it_cannot_tell(
    rule_id: str, text: str, gaps: list[tuple[str, str]]
) -> None:
    case = case_of(text)

    assert untold(RULES[rule_id], case) == gaps
    assert not {subject for subject, *_ in hits(RULES[rule_id], case)} & {node for node, _ in gaps}


@pytest.mark.parametrize(
    ("rule_id", "text", "severity"),
    [
        ("S01", "Process r1 lane=mainstay", "H"),
        ("S01", "Process r1 lane=support", "M"),
        ("S01", "Process r1", "M"),
        ("S02", "Process r1 lane=mainstay", "H"),
        ("S02", "Process r1 lane=driver", "M"),
    ],
)
def test_mainstay_work_comes_first(rule_id: str, text: str, severity: str) -> None:
    assert the_finding(RULES[rule_id], text).severity == severity


@pytest.mark.parametrize(
    ("rule_id", "text", "since"),
    [
        ("S03", "Process r1 lane=mainstay -standardised_by-> StandardWork w1 review_due=2026-05-31", "2026-06-01"),
        ("M05", "Measure m1 frequency=weekly; m1 @ 2026-06-01 = 3", "2026-06-16"),
        ("I03", "Improvement i1 stage=testing start=2026-01-01 reviewed_on=2026-02-01", "2026-05-03"),
        ("I03", "Improvement i1 stage=testing", None),
        ("C01", "Feedback f1 state=new received_on=2026-05-01", "2026-06-01"),
        ("C01", "Feedback f1 state=new received_on=2026-06-01 severity=5", "2026-06-12"),
        ("C02", "Feedback f1 received_on=2026-01-01 -answered_by[valid_from=2026-06-01]-> Decision c1", "2026-06-16"),
        ("C03", MESSAGES, "2026-06-03"),
        ("C04", "Issue x1 state=escalated tier_now=3 raised_on=2026-06-01", "2026-06-05"),
        ("P07", "Purpose p1 reviewed_on=2023-06-01", "2026-06-01"),
        ("P07", "Purpose p1; Feedback f1 implies=need_change received_on=2026-06-01", "2026-06-01"),
        ("C07", "Feedback f1 candour=true received_on=2026-05-01", "2026-06-01"),
        ("R05", "Assurance a1 done_on=2025-01-01 next_due=2026-01-31", "2026-02-01"),
        ("R05", "Assurance a1 done_on=2025-01-01 next_due=2026-03-01", "2026-02-06"),
        (
            "R08",
            "Risk k1 likelihood=4 consequence=4 target_likelihood=1 target_consequence=4 scored_on=2026-01-01",
            "2026-07-01",
        ),
    ],
)
def test_a_finding_began_on_the_day_on_which_time_ran_out(rule_id: str, text: str, since: str | None) -> None:
    assert the_finding(RULES[rule_id], text).since == since


@pytest.mark.parametrize(
    ("rule_id", "text", "stricter", "looser"),
    [
        ("I03", "Improvement i1 stage=testing start=2026-06-01", Thresholds(stall=29), Thresholds(stall=30)),
        ("C01", "Feedback f1 state=new received_on=2026-06-01", Thresholds(answer=29), Thresholds(answer=30)),
        (
            "C01",
            "Feedback f1 state=new received_on=2026-06-01 severity=4",
            Thresholds(answer_severe=29),
            Thresholds(answer_severe=30),
        ),
        (
            "C02",
            "Feedback f1 received_on=2026-06-01 -answered_by-> Decision c1",
            Thresholds(tell=29),
            Thresholds(tell=30),
        ),
        ("C03", MESSAGES, Thresholds(repeat=4), Thresholds(repeat=5)),
        (
            "C04",
            "Issue x1 state=escalated tier_now=1 raised_on=2026-06-01",
            Thresholds(escalate_low=29),
            Thresholds(escalate_low=30),
        ),
        (
            "C04",
            "Issue x1 state=escalated tier_now=3 raised_on=2026-06-01",
            Thresholds(escalate_middle=29),
            Thresholds(escalate_middle=30),
        ),
        (
            "C04",
            "Issue x1 state=escalated tier_now=4 raised_on=2026-06-01",
            Thresholds(escalate_high=29),
            Thresholds(escalate_high=30),
        ),
        (
            "S08",
            "Service s1 -depends_on-> Role w1; Service s2 -depends_on-> w1; Service s3 -depends_on-> w1",
            Thresholds(single_point=3),
            Thresholds(single_point=4),
        ),
        ("P07", "Purpose p1 reviewed_on=2026-06-01", Thresholds(purpose=29), Thresholds(purpose=30)),
        ("C07", "Feedback f1 candour=true received_on=2026-06-01", Thresholds(candour=29), Thresholds(candour=30)),
        ("R05", "Assurance a1 done_on=2026-06-01", Thresholds(assure=29), Thresholds(assure=30)),
        (
            "R08",
            "Risk k1 likelihood=4 consequence=4 target_likelihood=1 target_consequence=4 scored_on=2026-06-01",
            Thresholds(risk=29),
            Thresholds(risk=30),
        ),
        (
            "A09",
            "Improvement i1 -led_by-> Role w1; w1 -part_of-> OrgUnit u1; Improvement i2 -led_by-> Role w2\n"
            "w2 -part_of-> OrgUnit u2; i1 -improves-> Process r1; i2 -improves-> r1; i2 -improves-> Process r2",
            Thresholds(duplicate=0.5),
            Thresholds(duplicate=0.51),
        ),
    ],
)
def test_an_organisation_may_set_another_threshold(
    rule_id: str, text: str, stricter: Thresholds, looser: Thresholds
) -> None:
    assert len(hits(RULES[rule_id], case_of(text, thresholds=stricter))) == 1
    assert hits(RULES[rule_id], case_of(text, thresholds=looser)) == []


def test_a_late_escalation_names_only_those_who_are_late() -> None:
    finding = the_finding(
        RULES["C04"],
        'Issue x1 state=escalated tier_now=1 raised_on=2026-06-01 -escalated_to[on=2026-06-10]-> Forum h1 "Board"\n'
        'x1 -escalated_to[on=2026-07-01]-> Forum h2 "Huddle"\n'
        'x1 -escalated_to[answered_on=2026-06-02]-> Forum h3 "Committee"',
    )

    assert "Board" in finding.reason
    assert "Huddle" not in finding.reason
    assert "Committee" not in finding.reason


@pytest.mark.parametrize(
    ("reading", "quiet"),
    [
        (Reading("m1", "2026-06-30", None, note="the counter was broken"), True),
        (Reading("m1", "2026-06-30", None, numerator=3, denominator=0), True),
        (Reading("m1", "2026-06-30", None, numerator=3, denominator=4), False),
        (Reading("m1", "2026-06-30", 0), False),
    ],
)
def test_a_gap_is_no_value_and_a_zero_is_one(reading: Reading, quiet: bool) -> None:
    batch = parse("Measure m1 frequency=daily; m1 @ 2026-06-01 = 3")
    readings = [*batch.readings, reading]
    case = Case(Snapshot(load_ontology(), columns_of(batch.nodes), EXAMPLE_DATE, lambda: readings))

    assert bool(hits(RULES["M05"], case)) is quiet


def test_LS_22_work_measures_and_improvements_without_an_owner_are_named() -> None:
    case = case_of(
        "Process r1 lane=mainstay; Measure m1 measured_in=days direction=decrease definition=wait; Improvement i1"
    )

    assert hits(RULES["S01"], case) == [("r1",)]
    assert hits(RULES["M15"], case) == [("m1",)]
    assert hits(RULES["I01"], case) == [("i1",)]


@given(st.lists(st.sets(st.integers(0, 5)), min_size=2, max_size=6), st.sampled_from([0.2, 0.5, 0.6, 0.75, 1.0]))
def test_duplicates_are_those_that_comparing_every_pair_finds(targets: list[set[int]], least: float) -> None:
    lines = [f"Process r{number}" for number in range(6)]
    for number, found in enumerate(targets):
        lines += [f"Improvement i{number} -led_by-> Role w{number}; w{number} -part_of-> OrgUnit u{number}"]
        lines += [f"i{number} -improves-> r{target}" for target in found]

    pairs = hits(RULES["A09"], case_of("\n".join(lines), thresholds=Thresholds(duplicate=least)))

    assert pairs == [
        (f"i{first}", f"i{second}")
        for first, second in combinations(range(len(targets)), 2)
        if (either := targets[first] | targets[second]) and len(targets[first] & targets[second]) / len(either) >= least
    ]
