"""What every node can be asked: search, links, fields, readings."""

from __future__ import annotations

import pytest

from api.rights import ANYBODY
from tests.api.asking import ask, refused

MEASURED = """
Measure M1 "Days to wait" unit=days
M1 @ 2026-03-01 = 5
M1 @ 2026-01-01 = 3.5 note="new clinic"
M1 @ 2027-01-01 = 9
"""


def found(text: str, organisation: str) -> list[str]:
    """Return the ids that a search finds."""
    nodes = ask("query Q($wanted: String!) { search(text: $wanted) { nodes { id } } }", organisation, wanted=text)
    return [node["id"] for node in nodes["search"]["nodes"]]


def test_search_finds_whole_names_first_then_beginnings_then_the_rest() -> None:
    organisation = (
        'Need a "Wait less"; Need b "Less wait"; Need c "Wait"; Need wait "Other"; Need d name_cy="Aros wait"'
    )

    assert found(" WAIT ", organisation) == ["c", "wait", "a", "b", "d"]


def test_search_is_in_both_languages() -> None:
    assert found("aros", 'Need d "Wait" name_cy="Aros"') == ["d"]


def test_a_search_for_nothing_is_wrong_use() -> None:
    assert refused('{ search(text: " ") { totalCount } }')[0] == "WRONG_USE"


def test_links_of_any_kind_read_in_words_from_the_node_asked_about() -> None:
    node = ask('{ node(id: "R1") { links { totalCount edges { kind label outgoing strength node { id } } } } }')["node"]

    assert [(edge["label"], edge["node"]["id"]) for edge in node["links"]["edges"]] == [
        ("flows to", "R2"),
        ("is owned by", "W1"),
        ("is improved by", "I1"),
    ]
    assert [edge["outgoing"] for edge in node["links"]["edges"]] == [True, True, False]


def test_pages_of_links_follow_on() -> None:
    document = (
        'query Q($after: String) { node(id: "R1") { '
        "links(first: 1, after: $after) { pageInfo { endCursor } edges { kind } } } }"
    )
    first = ask(document)["node"]["links"]

    second = ask(document, after=first["pageInfo"]["endCursor"])["node"]["links"]

    assert [first["edges"][0]["kind"], second["edges"][0]["kind"]] == ["flows_to", "owned_by"]


def test_a_field_that_can_name_a_person_is_null_for_who_may_not_see_it() -> None:
    document = "{ roles { nodes { name holder } } }"

    assert ask(document)["roles"]["nodes"] == [{"name": "Flow lead", "holder": "Ann Other"}]
    assert ask(document, rights=ANYBODY)["roles"]["nodes"] == [{"name": "Flow lead", "holder": None}]


def test_what_is_live_and_what_is_not_can_be_told_apart() -> None:
    organisation = "Need a; Need b status=draft; Need c valid_to=2020-01-01"

    data = ask(
        "{ all: needs { nodes { id } } live: needs(live: true) { nodes { id } } "
        "rest: needs(live: false) { nodes { id } } }",
        organisation,
    )

    ids = {name: [node["id"] for node in page["nodes"]] for name, page in data.items()}
    assert ids == {"all": ["a", "b", "c"], "live": ["a"], "rest": ["b", "c"]}


def test_readings_come_oldest_first_and_up_to_the_day_asked_about() -> None:
    page = ask("{ measures { nodes { readings { totalCount nodes { date value note excluded reason } } } } }", MEASURED)

    assert page["measures"]["nodes"][0]["readings"] == {
        "totalCount": 2,
        "nodes": [
            {"date": "2026-01-01", "value": 3.5, "note": "new clinic", "excluded": False, "reason": None},
            {"date": "2026-03-01", "value": 5.0, "note": None, "excluded": False, "reason": None},
        ],
    }


def test_fields_of_every_type_come_as_their_type() -> None:
    organisation = """
    OrgUnit U; OrgUnit V
    Process p lane=support number=3 cycle_time=1.5 valid_from=2026-01-01 tags=[a,b] unit=U
    Priority q relevant=[U,V,gone] unit=gone
    """

    data = ask(
        "{ processes { nodes { lane number cycleTime validFrom tags unit { id } } } "
        "priorities { nodes { relevant { id } unit { id } summary tags } } }",
        organisation,
    )

    assert data["processes"]["nodes"][0] == {
        "lane": "SUPPORT", "number": 3, "cycleTime": 1.5, "validFrom": "2026-01-01", "tags": ["a", "b"],
        "unit": {"id": "U"},
    }  # fmt: skip
    assert data["priorities"]["nodes"][0] == {
        "relevant": [{"id": "U"}, {"id": "V"}], "unit": None, "summary": None, "tags": None,
    }  # fmt: skip


@pytest.mark.parametrize("document", ["{ processes { nodes { lane } } }"])
def test_a_choice_that_is_none_any_more_is_told_and_nothing_else_is_lost(document: str) -> None:
    code, message = refused(document, "Process p lane=sideways")

    assert (code, "'sideways'" in message) == ("WRONG_USE", True)
