"""Four aspects and feedback: the matrix of links among them, and what is said of its empty cells."""

from __future__ import annotations

from hypothesis import given

from graph.analysis.aspects import ASPECTS, Aspects
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, snapshot_of

BOARD = """
Purpose P1 -exists_to_meet-> Need N1
Improvement I1 -improves-> Process R1
R1 -flows_to-> Process R2
Feedback F1 -informs-> Process R1
FrameworkItem T1 scheme=qms_aspect code=assurance; FrameworkItem T2 scheme=custom code=control
R2 -classified_as-> T1; I1 -classified_as-> T2
Tool L1 aspect=planning -works_with-> Tool L2 aspect=assurance; Tool L3 aspect=control
Role W1; R1 -owned_by-> W1
Process R3 status=draft -flows_to-> R1
"""


def aspect_of(aspects: Aspects) -> dict[str, str]:
    """Return the aspect of each node that has one."""
    codes = zip(aspects.snapshot.ids, aspects.codes.tolist(), strict=True)
    return {node: ASPECTS[code] for node, code in codes if code >= 0}


def counted(aspects: Aspects) -> dict[tuple[str, str], int]:
    """Return how many links lead from aspect to aspect, empty cells left out."""
    return {(cell.source, cell.target): cell.count for cell in aspects.cells if cell.count}


def test_an_aspect_is_told_by_classification_then_by_the_own_field_then_by_the_kind() -> None:
    assert aspect_of(Aspects(snapshot_of(BOARD))) == {
        "P1": "planning", "N1": "planning", "I1": "improvement", "R1": "control", "R2": "assurance", "F1": "feedback",
        "L1": "planning", "L2": "assurance", "L3": "control", "R3": "control",
    }  # fmt: skip


def test_LS_08_the_matrix_holds_the_live_links_within_and_across_aspects() -> None:
    assert counted(Aspects(snapshot_of(BOARD))) == {
        ("planning", "planning"): 1,
        ("planning", "assurance"): 1,
        ("improvement", "control"): 1,
        ("control", "assurance"): 1,
        ("feedback", "control"): 1,
    }


@given(organisations())
def test_LS_08_the_matrix_equals_the_counts_of_links(drawn: Brute) -> None:
    snapshot = frozen(drawn)
    aspects = Aspects(snapshot)
    told = aspect_of(aspects)
    ends = [
        (told.get(snapshot.ids[source]), told.get(snapshot.ids[target]))
        for source, target, live in zip(
            snapshot.sources.tolist(), snapshot.targets.tolist(), snapshot.link_live.tolist(), strict=True
        )
        if live
    ]

    assert len(aspects.cells) == 25
    for cell in aspects.cells:
        assert cell.count == ends.count((cell.source, cell.target))
        assert bool(cell.missing) == (cell.count == 0)


def test_LS_08_an_empty_cell_says_what_is_missing_and_what_could_be_done() -> None:
    cells = {(cell.source, cell.target): cell for cell in Aspects(snapshot_of(BOARD)).cells}

    assert cells["planning", "improvement"].missing == (
        "There are 3 things of planning and 1 thing of improvement, and no link leads from planning to improvement."
    )
    assert cells["feedback", "feedback"].missing == "Nothing links 1 thing of feedback with one another."
    assert (
        "A link “is answered by” may lead from feedback to improvement: record it where it is so."
        in cells["feedback", "improvement"].suggestions
    )
    assert cells["assurance", "planning"].suggestions[-1].startswith("Take up “")


def test_with_one_aspect_only_the_others_are_said_to_be_missing() -> None:
    cells = {(cell.source, cell.target): cell for cell in Aspects(snapshot_of("Process a -flows_to-> Process b")).cells}

    assert cells["control", "control"].count == 1
    assert cells["planning", "feedback"].missing == "Nothing of planning and feedback is recorded."
    assert cells["control", "assurance"].missing == "Nothing of assurance is recorded."


def test_LS_09_tools_without_any_link_are_listed() -> None:
    aspects = Aspects(snapshot_of(BOARD + "Tool L4 aspect=control status=paused"))

    assert ids(aspects.snapshot, aspects.tools) == ["L1", "L2", "L3", "L4"]
    assert ids(aspects.snapshot, aspects.unconnected) == ["L3"]


def test_LS_10_how_many_live_things_belong_to_each_aspect() -> None:
    assert Aspects(snapshot_of(BOARD)).counts == {
        "planning": 3, "improvement": 1, "control": 2, "assurance": 2, "feedback": 1,
    }  # fmt: skip
