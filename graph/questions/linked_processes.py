"""N11."""

from __future__ import annotations

import numpy as np

from graph.analysis.guide_step import Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.words_answers import by, group, lacking, nothing_of, phrase
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

JOINING = ("flows_to", "enables", "steers", "produces")
LANES = {
    "driver": ("plans and steers", "plan and steer"),
    "mainstay": ("meets the need", "meet the need"),
    "support": ("helps the others", "help the others"),
}


@question(
    id="N11",
    words=Label(
        "How do our processes hang together, so that the whole meets its purpose?",
        "Sut mae ein prosesau'n cysylltu â'i gilydd, fel bod y cyfan yn cyflawni ei ddiben?",
    ),
    source="NHS Wales (2024), Appendix C, processes",
    rules=("S04", "S05", "S06", "S07", "S09", "A12"),
    shows="processes(…, live: true) { totalCount nodes { id name lane flowsTo { nodes { id name } } } }",
    examples={
        "Process r1 lane=mainstay -flows_to-> Process r2 lane=mainstay; r2 -produces-> Service s1": (
            "2 of 2 processes are joined with others or with a service: 2 meet the need."
        ),
    },
    steps=(
        Step(
            60,
            "Process",
            Label(
                "What do you do for that again and again? One piece of work.",
                "Beth rydych chi'n ei wneud dro ar ôl tro ar gyfer hynny? Un darn o waith.",
            ),
            fields=(Prompt("lane", Label("What sort of work is it?", "Pa fath o waith ydyw?")),),
            ties=(
                Tie(
                    "produces",
                    ("Service",),
                    Label("Which services come out of it?", "Pa wasanaethau sy'n deillio ohono?"),
                    sure=True,
                ),
                Tie(
                    "flows_to",
                    ("Process",),
                    Label("Which work comes after it?", "Pa waith sy'n dod ar ei ôl?"),
                    when={"lane": "mainstay"},
                ),
                Tie(
                    "enables",
                    ("Process",),
                    Label("Which work could not go on without it?", "Pa waith na allai fynd yn ei flaen hebddo?"),
                    when={"lane": "support"},
                ),
                Tie(
                    "steers",
                    ("Process",),
                    Label("Which work does it steer?", "Pa waith y mae'n ei lywio?"),
                    when={"lane": "driver"},
                ),
            ),
        ),
    ),
)
def linked_processes(matter: Matter) -> Reply:
    """Processes by their lane (those that plan and steer, those that meet the need, those that help the others: peers),
    how they are joined, and where they are not.
    """
    case, processes = matter.case, matter.live("Process")
    counts = case.snapshot.count_out(*JOINING) + case.snapshot.count_into(*JOINING)
    joined = [node for node in processes if counts[node]]
    lanes = by(case, processes, "lane")
    said = phrase(*((len(lanes.get(lane, ())), *does) for lane, does in LANES.items()))
    gaps = matter.found("S04", "S05", "S06", "S07", "S09", "A12")
    verdict = (
        f"{len(joined):,} of {so_many(len(processes), 'process is', 'processes are')} joined with others or with a "
        f"service{f': {said}' if said else ''}."
    )
    if gaps:
        places = so_many(len({one.positions[0] for one in gaps}), "place")
        verdict += f" In {places} the system does not hang together."
    facts = [
        fact
        for lane, nodes in lanes.items()
        for fact in group("{many} {does}: {those}.", nodes, "processes of one lane", does=_does(lane, len(nodes)))
    ]
    missing = [
        *nothing_of("process", "Record two processes, and what flows from one to the other.", when=not processes),
        *lacking(
            np.array(processes, dtype=np.int32)[counts[processes] == 0].tolist() if processes else [],
            "nothing is recorded before or after them",
            "Say of each process what it feeds, helps or steers.",
            ("process", "processes"),
        ),
    ]
    return Reply(verdict, [*gaps, *facts], missing, len(joined), len(processes))


def _does(lane: str, number: int) -> str:
    one, several = LANES.get(lane, (lane, lane))
    return one if number == 1 else several
