"""Verdicts over GraphQL: did an improvement work."""

from __future__ import annotations

import pytest

from tests.api.asking import ask

pytestmark = pytest.mark.slow

BEFORE = [9, 10, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11]
AFTER = [5, 6, 5, 4, 5, 6, 5, 4]
EFFORT = """
Improvement I1 "Flow" start=2025-12-15 -improves-> Process R1 "Receive"
Measure M1 "Days" direction=decrease -measures[measure_type=outcome]-> I1
Improvement I2 "Other"
""" + "\n".join(
    f"M1 @ {2025 + month // 12}-{month % 12 + 1:02}-01 = {value}" for month, value in enumerate([*BEFORE, *AFTER])
)


def test_an_improvement_says_whether_it_worked_and_why() -> None:
    nodes = ask(
        "{ improvements { nodes { verdict { said because sentences controlHeld loose { id } slipping { id } "
        "measures { measure { id } type moved before { size mean } after { size } lacks missing } } } } }",
        EFFORT,
    )["improvements"]["nodes"]

    worked, untold = nodes[0]["verdict"], nodes[1]["verdict"]
    assert (worked["said"], worked["because"], worked["controlHeld"]) == ("WORKED", "better", False)
    assert worked["loose"] == [{"id": "R1"}]
    assert worked["measures"] == [
        {
            "measure": {"id": "M1"}, "type": "outcome", "moved": "IMPROVED", "before": {"size": 12, "mean": 10.0},
            "after": {"size": 7}, "lacks": None, "missing": 0,
        }
    ]  # fmt: skip
    assert worked["sentences"][0].startswith("Did it work?")
    assert (untold["said"], untold["because"], untold["measures"]) == ("NOT_SHOWN", "no_start", [])
