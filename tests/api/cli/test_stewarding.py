"""Tests of the commands about the map itself."""

from __future__ import annotations

import pytest

from tests.api.cli.calls import call

pytestmark = pytest.mark.usefixtures("small")


def test_the_queue_asks_one_question_a_line_with_its_effect() -> None:
    answer = call("queue")

    assert answer.code == 0
    assert "those first that most answers hang on" in answer.words
    assert "(effect " in answer.words


def test_MA_04_readiness_is_a_profile_of_thirteen_matters() -> None:
    answer = call("readiness", "--json")

    assert len(answer.json["matters"]) == 13
    assert "Nobody has said how far we are." in call("readiness").words
