"""Theories of change as diagrams."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.theory_of_change import theory_of_change
from graph.analysis.theory_parts import Part, aims, theory_parts

THEORY = """
Improvement i1 -delivers-> Objective o1; Driver a1 order=1 -drives-> o1; Driver a2 order=2 -drives-> a1
Driver a3 order=1 -drives-> i1; ChangeIdea c1 -acts_on-> a2; ChangeIdea c2 -acts_on-> a1; Test t1 -tests-> c1
c1 -acts_on-> a1
"""


def parts(text: str = THEORY, aim: str = "i1") -> dict[str, Part]:
    """Return the parts of the theory of an aim, by id."""
    case = case_of(text)
    found = theory_parts(case, theory_of_change(case, case.snapshot.index[aim]))
    return {case.snapshot.ids[part.node]: part for part in found}


def test_QI_05_each_part_stands_once_in_columns_from_the_aim_to_tests() -> None:
    found = parts()

    steps = {node: (part.role, part.step) for node, part in found.items()}
    assert steps == {
        "i1": ("aim", 0), "a1": ("driver", 1), "a3": ("driver", 1), "a2": ("driver", 2),
        "c1": ("idea", 3), "c2": ("idea", 3), "t1": ("test", 4),
    }  # fmt: skip


def test_QI_05_what_a_part_leads_to_is_every_part_that_it_moves() -> None:
    case = case_of(THEORY)

    assert [case.snapshot.ids[at] for at in parts()["c1"].leads_to] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("more", "node", "lacks"),
    [
        ("", "i1", ("measure",)),
        ("Measure m1 -measures[measure_type=outcome]-> i1", "i1", ()),
        ("", "a1", ()),
        ("", "a3", ("change",)),
        ("", "c2", ("test", "process_measure")),
        ("Measure m1 -measures[measure_type=process]-> i1", "c1", ()),
        ("", "t1", ()),
    ],
)
def test_QI_05_what_is_missing_is_named(more: str, node: str, lacks: tuple[str, ...]) -> None:
    assert parts(THEORY + more)[node].lacks == lacks


def test_an_aim_without_anything_lacks_drivers_and_a_measure() -> None:
    assert parts("Priority o1", "o1")["o1"].lacks == ("drivers", "measure")


def test_aims_are_efforts_priorities_and_what_is_driven_within_a_unit() -> None:
    case = case_of(THEORY + "Priority o3 unit=u1; Objective o2; Activity x1; OrgUnit u1 level=organisation")
    ids = case.snapshot.ids

    assert [ids[at] for at in aims(case)] == ["i1", "o1", "o3"]
    assert [ids[at] for at in aims(case, case.snapshot.index["u1"])] == ["o3"]
