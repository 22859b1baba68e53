"""Q6a."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Hit
from graph.analysis.steadiness import Running
from graph.analysis.words_answers import against_target, group, lacking, nothing_of
from graph.analysis.words_dates import review_in_date
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

TOLD = {"capable", "not_capable", "unstable"}
STEADY = [10, 12] * 6


@question(
    id="Q6a",
    words=Label(
        "Which processes do what is expected of them?", "Pa brosesau sy'n gwneud yr hyn a ddisgwylir ganddynt?"
    ),
    source="NHS Wales (2024), §2.4, question 6",
    rules=("S03",),
    shows="processes(…, live: true) { totalCount nodes { id name verdict { state } } }",
    examples={
        "Process r1 lane=mainstay; Measure m1 direction=increase target=5 -measures-> r1\n"
        + "\n".join(f"m1 @ 2025-{month:02}-01 = {value}" for month, value in enumerate(STEADY, 1)): (
            "1 of 1 process that could be judged does, by its values over time; 0 also have an agreed way of working."
        ),
    },
)
def processes_that_satisfy(matter: Matter) -> Reply:
    """Processes that are steady and safely past their targets by their series, never by the last value alone; and
    whether their agreed way of working is in date.
    """
    case = matter.case
    judged = [one for one in matter.running if one.state in TOLD]
    able = [one for one in judged if one.state == "capable"]
    agreed = [
        one.node for one in able if any(review_in_date(case, way) for way in case.out(one.node, "standardised_by"))
    ]
    facts = [_within_reach(matter, one) for one in able]
    steady_not_able = [one.node for one in judged if one.state == "not_capable"]
    changing = [one.node for one in judged if one.state == "unstable"]
    facts += group("Steady, and not sure of their targets: {those}.", steady_not_able, "processes that are not able")
    facts += group("Changing, and not by chance: {those}.", changing, "processes that are not steady")
    verdict = (
        f"{len(able):,} of {so_many(len(judged), 'process', 'processes')} that could be judged "
        f"{'does' if len(able) == 1 else 'do'}, by {'its' if len(able) == 1 else 'their'} values over time; "
        f"{len(agreed):,} also have an agreed way of working."
    )
    processes = matter.live("Process")
    known = {one.node for one in judged}
    missing = [
        *nothing_of("process", "Record one process, and a measure of it with values and a target.", when=not processes),
        *lacking(
            [node for node in processes if node not in known],
            "no measure with enough values and a target is recorded",
            "Give each process one measure with a target and twelve values or more.",
            ("process", "processes"),
        ),
    ]
    return Reply(verdict, [*facts, *matter.found("S03")], missing, len(judged), len(processes))


def _within_reach(matter: Matter, one: Running) -> Hit:
    measure = one.telling[0].measure
    return against_target(matter.case, measure, "{0} does, by {1}: {target}.", one.node)
