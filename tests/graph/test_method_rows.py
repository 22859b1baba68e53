"""What the method asks the model to hold, row by row: the smallest organisation that a row speaks of has its place."""

from __future__ import annotations

import pytest

from graph.declarations import load_ontology
from graph.notation import parse
from graph.packs import pack_text
from tests.graph.fitting import misfits, unfit

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wish d", "no kind Wish"),
        ("Need d -meets-> Service s", "no Need -meets-> Service"),
        ("Need d colour=blue", "Need.colour cannot be 'blue'"),
        ("Need d importance=6", "Need.importance cannot be 6"),
        ("Process a -enables[strength=4]-> Process b", "enables.strength cannot be 4"),
    ],
)
def test_what_has_no_place_is_noticed(text: str, told: str) -> None:
    assert unfit(text) == [told]


# What must exist as nodes


def test_MO_01_units_of_every_level_nest_clinical_or_not() -> None:
    assert not unfit("""
        OrgUnit n level=national; OrgUnit o level=organisation; OrgUnit d level=directorate; OrgUnit t level=team
        OrgUnit s level=service tags=[clinical]
        OrgUnit payroll level=team tags=["not clinical"]
        o -part_of-> n; d -part_of-> o; s -part_of-> d; t -part_of-> s; payroll -part_of-> o
    """)


def test_MO_02_a_need_is_neither_those_who_have_it_nor_the_purpose() -> None:
    assert not unfit("Purpose p -exists_to_meet-> Need d importance=5; d -felt_by-> StakeholderGroup g")


def test_MO_03_people_are_served_now_or_in_future() -> None:
    assert not unfit(
        "StakeholderGroup g stake=citizen_user customer=current; StakeholderGroup h stake=community customer=future"
    )


def test_MO_05_purpose_mission_vision_and_values_have_their_time() -> None:
    assert not unfit("""
        Purpose old type=purpose statement="We treat." valid_to=2025-12-31
        Purpose new type=purpose statement="We keep well." valid_from=2026-01-01
        Purpose m type=mission; Purpose v type=vision; Value w statement="We ask first."
        m -aligns_to-> new; v -aligns_to-> new
    """)


def test_MO_08_a_priority_has_a_goal_in_numbers_or_words_and_measures() -> None:
    assert not unfit("""
        Priority p horizon=strategic aim="Nobody waits over 26 weeks by 2028-03-31" due=2028-03-31
        Priority q horizon=goal aim="People tell us that they feel heard"
        Measure m direction=decrease -measures[measure_type=outcome]-> p; m -measures[measure_type=outcome]-> q
    """)


def test_MO_09_a_strategy_leads_to_priorities_through_what_it_pays_for() -> None:
    assert not unfit("""
        Plan workforce type=strategy period_start=2026-04-01 period_end=2031-03-31 -allocates[wte=2.5]-> Improvement i
        i -delivers-> Priority p; workforce -covers[disposition=run]-> Process r; r -contributes_to-> p
        workforce -part_of-> Plan imtp type=imtp
    """)


def test_MO_10_the_class_of_a_process_is_wanted_and_one_of_three_peers() -> None:
    lane = ONTOLOGY.kinds["Process"].fields["lane"]

    assert lane.required
    assert lane.codes == ("driver", "mainstay", "support")


def test_MO_11_a_service_is_no_process_and_has_its_specification() -> None:
    assert not unfit(
        "Process r -produces-> Service s; s -evidenced_by-> Document pathway url=https://example.org/pathway"
    )


def test_MO_12_standard_work_has_owner_author_level_and_review() -> None:
    assert not unfit("""
        Process r -standardised_by-> StandardWork w version="3" author_level=team review_due=2027-01-31
        w -owned_by-> Role lead
    """)
    assert ONTOLOGY.fields_of("StandardWork")["review_due"].required


def test_MO_13_a_measure_has_type_tier_direction_and_cadence_and_may_be_in_words() -> None:
    batch = parse("""
        Measure m direction=decrease frequency=monthly tier=1 measured_in=weeks definition="From referral to visit"
        Measure w direction=neutral frequency=monthly tier=1 measured_in="what families say"
        m -measures[measure_type=outcome]-> Service s; m -measures[measure_type=process]-> Process r
        w -measures[measure_type=experience]-> s; w -measures[measure_type=balancing]-> r
        w @ 2026-10-01 note="calmer evenings"
    """)

    assert not list(misfits(batch))
    assert (batch.readings[0].value, batch.readings[0].note) == (None, "calmer evenings")


