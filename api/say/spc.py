"""What a series over time says, in sentences: its limits, what its last value shows, its target, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from api.say.words import count, day, entries, sentence, verb
from graph.analysis.spc_judgement import Judgement, Point, Segment
from graph.analysis.spc_rebase import sustained_shift
from graph.analysis.spc_settings import FEWEST_FOR_FULL_LIMITS, Rebase
from visual.figures import figure

RULES: Mapping[tuple[str, int], str] = MappingProxyType(
    {
        ("outside", 1): "above the upper limit",
        ("outside", -1): "below the lower limit",
        ("trend", 1): "a trend: each value higher than the one before",
        ("trend", -1): "a trend: each value lower than the one before",
        ("two_of_three", 1): "two of three near the upper limit",
        ("two_of_three", -1): "two of three near the lower limit",
        ("shift", 1): "a shift: a run above the centre",
        ("shift", -1): "a shift: a run below the centre",
    }
)
VARIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "common": "The last value is common-cause variation: it needs no explanation of its own.",
        "improving": "The last value is special-cause variation, improving: {rule}.",
        "concerning": "The last value is special-cause variation, concerning: {rule}.",
        "neutral": "The last value is special-cause variation: {rule}.",
    }
)
ASSURANCES: Mapping[str, str] = MappingProxyType(
    {
        "pass": "The target of {target} will reliably be met unless something changes.",
        "fail": "The target of {target} cannot be met as the process is designed.",
        "hit_or_miss": "The target of {target} will sometimes be met and sometimes not, by chance alone.",
    }
)
ACTIONS: Mapping[tuple[str, str | None], str] = MappingProxyType(
    {
        ("concerning", "fail"): "Say so where it can be decided, and redesign the process.",
        ("concerning", "hit_or_miss"): "Find out what caused the change.",
        ("concerning", "pass"): "Take it as an early warning, and find out what caused the change.",
        ("concerning", None): "Find out what caused the change.",
        ("common", "fail"): "Redesign the process; do not ask for explanations of single values.",
        ("common", "hit_or_miss"): "Make it vary less, or move its centre, by changing the process.",
        ("common", "pass"): "Look at it less often.",
        ("common", None): "Do not ask for explanations of single values; change the process if its level does not do.",
        ("improving", "fail"): "Keep going, and see whether the pace will reach the target.",
        ("improving", "hit_or_miss"): "Learn what worked and hold the gain; think of new limits once it lasts.",
        ("improving", "pass"): "Learn what worked and hold the gain; think of new limits once it lasts.",
        ("improving", None): "Learn what worked and hold the gain.",
        ("neutral", None): "Find out what caused the change, and whether it is wanted.",
    }
)
RUN_CHART = "run"
CENTRES = {"run": "median", "g": "median"}


def judgement_lines(judgement: Judgement, shown: int | None) -> Iterator[str]:
    """Yield what is said of one series, the last segment first."""
    yield from sentences(judgement)
    yield from _causes(judgement, shown)
    yield from _segments(judgement, shown)
    yield from _offer(judgement)


def sentences(judgement: Judgement) -> Iterator[str]:
    """Yield the limits in force, what the last value shows, what may be expected of the target, and what to do."""
    segment = judgement.latest
    if segment is None:
        yield "It has no values yet."
        return
    yield limits_sentence(judgement, segment)
    yield from _state(judgement)
    if action := action_of(judgement):
        yield action


def limits_sentence(judgement: Judgement, segment: Segment) -> str:
    """Return what the limits in force are, and what they rest on; or why there are none."""
    centre = CENTRES.get(judgement.settings.chart, "mean")
    about = f"{count(segment.size, 'value')} since {day(segment.start)}, {centre} {figure(segment.limits.centre)}"
    if judgement.settings.chart == RUN_CHART:
        return f"{about}. {_runs(segment)}"
    if segment.missing:
        more = f"{segment.missing} more {verb(segment.missing, 'is', 'are')} needed"
        return f"{about}: too few for limits; {more}."
    if segment.limits.upper is None:
        return f"{about}: {_why_no_variation(judgement)}, so there are no limits."
    trial = ""
    if segment.is_trial:
        trial = f" These are trial limits: they may move until there are {FEWEST_FOR_FULL_LIMITS} values."
    lines = f"limits {figure(segment.limits.lower)} to {figure(segment.limits.upper)}"
    at_last = " at the last value" if segment.follows_denominator else ""
    return f"{about}, {lines}{at_last}{_basis(judgement, segment)}.{trial}"


def action_of(judgement: Judgement) -> str:
    """Return what to do about a series; empty where nothing can be told yet."""
    if judgement.variation is None or (not judgement.has_limits and judgement.variation == "common"):
        return ""
    return ACTIONS.get((judgement.variation, judgement.assurance), "")


def _why_no_variation(judgement: Judgement) -> str:
    values = {point.value for point in judgement.points if point.segment == len(judgement.segments) - 1}
    return "the values do not vary" if len(values) < 2 else "but for large steps, which are left out, nothing varies"


def _basis(judgement: Judgement, segment: Segment) -> str:
    parts = []
    if judgement.settings.fix_after and segment.counted < segment.size:
        parts.append(f"from its first {count(segment.counted, 'value')}")
    if judgement.settings.chart == "xmr" and not judgement.settings.screen:
        parts.append("large moving ranges kept")
    return f" ({', '.join(parts)})" if parts else ""


def _runs(segment: Segment) -> str:
    runs = segment.runs
    if runs.is_signal:
        return (
            f"Its runs are not chance alone: the longest has {count(runs.longest, 'value')} (chance allows "
            f"{runs.longest_allowed}), and it crosses the line {count(runs.crossings, 'time')} "
            f"({runs.crossings_needed} or more are usual)."
        )
    return "Its runs are no more than chance."


def _state(judgement: Judgement) -> Iterator[str]:
    last = judgement.points[-1]
    if judgement.has_limits or judgement.settings.chart == RUN_CHART or last.rule:
        rule = RULES.get((last.rule or "", last.side), "")
        yield VARIATIONS[last.variation].format(rule=rule)
    if judgement.assurance:
        yield ASSURANCES[judgement.assurance].format(target=figure(judgement.settings.target))


def _causes(judgement: Judgement, shown: int | None) -> Iterator[str]:
    """Yield the special causes, those that stand together as one."""
    runs = [list(run) for key, run in groupby(judgement.points, key=_cause) if key[1]]
    if not runs:
        return
    yield f"Special causes ({len(runs)})"
    yield from entries(runs[::-1], _said, shown)


def _cause(point: Point) -> tuple[int, str | None, int]:
    return point.segment, point.rule, point.side


def _said(run: list[Point]) -> str:
    first, last = run[0], run[-1]
    rule = RULES[first.rule or "", first.side]
    if first is last:
        return f"{day(first.date)}: {figure(first.value)}, {rule} ({first.variation})."
    return f"{day(first.date)} to {day(last.date)}: {count(len(run), 'value')}, {rule} ({first.variation})."


def _segments(judgement: Judgement, shown: int | None) -> Iterator[str]:
    if judgement.starts_anew:
        yield "Limits start anew"
        yield from entries([rebase for _, rebase in judgement.starts_anew], _decision, shown)


def _decision(rebase: Rebase) -> str:
    by = f", decided by {rebase.by}" if rebase.by else ""
    return sentence(f"{day(rebase.date)}: {rebase.reason or 'no reason is recorded'}{by}")


def _offer(judgement: Judgement) -> Iterator[str]:
    found = sustained_shift(judgement)
    if found:
        where = "above" if found.side > 0 else "below"
        yield (
            f"Since {day(found.start)}, {count(found.size, 'value')} in a row lie {where} the centre. If the cause is "
            f"understood and the new level is expected to last, limits may start anew there: --rebase {found.start}"
        )
