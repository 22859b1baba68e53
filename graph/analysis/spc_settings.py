"""How a series is judged: its chart, the direction that is better, what limits rest on, and whose rules are followed.

Published tools disagree about rules and about large steps; each set of rules says whose it is (see docs/series.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from graph.model import Problem

Direction = Literal["increase", "decrease", "neutral"]
Chart = Literal["xmr", "mr", "run", "p", "u", "c", "g", "t", "p_prime", "u_prime"]
Near = Literal["same_side", "net", ""]

FEWEST_FOR_LIMITS = 6
FEWEST_FOR_FULL_LIMITS = 12
FEWEST_TO_FIX = 12


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Which rules tell a special cause, as one published tool has them.

    Attributes:
        name: Whose rules they are.
        outside: Whether a value outside the process limits is one.
        trend: From how many values in a row, each beyond the one before the same way; 0: not a rule.
        near: Two of three near a limit: `same_side` needs all three on one side of the centre, and two between the near
            limit and the process limit; `net` needs two more beyond one near limit than beyond the other, values
            outside included. Empty: not a rule.
        shift: From how many values in a row on one side of the centre; 0: not a rule.
        skips_ties: Values on the centre, and equal neighbours, are passed over; else they break a run.
        long_runs: A run on one side is one when it is longer than chance allows for so many values (Anhøj).
    """

    name: str
    outside: bool = True
    trend: int = 0
    near: Near = ""
    shift: int = 0
    skips_ties: bool = False
    long_runs: bool = False


PLOT_THE_DOTS = RuleSet("plot_the_dots", trend=7, near="same_side", shift=7)
POWER_BI = RuleSet("power_bi", trend=5, near="net", shift=7)
IMPROVEMENT_ACADEMY = RuleSet("improvement_academy", trend=6, near="same_side", shift=8)
IHI = RuleSet("ihi", outside=False, trend=5, shift=6, skips_ties=True)
ANHOEJ = RuleSet("anhoej", skips_ties=True, long_runs=True)

RULE_SETS = {rules.name: rules for rules in (PLOT_THE_DOTS, POWER_BI, IMPROVEMENT_ACADEMY, IHI, ANHOEJ)}


@dataclass(frozen=True, slots=True)
class Rebase:
    """Limits that start anew, because somebody decided so.

    Attributes:
        date: The first reading on or after this ISO day starts a segment of its own.
        reason: Why the new level is expected to last.
        by: Who decided.
    """

    date: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one series is judged.

    Attributes:
        direction: Which way is better.
        chart: Which chart it is; `mr` is that of moving ranges.
        screen: Leave out moving ranges that are unusually large when limits are computed.
        fix_after: Compute limits from so many first values of each segment; None: from all. From 12 on.
        rebases: Where limits start anew, in any order.
        target: The value to reach, in the measure's unit; None: there is none.
        target_from: First ISO day the target holds; empty: always.
        rule_set: Whose rules are followed; None: those usual for the chart (see `rules`).
        centre: A centre line that is given, such as the median of an earlier time; None: it is computed.
    """

    direction: Direction = "neutral"
    chart: Chart = "xmr"
    screen: bool = True
    fix_after: int | None = None
    rebases: tuple[Rebase, ...] = field(default=())
    target: float | None = None
    target_from: str = ""
    rule_set: RuleSet | None = None
    centre: float | None = None

    @property
    def rules(self) -> RuleSet:
        """The rules that are followed."""
        if self.rule_set is not None:
            return self.rule_set
        return {"xmr": PLOT_THE_DOTS, "run": IHI}.get(self.chart, ANHOEJ)


def checked(settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """Return settings without what cannot be followed, and what that was."""
    if settings.fix_after is None or settings.fix_after >= FEWEST_TO_FIX:
        return settings, ()
    message = f"limits cannot be fixed on {settings.fix_after} values; they are computed from all"
    problem = Problem("warning", message, value=str(settings.fix_after), suggestion=f"give {FEWEST_TO_FIX} or more")
    return replace(settings, fix_after=None), (problem,)
