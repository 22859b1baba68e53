"""N12."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graph.analysis.guide_step import Step
from graph.analysis.made_late import MadeLate, as_is
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Given, Hit, Seen
from graph.analysis.vital import Vital, VitalProcess
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N12",
    words=Label(
        "On which fifth of our processes does most depend?", "Ar ba bumed ran o'n prosesau mae'r rhan fwyaf yn dibynnu?"
    ),
    source="NHS Wales (2024), Appendix C, processes",
    rules=("S10",),
    shows="vitalFew(day) { onlyByMap { nodes { id name } } onlyNominated { nodes { id name } } }",
    examples={
        "Service s1 -meets-> Need d1 importance=5; Process r1 importance=2 -produces-> s1; Process r2 importance=5": (
            "The map names 1 process and people name 1; they agree on 0."
        ),
    },
    steps=(
        Step(
            130,
            "Process",
            Label(
                "How much depends on {name}, from 1 (little) to 5 (the purpose cannot be met without it)?",
                "Faint sy'n dibynnu ar {name}, o 1 (ychydig) i 5 (ni ellir cyflawni'r diben hebddo)?",
            ),
            fills="importance",
        ),
    ),
)
def vital_processes(matter: Matter) -> Reply:
    """The fifth of processes that needs and other work hang on most by the map, beside the fifth that people name:
    where the two differ is what there is to learn.
    """
    vital, processes = matter.vital, matter.live("Process")
    by_map = [node for node in vital.by_map if matter.concerns(node)]
    by_people = [node for node in vital.nominated if matter.concerns(node)]
    both = set(by_map) & set(by_people)
    verdict = (
        f"The map names {so_many(len(by_map), 'process', 'processes')} and people name {len(by_people):,}; they agree "
        f"on {len(both):,}."
    )
    inside = set(by_map)
    told = vital.ranked(inside)
    only_people = [node for node in by_people if node not in inside]
    facts: Sequence[Statement] = MadeLate(
        (told, partial(_by_map, vital)), (only_people, _by_people), (matter.found("S10"), as_is)
    )
    rated = zip(processes, matter.case.fields(processes, "importance"), strict=True)
    unrated = [node for node, importance in rated if importance is None]
    missing = [
        *nothing_of(
            "process", "Record one process, and link it towards the need that it helps to meet.", when=not processes
        ),
        *lacking(
            unrated,
            "it is not said by those who know them how important they are",
            "Let people say of each process how important it is, 1 to 5.",
            ("process", "processes"),
        ),
    ]
    known = bool(by_map or by_people)
    return Reply(verdict, facts, missing, known * len(processes), len(processes) + len(unrated))


def _by_map(vital: Vital, one: VitalProcess) -> Hit:
    return Hit((one.node,), "{reason}", (Seen(one.node),), {"reason": partial(vital.reason, one)})


def _by_people(node: int) -> Hit:
    return Hit((node,), "People name {0}, and by the map little hangs on it.", (Given(node, "importance"), Seen(node)))
