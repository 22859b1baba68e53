"""Tests of `graph.problems`: fields with nothing to say of them are remembered, others never."""

from __future__ import annotations

import pytest

from graph.declarations import load_ontology
from graph.model import Value
from graph.problems import Plain

NEED = load_ontology().fields_of("Need")


def test_fields_without_fault_are_plain_however_often_they_are_asked_for() -> None:
    plain, fields = Plain(), {"importance": 4}

    assert plain.holds("Need", fields, NEED)
    assert plain.holds("Need", fields, NEED)


@pytest.mark.parametrize(
    "fields", [{"importance": 9}, {"importance": "4"}, {"unheard_of": 1}, {"description": "seen: 943 476 5919"}]
)
def test_fields_with_something_to_say_of_them_are_not_plain(fields: dict[str, Value]) -> None:
    assert not Plain().holds("Need", fields, NEED)


def test_fields_of_one_kind_say_nothing_of_another() -> None:
    plain, fields = Plain(), {"importance": 4}
    plain.holds("Need", fields, NEED)

    assert not plain.holds("Role", fields, load_ontology().fields_of("Role"))
