"""Tests of `api.schema_matrix`: rows, columns and cells with their strengths, and what is empty."""

from __future__ import annotations

from tests.api.asking import ask, refused

AIMS = """
Purpose P1 "Keep people well"
Priority A1 "Short waits" -aligns_to-> P1
Priority A2 "Nobody's aim" -aligns_to-> P1
OrgUnit U1 "Clinic"
Process R1 "Receive" lane=mainstay unit=U1 -contributes_to[strength=2]-> A1
Process R2 "Treat" lane=mainstay
R2 -flows_to[strength=3]-> R1
Role W1 "Lead"
R1 -owned_by-> W1
"""
SHOWN = """{ rowTotal columnTotal rowKinds columnKinds rows { node { id } direct indirect total }
columns { node { id } direct } cells { row column strength direct labels(language: CY) } }"""


def test_steps_of_work_stand_against_priorities_and_objectives_where_nothing_is_said() -> None:
    found = ask(f"{{ matrix {SHOWN} }}", AIMS)["matrix"]

    assert (found["rowKinds"], found["columnKinds"]) == (["Process"], ["Priority", "Objective"])
    assert found["rows"] == [
        {"node": {"id": "R1"}, "direct": 1, "indirect": 0, "total": 2},
        {"node": {"id": "R2"}, "direct": 0, "indirect": 1, "total": 0},
    ]
    assert [column["direct"] for column in found["columns"]] == [1, 0]
    assert found["cells"] == [
        {"row": 0, "column": 0, "strength": 2, "direct": True, "labels": ["yn cyfrannu at"]},
        {"row": 1, "column": 0, "strength": 2, "direct": False, "labels": []},
    ]


def test_any_kinds_can_be_rows_and_columns_and_links_are_read_from_the_row() -> None:
    found = ask('{ matrix(rows: ["Role"], columns: ["Process"]) { cells { labels } } }', AIMS)["matrix"]

    assert found["cells"] == [{"labels": ["looks after"]}]


def test_a_scope_chooses_rows_and_limits_are_told_with_what_there_is() -> None:
    within = ask('{ matrix(scope: "U1") { rowTotal rows { node { id } } } }', AIMS)["matrix"]
    few = ask("{ matrix(mostRows: 1, mostColumns: 1) { rowTotal columnTotal rows { node { id } } } }", AIMS)["matrix"]

    assert within == {"rowTotal": 1, "rows": [{"node": {"id": "R1"}}]}
    assert few == {"rowTotal": 2, "columnTotal": 2, "rows": [{"node": {"id": "R1"}}]}


def test_too_large_a_matrix_and_an_unknown_kind_are_refused() -> None:
    assert "200 rows at most" in refused("{ matrix(mostRows: 201) { rowTotal } }", AIMS)[1]
    assert "did you mean 'Need'" in refused('{ matrix(columns: ["Neeed"]) { rowTotal } }', AIMS)[1]
