"""The chain by which a board knows: from each priority to what could stop it, what keeps that down, and what checks it.

With what its measures show over time beside it, so that no link of the chain rests on one value.

Source: assurance frameworks as the Good Governance Institute describes them; NHS Wales (2024), §1.3 and §2.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.assurance_balance import LOOKS_AT, AssuranceBalance
from graph.analysis.case import Case
from graph.analysis.words_dates import check_in_date
from graph.analysis.words_series import fails, is_concerning, values_in_force
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Threat:
    """One risk to a priority, and the chain behind it.

    Attributes:
        risk: Its position.
        score, target: Likelihood × consequence now, and to get to; None where a part of it is not recorded.
        controls: What keeps it down, in order of id; empty: a gap in control.
        checks: Checks in date, of the risk and of its controls, in order of id; empty: a gap in assurance.
        stale: Checks that are out of date, in order of id.
        lines: The lines from which checks in date come, ascending: 1 those doing the work, 2 oversight, 3 independent.
    """

    risk: int
    score: int | None
    target: int | None
    controls: tuple[int, ...]
    checks: tuple[int, ...]
    stale: tuple[int, ...]
    lines: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "risk": ids[self.risk],
            "score": self.score,
            "target": self.target,
            "lines": list(self.lines),
            **{name: [ids[at] for at in getattr(self, name)] for name in ("controls", "checks", "stale")},
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """How a board knows about one priority.

    Attributes:
        priority: Its position.
        overseen_by: Forums that look at it, in order of id.
        owners: Roles that answer for it, in order of id.
        threats: Risks to it and to the objectives right below it, the highest score first.
        checks: Checks in date of the priority itself, in order of id.
        worse, unable: Measures of it that get worse, and that cannot reach their target; not by chance.
        followed: How many of its measures have values.
    """

    priority: int
    overseen_by: tuple[int, ...]
    owners: tuple[int, ...]
    threats: tuple[Threat, ...]
    checks: tuple[int, ...]
    worse: tuple[int, ...]
    unable: tuple[int, ...]
    followed: int

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        names = ("overseen_by", "owners", "checks", "worse", "unable")
        return {
            "priority": ids[self.priority],
            "followed": self.followed,
            "threats": [threat.record(case) for threat in self.threats],
            **{name: [ids[at] for at in getattr(self, name)] for name in names},
        }


def chains(balance: AssuranceBalance) -> list[Chain]:
    """Return the chain of each live priority within the scope, in order of id."""
    return [_chain(balance.case, one) for one in balance.asked(balance.case.snapshot.live_with("priority"))]


def _chain(case: Case, priority: int) -> Chain:
    aims = [priority, *case.into(priority, "aligns_to")]
    risks = {risk for aim in aims for risk in case.into(aim, "threatens")}
    threats = sorted((_threat(case, risk) for risk in risks), key=lambda one: (-(one.score or 0), one.risk))
    measures = case.measures(priority)
    return Chain(
        priority,
        tuple(case.into(priority, "oversees")),
        tuple(case.out(priority, "owned_by")),
        tuple(threats),
        tuple(check for check in case.out(priority, LOOKS_AT) if check_in_date(case, check)),
        tuple(measure for measure in measures if is_concerning(case, measure)),
        tuple(measure for measure in measures if fails(case, measure)),
        sum(values_in_force(case, measure) > 0 for measure in measures),
    )


def _threat(case: Case, risk: int) -> Threat:
    keeping = tuple(sorted(case.out(risk, "mitigated_by")))
    found = sorted({check for node in (risk, *keeping) for check in case.out(node, LOOKS_AT)})
    current = tuple(check for check in found if check_in_date(case, check))
    lines = {line for check in current if (line := case.field(check, "line")) is not None}
    return Threat(
        risk,
        score_of(case, risk, ""),
        score_of(case, risk, "target_"),
        keeping,
        current,
        tuple(check for check in found if check not in current),
        tuple(sorted(lines)),
    )


def score_of(case: Case, risk: int, which: str) -> int | None:
    """Return likelihood times consequence; None where one of them is not recorded.

    Args:
        case: The organisation.
        risk: The position of the risk.
        which: Empty for now, `target_` for what to get to, `inherent_` for without controls.
    """
    likelihood, consequence = (case.field(risk, f"{which}{name}") for name in ("likelihood", "consequence"))
    return likelihood * consequence if likelihood is not None and consequence is not None else None