def test_MO_14_a_measure_holds_ten_years_of_readings() -> None:
    months = [f"{year}-{month:02}-01" for year in range(2016, 2026) for month in range(1, 13)]

    batch = parse("Measure m\n" + "\n".join(f"m @ {day} numerator=3 denominator=4" for day in months))

    assert not list(misfits(batch))
    assert ONTOLOGY.with_trait("readings") == (ONTOLOGY.kinds["Measure"],)
    assert len({reading.date for reading in batch.readings}) == 120


def test_MO_15_risks_and_incidents_concern_work_and_no_person() -> None:
    threatened = ONTOLOGY.links["threatens"].routes["Risk"]

    assert not unfit("Risk k likelihood=4 consequence=4 -threatens-> Process r; Feedback f type=incident -about-> r")
    assert threatened.least == 1
    assert set(threatened.targets) == {"Priority", "Objective", "Process", "Service"}
    assert not [field.name for field in ONTOLOGY.kinds["Risk"].fields.values() if field.personal]


def test_MO_16_an_improvement_has_method_theory_tier_and_a_life_that_may_fail() -> None:
    assert not unfit("""
        Improvement i work_type=strategic tier=system method=lean stage=testing aim="9 in 10 by 2027-12" status=stopped
        Driver d order=1 -drives-> i; Driver e order=2 -drives-> d
        ChangeIdea c leverage_level=6 -acts_on-> e; Test t cycle=1 prediction=more act=abandon -tests-> c
    """)


def test_MO_18_feedback_says_whether_it_comes_from_inside_or_outside() -> None:
    origin = ONTOLOGY.kinds["Feedback"].fields["origin"]

    assert not unfit("""
        Feedback f type=service_user origin=external class=insight received_on=2026-11-01 state=new
        f -raised_by-> StakeholderGroup g stake=carer_family; Feedback h type=staff origin=internal -raised_by-> g
    """)
    assert (origin.required, origin.codes) == (True, ("internal", "external"))


def test_FB_02_feedback_is_of_one_of_five_classes() -> None:
    assert ONTOLOGY.kinds["Feedback"].fields["class"].codes == (
        "horizon_scanning", "insight", "policy_context", "population_need", "current_performance",
    )  # fmt: skip


def test_MO_19_a_signal_has_a_disposition_or_waits_for_one() -> None:
    assert not unfit("""
        Feedback f type=horizon class=horizon_scanning received_on=2026-08-01 disposition=watch
        Feedback g type=policy class=policy_context received_on=2026-08-01
        Feedback h type=challenge -about-> f
    """)


def test_MO_21_assurance_has_origin_kind_period_and_day() -> None:
    assert not unfit("""
        Assurance a type=audit external=false line=2 period_from=2026-01-01 period_to=2026-06-30 done_on=2026-07-10
        Assurance b type=accreditation external=true line=3 done_on=2026-02-01 next_due=2028-02-01 rating=reasonable
    """)


def test_MO_22_a_requirement_leads_from_its_source_to_evidence_and_gap() -> None:
    assert not unfit("""
        Requirement q binding=true text="Report monthly" -derived_from-> Directive law type=law
        Directive nice type=guideline
        q -applies_to-> Process r; q -assured_by-> Assurance a; q -evidenced_by-> Document d
        Issue gap -found_by-> a; gap -about-> q
    """)


def test_MO_23_evidence_can_be_attached_to_any_node_and_every_link_says_its_basis() -> None:
    evidenced = ONTOLOGY.links["evidenced_by"]

    assert not unfit("""
        Process r -contributes_to[basis=observed, rationale="Chart of May", source="Board 2026-06-02"]-> Priority p
        p -evidenced_by-> Document d date=2026-06-02 url=https://example.org/paper
    """)
    assert set(evidenced.routes) == set(ONTOLOGY.kinds)
    assert ONTOLOGY.link_fields["basis"].default == "asserted"


