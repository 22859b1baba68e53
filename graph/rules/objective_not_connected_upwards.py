"""A07: objectives that support nothing above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, Through, rule


@rule(
    id="A07",
    title="Local goal not connected upwards",
    severity="H",
    source="NHS Wales (2024), §1.1 and planning aspect",
    action="Agree with the level above what the objective supports, and link it.",
    fires={
        "Objective b1 level=team": ("b1",),
        "Objective b1 level=team -aligns_to-> Objective b2 level=team; b2 -aligns_to-> Priority o1": ("b1",),
        "Objective b1 level=service -aligns_to-> Objective b2 level=team; b2 -aligns_to-> Priority o1": ("b1",),
        "Objective b1 level=team -aligns_to-> Priority o1 status=completed": ("b1",),
        "Objective b1 level=team -aligns_to[valid_to=2026-06-30]-> Priority o1": ("b1",),
        "Objective b1": ("b1",),
    },
    quiet=[
        "Objective b1 level=team -aligns_to-> Priority o1",
        "Objective b1 level=team -aligns_to-> Objective b2 level=service; b2 -aligns_to-> Priority o1",
        "Objective b1 level=service -aligns_to-> Objective b2 level=team; b1 -aligns_to-> Priority o1\n"
        "b2 -aligns_to-> o1",
        "Objective b1 level=team status=stopped",
        "Objective b1 -aligns_to-> Objective b2 level=service; b2 -aligns_to-> Priority o1",
        "Objective b1 level=team -aligns_to-> Objective b2; b2 -aligns_to-> Priority o1",
    ],
    looks=Near(("Objective",), links=("aligns_to",)),
)
def objective_not_connected_upwards(case: Case, objectives: Sequence[int]) -> Iterator[Judgement]:
    """A goal that nobody above relies on is done beside the strategy, however good it is.

    It is connected when it aligns to a running priority, or to a running objective of a strictly higher level.

    Not a problem where it is about keeping daily work steady and the people above have agreed to that.
    """
    levels = case.snapshot.ontology.fields_of("Objective")["level"].codes
    for objective in objectives:
        links = case.links_out(objective, "aligns_to")
        aims = [int(case.snapshot.targets[link]) for link in links]
        if any(case.kind(aim) == "Priority" for aim in aims):
            continue
        if not aims:
            yield Hit((objective,), "The objective {0} supports nothing above it.", (Missing(objective, "aligns_to"),))
            continue
        unclear = [node for node in (objective, *aims) if case.field(node, "level") is None]
        if any(_higher(case, aim, objective, levels) for aim in aims):
            continue
        if unclear:
            yield CannotTell(unclear[0], "level", of=objective)
            continue
        facts: list[Fact] = [Through(link) for link in links]
        facts += [Given(node, "level") for node in (objective, *aims)]
        say = "The objective {0} supports {aims} only, which is not of a higher level."
        yield Hit((objective,), say, tuple(facts), {"aims": aims})


def _higher(case: Case, aim: int, objective: int, levels: tuple[str, ...]) -> bool:
    above, below = case.field(aim, "level"), case.field(objective, "level")
    return above in levels and below in levels and levels.index(above) < levels.index(below)
