"""The ontology as a value, and what the shipped one promises to algorithms: roles, traits, places, cardinalities."""

from __future__ import annotations

import pytest

from graph.declarations import load_ontology
from graph.errors import NotFound
from graph.ontology import Fit, Label, Places

ONTOLOGY = load_ontology()
SIGHT = {
    "felt_by", "exists_to_meet", "aligns_to", "achieves", "delivers", "improves", "contributes_to", "flows_to",
    "enables", "steers", "produces", "meets", "drives", "acts_on", "tests", "belongs_to",
}  # fmt: skip
IMPACT = {
    "depends_on": "backward", "enables": "forward", "flows_to": "forward", "produces": "forward", "steers": "forward",
}  # fmt: skip
FEEDBACK = {"informs", "raised_by", "about", "answered_by", "prompted", "learned_from", "adopted_in"}


def test_the_kind_that_a_trait_stands_for_is_found_and_one_that_is_not_declared_is_told() -> None:
    assert ONTOLOGY.first_with_trait("feedback").name == "Feedback"
    with pytest.raises(NotFound, match="no declared kind has the trait 'allotments'"):
        ONTOLOGY.first_with_trait("allotments")


def test_there_are_36_kinds_14_to_start_with_and_one_for_what_fits_none() -> None:
    core = [kind.name for kind in ONTOLOGY.kinds.values() if kind.core]

    assert len(ONTOLOGY.kinds) == 37
    assert sorted(core) == [
        "Assurance", "Feedback", "Improvement", "Measure", "Need", "Objective", "OrgUnit", "Priority", "Process",
        "Purpose", "Risk", "Role", "Service", "StakeholderGroup",
    ]  # fmt: skip


def test_RE_16_exactly_16_link_kinds_carry_line_of_sight_all_forward() -> None:
    carrying = {link.name: link.roles["sight"] for link in ONTOLOGY.with_role("sight")}

    assert carrying == dict.fromkeys(SIGHT, "forward")


def test_RE_16_impact_runs_along_five_link_kinds_only() -> None:
    assert {link.name: link.roles["impact"] for link in ONTOLOGY.with_role("impact")} == IMPACT


def test_RE_16_feedback_and_causes_have_their_own_link_kinds_without_sight_or_impact() -> None:
    feedback = {link.name: dict(link.roles) for link in ONTOLOGY.with_role("feedback")}
    causal = {link.name: dict(link.roles) for link in ONTOLOGY.with_role("causal")}

    assert feedback == {name: {"feedback": "forward"} for name in FEEDBACK}
    assert causal == {"influences": {"causal": "forward"}, "conflicts_with": {"causal": "both"}}


def test_RE_16_every_other_link_kind_is_structure_and_nothing_else() -> None:
    others = {
        link.name: dict(link.roles)
        for link in ONTOLOGY.links.values()
        if link.name not in SIGHT | IMPACT.keys() | FEEDBACK | {"influences", "conflicts_with"}
    }

    assert others
    assert not [name for name, roles in others.items() if roles != {"structure": "both"}]


@pytest.mark.parametrize(
    ("trait", "kinds"),
    [
        ("work", {"Activity", "Improvement", "Process", "Service"}),
        ("improvement_work", {"Activity", "Improvement"}),
        ("delivering", {"Improvement", "Process"}),
        ("response", {"Decision", "Improvement", "Issue"}),
        ("anchor", {"Purpose"}),
        ("need", {"Need"}),
        ("priority", {"Priority"}),
        ("aim", {"Objective", "Priority"}),
        ("people", {"StakeholderGroup"}),
        ("readings", {"Measure"}),
        ("unit", {"OrgUnit"}),
        ("role", {"Role"}),
        ("flow", {"Process"}),
    ],
)
def test_a_trait_belongs_to_the_kinds_that_machinery_asks_for(trait: str, kinds: set[str]) -> None:
    assert {kind.name for kind in ONTOLOGY.with_trait(trait)} == kinds


def test_an_issue_answers_a_message_until_it_is_resolved() -> None:
    assert ONTOLOGY.kinds["Issue"].traits["response"] == {"state": "resolved"}


def test_an_activity_is_improvement_work_unless_it_is_business_as_usual() -> None:
    assert ONTOLOGY.kinds["Activity"].traits["improvement_work"] == {"work_type": "business_as_usual"}
    assert not ONTOLOGY.kinds["Improvement"].traits["improvement_work"]


@pytest.mark.parametrize(
    ("trait", "links"),
    [
        ("names_need", {"exists_to_meet"}),
        ("meets", {"meets"}),
        ("felt", {"felt_by"}),
        ("contains", {"part_of"}),
        ("contribution", {"contributes_to"}),
        ("work_loop", {"enables", "flows_to", "steers"}),
        ("helps", {"led_by", "owned_by", "sponsored_by"}),
    ],
)
def test_a_trait_belongs_to_the_links_that_machinery_asks_for(trait: str, links: set[str]) -> None:
    assert {link.name for link in ONTOLOGY.links_with_trait(trait)} == links


