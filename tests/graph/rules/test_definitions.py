"""Rules of alignment and need against their conditions, written out by brute force on random organisations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from graph.analysis.case import Case
from graph.analysis.examples import hits, untold
from graph.analysis.rule import Rule, all_rules
from graph.settings import Thresholds
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations

EFFORT = {"Improvement", "Activity"}
FEW = Thresholds(initiatives=1)


def rule(rule_id: str) -> Rule:
    return next(one for one in all_rules() if one.id == rule_id)


def live(brute: Brute, *kinds: str) -> list[str]:
    return [node.id for node in brute.nodes if node.kind in kinds and brute.live(node.id)]


def out(brute: Brute, node: str, link_kind: str) -> set[str]:
    links = (link for link in brute.links if brute.link_live(link) and link.kind == link_kind)
    return {link.target for link in links if link.source == node}


def into(brute: Brute, node: str, link_kind: str) -> set[str]:
    links = (link for link in brute.links if brute.link_live(link) and link.kind == link_kind)
    return {link.source for link in links if link.target == node}


def with_status(brute: Brute, status: str, *kinds: str) -> set[str]:
    return {node for node in live(brute, *kinds) if brute.status(node) == status}


def without_sight(brute: Brute) -> set[str]:
    return with_status(brute, "adrift", *EFFORT) if brute.anchors else set()


def broken(brute: Brute) -> set[str]:
    return with_status(brute, "broken", *EFFORT) if brute.anchors else set()


def not_worked_on(brute: Brute) -> set[str]:
    working = set(live(brute, "Improvement", "Process"))
    return {priority for priority in live(brute, "Priority") if not brute.down(priority) & working}


def with_many_improvements(brute: Brute) -> set[str]:
    chosen = {(link.source, link.target) for link in brute.sight if link.kind in {"delivers", "aligns_to"}}
    improvements = live(brute, "Improvement")
    return {
        priority
        for priority in live(brute, "Priority")
        if sum(priority in brute.up(improvement, chosen) for improvement in improvements) > FEW.initiatives
    }


def legacy(brute: Brute) -> set[str]:
    if not brute.anchors:
        return set()
    activities = [node for node in live(brute, "Activity") if brute.status(node) != "strategic"]
    return {node for node in activities if brute.by_id[node].fields["work_type"] in {"legacy", "unclassified"}}


def lapsed(brute: Brute) -> set[str]:
    return with_status(brute, "lapsed", "Improvement", "Activity", "Process", "Service")


def purposes_without_need(brute: Brute) -> set[str]:
    return {node for node in live(brute, "Purpose") if not out(brute, node, "exists_to_meet")}


def needs_of_nobody(brute: Brute) -> set[str]:
    return {node for node in live(brute, "Need") if not out(brute, node, "felt_by")}


def important_needs_unmet(brute: Brute) -> set[str]:
    unmet = {node for node in live(brute, "Need") if not into(brute, node, "meets")}
    return {node for node in unmet if int(str(brute.by_id[node].fields["importance"])) >= 4}


DEFINITIONS: dict[str, Callable[[Brute], set[str]]] = {
    "A01": without_sight,
    "A02": broken,
    "A03": not_worked_on,
    "A04": with_many_improvements,
    "A10": legacy,
    "A18": lapsed,
    "P02": purposes_without_need,
    "P03": needs_of_nobody,
    "P04": important_needs_unmet,
}


@pytest.mark.parametrize("rule_id", DEFINITIONS)
@given(brute=organisations(most=8, most_links=20))
def test_a_rule_finds_what_its_condition_says(rule_id: str, brute: Brute) -> None:
    case = Case(frozen(brute), FEW)

    assert {node for (node,) in hits(rule(rule_id), case)} == DEFINITIONS[rule_id](brute)


@given(brute=organisations())
def test_circles_of_reasons_are_found_with_all_their_nodes(brute: Brute) -> None:
    assert hits(rule("A12"), Case(frozen(brute))) == brute.cycles(without_trait="work_loop")


@given(brute=organisations())
def test_improvements_without_a_priority_cannot_be_told_without_their_type(brute: Brute) -> None:
    # Random improvements have no type of work: each that serves without a priority is one that cannot be told.
    operational = with_status(brute, "operational", "Improvement")

    assert {node for node, _ in untold(rule("A17"), Case(frozen(brute)))} == operational
