"""Tests of `api.schema_grid`: things in a table, with columns, conditions, an order, and pages both ways."""

from __future__ import annotations

from typing import Any

import pytest

from api.rights import Rights
from tests.api.asking import ask, refused

WARD = """
Purpose P1 "Keep people well" -exists_to_meet-> Need N1 "Be seen soon"
OrgUnit U1 "Clinic" level=organisation
Process R1 "Receive" lane=mainstay importance=4 unit=U1 -flows_to-> Process R2 "Treat" lane=mainstay importance=2
R2 -produces-> Service S1 "Clinic"
S1 -meets-> N1
Process R3 "Print leaflets" lane=support tags=[paper, old]
Improvement I1 "Flow" -improves-> R1
R1 -owned_by-> Role W1 "Flow lead" holder="Ann Other"
"""


def grid(arguments: str = "", shown: str = "totalCount rows { node { id } texts }") -> Any:
    """Return a table of the organisation above."""
    given = f"({arguments})" if arguments else ""
    return ask(f"{{ grid{given} {{ {shown} }} }}", WARD)["grid"]


def ids(arguments: str) -> list[str]:
    """Return the ids of the rows of a table of processes."""
    return [row["node"]["id"] for row in grid(f'kinds: ["Process"], {arguments}')["rows"]]


def test_all_work_is_shown_where_no_kind_is_named_with_what_is_told_of_everything() -> None:
    found = grid(shown="totalCount columns { code } rows { node { id } texts }")

    assert [column["code"] for column in found["columns"]] == ["name", ".kind", ".unit", ".sight", ".findings"]
    assert found["totalCount"] == 5
    assert found["rows"][0]["texts"][:2] == ["Flow", "Improvement"]


def test_cells_are_there_as_people_read_and_as_they_type_them_in_both_languages() -> None:
    found = ask(
        '{ grid(kinds: ["Process"], columns: ["lane", "unit", "out.owned_by", "tags"])'
        " { columns { label(language: CY) type choices { code label(language: CY) } }"
        " rows { texts(language: CY) values } } }",
        WARD,
    )["grid"]

    assert [column["label"] for column in found["columns"]][:2] == ["Lôn", "Uned"]
    assert found["columns"][0]["choices"][1] == {"code": "mainstay", "label": "Craidd"}
    assert found["rows"][0] == {"texts": ["Craidd", "Clinic", "Flow lead", ""], "values": ["mainstay", "U1", "W1", ""]}
    assert found["rows"][2]["values"][3] == "paper; old"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ('{column: "lane", is: ["support", "Driver"]}', ["R3"]),
        ('{column: "importance", atLeast: "3"}', ["R1"]),
        ('{column: "importance", empty: true}', ["R3"]),
        ('{column: "name", contains: "RE"}', ["R1", "R2"]),
        ('{column: ".sight", is: ["adrift"]}', ["R3"]),
        ('{column: ".unit", empty: false}', ["R1"]),
        ('{column: ".unit", is: ["U1"]}', ["R1"]),
        ('{column: ".findings", empty: true}', []),
        ('{column: "out.flows_to", empty: false}', ["R1"]),
        ('{column: "in.improves", is: ["I1"]}', ["R1"]),
        ('{column: "tags", is: ["old"]}', ["R3"]),
    ],
)
def test_rows_are_filtered_by_what_stands_in_a_column(filters: str, expected: list[str]) -> None:
    assert ids(f"filters: [{filters}]") == expected


def test_rows_stand_in_the_order_that_was_chosen_and_what_is_empty_last() -> None:
    assert ids('orderBy: [{column: "importance"}]') == ["R2", "R1", "R3"]
    assert ids('orderBy: [{column: "importance", descending: true}]') == ["R1", "R2", "R3"]


@pytest.mark.parametrize("order", ['[{column: "importance"}]', '[{column: "name", descending: true}]', "[]"])
def test_pages_lead_forwards_and_back_to_the_same_rows(order: str) -> None:
    shown = "pageInfo { startCursor endCursor hasNextPage hasPreviousPage } rows { node { id } }"

    first = grid(f'kinds: ["Process"], first: 2, orderBy: {order}', shown)
    after = first["pageInfo"]["endCursor"]
    second = grid(f'kinds: ["Process"], first: 2, orderBy: {order}, after: "{after}"', shown)
    before = second["pageInfo"]["startCursor"]
    back = grid(f'kinds: ["Process"], first: 2, orderBy: {order}, before: "{before}"', shown)

    assert back == first
    assert first["pageInfo"]["hasNextPage"] and not first["pageInfo"]["hasPreviousPage"]
    assert second["pageInfo"]["hasPreviousPage"] and not second["pageInfo"]["hasNextPage"]
    assert len({row["node"]["id"] for row in first["rows"] + second["rows"]}) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ('kinds: ["Proces"]', "did you mean 'Process'"),
        ('columns: ["lane"]', "no column 'lane'"),
        ('orderBy: [{column: ".sight"}]', "cannot be put in order"),
        ('kinds: ["Process"], filters: [{column: "importance", is: ["many"]}]', "a whole number"),
        ('filters: [{column: ".sight", contains: "a"}]', "give `is` or `empty`"),
        ('filters: [{column: ".sight", is: ["green"]}]', "no line of sight"),
        ('after: "WyJhIl0", before: "WyJhIl0"', "give `after` or `before`"),
        ('before: "nonsense!"', "comes from no page"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_to_do(arguments: str, said: str) -> None:
    _, message = refused(f"{{ grid({arguments}) {{ totalCount }} }}", WARD)

    assert said in message


def test_what_may_not_be_seen_is_empty_and_cannot_be_searched_for() -> None:
    document = '{ grid(kinds: ["Role"], columns: ["holder"], filters: [FILTER]) { rows { texts values } } }'

    shown = ask(document.replace("FILTER", ""), WARD, rights=Rights())["grid"]
    found = ask(document.replace("FILTER", '{column: "holder", contains: "Ann"}'), WARD, rights=Rights())["grid"]

    assert shown["rows"] == [{"texts": [""], "values": [""]}]
    assert found["rows"] == []
