"""How processes run, over GraphQL: each state with its own response."""

from __future__ import annotations

from typing import Any

import pytest

from graph.analysis.examples import monthly
from tests.api.asking import ask

pytestmark = pytest.mark.slow

STEADY = [10, 12] * 6
MEASURED = 'Process R1 "Receive"; Measure M1 "Seen" direction=increase target=TARGET -measures-> R1\n'
ASKED = """{ processes { nodes { verdict { state because responses sentences
  measures { measure { id } state because response size missing variation assurance } } } } }"""


def verdict_of(text: str) -> dict[str, Any]:
    """Return how the only process of a text runs."""
    return ask(ASKED, text)["processes"]["nodes"][0]["verdict"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("target", "values", "state", "response"),
    [
        ("5", STEADY, "CAPABLE", "LIGHTEN"),
        ("20", STEADY, "NOT_CAPABLE", "REDESIGN"),
        ("11", STEADY, "NOT_CAPABLE", "REDUCE_VARIATION"),
        ("5", [*STEADY, 0], "UNSTABLE", "FIND_CAUSE"),
        ("5", [*STEADY, 30], "UNSTABLE", "LEARN"),
        ("5", STEADY[:4], "CANNOT_TELL", "WAIT"),
    ],
)
def test_QC_16_a_process_says_how_it_runs_and_what_that_asks_for(
    target: str, values: list[int], state: str, response: str
) -> None:
    verdict = verdict_of(MEASURED.replace("TARGET", target) + monthly("M1", *values))

    assert (verdict["state"], verdict["responses"]) == (state, [response])
    assert [(one["state"], one["response"]) for one in verdict["measures"]] == [(state, response)]
    assert verdict["sentences"][0].startswith("How it runs: ")


def test_OQ_06a_what_its_state_rests_on_comes_with_it() -> None:
    text = MEASURED.replace("TARGET", "20") + monthly("M1", *STEADY)

    verdict = verdict_of(text)

    assert verdict["because"] == "not_capable"
    assert verdict["measures"] == [
        {
            "measure": {"id": "M1"}, "state": "NOT_CAPABLE", "because": "not_capable", "response": "REDESIGN",
            "size": 12, "missing": 0, "variation": "COMMON", "assurance": "FAIL",
        }
    ]  # fmt: skip


def test_why_it_cannot_be_told_is_said() -> None:
    aimless = MEASURED.replace(" target=TARGET", "") + monthly("M1", *STEADY)

    untold = [verdict_of(text) for text in (aimless, MEASURED.replace("TARGET", "5"))]

    assert [(one["state"], one["because"], one["responses"]) for one in untold] == [
        ("CANNOT_TELL", "no_target", ["SET_TARGET"]),
        ("CANNOT_TELL", "no_values", ["MEASURE"]),
    ]
    assert untold[1]["sentences"] == ["No measure of it has values, so how it runs cannot be told yet."]