def test_MO_24_an_escalation_has_a_route_up_to_a_board_and_an_answer() -> None:
    assert not unfit("""
        Issue i tier_now=2 state=escalated raised_on=2026-11-01
        i -escalated_to[on=2026-11-02, answered_on=2026-11-04]-> Forum huddle type=huddle tier=2
        huddle -reports_to-> Forum board type=board tier=6; huddle -oversees-> OrgUnit u
    """)


def test_MO_26_a_role_belongs_to_a_team_and_its_holder_may_stay_unnamed() -> None:
    batch = parse('Role w wte=1 held_since=2024-02-01 -part_of-> OrgUnit t level=team; Role x holder="P-17"')

    assert not list(misfits(batch))
    assert "holder" not in batch.nodes[0].fields
    assert not ONTOLOGY.kinds["Role"].fields["holder"].required


def test_MO_27_skills_are_needed_and_held_by_level_so_that_a_gap_can_be_counted() -> None:
    assert not unfit("""
        Capability c level=practitioner; Process r -requires_capability[count=4]-> c
        Improvement i -requires_capability[count=1]-> c
        OrgUnit u -has_capability[count=2]-> c; Role w -has_capability[count=1]-> c
    """)


def test_MO_28_time_and_money_go_to_processes_and_improvements() -> None:
    assert not unfit("""
        Plan b type=budget -allocates[wte=1.5, amount=60000]-> Improvement i wte=1.5 budget=60000
        b -allocates[wte=12]-> Process r; r -classified_as-> FrameworkItem e scheme=qms_enabler code=skills
    """)


def test_MO_29_every_enabler_is_a_term_that_work_can_be_classified_by() -> None:
    assert not unfit("""
        FrameworkItem e1 scheme=hcqs_2023 code=E1; FrameworkItem m scheme=qms_enabler code=method
        Improvement i -classified_as-> e1; Activity a -classified_as-> m
    """)
    assert pack_text("qms_enabler").count("scheme: qms_enabler") == 6


def test_MO_32_a_lesson_is_kept_from_work_that_failed_and_taken_up_elsewhere() -> None:
    assert not unfit("""
        Learning l verdict=did_not_work spreadable=true context="Small ward"
        l -learned_from-> Improvement i status=stopped; l -adopted_in[valid_from=2026-03-01]-> OrgUnit u
        l -adopted_in-> StandardWork w
    """)


# What must exist as links


def test_RE_01_the_chain_from_work_to_need_is_typed_end_to_end() -> None:
    batch = parse("""
        Improvement i -delivers-> Objective o; o -aligns_to-> Priority p; p -aligns_to-> Purpose w
        Process r -contributes_to-> p; w -exists_to_meet-> Need d; d -felt_by-> StakeholderGroup g
        Measure m -measures[measure_type=outcome]-> p
    """)

    assert not list(misfits(batch))
    carrying = [link.kind for link in batch.links if "sight" in ONTOLOGY.links[link.kind].roles]
    assert carrying == ["delivers", "aligns_to", "aligns_to", "contributes_to", "exists_to_meet", "felt_by"]


def test_RE_02_processes_feed_each_other_and_make_services_that_meet_needs() -> None:
    assert not unfit("""
        Process a lane=mainstay -flows_to[medium=patient]-> Process b lane=mainstay; b -produces-> Service s
        Process c lane=support -enables-> b; Process e lane=driver -steers-> a; s -meets-> Need d; s -depends_on-> c
    """)


@pytest.mark.parametrize(
    "kind", ["Process", "Service", "Outcome", "Purpose", "Priority", "Need", "Improvement", "Risk"]
)
def test_RE_03_a_measure_tells_about(kind: str) -> None:
    assert not unfit(f"Measure m -measures[measure_type=outcome]-> {kind} x")


@pytest.mark.parametrize("kind", ["Process", "Service", "Priority", "Objective"])
def test_RE_04_a_risk_threatens_and_a_control_mitigates_it(kind: str) -> None:
    assert not unfit(f"Risk k -threatens-> {kind} x; k -mitigated_by-> Control c; k -mitigated_by-> Improvement i")


def test_RE_05_an_improvement_changes_work_moves_a_priority_and_responds() -> None:
    assert not unfit("""
        Improvement i -improves-> Process r; i -improves-> Service s; i -delivers-> Priority p
        Feedback f -answered_by-> i; Feedback g -prompted-> i; Issue gap; i -about-> gap
    """)


