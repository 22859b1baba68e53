"""A risk as a bow-tie: what pushes towards it, keeps it down before and after, would suffer, and what checks that.

Source: bow-tie analysis (ISO 31010, B.4.2); assurance frameworks as the Good Governance Institute describes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.assurance_balance import LOOKS_AT
from graph.analysis.assurance_chain import score_of
from graph.analysis.case import Case
from graph.analysis.words_dates import check_in_date
from graph.analysis.words_feedback import has_happened, is_response

Side = Literal["before", "after"]
Lack = Literal["control", "prevention", "recovery", "check", "check_in_date", "target"]
AFTER = frozenset({"detective", "corrective"})
"""Types of control that show that it has happened or put it right; all others keep it from happening."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something that looks whether a risk, or what keeps it down, is as it should be.

    Attributes:
        node: Its position.
        age: Days since it was done; None where that is not recorded.
        in_date: Whether it was done lately enough and the next one is not overdue.
        line: 1 those doing the work, 2 oversight, 3 somebody independent; None where not recorded.
    """

    node: int
    age: int | None
    in_date: bool
    line: int | None


@dataclass(frozen=True, slots=True)
class Barrier:
    """Something that keeps a risk down.

    Attributes:
        node: Its position.
        side: Whether it keeps it from happening (`before`) or limits the harm (`after`).
        checks: What looks at it, in order of id.
        lacks: `check` where nothing does, `check_in_date` where all that did is out of date.
    """

    node: int
    side: Side
    checks: tuple[Check, ...]
    lacks: tuple[Lack, ...]


class RiskChain:
    """One risk and the chain around it.

    Attributes:
        case: The organisation on its day.
        risk: Its position.
    """

    def __init__(self, case: Case, risk: int) -> None:
        self.case = case
        self.risk = risk

    @cached_property
    def threatened(self) -> tuple[int, ...]:
        """What would suffer, in order of id."""
        return tuple(sorted(self.case.out(self.risk, "threatens")))

    @cached_property
    def causes(self) -> tuple[int, ...]:
        """What pushes towards it or shows it coming, in order of id.

        That is what influences it or what would suffer, and what was raised about either of them and is not resolved.
        """
        causal = [link.name for link in self.case.snapshot.ontology.with_role("causal")]
        on = (self.risk, *self.threatened)
        found = {one for node in on for one in self.case.snapshot.into(node, *causal)}
        found.update(one for node in on for one in self.case.into(node, "about") if self._is_sign(one))
        return tuple(sorted(found - set(on)))

    @cached_property
    def barriers(self) -> tuple[Barrier, ...]:
        """What keeps it down, in order of id."""
        return tuple(self._barrier(node) for node in sorted(self.case.out(self.risk, "mitigated_by")))

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What looks at the risk itself, in order of id."""
        return self._checks(self.risk)

    @property
    def before(self) -> int | None:
        """Likelihood times consequence without controls; None where a part of it is not recorded."""
        return score_of(self.case, self.risk, "inherent_")

    @property
    def score(self) -> int | None:
        """The same now."""
        return score_of(self.case, self.risk, "")

    @property
    def target(self) -> int | None:
        """The same to get to."""
        return score_of(self.case, self.risk, "target_")

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is missing around it: a control, one before or after it happens, a check, one in date, a target."""
        sides = {barrier.side for barrier in self.barriers}
        every = [*self.checks, *(check for barrier in self.barriers for check in barrier.checks)]
        told: list[tuple[Lack, bool]] = [
            ("control", not self.barriers),
            ("prevention", sides == {"after"}),
            ("recovery", sides == {"before"}),
            ("check", not every),
            ("check_in_date", bool(every) and not any(check.in_date for check in every)),
            ("target", self.target is None),
        ]
        return tuple(name for name, is_missing in told if is_missing)

    def _is_sign(self, node: int) -> bool:
        kind = self.case.snapshot.ontology.kinds[self.case.kind(node)]
        raised = "issue" in kind.traits and has_happened(self.case, node, "raised_on")
        return raised and is_response(self.case, node)

    def _barrier(self, node: int) -> Barrier:
        side: Side = "after" if self.case.field(node, "type") in AFTER else "before"
        checks = self._checks(node)
        lacks: tuple[Lack, ...] = ()
        if not any(check.in_date for check in checks):
            lacks = ("check_in_date",) if checks else ("check",)
        return Barrier(node, side, checks, lacks)

    def _checks(self, node: int) -> tuple[Check, ...]:
        return tuple(self._check(one) for one in sorted(self.case.out(node, LOOKS_AT)))

    def _check(self, node: int) -> Check:
        done = self.case.day(node, "done_on")
        age = None if done is None else self.case.snapshot.day - done
        return Check(node, age, check_in_date(self.case, node), self.case.field(node, "line"))


def risk_chains(case: Case, scope: int | None = None, about: int | None = None) -> list[RiskChain]:
    """Return the chains of live risks, in order of id.

    Args:
        case: The organisation.
        scope: Only risks of a unit or what is below it, and risks to what belongs there.
        about: Only this risk, or the risks to this thing.
    """
    chains = [RiskChain(case, risk) for risk in case.snapshot.live_with("risk")]
    if about is not None:
        chains = [one for one in chains if about in {one.risk, *one.threatened, *(bar.node for bar in one.barriers)}]
    if scope is None:
        return chains
    inside = case.downwards(scope)
    return [one for one in chains if any(case.unit(node) in inside for node in (one.risk, *one.threatened))]
