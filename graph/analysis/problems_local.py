"""Where open problems can be put right: where they arise, or only with somebody from elsewhere, and why.

The two never overlap: a problem is local, or it is not, and the reason is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.words_feedback import has_happened

OPEN = {"open", "escalated"}
ASKED = "escalated"
Why = Literal["local", "escalated", "several units", "hangs on others", "not known"]


@dataclass(frozen=True, slots=True)
class Placed:
    """An open problem and where it lies.

    Attributes:
        node: The problem.
        about: What it is about, in order.
        units: The units of that, in order; empty where none is known.
        outside: What that depends on outside its one unit, in order.
        why: `local`, or why somebody from elsewhere is needed; `not known` where its unit cannot be told.
    """

    node: int
    about: tuple[int, ...]
    units: tuple[int, ...]
    outside: tuple[int, ...]
    why: Why

    @property
    def is_local(self) -> bool:
        """Whether it can be put right where it arises."""
        return self.why == "local"


def placed_issues(case: Case, issues: Sequence[int]) -> list[Placed]:
    """Return those of some problems that are open on the day, and where each lies, in the same order."""
    return [_placed(case, one) for one in issues if _is_open(case, one)]


def _is_open(case: Case, issue: int) -> bool:
    return case.field(issue, "state") in OPEN and has_happened(case, issue, "raised_on")


def _placed(case: Case, issue: int) -> Placed:
    about = tuple(dict.fromkeys(case.out(issue, "about")))
    units = tuple(sorted({unit for node in about if (unit := case.unit(node)) is not None}))
    relied_on = {other for node in about for other in case.out(node, "depends_on")}
    outside = tuple(sorted(other for other in relied_on if case.unit(other) not in units))
    return Placed(issue, about, units, outside, _why(case, issue, units, outside))


def _why(case: Case, issue: int, units: tuple[int, ...], outside: tuple[int, ...]) -> Why:
    if case.field(issue, "state") == ASKED:
        return "escalated"
    if not units:
        return "not known"
    if len(units) > 1:
        return "several units"
    return "hangs on others" if outside else "local"
