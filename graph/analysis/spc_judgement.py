"""What is said of a series: its segments and their limits, each value with its rule and variation, the assurance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from graph.analysis.series import Series
from graph.analysis.spc_limits import Limits
from graph.analysis.spc_runs import Runs
from graph.analysis.spc_settings import FEWEST_FOR_FULL_LIMITS, FEWEST_FOR_LIMITS, Rebase, Settings
from graph.model import Problem, Record

Rule = Literal["outside", "trend", "two_of_three", "shift"]
Variation = Literal["common", "improving", "concerning", "neutral"]
Assurance = Literal["pass", "fail", "hit_or_miss"]


@dataclass(frozen=True, slots=True)
class Point:
    """One value and what is said of it.

    Attributes:
        date: ISO day.
        value: In the measure's unit.
        limits: The lines it is held against.
        rule: The rule that tells a special cause, the first that holds; None for common causes.
        variation: What it means for the measure.
        side: 1 where a special cause is high or rising, -1 where it is low or falling, 0 for common causes.
        segment: Which segment it belongs to, from 0.
        is_excluded: It counts in no mean, range or limit.
        gap: How many rows without a value stand right before it.
    """

    date: str
    value: float
    limits: Limits
    rule: Rule | None
    variation: Variation
    side: int
    segment: int
    is_excluded: bool = False
    gap: int = 0

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "date": self.date,
            "value": self.value,
            "centre": self.limits.centre,
            "lower": self.limits.lower,
            "upper": self.limits.upper,
            "rule": self.rule,
            "variation": self.variation,
        }


@dataclass(frozen=True, slots=True)
class Segment:
    """The values between two days on which limits start anew.

    Attributes:
        start, end: Days of its first and last value.
        size: How many values it has.
        counted: How many of them count in its limits.
        limits: Its lines; where they follow the denominator, the centre and those of its last value.
        follows_denominator: True where each value has limits of its own.
        mean_range: The mean moving range that limits rest on; 0 where they rest on none.
        runs: Its runs about the centre line.
    """

    start: str
    end: str
    size: int
    counted: int
    limits: Limits
    follows_denominator: bool
    mean_range: float
    runs: Runs

    @property
    def missing(self) -> int:
        """How many more values are needed before limits can be told; 0 where there are enough."""
        return max(FEWEST_FOR_LIMITS - self.counted, 0)

    @property
    def is_trial(self) -> bool:
        """True where limits rest on few values: useful, and still likely to move."""
        return FEWEST_FOR_LIMITS <= self.counted < FEWEST_FOR_FULL_LIMITS

    def record(self) -> Record:
        """Return the documented JSON shape; limits that follow the denominator stand with each value only."""
        limits = Limits(self.limits.centre) if self.follows_denominator else self.limits
        return {
            "from": self.start,
            "to": self.end,
            "n": self.size,
            "centre": limits.centre,
            "lower": limits.lower,
            "upper": limits.upper,
        }


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one series.

    Attributes:
        series: What was judged.
        settings: As they were followed.
        segments, points: Oldest first; empty for a series without values.
        variation: That of the last value; None without values.
        assurance: What the limits in force at the last value say of the target; None where they can say nothing.
        problems: What was asked for and could not be followed.
    """

    series: Series
    settings: Settings
    segments: tuple[Segment, ...]
    points: tuple[Point, ...]
    variation: Variation | None
    assurance: Assurance | None
    problems: tuple[Problem, ...] = ()

    @property
    def latest(self) -> Segment | None:
        """The segment in force; None for a series without values."""
        return self.segments[-1] if self.segments else None

    @property
    def has_limits(self) -> bool:
        """Whether limits are in force at the last value."""
        return bool(self.segments) and self.segments[-1].limits.upper is not None

    @property
    def starts_anew(self) -> tuple[tuple[Segment, Rebase], ...]:
        """Each segment but the first, with the decision that started it."""
        known = sorted(self.settings.rebases, key=lambda rebase: rebase.date)
        return tuple((one, [rebase for rebase in known if rebase.date <= one.start][-1]) for one in self.segments[1:])

    def with_problems(self, problems: tuple[Problem, ...]) -> Judgement:
        """Return the same judgement with more problems, before its own."""
        return replace(self, problems=problems + self.problems)

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "measure": self.series.measure,
            "direction": self.settings.direction,
            "segments": [segment.record() for segment in self.segments],
            "points": [point.record() for point in self.points],
            "variation": self.variation,
            "assurance": self.assurance,
        }
