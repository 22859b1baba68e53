"""Tests of `graph.edits`: fields set, links made and ended, things ended, findings set aside, or why they are not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import check
from graph.declarations import load_ontology
from graph.edits import end, link, set_aside, set_fields, unlink
from graph.errors import NotFound, Refused
from graph.model import Aside, Commit, Link, Node
from graph.plan import Plan, plan
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.workshop import batch, workshop

TODAY = "2026-11-25"
TEXT = """
Shop s1 "Forge"; Shop s2 "Mill"; Shop s3 "Works"
Job j1 "Weld" lane=made size=2 summary="one"; Job j2 "Paint" lane=made
j1 -done_by-> s1; s1 -inside-> s2; s2 -inside-> s3
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds a few things."""
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as opened:
        do(opened, plan(check(batch(TEXT), workshop(), opened), opened))
        yield opened


def do(store: Store, planned: Plan) -> None:
    """Carry a plan out."""
    store.append(Commit("ann"), planned.changes)


def job(store: Store) -> Node:
    return store.nodes(["j1"])["j1"]


def reasons(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.message for problem in refused.value.problems]


# -- fields ------------------------------------------------------------------------------------------------------------


def test_fields_are_set_from_texts_as_people_type_them(store: Store) -> None:
    do(
        store,
        set_fields(store, workshop(), "j1", {"lane": "Prynir", "size": " 4 ", "shop": "Forge", "name": "Weld steel"}),
    )

    assert job(store) == Node("j1", "Job", "Weld steel", {"lane": "bought", "size": 4, "summary": "one", "shop": "s1"})


def test_an_empty_text_takes_a_field_away(store: Store) -> None:
    do(store, set_fields(store, workshop(), "j1", {"summary": "", "size": ""}))

    assert job(store).fields == {"lane": "made"}


def test_what_is_so_already_changes_nothing(store: Store) -> None:
    assert set_fields(store, workshop(), "j1", {"lane": "made"}).changes == ()


def test_every_reason_against_an_edit_is_told_at_once(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        set_fields(
            store, workshop(), "j1", {"lane": "maid", "sise": "3", "size": "9", "id": "x", "kind": "Shop", "name": ""}
        )

    assert sorted(reasons(refused)) == [
        "lane must be one of made, bought",
        "size must be 1 to 5",
        "the id cannot be changed",
        "the kind cannot be changed",
        "the name is missing",
        "there is no field 'sise'",
    ]
    assert {problem.suggestion for problem in refused.value.problems} >= {"made", "size", "1 to 5"}


def test_a_last_day_before_the_first_is_refused(store: Store) -> None:
    do(store, set_fields(store, workshop(), "j1", {"valid_from": "2026-05-01"}))

    with pytest.raises(Refused) as refused:
        set_fields(store, workshop(), "j1", {"valid_to": "2026-01-01"})

    assert reasons(refused) == ["valid_to is before valid_from"]


def test_a_last_day_can_be_taken_away_again(store: Store) -> None:
    do(store, end(store, "j1", on=TODAY))

    do(store, set_fields(store, workshop(), "j1", {"valid_to": ""}))

    assert "valid_to" not in job(store).fields


def test_doubts_are_told_and_the_edit_stands(store: Store) -> None:
    planned = set_fields(store, workshop(), "j1", {"shop": "Forje", "lane": ""})

    assert [problem.severity for problem in planned.problems] == ["warning", "warning"]
    assert planned.problems[0].suggestion == "Forge"
    assert len(planned.changes) == 1


def test_what_is_kept_as_extra_can_be_set_and_taken_away(store: Store) -> None:
    do(store, plan(check(batch('Job j1 "Weld" colour=red theme=old'), workshop(), store), store))

    do(store, set_fields(store, workshop(), "j1", {"colour": "blue", "theme": ""}))

    assert job(store).extra == {"colour": "blue"}


def test_a_node_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="'j9'"):
        set_fields(store, workshop(), "j9", {"lane": "made"})


def test_a_node_of_a_kind_that_is_not_declared_asks_for_the_folder_of_kinds(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        set_fields(store, load_ontology(), "j1", {"lane": "made"})

    assert "--kinds" in refused.value.problems[0].suggestion


# -- links -------------------------------------------------------------------------------------------------------------


def test_two_nodes_are_linked_by_id_or_name(store: Store) -> None:
    do(store, link(store, workshop(), Link("Paint", "done_by", "Forge"), {"strength": "2"}, on=TODAY))

    assert store.links(["j2"]) == [Link("j2", "done_by", "s1", {"strength": 2})]


def test_linking_again_changes_the_link(store: Store) -> None:
    planned = link(store, workshop(), Link("j1", "done_by", "s1"), {"rationale": "agreed"}, on=TODAY)
    do(store, planned)

    assert store.links(["j1"]) == [Link("j1", "done_by", "s1", {"rationale": "agreed"})]
    assert link(store, workshop(), Link("j1", "done_by", "s1"), {}, on=TODAY).changes == ()


def test_linking_what_has_ended_makes_a_new_link_from_that_day_on(store: Store) -> None:
    do(store, unlink(store, "j1", "done_by", "s1", on="2026-10-31"))

    do(store, link(store, workshop(), Link("j1", "done_by", "s1"), {}, on=TODAY))

    assert [(one.nth, dict(one.fields)) for one in store.links(["j1"])] == [
        (0, {"valid_to": "2026-10-31"}),
        (1, {"valid_from": TODAY}),
    ]


@pytest.mark.parametrize(
    ("new", "given", "reason"),
    [
        (Link("j1", "done_by", "j2"), {}, "done_by cannot lead from Job j1 to Job j2"),
        (Link("j1", "done", "s1"), {}, "there is no link kind 'done'"),
        (Link("j1", "done_by", "Forje"), {}, "the link j1 done_by Forje: there is no Shop 'Forje'"),
        (
            Link("s3", "inside", "s1"),
            {},
            "the link s3 inside s1 would go round in a circle: Works → Forge → Mill → Works",
        ),
        (Link("j1", "done_by", "s2"), {"strength": "9"}, "strength must be 1 to 3"),
        (Link("j1", "done_by", "s2"), {"streng": "1"}, "there is no field 'streng'"),
    ],
)
def test_a_link_that_may_not_be_is_refused(store: Store, new: Link, given: dict[str, str], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        link(store, workshop(), new, given, on=TODAY)

    assert reasons(refused) == [reason]


def test_a_doubtful_link_is_made_with_a_warning(store: Store) -> None:
    planned = link(store, workshop(), Link("j1", "done_by", "s2"), {}, on=TODAY)

    assert "at once" in planned.problems[0].message
    assert len(planned.changes) == 1


def test_a_link_is_ended(store: Store) -> None:
    do(store, unlink(store, "j1", "done_by", "s1", on=TODAY))

    assert store.links(["j1"])[0].fields == {"valid_to": TODAY}


def test_a_link_that_does_not_hold_cannot_be_ended(store: Store) -> None:
    do(store, unlink(store, "j1", "done_by", "s1", on="2026-10-31"))

    with pytest.raises(Refused, match="holds on 2026-11-25"):
        unlink(store, "j1", "done_by", "s1", on=TODAY)
    with pytest.raises(Refused, match="must be one that exists"):
        unlink(store, "j1", "done_by", "s1", on="2026-02-31")
    with pytest.raises(NotFound):
        unlink(store, "j1", "done_by", "s3", on=TODAY)


# -- ends --------------------------------------------------------------------------------------------------------------


def test_a_node_is_ended(store: Store) -> None:
    do(store, end(store, "j1", on=TODAY))

    assert job(store).fields["valid_to"] == TODAY


def test_a_node_ends_once_and_not_before_it_begins(store: Store) -> None:
    do(store, set_fields(store, workshop(), "j1", {"valid_from": "2026-05-01"}))

    with pytest.raises(Refused, match="begins on 2026-05-01"):
        end(store, "j1", on="2026-04-30")
    with pytest.raises(Refused, match="must be one that exists"):
        end(store, "j1", on="soon")
    do(store, end(store, "j1", on=TODAY))
    with pytest.raises(Refused, match="ended on 2026-11-25 already"):
        end(store, "j1", on=TODAY)


# -- findings ----------------------------------------------------------------------------------------------------------


def test_a_finding_is_set_aside_and_set_aside_anew(store: Store) -> None:
    first, second = (Aside("P03:j1", why, "2027-01-01", "ann", TODAY) for why in ("known", "known better"))
    do(store, set_aside(store, first))

    do(store, set_aside(store, second))

    assert store.asides() == {"P03:j1": second}
    assert set_aside(store, second).changes == ()


def test_a_finding_is_set_aside_with_a_reason_and_a_day_that_exists(store: Store) -> None:
    with pytest.raises(Refused, match="with a reason"):
        set_aside(store, Aside("P03:j1", " "))
    with pytest.raises(Refused, match="must be one that exists"):
        set_aside(store, Aside("P03:j1", "known", "2026-02-31"))
