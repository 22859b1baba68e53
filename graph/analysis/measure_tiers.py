"""How measures of teams and those of the board hang together: what each adds up to, and what it is made up of.

Source: NHS Wales (2024), §2.1 (tiered measurement) and part 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.case import Case
from graph.model import Record

UP = "rolls_up_to"
NEAR_WORK = 2


@dataclass(frozen=True, slots=True)
class Tiered:
    """One measure in its tiers.

    Attributes:
        measure: Its position.
        tier: 1 closest to the work; None where that is not said.
        above: What it adds up to, near and far, in order of id.
        below: What it is made up of, near and far, in order of id.
    """

    measure: int
    tier: int | None
    above: tuple[int, ...]
    below: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.measure],
            "tier": self.tier,
            "above": [ids[one] for one in self.above],
            "below": [ids[one] for one in self.below],
        }


def measure_tiers(case: Case, measures: Sequence[int]) -> list[Tiered]:
    """Return how some measures hang together with others, the highest tier first, then in order of id."""
    found = [
        Tiered(one, case.field(one, "tier"), _all(case, one, up=True), _all(case, one, up=False)) for one in measures
    ]
    return sorted(found, key=lambda one: (-(one.tier or 0), one.measure))


def without_parts(tiered: Sequence[Tiered]) -> list[Tiered]:
    """Return the measures far from the work that no measure of a team adds up to."""
    return [one for one in tiered if (one.tier or 0) > NEAR_WORK and not one.below]


def leading_nowhere(tiered: Sequence[Tiered]) -> list[Tiered]:
    """Return the measures close to the work that add up to nothing."""
    return [one for one in tiered if one.tier is not None and one.tier <= NEAR_WORK and not one.above]


def _tiered(case: Case, measure: int) -> Tiered:
    return Tiered(measure, case.field(measure, "tier"), _all(case, measure, up=True), _all(case, measure, up=False))


def _all(case: Case, measure: int, *, up: bool) -> tuple[int, ...]:
    found, waiting = {measure}, [measure]
    while waiting:
        one = waiting.pop()
        fresh = [other for other in (case.out(one, UP) if up else case.into(one, UP)) if other not in found]
        found.update(fresh)
        waiting += fresh
    return tuple(sorted(found - {measure}))
