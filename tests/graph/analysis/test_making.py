"""Ends are mended when what they need serves, with as few new records as there can be."""

from __future__ import annotations

from graph.analysis.making import Ends, preferred_kinds
from graph.declarations import load_ontology


def test_an_end_waits_until_another_one_below_its_kind_is_mended() -> None:
    ends = Ends([frozenset({"Priority"}), frozenset({"Purpose"})], {"Priority": 0b10}, frozenset({"Purpose"}))

    assert ends.waves([]) == [[1], [0]]
    assert ends.fewest_to_make(["Priority", "Purpose"]) == ()


def test_one_record_serves_all_ends_that_can_use_it() -> None:
    ends = Ends([frozenset({"A", "B"}), frozenset({"B", "C"})], {}, frozenset())

    assert ends.fewest_to_make(["A", "B", "C"]) == ("B",)


def test_an_end_that_nothing_can_mend_is_left_out() -> None:
    ends = Ends([frozenset(), frozenset({"A"})], {}, frozenset())

    assert ends.fewest_to_make(["A"]) == ("A",)
    assert ends.waves(["A"]) == [[1]]


def test_kinds_that_serve_soonest_are_preferred_then_core_ones() -> None:
    kinds = preferred_kinds(load_ontology(), {"Outcome", "Objective", "Priority", "Purpose", "Driver"}, set())

    assert kinds == ["Purpose", "Priority", "Outcome", "Objective", "Driver"]


def test_a_kind_of_which_a_node_serves_already_serves_soonest() -> None:
    assert preferred_kinds(load_ontology(), {"Objective", "Outcome"}, {"Objective"}) == ["Objective", "Outcome"]
