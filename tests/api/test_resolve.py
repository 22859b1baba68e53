"""One request's view: what is begun anew forgets what was spent and shown."""

from __future__ import annotations

import pytest

from api.limits import TimeUp
from tests.api.asking import ask, view


def test_what_is_begun_anew_has_all_its_rows_again_and_has_shown_nothing() -> None:
    asked = view()
    asked.pager.budget.spend(5)
    asked.saw("Role.holder", "W1")

    asked.restart()

    assert asked.pager.budget.left == asked.pager.budget.rows
    assert not asked.seen


def test_a_request_whose_time_is_up_does_not_go_on() -> None:
    asked = view()
    asked.pager.budget.until = 0

    with pytest.raises(TimeUp):
        asked.go_on()


def test_what_needs_rights_is_noted_when_it_is_read_by_column() -> None:
    asked = view()
    roles = asked.snapshot.of_kind("Role").tolist()
    holder = asked.snapshot.ontology.fields_of("Role")["holder"]

    assert list(asked.values(roles, holder)) == ["Ann Other"]
    assert asked.seen == {"Role.holder": {"W1"}}
    assert ask("{ roles { nodes { holder } } }") == {"roles": {"nodes": [{"holder": "Ann Other"}]}}