def test_the_unit_of_a_node_is_told_by_seven_link_kinds_in_order() -> None:
    places = {link.name: link.places for link in ONTOLOGY.links.values() if link.places}

    assert places == {
        "runs": Places(1, "source_is_unit"),
        "part_of": Places(2, "target_is_unit"),
        "owned_by": Places(3, "unit_of_target"),
        "led_by": Places(4, "unit_of_target"),
        "sponsored_by": Places(5, "unit_of_target"),
        "belongs_to": Places(6, "unit_of_target"),
        "measures": Places(7, "shared_unit_of_targets"),
    }


def test_a_cycle_is_refused_where_parts_and_forums_are_ordered_and_nowhere_else() -> None:
    assert {link.name for link in ONTOLOGY.links.values() if link.acyclic} == {"part_of", "reports_to"}


def test_only_a_conflict_has_ends_that_may_change_places() -> None:
    assert [link.name for link in ONTOLOGY.links.values() if link.symmetric] == ["conflicts_with"]


@pytest.mark.parametrize(
    ("link", "source", "fits"),
    [
        ("flows_to", "Process", {"Process": Fit({"lane": "mainstay"}, {"lane": "mainstay"})}),
        ("enables", "Process", {"Process": Fit({"lane": "support"})}),
        ("steers", "Process", {"Process": Fit({"lane": "driver"})}),
        ("aligns_to", "Objective", {"Objective": Fit(climbs="level"), "Priority": Fit()}),
        ("aligns_to", "Priority", {"Priority": Fit(climbs="horizon"), "Purpose": Fit()}),
        (
            "informs",
            "Feedback",
            {"Process": Fit(target={"lane": "driver"}), **dict.fromkeys(("Plan", "Priority"), Fit())},
        ),
    ],
)
def test_the_ends_of_a_link_should_be_like_this(link: str, source: str, fits: dict[str, Fit]) -> None:
    targets = ONTOLOGY.links[link].routes[source].targets

    assert {kind: targets[kind] for kind in fits} == fits


def test_a_driver_drives_one_of_a_smaller_order() -> None:
    assert ONTOLOGY.links["drives"].routes["Driver"].targets["Driver"] == Fit(climbs="order")


def test_levels_and_horizons_stand_highest_first() -> None:
    assert ONTOLOGY.kinds["OrgUnit"].fields["level"].codes == (
        "national", "organisation", "directorate", "service", "team",
    )  # fmt: skip
    assert ONTOLOGY.kinds["Objective"].fields["level"].codes == ("directorate", "service", "team")
    assert ONTOLOGY.kinds["Priority"].fields["horizon"].codes == ("goal", "strategic")


@pytest.mark.parametrize(
    ("link", "source", "least", "most"),
    [
        ("felt_by", "Need", 1, None),
        ("exists_to_meet", "Purpose", 1, None),
        ("aligns_to", "Objective", 1, 3),
        ("aligns_to", "Priority", 1, 3),
        ("achieves", "Service", 0, None),
        ("delivers", "Improvement", 1, 3),
        ("improves", "Improvement", 1, None),
        ("meets", "Service", 1, None),
        ("drives", "Driver", 1, None),
        ("acts_on", "ChangeIdea", 1, None),
        ("tests", "Test", 1, 1),
        ("belongs_to", "Activity", 0, 1),
        ("part_of", "OrgUnit", 0, 1),
        ("reports_to", "Forum", 0, 1),
        ("sponsored_by", "Improvement", 1, 1),
        ("led_by", "Improvement", 1, 1),
        ("runs", "OrgUnit", 0, None),
        *[
            ("owned_by", owned, 1, 1)
            for owned in ("Process", "Measure", "Priority", "Objective", "Risk", "Control", "Feedback", "Plan")
        ],
    ],
)
def test_a_node_should_have_so_many_of_a_link(link: str, source: str, least: int, most: int | None) -> None:
    route = ONTOLOGY.links[link].routes[source]

    assert (route.least, route.most) == (least, most)


def test_a_label_speaks_english_and_welsh() -> None:
    label = Label("Need", "Angen")

    assert (label["en"], label["cy"]) == ("Need", "Angen")


def test_links_are_found_by_both_ends() -> None:
    leaving = {link.name: route.source for link, route in ONTOLOGY.links_from("Service")}
    arriving = {link.name for link in ONTOLOGY.links_to("StakeholderGroup")}

    assert leaving == dict.fromkeys(
        ("achieves", "classified_as", "depends_on", "evidenced_by", "meets", "relates_to"), "Service"
    )
    assert arriving == {"about", "felt_by", "involves", "raised_by", "relates_to"}


def test_a_link_is_allowed_between_declared_kinds_only_and_in_its_direction() -> None:
    assert ONTOLOGY.allows("Service", "meets", "Need")
    assert not ONTOLOGY.allows("Need", "meets", "Service")
    assert not ONTOLOGY.allows("Process", "meets", "Need")
    assert not ONTOLOGY.allows("Service", "likes", "Need")


def test_the_fields_of_a_kind_and_a_link_begin_with_the_common_ones() -> None:
    of_need = list(ONTOLOGY.fields_of("Need"))
    of_measures = list(ONTOLOGY.fields_of_link("measures"))

    assert of_need[: len(ONTOLOGY.node_fields)] == list(ONTOLOGY.node_fields)
    assert of_need[-1] == "last_heard_on"
    assert of_measures == [*ONTOLOGY.link_fields, "measure_type"]
