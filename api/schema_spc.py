"""Series judged in the schema: limits, special causes, variation and assurance, as the NHS draws them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Annotated, Any, Optional

import strawberry

from api.resolve import Asked
from api.say.spc import sentences
from api.schema_fields import Day
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from api.schema_where import condition, given, optional
from graph.analysis.measure_series import fields_of, per_of, settings_from
from graph.analysis.series import series_of
from graph.analysis.spc import judge
from graph.analysis.spc_judgement import Judgement
from graph.analysis.spc_judgement import Point as FoundPoint
from graph.analysis.spc_judgement import Segment as FoundSegment
from graph.analysis.spc_settings import RULE_SETS, Rebase, Settings


@strawberry.enum(description="What the last value of a series, or one value, shows.")
class SpcVariation(Enum):
    """Sorts of variation."""

    COMMON = strawberry.enum_value("common", description="Common causes: chance, as the process is now.")
    IMPROVING = strawberry.enum_value("improving", description="A special cause, the better way.")
    CONCERNING = strawberry.enum_value("concerning", description="A special cause, the other way.")
    NEUTRAL = strawberry.enum_value("neutral", description="A special cause where neither way is better.")


@strawberry.enum(description="What the limits in force say of the target.")
class SpcAssurance(Enum):
    """Sorts of assurance."""

    PASS = strawberry.enum_value("pass", description="It will be met, unless something changes.")
    FAIL = strawberry.enum_value("fail", description="It cannot be met as the process is now: redesign it.")
    HIT_OR_MISS = strawberry.enum_value("hit_or_miss", description="It will be met at times, by chance alone.")


@strawberry.enum(description="What tells a special cause.")
class SpcRule(Enum):
    """Rules of special causes."""

    OUTSIDE = strawberry.enum_value("outside", description="Outside the process limits.")
    TREND = strawberry.enum_value("trend", description="In a row of values, each beyond the one before.")
    TWO_OF_THREE = strawberry.enum_value("two_of_three", description="Two of three near a limit.")
    SHIFT = strawberry.enum_value("shift", description="In a row of values on one side of the centre.")


@strawberry.enum(description="Which way is better.")
class SpcDirection(Enum):
    """Directions of measures."""

    INCREASE = strawberry.enum_value("increase", description="More is better.")
    DECREASE = strawberry.enum_value("decrease", description="Less is better.")
    NEUTRAL = strawberry.enum_value("neutral", description="Neither way is better.")


@strawberry.enum(description="Which chart a series is judged by.")
class SpcChart(Enum):
    """Charts."""

    XMR = strawberry.enum_value("xmr", description="Single values and the steps between them.")
    RUN = strawberry.enum_value("run", description="Single values about their median.")
    P = strawberry.enum_value("p", description="Shares of cases.")
    U = strawberry.enum_value("u", description="Events for a number of chances that changes.")
    C = strawberry.enum_value("c", description="Events for a number of chances that stays the same.")
    G = strawberry.enum_value("g", description="Cases between rare events.")
    T = strawberry.enum_value("t", description="Time between rare events.")
    P_PRIME = strawberry.enum_value("p_prime", description="Shares of very many cases.")
    U_PRIME = strawberry.enum_value("u_prime", description="Events for very many chances.")


@strawberry.enum(description="Whose rules tell a special cause.")
class SpcRuleSet(Enum):
    """Sets of rules."""

    PLOT_THE_DOTS = strawberry.enum_value("plot_the_dots", description="NHSRplotthedots.")
    POWER_BI = strawberry.enum_value("power_bi", description="PowerBI-SPC.")
    IMPROVEMENT_ACADEMY = strawberry.enum_value("improvement_academy", description="Improvement Academy.")
    IHI = strawberry.enum_value("ihi", description="Run chart rules of the IHI.")
    ANHOEJ = strawberry.enum_value("anhoej", description="Run chart rules of Anhøj.")


@condition
class SpcSettings:
    """How a series is judged, where otherwise than its measure says. Nothing of it is kept."""

    direction: SpcDirection | None = optional("Which way is better.")
    chart: SpcChart | None = optional("Which chart.")
    screen: bool | None = optional("Whether unusually large steps are left out when limits are computed.")
    fix_after: int | None = optional("From how many first values of each segment limits are computed; 12 or more.")
    rebase: list[Day] | None = optional("Days on which limits start anew, instead of those of the measure.")
    target: float | None = optional("The value to reach, in the measure's unit.")
    target_from: Optional[Day] = optional("First day that the target holds.")  # noqa: UP045  see schema_fields.PLAIN
    rule_set: SpcRuleSet | None = optional("Whose rules; those usual for the chart if left out.")


@shape
class SpcSegment:
    """The values between two days on which limits start anew."""

    found: strawberry.Private[FoundSegment]

    @shown
    def start(self) -> Day:
        """Day of its first value."""
        return Day(self.found.start)

    @shown
    def end(self) -> Day:
        """Day of its last value."""
        return Day(self.found.end)

    @shown
    def size(self) -> int:
        """How many values it has."""
        return self.found.size

    @shown
    def centre(self) -> float | None:
        """Its centre line; null where there is none yet."""
        return self.found.limits.centre

    @shown
    def lower(self) -> float | None:
        """Its lower limit; null where there is none, or where each value has its own."""
        return None if self.found.follows_denominator else self.found.limits.lower

    @shown
    def upper(self) -> float | None:
        """Its upper limit; null where there is none, or where each value has its own."""
        return None if self.found.follows_denominator else self.found.limits.upper

    @shown
    def missing(self) -> int:
        """How many more values are needed before limits can be told."""
        return self.found.missing

    @shown
    def trial(self) -> bool:
        """Whether its limits rest on few values and are likely to move."""
        return self.found.is_trial


@shape
class SpcPoint:
    """One value and what is said of it."""

    found: strawberry.Private[FoundPoint]

    @shown
    def date(self) -> Day:
        """Its day."""
        return Day(self.found.date)

    @shown
    def value(self) -> float:
        """The value, in the measure's unit."""
        return self.found.value

    @shown
    def centre(self) -> float | None:
        """The centre line it is held against."""
        return self.found.limits.centre

    @shown
    def lower(self) -> float | None:
        """The lower limit it is held against."""
        return self.found.limits.lower

    @shown
    def upper(self) -> float | None:
        """The upper limit it is held against."""
        return self.found.limits.upper

    @shown
    def rule(self) -> SpcRule | None:
        """What tells a special cause; null for common causes."""
        return SpcRule(self.found.rule) if self.found.rule else None

    @shown
    def variation(self) -> SpcVariation:
        """What it means for the measure."""
        return SpcVariation(self.found.variation)

    @shown
    def excluded(self) -> bool:
        """Whether it is left out of means and limits."""
        return self.found.is_excluded


