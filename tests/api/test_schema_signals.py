"""Signals over GraphQL: which measures show a special cause, and what that may touch."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from api.graphql_request import Document
from api.graphql_run import execute
from graph.analysis.examples import monthly
from graph.declarations import load_ontology
from graph.model import Commit
from graph.store.sqlite import SqliteStore
from tests.api.asking import ask
from tests.api.doors import served
from tests.guarded import STEWARD, VIEWER, changes_of

pytestmark = pytest.mark.slow

STEADY = [10, 12] * 6
MAP = f"""
OrgUnit U1 "Ward"; OrgUnit U2 "Clinic"
Purpose P1 "Keep well" -exists_to_meet-> Need N1 "Be seen"
Process R1 "Receive" unit=U1 -flows_to-> Process R2 "Treat"; R2 -produces-> Service S1 "Clinic"; S1 -meets-> N1
Measure M1 "Seen" direction=increase unit=U1 -measures-> R1; {monthly("M1", *STEADY, 0)}
Measure M2 "Rested" direction=increase unit=U2; {monthly("M2", *STEADY)}
Measure M3 "Fed" direction=increase unit=U2; {monthly("M3", *STEADY, 30, 30)}
Measure M4 "Empty" direction=increase
"""


def test_measures_with_a_special_cause_come_with_rule_day_and_sentence() -> None:
    signals = ask("{ signals { lookedAt totalCount nodes { measure { id } variation rule since sentence } } }", MAP)

    assert (signals["signals"]["lookedAt"], signals["signals"]["totalCount"]) == (3, 2)
    first, second = signals["signals"]["nodes"]
    assert [first[name] for name in ("measure", "variation", "rule")] == [{"id": "M1"}, "CONCERNING", "OUTSIDE"]
    assert (first["since"], second["since"]) == ("2026-06-01", "2026-05-01")
    assert second["variation"] == "IMPROVING"
    assert first["sentence"].startswith("“Seen” (measure, M1) is getting worse, and not by chance: a value lies below")


def test_what_a_signal_may_touch_comes_with_the_path_a_page_at_a_time() -> None:
    asked = "{ touches(first: 3) { totalCount pageInfo { hasNextPage } nodes { node { id } sentence path { link } } } }"

    touches = ask(f"{{ signals(first: 1) {{ nodes {asked} }} }}", MAP)["signals"]["nodes"][0]["touches"]

    assert (touches["totalCount"], touches["pageInfo"]["hasNextPage"]) == (4, True)
    assert [one["node"]["id"] for one in touches["nodes"]] == ["R1", "R2", "S1"]
    assert [step["link"] for step in touches["nodes"][2]["path"]] == ["measures", "flows_to", "produces"]
    assert touches["nodes"][0]["sentence"].startswith("“Seen” measures “Receive”")


def test_signals_of_a_unit_and_of_a_day_are_asked_for() -> None:
    asked = "nodes { measure { id } }"

    data = ask(f'{{ here: signals(scope: "U1") {{ lookedAt {asked} }} after: signals(first: 1) {{ {asked} }} }}', MAP)

    assert data["here"] == {"lookedAt": 1, "nodes": [{"measure": {"id": "M1"}}]}
    assert data["after"]["nodes"] == [{"measure": {"id": "M1"}}]


def test_what_is_kept_from_somebody_is_no_signal_to_them_and_is_touched_by_none(tmp_path: Path) -> None:
    text = MAP.replace('R2 "Treat"', 'R2 "Treat" hidden=true').replace('M3 "Fed"', 'M3 "Fed" hidden=true')
    with closing(SqliteStore(tmp_path / "store.db", load_ontology())) as store:
        store.append(Commit("Ann", "the start", "desk"), changes_of(text))
    asked = Document("{ signals { lookedAt nodes { measure { id } touches { nodes { node { id } } } } } }")

    with served(tmp_path / "store.db") as organisation:
        told = [execute(organisation, organisation.asked(who), asked)["data"]["signals"] for who in (VIEWER, STEWARD)]

    assert [one["lookedAt"] for one in told] == [2, 3]
    assert [[one["measure"]["id"] for one in some["nodes"]] for some in told] == [["M1"], ["M1", "M3"]]
    touched = [[one["node"]["id"] for one in some["nodes"][0]["touches"]["nodes"]] for some in told]
    assert touched == [["R1"], ["R1", "R2", "S1", "N1"]]
