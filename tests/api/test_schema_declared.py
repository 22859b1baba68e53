"""Declared fields over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask, refused

pytestmark = pytest.mark.slow


def test_the_fields_of_a_kind_come_with_what_a_form_needs() -> None:
    document = """{ fieldsOf(kind: "Process") {
      name label(language: CY) doc type required choices { code label(language: CY) } } }"""

    fields = {one["name"]: one for one in ask(document)["fieldsOf"]}

    assert (fields["lane"]["type"], fields["lane"]["required"]) == ("choice", True)
    assert [one["code"] for one in fields["lane"]["choices"]] == ["driver", "mainstay", "support"]
    assert fields["name_cy"]["choices"] == []
    assert all(one["label"] and one["doc"] for one in fields.values())


def test_a_kind_that_is_not_there_is_told_with_the_nearest() -> None:
    code, message = refused('{ fieldsOf(kind: "Proces") { name } }')

    assert (code, "Process" in message) == ("NOT_FOUND", True)
