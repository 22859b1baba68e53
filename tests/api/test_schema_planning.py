"""What is planned, over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.api.say.test_planning import TEXT

pytestmark = pytest.mark.slow

DOCUMENT = """{ planning {
  plans { id }
  lines(aim: [IMPROVE]) { totalCount nodes { node { id } disposition aim reason plans { id } heard { id } needs { id }
    changedBy { id } asks sentence } }
  undecided: lines(undecided: true) { totalCount }
  efforts(incomplete: true) { nodes { node { id } label justified decidedBy { id } missing heard { id } } }
  demand { nodes { node { id } wte money givenWte givenMoney unfunded } }
  units { totalCount nodes { unit { id } wte there over } }
  skills { nodes { skill { id } needed there by { id } } }
  stops { nodes { node { id } step by { id } wte money mandated sentence } }
  serviceMeasures { nodes { service { id } outcome { id } process { id } balancing { id } missing } }
  opportunities { nodes { node { id } evidence { sort nodes { id } } needs { id } inHand { id } sentence } }
} }"""


def test_all_of_planning_comes_in_one_question() -> None:
    found = ask(DOCUMENT, TEXT)["planning"]

    assert found["plans"] == [{"id": "p1"}]
    assert found["lines"]["nodes"][0]["reason"] == "too slow"
    assert found["undecided"] == {"totalCount": 3}
    assert found["efforts"]["nodes"][0]["missing"] == ["prioritised", "sponsored"]
    assert found["demand"]["nodes"][0]["unfunded"] is True
    assert found["skills"]["nodes"][0] == {"skill": {"id": "c1"}, "needed": 1, "there": 0, "by": [{"id": "r4"}]}
    assert [(one["node"]["id"], one["step"]) for one in found["stops"]["nodes"]] == [
        ("a1", "PROPOSED"), ("i9", "STOPPED"),
    ]  # fmt: skip
    assert found["serviceMeasures"]["nodes"][0]["missing"] == ["outcome", "process", "balancing"]
    assert found["opportunities"]["nodes"][1]["evidence"] == [{"sort": "issues", "nodes": [{"id": "x1"}]}]
