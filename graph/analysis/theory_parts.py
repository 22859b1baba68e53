"""A theory of change as a diagram: each part once, in columns from the aim to tests, with what it lacks.

Source: driver diagrams of the Model for Improvement; NHS Wales (2024), §2 (improvement tools).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.theory_of_change import Branch, is_idea
from graph.analysis.verdict import is_effort

Role = Literal["aim", "driver", "idea", "test"]
Lack = Literal["drivers", "measure", "change", "test", "process_measure"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a theory.

    Attributes:
        node: Its position.
        role: What it is in the theory.
        step: Its column, 0 for the aim; ideas stand in one column beyond all drivers, tests beyond them.
        leads_to: The parts that it moves, as positions, ascending.
        measures: Of the aim: its measures, in order of id.
        lacks: Of an aim `drivers` and `measure`, of a driver `change`, of an idea `test` and `process_measure`.
    """

    node: int
    role: Role
    step: int
    leads_to: tuple[int, ...]
    measures: tuple[int, ...]
    lacks: tuple[Lack, ...]


def theory_parts(case: Case, branch: Branch) -> list[Part]:
    """Return the parts of a theory by column, in each column in order of id."""
    branches, leads, depths = {branch.node: branch}, dict[int, set[int]](), {branch.node: 0}
    waiting = [(branch, 0)]
    while waiting:
        one, depth = waiting.pop()
        for below in one.below:
            branches[below.node] = below
            leads.setdefault(below.node, set()).add(one.node)
            depths[below.node] = max(depths.get(below.node, 0), depth + 1)
            waiting.append((below, depth + 1))
    roles = {node: _role(case, branch, node, leads) for node in branches}
    last = max((depths[node] for node, role in roles.items() if role == "driver"), default=0)
    steps: dict[Role, int] = {"aim": 0, "idea": last + 1, "test": last + 2}
    parts = [
        Part(
            node,
            roles[node],
            steps.get(roles[node], depths[node]),
            tuple(sorted(leads.get(node, ()))),
            found.measures if node == branch.node else (),
            tuple(_lacks(case, found, roles[node])),
        )
        for node, found in branches.items()
    ]
    return sorted(parts, key=lambda part: (part.step, part.node))


def aims(case: Case, scope: int | None = None) -> list[int]:
    """Return what may have a theory within a unit: live efforts, priorities, and whatever is driven, in order of id."""
    snapshot = case.snapshot
    own = [node for node in snapshot.live_with("improvement_work") if is_effort(case, node)]
    found = {*own, *snapshot.live_with("priority")}
    driving = set(snapshot.ontology.links["drives"].routes)
    kinds = {target for source in driving for target in snapshot.ontology.links["drives"].targets(source)} - driving
    places = snapshot.of_kind(*kinds)
    found.update(at for at in places.tolist() if snapshot.live[at] and case.into(at, "drives"))
    inside = None if scope is None else case.downwards(scope)
    return [node for node in sorted(found) if inside is None or case.unit(node) in inside]


def _role(case: Case, branch: Branch, node: int, leads: dict[int, set[int]]) -> Role:
    if node == branch.node:
        return "aim"
    if is_idea(case, node):
        return "idea"
    return "test" if any(is_idea(case, above) for above in leads[node]) else "driver"


def _lacks(case: Case, branch: Branch, role: Role) -> list[Lack]:
    if role == "aim":
        told: list[tuple[Lack, bool]] = [("drivers", not branch.below), ("measure", not branch.measures)]
        return [name for name, is_missing in told if is_missing]
    if role == "idea":
        told = [("test", branch.is_untested), ("process_measure", branch.is_unmeasured)]
        return [name for name, is_missing in told if is_missing]
    return ["change"] if role == "driver" and not _has_idea(case, branch) else []


def _has_idea(case: Case, branch: Branch) -> bool:
    return any(is_idea(case, below.node) or _has_idea(case, below) for below in branch.below)
