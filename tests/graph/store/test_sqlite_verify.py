"""Tests of `graph.store.sqlite_verify`: what was changed behind the back of a store is found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreDamaged
from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import run


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        ("UPDATE gt_event SET new = replace(new, 'Task b', 'Task c') WHERE number = 2", "change 2 (node b): it, or"),
        ("UPDATE gt_event SET old = replace(old, '1', '3') WHERE number = 6", "was there before is not what the log"),
        ("UPDATE gt_event SET origin = 0 WHERE number = 1", "change 1 (node a): it, or"),
        ("UPDATE gt_event SET new = '{}' WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_event SET new = '[oops' WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_event SET old = NULL, new = NULL WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_node SET body = '[oops' WHERE name = 'Task b'", "some of what is live cannot be read"),
        ("UPDATE gt_event SET one = other WHERE number = 3", "does not stand where it was written"),
        ("DELETE FROM gt_event WHERE number = 2", "does not stand where it was written"),
        ("DELETE FROM gt_event WHERE number = 6", "revision 2 does not end as it was sealed"),
        ("UPDATE gt_revision SET who = 'eve' WHERE revision = 1", "revision 1, change 1 (node a): it, or what is said"),
        ("UPDATE gt_revision SET recorded_at = '2020-01-01T00:00:00Z' WHERE revision = 2", "revision 2, change 6"),
        ("UPDATE gt_revision SET changes = 9 WHERE revision = 2", "revision 2 says it has 9 changes, and has 1"),
        ("DELETE FROM gt_revision WHERE revision = 1", "revision 1 is missing"),
        ("DELETE FROM gt_revision WHERE revision = 2", "1 changes belong to no revision"),
        ("UPDATE gt_personal SET value = '\"said Eve\"'", "the personal value"),
        ("DELETE FROM gt_personal", "of note is missing"),
        ("UPDATE gt_node SET name = 'other' WHERE name = 'Task b'", "the node b is not as the log says"),
        ("UPDATE gt_node SET origin = 0 WHERE name = 'Task b'", "the node b does not say rightly which change"),
        ("UPDATE gt_node SET revision = 2 WHERE name = 'Task b'", "the node b does not say rightly which change"),
        ("UPDATE gt_link SET strength = 1", "the link a after b 0 is not as the log says"),
        ("DELETE FROM gt_link", "the link a after b 0 should be there, by the log"),
        (
            "INSERT INTO gt_link SELECT target, kind, source, 0, 3, '', '', '', NULL, 0, 1 FROM gt_link",
            "not by the log",
        ),
        ("UPDATE gt_reading SET value = 2", "the reading a 2026-01-01 is not as the log says"),
        ("UPDATE gt_ident SET id = 'x' WHERE id = 'b'", "does not stand where it was written"),
    ],
)
def test_a_quiet_edit_is_found(sample: Path, tasks: Ontology, tampering: str, fault: str) -> None:
    run(sample, tampering)

    with closing(SqliteStore(sample, tasks)) as store:
        faults = store.verify()

    assert any(fault in one for one in faults), faults


@pytest.mark.parametrize(
    "act", [lambda store: list(store.changes()), lambda store: store.nodes(["a"]), lambda store: store.columns()]
)
def test_reading_what_cannot_be_read_says_that_it_is_damaged(
    sample: Path, tasks: Ontology, act: Callable[[Store], object]
) -> None:
    run(
        sample,
        "UPDATE gt_event SET new = '{}' WHERE number = 1",
        "UPDATE gt_node SET body = '[oops'",
        "UPDATE gt_link SET kind = 99",
    )

    with closing(SqliteStore(sample, tasks)) as store, pytest.raises(StoreDamaged, match="restore a backup"):
        act(store)