@shape
class SpcPointConnection(Paged):
    """A page of values, the oldest first."""

    nodes: list[SpcPoint] = strawberry.field(description="The values.")


@shape
class Spc:
    """What is said of a series, by statistical process control (NHS Wales 2024, §1.1)."""

    asked: strawberry.Private[Asked]
    judgement: strawberry.Private[Judgement]

    @shown
    def variation(self) -> SpcVariation | None:
        """That of the last value; null without values."""
        return _variation(self.judgement)

    @shown
    def assurance(self) -> SpcAssurance | None:
        """What the limits in force say of the target; null where they can say nothing."""
        return _assurance(self.judgement)

    @shown
    def direction(self) -> SpcDirection:
        """Which way is better."""
        return SpcDirection(self.judgement.settings.direction)

    @shown
    def chart(self) -> SpcChart:
        """By which chart it was judged."""
        return SpcChart(self.judgement.settings.chart)

    @shown
    def target(self) -> float | None:
        """The value to reach."""
        return self.judgement.settings.target

    @shown
    def segments(self) -> list[SpcSegment]:
        """Its segments, the oldest first; the last one is in force."""
        return [SpcSegment(found=segment) for segment in self.judgement.segments]

    @shown
    def points(self, first: First = USUAL, after: After = None) -> SpcPointConnection:
        """Its values, the oldest first."""
        cut = self.asked.pager.cut(self.judgement.points, lambda point: (point.date,), first, after)
        return SpcPointConnection(cut=cut, nodes=[SpcPoint(found=point) for point in cut.rows])

    @shown
    def sentences(self) -> list[str]:
        """The same in sentences."""
        return list(sentences(self.judgement))

    @shown
    def problems(self) -> list[str]:
        """What was asked for and could not be followed."""
        return [problem.message for problem in self.judgement.problems]


Given = Annotated[
    SpcSettings | None, strawberry.argument(description="How to judge it, where otherwise than the measure says.")
]


def spc(root: Any, settings: Given = None) -> Spc:
    """Return what is said of the readings of a node."""
    asked: Asked = root.asked
    fields = fields_of(asked.snapshot, root.at)
    chosen, problems = settings_from(asked.snapshot.ids[root.at], fields)
    if given(settings):
        chosen = _with(chosen, settings)
    readings = asked.snapshot.readings(root.at)
    series, refused = series_of(asked.snapshot.ids[root.at], readings, per_of(fields["measured_in"]))
    judgement = judge(series, chosen)
    return Spc(asked=asked, judgement=judgement.with_problems(refused + problems))


def variation(root: Any) -> SpcVariation | None:
    """Return the variation of the last reading of a node."""
    judgement = root.asked.case.judged.of(root.at)
    return _variation(judgement) if judgement else None


def assurance(root: Any) -> SpcAssurance | None:
    """Return what the limits in force at the last reading of a node say of its target."""
    judgement = root.asked.case.judged.of(root.at)
    return _assurance(judgement) if judgement else None


def _with(settings: Settings, wanted: Any) -> Settings:
    """Return settings with what a client gave in place of what the measure says."""
    words = {name: getattr(wanted, name) for name in ("direction", "chart")}
    changes: dict[str, Any] = {name: word.value for name, word in words.items() if given(word)}
    plain = {name: getattr(wanted, name) for name in ("screen", "fix_after", "target", "target_from")}
    changes |= {name: value for name, value in plain.items() if given(value)}
    if given(wanted.rebase):
        changes["rebases"] = tuple(Rebase(day) for day in wanted.rebase)
    if given(wanted.rule_set):
        changes["rule_set"] = RULE_SETS[wanted.rule_set.value]
    return replace(settings, **changes)


def _variation(judgement: Judgement) -> SpcVariation | None:
    return SpcVariation(judgement.variation) if judgement.variation else None


def _assurance(judgement: Judgement) -> SpcAssurance | None:
    return SpcAssurance(judgement.assurance) if judgement.assurance else None
