"""Q9."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graph.analysis.made_late import MadeLate, as_is
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Charted, Hit, Seen
from graph.analysis.steadiness import Running, State
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.analysis.words_series import told_how
from graph.ontology import Label

SAID: dict[State, str] = {
    "unstable": "is changing, and not by chance",
    "not_capable": "is steady, and not sure of its target",
    "capable": "is steady and safely past its target",
    "no_target": "is steady, and nobody says what is enough",
    "too_few": "has too few values to judge",
}


@question(
    id="Q9",
    words=Label(
        "Does our work run as it should, and reach those it is for?",
        "Ydy ein gwaith yn rhedeg fel y dylai, ac yn cyrraedd y rhai y mae ar eu cyfer?",
    ),
    source="NHS Wales (2024), §2.4, question 9",
    rules=("S02", "S04", "M05"),
    shows="processes(…, live: true) { totalCount nodes { id name sight verdict { state } } }",
    examples={
        "Process r1; Measure m1 direction=increase -measures-> r1\n"
        + "\n".join(f"m1 @ 2025-{month:02}-01 = {10 + month % 2 * 2}" for month in range(1, 13)): (
            "1 process is steady, and nobody says what is enough."
        ),
    },
)
def daily_running(matter: Matter) -> Reply:
    """How processes run by the series of their measures (changing, steady and able, steady and not able, each of which
    asks for another response), and whether what they do reaches people.
    """
    running = matter.running
    told = [one for one in running if one.state != "too_few"]
    states = [one.state for one in told]
    said = phrase(
        (states.count("unstable"), "process is changing", "processes are changing"),
        (
            states.count("not_capable"),
            "is steady and not sure of its target",
            "are steady and not sure of their target",
        ),
        (states.count("capable"), "is steady and able", "are steady and able"),
        (states.count("no_target"), *_without_target(len(told) == states.count("no_target"))),
    )
    lost, quiet = matter.found("S04"), matter.found("M05")
    verdict = f"{said[:1].upper()}{said[1:]}."
    if lost:
        verdict += f" {phrase((len(lost), 'process reaches', 'processes reach'))} nobody."
    processes = matter.live("Process")
    known = {one.node for one in told}
    missing = [
        *nothing_of("process", "Record one process, and a measure of it with values.", when=not processes),
        *lacking(
            [node for node in processes if node not in known],
            "no measure with enough values is recorded",
            "Give each process one measure with six values or more.",
            ("process", "processes"),
        ),
    ]
    by_state = [one for state in SAID for one in running if one.state == state]
    facts: Sequence[Statement] = MadeLate(([*lost, *quiet], as_is), (by_state, partial(_runs, matter)))
    return Reply(verdict, facts, missing, len(told), len(processes))


def _without_target(alone: bool) -> tuple[str, str]:
    noun = ("process is", "processes are") if alone else ("is", "are")
    return f"{noun[0]} steady, and nobody says what is enough", f"{noun[1]} steady, and nobody says what is enough"


def _runs(matter: Matter, one: Running) -> Hit:
    measure, case = one.telling[0].measure, matter.case
    say = "{0} {state}, by {1}: {how}; {serves}."
    serves = "it serves the purpose" if case.sight.serves[one.node] else "it has no thread to the purpose"
    words = {"state": SAID[one.state], "how": lambda: told_how(case, measure), "serves": serves}
    return Hit((one.node, measure), say, (Charted(measure), Seen(one.node)), words)
