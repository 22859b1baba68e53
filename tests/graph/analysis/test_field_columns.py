"""Columns of fields hold what the nodes hold one by one."""

from __future__ import annotations

from weakref import ref

import pytest
from hypothesis import given

from graph.analysis.field_columns import EVERY_KIND, NUMERIC, FieldColumns
from graph.collector import held_collector
from graph.declarations import load_ontology
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, snapshot_of


@given(organisations())
def test_a_column_holds_the_fields_of_its_nodes(drawn: Brute) -> None:
    snapshot = frozen(drawn)
    columns = FieldColumns(snapshot)

    for kind in {node.kind for node in drawn.nodes}:
        for field in snapshot.ontology.fields_of(kind).values():
            column = columns.column(kind, field)
            for row, at in enumerate(columns.nodes(kind).tolist()):
                value = snapshot.field(at, field.name)
                assert column.there[row] == (value not in (None, "", ()))
                if column.there[row] and field.type not in {"list", "nodes"}:
                    assert column.values[row] == (float(value) if field.type in NUMERIC else value)


def test_a_field_common_to_all_kinds_has_the_default_of_each() -> None:
    snapshot = snapshot_of("Need a; Process b status=draft; Measure c confidence=assumed")
    fields = snapshot.ontology.node_fields

    statuses = snapshot.field_columns.column(EVERY_KIND, fields["status"]).values.tolist()
    confidences = snapshot.field_columns.column(EVERY_KIND, fields["confidence"]).values.tolist()

    assert statuses == ["active", "draft", "active"]
    assert confidences == ["believed", "believed", "assumed"]


def test_what_does_not_have_the_type_of_its_field_counts_as_not_there() -> None:
    snapshot = snapshot_of('Need a importance=3; Need b importance="a lot"')

    column = snapshot.field_columns.column("Need", load_ontology().fields_of("Need")["importance"])

    assert (column.there.tolist(), column.values.tolist()) == ([True, False], [3.0, 0.0])


def test_choices_stand_in_the_order_in_which_they_are_declared() -> None:
    snapshot = snapshot_of("Process a lane=support; Process b lane=driver; Process c lane=mainstay; Process d lane=odd")

    ranking = snapshot.field_columns.column("Process", load_ontology().fields_of("Process")["lane"]).ranking

    assert ranking.ranks.tolist() == [2.0, 0.0, 1.0, 3.0]


def test_a_value_that_no_node_has_stands_between_its_neighbours() -> None:
    snapshot = snapshot_of("Need a importance=1; Need b importance=4")

    ranking = snapshot.field_columns.column("Need", load_ontology().fields_of("Need")["importance"]).ranking

    assert [ranking.place(value) for value in (0, 1, 2, 4, 5)] == [-0.5, 0.0, 0.5, 1.0, 1.5]


def test_what_is_no_value_of_the_column_has_no_place() -> None:
    snapshot = snapshot_of("Need a importance=1")
    ranking = snapshot.field_columns.column("Need", load_ontology().fields_of("Need")["importance"]).ranking

    with pytest.raises(TypeError):
        ranking.place([1])


def test_a_snapshot_whose_columns_were_read_is_let_go_of_as_soon_as_nobody_holds_it() -> None:
    snapshot = snapshot_of("Need a; Process b")
    snapshot.field_columns.names("Need")
    seen = ref(snapshot)

    with held_collector():
        del snapshot

        assert seen() is None
