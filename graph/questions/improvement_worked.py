"""Q12."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from graph.analysis.made_late import MadeLate, as_is
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Charted, Fact, Given, Hit, Seen
from graph.analysis.verdict import Said, Verdict
from graph.analysis.wording import listed, quoted
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label

SAID: Mapping[Said, str] = {"worked": "worked", "did_not_work": "did not work", "not_shown": "cannot be told yet"}
BECAUSE = {
    "no_start": "it does not say when it began",
    "no_outcome": "no measure of its result is recorded",
    "better": "its results got better after it began, and not by chance",
    "better_and_worse": "its results got better, and something else got worse",
    "lost": "its gain is gone again",
    "worse": "its results got worse",
    "no_change": "its results show no change",
    "untold": "its measures have too few values before or after",
}


@question(
    id="Q12",
    words=Label(
        "Did our improvements bring the results that were wanted, and meet the need?",
        "A ddaeth ein gwelliannau â'r canlyniadau a ddymunwyd, a diwallu'r angen?",
    ),
    source="NHS Wales (2024), §2.4, question 12",
    rules=("I05", "I06", "I07", "I08", "M02"),
    shows="improvements(…, live: true) { totalCount nodes { id name verdict { said sentences } } }",
    examples={
        "Improvement i1 start=2026-01-01; Measure m1 -measures[measure_type=outcome]-> i1": "This cannot be told yet. "
        "Record when each improvement began, and load values of a measure of its result, six before and seven after.",
    },
)
def improvement_worked(matter: Matter) -> Reply:
    """What the series of result measures show before and after each improvement began, with the measures that guard
    against harm beside them; whether it serves a need; and whether the gain is held.
    """
    told = [one for one in matter.verdicts if one.said != "not_shown"]
    worked = [one for one in told if one.said == "worked"]
    slipped = [one for one in worked if one.held is False]
    said = phrase(
        (len(worked), "improvement worked", "improvements worked"),
        (len(told) - len(worked), "did not", "did not"),
        (len(matter.verdicts) - len(told), "cannot be told of yet", "cannot be told of yet"),
    )
    verdict = f"{said[:1].upper()}{said[1:]}."
    if slipped:
        verdict += f" Of those that worked, {phrase((len(slipped), 'gain is', 'gains are'))} not held safely."
    by_what = [one for said in SAID for one in matter.verdicts if one.said == said]
    least = (
        "Record when each improvement began, and load values of a measure of its result, six before and seven after."
    )
    missing = [
        *nothing_of("improvement", "Record one improvement, when it began, and a measure of its result.",
                    when=not matter.verdicts),
        *lacking(
            [one.node for one in matter.verdicts if one.said == "not_shown"],
            "it cannot be told whether they worked",
            least,
            ("improvement", "improvements"),
        ),
    ]  # fmt: skip
    found = matter.found("I05", "I06", "I07", "I08", "M02")
    facts: Sequence[Statement] = MadeLate((by_what, partial(_told, matter)), (found, as_is))
    return Reply(verdict, facts, missing, len(told), len(matter.verdicts))


def _told(matter: Matter, one: Verdict) -> Hit:
    series = tuple(Charted(compared.measure) for compared in one.compared)
    facts: tuple[Fact, ...] = (Given(one.node, "start"), *series, Seen(one.node))
    held = {True: "; the gain is held", False: "; the gain is not held safely", None: ""}[one.held]
    words = {"said": SAID[one.said], "because": BECAUSE[one.because], "meets": lambda: _meets(matter, one.node)}
    nodes = (one.node, *(compared.measure for compared in one.compared))
    return Hit(nodes, "{0} {said}: {because}" + held + "{meets}.", facts, words)


def _meets(matter: Matter, node: int) -> str:
    snapshot = matter.case.snapshot
    needs = matter.case.sight.helps_to_meet(node) if snapshot.live[node] else []
    return f"; it helps to meet {listed([quoted(snapshot.names[need]) for need in needs])}" if needs else ""