def test_RE_06_feedback_is_about_work_informs_plans_and_is_answered() -> None:
    assert not unfit("""
        Feedback f -about-> Service s; f -about-> Process r; f -informs-> Plan p; f -answered_by-> Improvement i
        f -answered_by-> Decision c made_on=2026-10-01; f -informs-> Process d lane=driver
    """)


def test_RE_08_assurance_tests_finds_gaps_and_these_have_a_route() -> None:
    assert not unfit("""
        Process r -assured_by-> Assurance a; Requirement q -assured_by-> a; Purpose w -assured_by-> a
        Issue gap -found_by-> a; a -informs-> Plan p; Improvement i -about-> gap; gap -escalated_to-> Forum c
    """)


def test_RE_09_an_issue_goes_up_and_comes_back_with_an_answer() -> None:
    fields_of_it = ONTOLOGY.links["escalated_to"].fields

    assert {name: fields_of_it[name].type for name in ("on", "answered_on")} == {"on": "date", "answered_on": "date"}


def test_RE_10_roles_own_sponsor_lead_coach_and_take_part() -> None:
    assert not unfit("""
        Improvement i -sponsored_by-> Role a; i -led_by-> Role b; i -coached_by-> Role c; i -involves-> Role d
        i -involves-> OrgUnit t; Process r -owned_by-> a; t -runs-> r
    """)


def test_RE_11_people_served_take_part_in_an_improvement() -> None:
    assert not unfit("Improvement i lived_experience=co_led -involves-> StakeholderGroup g stake=citizen_user")


def test_RE_12_tools_are_linked_within_and_across_aspects_and_to_those_who_use_them() -> None:
    assert not unfit("""
        Tool a aspect=control -works_with-> Tool b aspect=control; b -works_with-> Tool c aspect=assurance
        Process r -uses-> a; Improvement i -uses-> b; OrgUnit u -uses-> c
    """)


def test_RE_14_one_measure_answers_duties_to_report() -> None:
    assert not unfit("Measure m -satisfies-> Requirement q; m -satisfies-> Requirement p; Assurance a -satisfies-> q")


def test_RE_17_nodes_and_links_say_where_they_come_from_and_how_sure_we_are() -> None:
    assert {"source", "confidence", "reviewed_on", "review_due"} <= ONTOLOGY.node_fields.keys()
    assert {"source", "confidence", "basis", "rationale"} <= ONTOLOGY.link_fields.keys()
    assert ONTOLOGY.link_fields["basis"].codes == ("asserted", "agreed", "observed")
    assert ONTOLOGY.node_fields["confidence"].codes == ("assumed", "believed", "evidenced")


def test_RE_18_nodes_and_links_hold_from_a_day_to_a_day() -> None:
    for known in (ONTOLOGY.node_fields, ONTOLOGY.link_fields):
        assert {name: known[name].type for name in ("valid_from", "valid_to")} == {
            "valid_from": "date",
            "valid_to": "date",
        }


def test_EN_01_every_service_and_improvement_can_be_tagged_with_a_quality_standard() -> None:
    classified = ONTOLOGY.links["classified_as"]

    assert not unfit(
        "FrameworkItem d1 scheme=hcqs_2023 code=D1; Service s -classified_as-> d1; Improvement i -classified_as-> d1"
    )
    assert set(classified.routes) == set(ONTOLOGY.kinds)


# Plans, decisions and the rest of the words


def test_QP_01_a_plan_says_of_processes_and_services_what_happens_to_them_and_why() -> None:
    assert not unfit("""
        Plan p type=annual -covers[disposition=redesign, reason="Too slow"]-> Process r
        p -covers[disposition=stop]-> Service s
    """)


def test_QP_13_a_decision_stops_work() -> None:
    assert not unfit("Decision c -stops-> Improvement i; c -stops-> Activity a; c -stops-> Process r")


def test_QC_05_an_issue_can_be_fixed_on_the_spot_and_QC_10_told_in_four_parts() -> None:
    assert not unfit("""
        Issue i state=resolved fixed_locally=true resolved_on=2026-11-02
        Issue j situation=a background=b assessment=c recommendation=d
    """)
