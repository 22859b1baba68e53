"""Q8."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.words_answers import group, nothing_of, phrase
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

MAINSTAY = "mainstay"


@question(
    id="Q8",
    words=Label(
        "Do we run daily work in an agreed way?", "Ydyn ni'n rhedeg y gwaith bob dydd mewn ffordd y cytunwyd arni?"
    ),
    source="NHS Wales (2024), §2.4, question 8",
    rules=("S01", "S02", "S03", "C05"),
    shows="processes(…, live: true, where: {lane: {eq: MAINSTAY}}) { totalCount nodes { id name } }",
    examples={
        "Process r1 lane=mainstay": (
            "0 of 1 process of daily work has an agreed way, an owner and a measure: 1 lacks an agreed way, 1 an owner "
            "and 1 a measure."
        ),
        "Process r1 lane=mainstay -standardised_by-> StandardWork w1 review_due=2027-01-01; r1 -owned_by-> Role o1\n"
        "Measure m1 -measures-> r1": "1 of 1 process of daily work has an agreed way, an owner and a measure.",
    },
)
def agreed_ways(matter: Matter) -> Reply:
    """Whether the processes that meet the need have an agreed way of working in date, an owner and a measure, and
    whether their teams have a route upwards.
    """
    processes = matter.live("Process")
    lanes = list(zip(processes, matter.case.fields(processes, "lane"), strict=True))
    daily = [node for node, lane in lanes if lane == MAINSTAY]
    inside = set(daily)
    lacks = {
        rule: [finding for finding in matter.found(rule) if finding.positions[0] in inside]
        for rule in ("S03", "S01", "S02")
    }
    routes = matter.found("C05")
    wanting = {finding.positions[0] for found in lacks.values() for finding in found}
    sound = [node for node in daily if node not in wanting]
    of_all = so_many(len(daily), "process of daily work has", "processes of daily work have")
    said = phrase(
        (len(lacks["S03"]), "lacks an agreed way", "lack an agreed way"),
        (len(lacks["S01"]), "an owner", "an owner"),
        (len(lacks["S02"]), "a measure", "a measure"),
    )
    verdict = f"{len(sound):,} of {of_all} an agreed way, an owner and a measure{f': {said}' if said else ''}."
    if routes:
        verdict += f" {so_many(len(routes), 'team has', 'teams have')} no route upwards."
    facts = group("With an agreed way, an owner and a measure: {those}.", sound, "processes that have all three")
    unlaned = [node for node, lane in lanes if lane is None]
    missing = nothing_of(
        "process of daily work",
        "Record one process of the lane that meets the need (mainstay), and how it is agreed to be done.",
        when=not daily,
    )
    found: list[Statement] = [*lacks["S03"], *lacks["S01"], *lacks["S02"], *routes, *facts]
    return Reply(verdict, found, missing, len(daily), len(daily) + len(unlaned))
