"""S02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, Missing, Severity, rule


@rule(
    id="S02",
    title="Process nobody measures",
    severity="M",
    source="NHS Wales (2024), Part 2 (Quality Control) and §2.4, question 9",
    action="Add one measure that those who do the work can see.",
    fires={
        "Process r1 lane=mainstay; Process r2 lane=driver; Process r3": ("r1", "r2", "r3"),
        "Measure m1 status=paused -measures-> Process r1 lane=support": ("r1",),
        "Measure m1 -measures[valid_from=2026-07-02]-> Process r1 lane=support": ("r1",),
    },
    quiet=[
        "Measure m1 -measures[measure_type=process]-> Process r1 lane=mainstay",
        "Measure m1 -measures[valid_from=2026-07-01]-> Process r1 lane=support",
        "Process r1 lane=mainstay status=paused",
    ],
    looks=Near(("Process",), links=("measures",), reads=False),
)
def process_without_measure(case: Case, processes: Sequence[int]) -> Iterator[Hit]:
    """Without one measure nobody can tell whether a process does what is needed, or notice when it no longer does.

    Urgent for mainstay work.

    Not a problem where the process runs so seldom that each run is looked at by itself.
    """
    unmeasured = case.snapshot.count_into("measures", of=processes) == 0
    for process in processes:
        if unmeasured[process]:
            severity: Severity = "H" if case.field(process, "lane") == "mainstay" else "M"
            facts = (Missing(process, "measures", "in"), Given(process, "lane"))
            yield Hit((process,), "No live measure says how {0} is doing.", facts, severity=severity)
