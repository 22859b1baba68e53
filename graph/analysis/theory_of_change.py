"""The theory of change of an aim: what has to change for it, by which ideas, how they were tried, and what would tell.

Source: driver diagrams of the Model for Improvement; NHS Wales (2024), §2 (improvement tools).
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.case import Case
from graph.model import Record

BELOW = ("drives", "acts_on", "tests")


@dataclass(frozen=True, slots=True)
class Branch:
    """One part of a theory of change.

    Attributes:
        node: Its position: the aim, a driver, a change idea or a test.
        below: What leads to it, in order of id.
        measures: Measures of it; of an idea: process measures of the aim that it is for, in order of id.
        is_untested: Of an idea: whether no test of it is recorded.
        is_unmeasured: Of an idea: whether no process measure would tell if it changes the work.
    """

    node: int
    below: tuple[Branch, ...]
    measures: tuple[int, ...]
    is_untested: bool
    is_unmeasured: bool

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "measures": [ids[at] for at in self.measures],
            "untested": self.is_untested,
            "unmeasured": self.is_unmeasured,
            "below": [branch.record(case) for branch in self.below],
        }


def theory_of_change(case: Case, aim: int) -> Branch:
    """Return the theory of change of an effort or an aim.

    Of an effort, what drives the aims that it is for belongs to it, too. A circle is followed once.
    """
    process = tuple(case.measures(aim, "process"))
    return _branch(case, aim, process, frozenset({aim}))


def ideas(branch: Branch, case: Case) -> list[Branch]:
    """Return the change ideas of a theory, each once, in order of id."""
    found: dict[int, Branch] = {}
    waiting = [branch]
    while waiting:
        one = waiting.pop()
        if is_idea(case, one.node):
            found[one.node] = one
        waiting += one.below
    return [found[node] for node in sorted(found)]


def _branch(case: Case, node: int, process: tuple[int, ...], above: frozenset[int]) -> Branch:
    starts = (node, *case.out(node, "delivers")) if len(above) == 1 else (node,)
    leading = sorted({one for start in starts for one in case.into(start, *BELOW)} - above)
    below = tuple(_branch(case, one, process, above | {one}) for one in leading)
    if not is_idea(case, node):
        return Branch(node, below, tuple(case.measures(node)), is_untested=False, is_unmeasured=False)
    return Branch(node, below, process, is_untested=not below, is_unmeasured=not process)


def is_idea(case: Case, node: int) -> bool:
    """Tell whether a node is a change idea: something that acts on a driver."""
    return case.kind(node) in case.snapshot.ontology.links["acts_on"].routes
