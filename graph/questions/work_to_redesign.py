"""Q7b."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.process_priority import Weighed, rated_processes, to_redesign
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label


@question(
    id="Q7b",
    words=Label(
        "What that is there has to be redesigned, and for what reason?",
        "Beth o'r hyn sydd yno sydd angen ei ailddylunio, ac am ba reswm?",
    ),
    source="NHS Wales (2024), §2.4, question 7",
    rules=("S10", "M09", "C03", "C06", "R08"),
    shows="processes(…, live: true) { totalCount nodes { id name importance currentState verdict { state } } }",
    examples={
        "Process r1 importance=5 current_state=2": "1 process is important and in poor shape.",
        "Process r1 importance=3 current_state=5": "Nothing that is recorded asks for it.",
    },
)
def work_to_redesign(matter: Matter) -> Reply:
    """Processes by their importance and their state, those that are steady and cannot reach their targets, those that
    people complain of or that are mended again and again, and risks above what was agreed with nothing changing.
    """
    processes = matter.live("Process")
    poor = to_redesign(matter.case, processes)
    facts = [_weighed(one, matter) for one in poor]
    unable, spoken = matter.found("M09"), matter.found("C03")
    mended, risks = matter.found("C06"), matter.found("R08")
    said = phrase(
        (len(poor), "process is important and in poor shape", "processes are important and in poor shape"),
        (len(unable), "measure cannot reach its target as designed", "measures cannot reach their targets as designed"),
        (len(spoken), "message keeps coming back", "messages keep coming back"),
        (len(mended), "process is mended again and again", "processes are mended again and again"),
        (len(risks), "risk stays above what was agreed", "risks stay above what was agreed"),
    )
    verdict = f"{said[0].upper()}{said[1:]}." if said else "Nothing that is recorded asks for it."
    known = set(rated_processes(matter.case, processes))
    missing = [
        *nothing_of("process", "Record one process, how important it is and in what state.", when=not processes),
        *lacking(
            [node for node in processes if node not in known],
            "it is not said how important they are or in what state",
            "Let those who know a process say how important it is, and in what state, 1 to 5; so of each.",
            ("process", "processes"),
        ),
    ]
    found: list[Statement] = [*matter.found("S10"), *facts, *unable, *spoken, *mended, *risks]
    return Reply(verdict, found, missing, len(known), len(processes))


def _weighed(one: Weighed, matter: Matter) -> Hit:
    links = tuple(Through(link) for link in matter.case.links_out(one.node, "contributes_to"))
    facts: tuple[Fact, ...] = (Given(one.node, "importance"), Given(one.node, "current_state"), *links)
    say = "{0} should be redesigned: importance {importance} of 5, state {state} of 5, {serves}."
    serves = "and it furthers no aim" if not links else f"and it furthers {len(links)} of our aims"
    return Hit((one.node,), say, facts, {"importance": one.importance, "state": one.state, "serves": serves})
