"""Lists by condition and in any order: what an analyst asks, what may not be seen, and pages that follow on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.rights import ANYBODY
from tests.api.asking import ask, refused
from tests.api.doors import asked, keeper

pytestmark = pytest.mark.slow

BOARD = """
OrgUnit U0 "Board" level=organisation
OrgUnit U1 "Clinics" level=directorate -part_of-> U0
Purpose P1 "Keep people well" unit=U0 -exists_to_meet-> Need N1 "Be seen soon" importance=5
Need N2 "Be heard" importance=3
Need N3 "Park the car"
Process R1 "Receive letters" lane=support number=1 unit=U1
Process R2 "Treat people" lane=mainstay number=2 unit=U0 reviewed_on=2026-03-01
Process R3 "Print leaflets" lane=support status=paused tags=[paper]
R1 -flows_to[strength=2]-> R2
R2 -produces-> Service S1 "Clinic"
S1 -meets-> N1
R2 -owned_by-> Role W1 "Flow lead" holder="Ann Other"
R1 -owned_by-> Role W2 "Post lead"
Measure M1 "Days" -measures[measure_type=outcome]-> N1
M1 -measures[measure_type=process]-> R2
"""


def found(where: str, field: str = "processes", **options: Any) -> list[str]:
    """Return the ids of what meets a condition."""
    page = ask(f"{{ {field}(where: {where}) {{ totalCount nodes {{ id }} }} }}", BOARD, **options)[field]
    assert page["totalCount"] == len(page["nodes"])
    return [node["id"] for node in page["nodes"]]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("{lane: {eq: SUPPORT}}", ["R1", "R3"]),
        ("{lane: {in: [MAINSTAY, DRIVER]}}", ["R2"]),
        ("{number: {gte: 1, lt: 2}}", ["R1"]),
        ("{number: {isNull: true}}", ["R3"]),
        ("{name: {contains: \"LE\"}}", ["R1", "R2", "R3"]),
        ("{name: {startsWith: \"print\"}}", ["R3"]),
        ("{id: {in: [\"R3\", \"R2\", \"?\"]}}", ["R2", "R3"]),
        ("{status: {eq: PAUSED}}", ["R3"]),
        ("{live: false}", ["R3"]),
        ("{reviewedOn: {lte: \"2026-03-01\"}}", ["R2"]),
        ("{tags: {hasAny: [\"paper\", \"ink\"]}}", ["R3"]),
        ("{unit: {eq: \"U1\"}}", ["R1"]),
        ("{within: \"U0\"}", ["R1", "R2"]),
        ("{within: \"U1\"}", ["R1"]),
        ("{sight: {eq: OPERATIONAL}}", ["R1", "R2"]),
        ("{sight: {isNull: true}}", ["R3"]),
        ("{text: \"leaf\"}", ["R3"]),
        ("{finding: {rule: [\"S02\"]}}", ["R1"]),
        ("{finding: {rule: [\"S02\"], severity: [ACT_NOW]}}", []),
        ("{hasLink: {kind: [OWNED_BY]}}", ["R1", "R2"]),
        ("{hasLink: {kind: [FLOWS_TO], direction: INCOMING}}", ["R2"]),
        ("{hasLink: {kind: [FLOWS_TO], strength: 3}}", []),
        ("{hasLink: {kind: [OWNED_BY], node: {name: {contains: \"post\"}}}}", ["R1"]),
        ("{hasLink: {node: {kind: [Measure]}}}", ["R2"]),
        ("{hasLink: {kind: []}}", []),
        ("{not: {hasLink: {}}}", ["R3"]),
        ("{or: [{number: {eq: 1}}, {status: {eq: PAUSED}}]}", ["R1", "R3"]),
        ("{and: [{lane: {eq: SUPPORT}}, {not: {live: true}}]}", ["R3"]),
        ("{lane: null, number: {eq: null}}", ["R1", "R2", "R3"]),
        ("{}", ["R1", "R2", "R3"]),
        ("{or: []}", []),
        ("{name: {isNull: true}}", []),
        ("{id: {isNull: false}}", ["R1", "R2", "R3"]),
    ],
)  # fmt: skip
def test_a_list_holds_what_meets_its_condition(where: str, ids: list[str]) -> None:
    assert found(where) == ids


def test_a_value_that_may_not_be_seen_cannot_be_guessed_at_by_conditions_or_orders() -> None:
    for where in ('{holder: {contains: "ann"}}', '{holder: {eq: "Ann Other"}}', '{text: "ann"}'):
        assert found(where, "roles") == ["W1"]
        assert found(where, "roles", rights=ANYBODY) == []
    assert found("{holder: {isNull: true}}", "roles", rights=ANYBODY) == ["W1", "W2"]
    document = "{ roles(orderBy: [HOLDER_DESC]) { edges { cursor node { id } } } }"
    mine = ask(document, BOARD.replace("W2", "W0"))["roles"]["edges"]
    theirs = ask(document, BOARD.replace("W2", "W0"), rights=ANYBODY)["roles"]["edges"]
    assert [edge["node"]["id"] for edge in mine] == ["W1", "W0"]
    assert [edge["node"]["id"] for edge in theirs] == ["W0", "W1"]


def test_a_list_comes_in_any_order_empty_values_last() -> None:
    data = ask(
        "{ up: needs(orderBy: [IMPORTANCE_ASC]) { nodes { id } } "
        "down: needs(orderBy: [IMPORTANCE_DESC]) { nodes { id } } "
        "name: needs(orderBy: [NAME_ASC]) { nodes { id } } "
        "two: processes(orderBy: [LANE_ASC, NUMBER_DESC]) { nodes { id } } }",
        BOARD,
    )

    ids = {name: [node["id"] for node in page["nodes"]] for name, page in data.items()}
    assert ids == {
        "up": ["N2", "N1", "N3"],
        "down": ["N1", "N2", "N3"],
        "name": ["N2", "N1", "N3"],
        "two": ["R2", "R1", "R3"],
    }


@pytest.mark.parametrize("order", ["", "orderBy: [IMPORTANCE_DESC], ", "orderBy: [NAME_ASC, IMPORTANCE_ASC], "])
def test_pages_in_any_order_follow_on_and_hold_every_entry_once(order: str) -> None:
    document = (
        f"query Q($after: String) {{ needs({order}first: 1, after: $after) "
        "{ totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } } }"
    )
    ids, after, more = [], None, True
    while more:
        page = ask(document, BOARD, after=after)["needs"]
        ids += [node["id"] for node in page["nodes"]]
        assert (page["totalCount"], page["pageInfo"]["hasPreviousPage"]) == (3, len(ids) > 1)
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert sorted(ids) == ["N1", "N2", "N3"]


def test_a_cursor_holds_its_place_while_what_it_names_changes() -> None:
    document = (
        "query Q($after: String) { needs(orderBy: [IMPORTANCE_DESC], first: 1, after: $after) "
        "{ pageInfo { endCursor } nodes { id } } }"
    )
    cursor = ask(document, BOARD)["needs"]["pageInfo"]["endCursor"]

    moved = ask(document, BOARD.replace("importance=5", "importance=1"), after=cursor)["needs"]

    assert moved["nodes"] == [{"id": "N2"}]


@pytest.mark.parametrize(
    ("made", "used"),
    [
        ("orderBy: [NAME_ASC]", "orderBy: [NAME_DESC]"),
        ("orderBy: [NAME_ASC]", ""),
        ("", "orderBy: [NAME_ASC]"),
        ("orderBy: [NAME_ASC]", "orderBy: [NAME_ASC, IMPORTANCE_ASC]"),
    ],
)
def test_a_cursor_of_another_order_is_refused(made: str, used: str) -> None:
    page = ask(f"{{ needs(first: 1 {made}) {{ pageInfo {{ endCursor }} }} }}", BOARD)["needs"]
    cursor = page["pageInfo"]["endCursor"]

    code, message = refused(f'{{ needs(after: "{cursor}" {used}) {{ totalCount }} }}', BOARD)

    assert (code, "another list" in message) == ("BAD_CURSOR", True)


def test_links_are_chosen_by_what_they_say_and_by_what_is_at_their_other_end() -> None:
    data = ask(
        "{ measures { nodes { outcome: measures(where: {measureType: {eq: OUTCOME}}) { nodes { id } } "
        "processes: measures(whereNode: {kind: [Process]}) { totalCount nodes { id } } } } "
        'processes(where: {id: {eq: "R2"}}) { nodes { '
        "strong: flowsToIncoming(where: {strength: {gte: 3}}) { totalCount } "
        "some: flowsToIncoming(where: {not: {strength: {gte: 3}}}) { totalCount } "
        'ownedBy(whereNode: {holder: {contains: "ann"}}) { nodes { id } } } } }',
        BOARD,
    )

    assert data["measures"]["nodes"] == [
        {"outcome": {"nodes": [{"id": "N1"}]}, "processes": {"totalCount": 1, "nodes": [{"id": "R2"}]}}
    ]
    assert data["processes"]["nodes"] == [
        {"strong": {"totalCount": 0}, "some": {"totalCount": 1}, "ownedBy": {"nodes": [{"id": "W1"}]}}
    ]


def test_links_of_any_kind_are_chosen_by_their_kind() -> None:
    node = ask('{ node(id: "R2") { links(kind: ["owned_by", "measures"]) { edges { kind } } } }', BOARD)["node"]

    assert [edge["kind"] for edge in node["links"]["edges"]] == ["owned_by", "measures"]


def test_within_what_is_no_unit_is_not_found() -> None:
    assert refused('{ processes(where: {within: "R1"}) { totalCount } }', BOARD)[0] == "NOT_FOUND"


def test_a_scope_is_the_unit_with_everything_below_it() -> None:
    data = ask(
        '{ board: processes(scope: "U0") { nodes { id } } unit: processes(scope: "U1") { nodes { id } } }', BOARD
    )

    assert [[node["id"] for node in data[name]["nodes"]] for name in ("board", "unit")] == [["R1", "R2"], ["R1"]]


def test_everything_can_be_asked_at_a_moment_of_the_past(small_store: Path) -> None:
    document = """
    { now: about { revision asOf } then: about(recordedAt: "0") { revision nodes }
      before: about(asOf: "2020-01-01") { asOf }
      empty: processes(recordedAt: "0") { totalCount } full: processes { totalCount }
      sight: lineOfSight(recordedAt: "0") { answerable } found: findings(recordedAt: "0") { totalCount } }
    """
    with keeper(small_store) as client:
        data = asked(client, document)["data"]

    assert data["now"] == {"revision": 1, "asOf": "2026-11-25"}
    assert (data["then"], data["before"]) == ({"revision": 0, "nodes": 0}, {"asOf": "2020-01-01"})
    assert (data["empty"]["totalCount"], data["full"]["totalCount"]) == (0, 6)
    assert (data["sight"]["answerable"], data["found"]["totalCount"]) == (False, 0)


def test_a_moment_that_never_was_is_wrong_use(small_store: Path) -> None:
    with keeper(small_store) as client:
        answers = [asked(client, f'{{ about(recordedAt: "{moment}") {{ revision }} }}') for moment in ("99", "soon")]

    assert [answer["errors"][0]["extensions"]["code"] for answer in answers] == ["WRONG_USE", "WRONG_USE"]


def test_what_is_in_no_store_has_no_past() -> None:
    assert refused('{ about(asOf: "2020-01-01") { revision } }')[0] == "WRONG_USE"


def test_nodes_of_every_kind_are_one_list() -> None:
    data = ask(
        "{ all: nodes { totalCount } some: nodes(where: {kind: [Role, Measure]}, first: 2) { totalCount nodes { id } } "
        'rest: nodes(live: false) { nodes { id } } unit: nodes(scope: "U1") { nodes { id } } }',
        BOARD,
    )

    assert (data["all"]["totalCount"], data["some"]["totalCount"]) == (13, 3)
    assert [node["id"] for node in data["some"]["nodes"]] == ["M1", "W1"]
    assert data["rest"]["nodes"] == [{"id": "R3"}]
    assert [node["id"] for node in data["unit"]["nodes"]] == ["R1", "U1"]


def test_a_unit_holds_what_belongs_to_it_and_everything_knows_its_unit() -> None:
    data = ask(
        "{ orgUnits(where: {level: {eq: ORGANISATION}}) { nodes { within { totalCount } "
        "work: within(where: {kind: [Process]}) { nodes { id homeUnit { id } } } } } "
        'node(id: "R3") { homeUnit { id } } }',
        BOARD,
    )

    board = data["orgUnits"]["nodes"][0]
    assert board["within"]["totalCount"] > len(board["work"]["nodes"])
    assert board["work"]["nodes"] == [{"id": "R1", "homeUnit": {"id": "U1"}}, {"id": "R2", "homeUnit": {"id": "U0"}}]
    assert data["node"]["homeUnit"] is None


def test_a_field_that_is_called_as_what_all_nodes_are_asked_for_hides_it_not() -> None:
    board = 'Requirement Q1 "Answer letters" text="within ten days"\nRequirement Q2 "Answer calls within a day"'

    def ids(where: str) -> list[str]:
        return [
            node["id"]
            for node in ask(f"{{ requirements(where: {where}) {{ nodes {{ id }} }} }}", board)["requirements"]["nodes"]
        ]

    assert ids('{text: "within"}') == ["Q1", "Q2"]
    assert ids('{textField: {contains: "within"}}') == ["Q1"]
