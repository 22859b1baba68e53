"""Q5."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Fact, Given, Hit
from graph.analysis.words_answers import against_target, charted, lacking, nothing_of, phrase
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

HIGH = 4


@question(
    id="Q5",
    words=Label(
        "Do our plans have to change if we are to get the results we want?",
        "A oes rhaid i'n cynlluniau newid er mwyn cael y canlyniadau a ddymunwn?",
    ),
    source="NHS Wales (2024), §2.4, question 5",
    rules=("A03", "A14"),
    shows="priorities(…, live: true) { totalCount nodes { id name aim measuresIncoming { nodes { id name } } } }",
    examples={
        "Priority o1 horizon=strategic": "Yes: 1 aim has nobody working on it.",
        "Priority o1 horizon=strategic; Improvement i1 -delivers-> o1\n"
        "Measure m1 direction=increase target=20 -measures[measure_type=outcome]-> o1\n"
        + "\n".join(f"m1 @ 2025-{month:02}-01 = {10 + month % 2}" for month in range(1, 13)): (
            "Yes: 1 aim is out of reach as things are."
        ),
    },
)
def plans_to_change(matter: Matter) -> Reply:
    """Aims whose result measures do not move, get worse or cannot reach their target; aims and laws that nobody works
    on; and plans that are older than weighty news about what they are for.
    """
    aims = matter.live("Priority", "Objective")
    told, facts = _results(matter, aims)
    idle, unanswered = matter.found("A03"), matter.found("A14")
    overtaken = list(_overtaken(matter))
    kinds = [kind for kind, _ in {fact.nodes[-1]: (kind, fact) for kind, fact in reversed(facts)}.values()]
    said = phrase(
        (kinds.count("worse"), "aim is moving away", "aims are moving away"),
        (kinds.count("out of reach"), "aim is out of reach as things are", "aims are out of reach as things are"),
        (kinds.count("still"), "aim does not move", "aims do not move"),
        (len(idle), "aim has nobody working on it", "aims have nobody working on them"),
        (len(unanswered), "law or aim of others has no answer", "laws and aims of others have no answer"),
        (len(overtaken), "plan is older than weighty news", "plans are older than weighty news"),
    )
    better = kinds.count("better")
    fine = f"No: the results of {so_many(better, 'aim')} move as they should." if better else "No sign of it."
    untold = [aim for aim in aims if aim not in told]
    missing = [
        *nothing_of("aim", "Record one priority, and a measure of its result with values.", when=not aims),
        *lacking(
            untold,
            "no measure of the result with enough values is recorded",
            "Give each aim one measure of its result, with six values or more.",
            ("aim", "aims"),
        ),
    ]
    found: list[Statement] = [*idle, *unanswered, *(fact for _, fact in facts), *overtaken]
    known = told | {finding.positions[0] for finding in idle}
    return Reply(f"Yes: {said}." if said else fine, found, missing, len(known), len(aims))


def _results(matter: Matter, aims: list[int]) -> tuple[set[int], list[tuple[str, Hit]]]:
    """Return the aims whose results can be told, and what each of their measures tells, the most telling first."""
    case, told, found = matter.case, set[int](), list[tuple[str, Hit]]()
    for aim in aims:
        for measure in case.measures(aim, "outcome"):
            end = case.judged.end(measure)
            if end is None or end.missing:
                continue
            told.add(aim)
            if end.variation == "concerning":
                found.append(("worse", charted(case, measure, aim)))
            elif end.variation == "improving":
                found.append(("better", charted(case, measure, aim)))
            elif end.assurance == "fail":
                say = "{0} is out of reach as things are, by {1}: {target}."
                found.append(("out of reach", against_target(case, measure, say, aim)))
            elif end.assurance != "pass":
                found.append(("still", charted(case, measure, aim)))
    order = ("worse", "out of reach", "still", "better")
    return told, sorted(found, key=lambda one: order.index(one[0]))


def _overtaken(matter: Matter) -> Iterator[Hit]:
    """Yield the plans that were approved before weighty news that reaches them, each with the news."""
    case = matter.case
    for plan in matter.live("Plan"):
        approved = case.day(plan, "approved_on")
        unit = case.unit(plan)
        if approved is None or unit is None:
            continue
        later = [
            message
            for message in case.live_of("Feedback")
            if (case.field(message, "severity") or 0) >= HIGH
            and (case.day(message, "received_on") or 0) > approved
            and any(case.inside(node, unit) for node in case.out(message, "about"))
            and not case.out(message, "answered_by")
        ]
        if later:
            facts: tuple[Fact, ...] = (Given(plan, "approved_on"), *(Given(one, "received_on") for one in later))
            say = "{0} was approved before {those} came in, which nothing answers yet."
            yield Hit((plan, *later), say, facts, {"those": later})
