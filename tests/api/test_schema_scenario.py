"""What if over GraphQL: changes are supposed, everything is asked again, and nothing is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.rights import ANYBODY
from tests.api.asking import SMALL, ask, refused
from tests.api.doors import asked, keeper

pytestmark = pytest.mark.slow

DOCUMENT = """
query Q($changes: [SupposedChange!]!) {
  scenario(changes: $changes) {
    about { nodes }
    lineOfSight { counts { operational adrift } }
    node(id: "R3") { sight whyNot { sentence } }
    processes(where: {sight: {eq: OPERATIONAL}}) { nodes { id } }
    findings(rule: ["S05"]) { totalCount }
    difference {
      sentences { totalCount nodes }
      sight { nodes { node { id } before after sentence } }
      appeared { totalCount nodes { id nodes { name } } }
      gone { nodes { id reason nodes { name } } }
    }
  }
  now: lineOfSight { counts { operational adrift } }
}
"""


def supposed(*changes: Any, **options: Any) -> Any:
    """Return what a scenario tells."""
    return ask(DOCUMENT, changes=list(changes), **options)


def test_LS_19_everything_is_asked_again_and_the_difference_is_told() -> None:
    medium = [{"name": "strength", "value": "2"}]
    data = supposed({"link": {"from": "R3", "link": "enables", "to": "R2", "fields": medium}})

    scenario, difference = data["scenario"], data["scenario"]["difference"]
    assert (data["now"]["counts"]["operational"], scenario["lineOfSight"]["counts"]["operational"]) == (4, 5)
    assert scenario["node"] == {"sight": "OPERATIONAL", "whyNot": None}
    assert [node["id"] for node in scenario["processes"]["nodes"]] == ["R1", "R2", "R3"]
    assert difference["sentences"]["nodes"] == ["“Print leaflets” enables “Treat”: this link was added."]
    assert difference["sight"]["nodes"] == [
        {
            "node": {"id": "R3"}, "before": "ADRIFT", "after": "OPERATIONAL",
            "sentence": "“Print leaflets” went from adrift to operational.",
        }
    ]  # fmt: skip
    assert "S05:R3" in [finding["id"] for finding in difference["gone"]["nodes"]]


def test_changes_are_supposed_one_after_the_other() -> None:
    data = supposed(
        {
            "create": {
                "kind": "Process",
                "name": "Call people",
                "id": "R9",
                "fields": [{"name": "lane", "value": "support"}],
            }
        },
        {"link": {"from": "R9", "link": "enables", "to": "R1"}},
        {"alter": {"id": "R9", "fields": [{"name": "name", "value": "Ring people"}]}},
        {"unlink": {"from": "I1", "link": "improves", "to": "R1"}},
        {"end": "R3"},
    )

    moved = {
        one["node"]["id"]: (one["before"], one["after"]) for one in data["scenario"]["difference"]["sight"]["nodes"]
    }
    assert moved == {"I1": ("OPERATIONAL", "LAPSED"), "R3": ("ADRIFT", None), "R9": (None, "OPERATIONAL")}
    assert data["scenario"]["about"] == {"nodes": 10}


def test_what_becomes_of_a_unit_is_told_apart() -> None:
    text = SMALL + 'OrgUnit U1 "Ward" level=team\n'
    document = """query Q($scope: ID) { scenario(changes: [{end: "R2"}]) { difference(scope: $scope) {
      sentences { totalCount } sight { nodes { node { id } } } } } }"""

    everywhere, unit = (ask(document, text, scope=scope)["scenario"]["difference"] for scope in (None, "U1"))

    assert (everywhere["sentences"], unit["sentences"]) == ({"totalCount": 1}, {"totalCount": 1})
    assert "R2" in [one["node"]["id"] for one in everywhere["sight"]["nodes"]]
    assert unit["sight"]["nodes"] == []


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        (
            [{"end": "gone"}, {"alter": {"id": "N1", "fields": [{"name": "importance", "value": "9"}]}}],
            "REFUSED",
            "change 2",
        ),
        ([{}], "WRONG_USE", "change 1 supposes 0 things"),
        (
            [{"end": "R1", "link": None}, {"end": "R2", "create": {"kind": "Need", "name": "x"}}],
            "WRONG_USE",
            "change 2",
        ),
        ([{"end": "R1"}] * 101, "WRONG_USE", "100 is the most"),
    ],
)
def test_what_cannot_be_supposed_is_told(changes: list[Any], code: str, said: str) -> None:
    found, message = refused(DOCUMENT, changes=changes)

    assert (found, said in message.lower()) == (code, True)


def test_a_scenario_of_a_scenario_or_of_its_past_is_not_there() -> None:
    document = '{ scenario(changes: []) { about(asOf: "2020-01-01") { revision } } }'

    assert refused(document)[0] == "WRONG_USE"
    assert refused("{ scenario(changes: []) { history { totalCount } } }")[0] == "INVALID_QUERY"


def test_what_may_not_be_seen_is_not_seen_in_a_scenario_either() -> None:
    document = '{ scenario(changes: [{end: "R3"}]) { roles { nodes { holder } } } }'

    assert ask(document, SMALL)["scenario"]["roles"]["nodes"] == [{"holder": "Ann Other"}]
    assert ask(document, SMALL, rights=ANYBODY)["scenario"]["roles"]["nodes"] == [{"holder": None}]


def test_a_scenario_is_kept_nowhere(small_store: Path) -> None:
    document = '{ scenario(changes: [{end: "R1"}]) { difference { sight { totalCount } } } about { revision } }'
    with keeper(small_store) as client:
        first, second = asked(client, document)["data"], asked(client, document)["data"]

    assert first == second
    assert first["about"]["revision"] == 1
    assert first["scenario"]["difference"]["sight"]["totalCount"] > 0
