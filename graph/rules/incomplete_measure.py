"""M15."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Fact, Given, Hit, Missing, rule
from graph.analysis.words_numbers import either

NEEDED = {"measured_in": "unit of measurement", "direction": "direction", "definition": "definition"}


@rule(
    id="M15",
    title="Measure not usable yet",
    severity="L",
    source="NHS Wales (2024), Part 2 (tools of Quality Planning)",
    action="Complete it.",
    fires={
        "Measure m1": ("m1",),
        "Measure m1 measured_in=days direction=decrease definition=wait; Role w1": ("m1",),
        "Measure m1 measured_in=days direction=decrease -owned_by-> Role w1": ("m1",),
        "Measure m1 measured_in=days direction=neutral definition=wait -owned_by-> Role w1 status=stopped": ("m1",),
    },
    quiet=[
        "Measure m1 measured_in=days direction=decrease definition=wait -owned_by-> Role w1",
        "Measure m1 status=draft",
    ],
    looks=Near(("Measure",), links=("owned_by",), reads=False),
)
def incomplete_measure(case: Case, measures: Sequence[int]) -> Iterator[Hit]:
    """Two people count differently, or read a rise as good and as bad, until a measure says what it is.

    Needed are a unit of measurement, a direction, a definition and a role that owns it.

    Not a problem where a measure is new and still being tried out.
    """
    unowned = case.snapshot.count_out("owned_by", of=measures) == 0
    for measure in measures:
        empty = [name for name in NEEDED if not case.field(measure, name)]
        if not empty and not unowned[measure]:
            continue
        facts: tuple[Fact, ...] = tuple(Given(measure, name) for name in empty)
        facts += (Missing(measure, "owned_by"),) if unowned[measure] else ()
        lacking = [NEEDED[name] for name in empty] + (["owner"] if unowned[measure] else [])
        yield Hit((measure,), "{0} has no {lacking} yet.", facts, {"lacking": either(lacking)})
