"""Line of sight over GraphQL: the same answers as on the command line, with their proofs and gaps."""

from __future__ import annotations

from tests.api.asking import ask, refused
from tests.graph.analysis.organisations import DAY

UNITS = """
OrgUnit T "Team" -part_of-> OrgUnit O "Organisation" level=organisation
Process R3 "Print leaflets" -owned_by-> Role W2 "Clerk"
W2 -belongs_to-> T
"""


def test_LS_01_a_proof_names_every_step_and_what_it_rests_on() -> None:
    proof = ask(
        '{ proof(id: "I1") { sentence strength ways hops { node { id } link to { id } strength basis confidence '
        "source recordedOn } } }"
    )["proof"]

    assert [(hop["node"]["id"], hop["link"], hop["to"]["id"]) for hop in proof["hops"]] == [
        ("I1", "improves", "R1"),
        ("R1", "flows_to", "R2"),
        ("R2", "produces", "S1"),
        ("S1", "meets", "N1"),
    ]
    assert proof["hops"][0] | {"node": 0, "to": 0, "link": 0} == {
        "node": 0, "to": 0, "link": 0,
        "strength": 3, "basis": "asserted", "confidence": "believed", "source": None, "recordedOn": None,
    }  # fmt: skip
    assert (proof["strength"], proof["ways"]) == (3, 1)
    assert "“Flow” improves “Receive”" in proof["sentence"]


def test_LS_04_a_gap_says_where_the_search_stopped_and_what_would_mend_it() -> None:
    gap = ask(
        '{ whyNot(id: "R3") { sentence followed depth date hidden frontier { nodes { id } missing } '
        "repairs { sentence link from { id } to { id } make } } }"
    )["whyNot"]

    assert gap["frontier"][0]["nodes"] == [{"id": "R3"}]
    assert "leads no further" in gap["sentence"]
    assert (gap["depth"], gap["date"], gap["hidden"]) == (0, DAY, False)
    assert "flows_to" in gap["followed"]
    assert {repair["link"] for repair in gap["repairs"]} >= {"enables", "produces"}
    assert all(repair["from"] == {"id": "R3"} and repair["make"] is None for repair in gap["repairs"])


def test_what_serves_has_no_gap_and_what_does_not_has_no_proof() -> None:
    data = ask('{ proof(id: "R3") { strength } whyNot(id: "R1") { depth } }')

    assert data == {"proof": None, "whyNot": None}


def test_the_answer_for_everything_counts_each_status_and_lists_the_work() -> None:
    sight = ask(
        "{ lineOfSight { answerable sentences notYet counts { strategic operational broken lapsed adrift } "
        "work(status: [ADRIFT]) { totalCount nodes { id sight } } repair { totalCount nodes { from { id } } } } }"
    )["lineOfSight"]

    assert sight["answerable"] is True
    assert sight["counts"] == {"strategic": 0, "operational": 4, "broken": 0, "lapsed": 0, "adrift": 1}
    assert sight["sentences"][0].startswith("4 of 5 pieces of work serve the purpose")
    assert sight["work"] == {"totalCount": 1, "nodes": [{"id": "R3", "sight": "ADRIFT"}]}
    assert sight["repair"] == {"totalCount": 1, "nodes": [{"from": {"id": "R3"}}]}


def test_AD_01_without_a_purpose_it_says_so_and_never_a_false_no() -> None:
    sight = ask(
        "{ lineOfSight { answerable sentences repair { totalCount } } "
        "untold(first: 1) { nodes { reason node { id } } } }",
        "Process a",
    )

    assert sight["lineOfSight"]["answerable"] is False
    assert "cannot be told yet" in sight["lineOfSight"]["sentences"][0]
    assert sight["lineOfSight"]["repair"]["totalCount"] == 0
    assert sight["untold"]["nodes"][0]["node"] is None


def test_MO_01_a_scope_limits_what_is_asked_about() -> None:
    sight = ask('{ lineOfSight(scope: "O") { work { nodes { id } } } }', UNITS)["lineOfSight"]

    assert sight["work"]["nodes"] == [{"id": "R3"}]


def test_a_scope_that_is_no_unit_is_not_found() -> None:
    assert refused('{ lineOfSight(scope: "R3") { answerable } }')[0] == "NOT_FOUND"
    assert refused('{ lineOfSight(scope: "?") { answerable } }')[0] == "NOT_FOUND"
