"""Words about series that rules and questions share: concerning, improving, fails, and since when.

All judge by XmR. A measure without a direction is neither better nor worse, and a rule that needs one cannot tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from graph.analysis.case import Case
from graph.analysis.spc_end import FULL
from graph.analysis.spc_judgement import Point, Rule, Variation
from graph.days import spelled

HOW: Mapping[Rule, str] = MappingProxyType(
    {
        "outside": "a value lies {side} what it does by itself",
        "trend": "value after value is {way} than the one before",
        "two_of_three": "values stay close to the limit {side} its middle",
        "shift": "value after value lies {side} its middle",
    }
)


def followed(case: Case, among: Sequence[int] | None = None) -> list[int]:
    """Return the live measures, or those of some live ones, that have readings up to the day, in order."""
    return case.judged.followed if among is None else [measure for measure in among if case.readings(measure)]


def last_point(case: Case, measure: int) -> Point | None:
    """Return the last value of a measure, as judged; None where it has none."""
    judgement = case.judged.of(measure)
    return judgement.points[-1] if judgement and judgement.points else None


def values_in_force(case: Case, measure: int) -> int:
    """Return how many values a measure has since its limits last began anew; 0 where it has none."""
    end = case.judged.end(measure)
    return end.size if end else 0


def is_concerning(case: Case, measure: int) -> bool:
    """Tell whether the last value of a measure is a special cause in the bad direction."""
    end = case.judged.end(measure)
    return end is not None and end.variation == "concerning"


def fails(case: Case, measure: int) -> bool:
    """Tell whether a measure cannot reach its target as things are, by twelve values or more."""
    return _assured(case, measure) == "fail"


def hits_by_chance(case: Case, measure: int) -> bool:
    """Tell whether chance alone decides if a measure reaches its target, by twelve values or more."""
    return _assured(case, measure) == "hit_or_miss"


def needs_direction(case: Case, measure: int) -> bool:
    """Tell whether a measure has a special cause now, and nobody says which way is better."""
    end = case.judged.end(measure)
    return end is not None and end.variation != "common" and case.field(measure, "direction") is None


def needs_direction_for_target(case: Case, measure: int) -> bool:
    """Tell whether a measure has a target in force and full limits, and nobody says which way is better."""
    if case.field(measure, "direction") is not None or values_in_force(case, measure) < FULL:
        return False
    judgement = case.judged.of(measure)
    if judgement is None:
        return False
    settings, last = judgement.settings, judgement.points[-1]
    return settings.target is not None and settings.target_from <= last.date and judgement.has_limits


def lacks_direction(case: Case, measure: int) -> bool:
    """Tell whether some value of a measure is a special cause, and nobody says which way is better."""
    if case.field(measure, "direction") is not None:
        return False
    judgement = case.judged.of(measure)
    return judgement is not None and any(point.side for point in judgement.points)


def unbroken(case: Case, measure: int, variation: Variation) -> str | None:
    """Return the day of the first of the values of one variation that end the current segment unbroken; None without.

    The day is an ISO text.
    """
    end = case.judged.end(measure)
    return end.alike_from if end and end.variation == variation else None


def told_since(case: Case, measure: int) -> int | None:
    """Return the day from which what is said of a target can be relied on: that of the twelfth value, or the target's.

    The later of both, ordinal; None with fewer values.
    """
    end = case.judged.end(measure)
    return ordinal(end.told_from) if end and end.told_from else None


def worse_since(case: Case, measure: int) -> int | None:
    """Return since when a measure gets worse or cannot reach its target, the earlier day; None where neither holds."""
    first = unbroken(case, measure, "concerning")
    days = [ordinal(first)] if first else []
    if fails(case, measure) and (since := told_since(case, measure)) is not None:
        days.append(since)
    return min(days, default=None)


def told_how(case: Case, measure: int) -> str:
    """Return how the last value of a measure is a special cause, as the end of a sentence."""
    last = last_point(case, measure)
    if last is None or last.rule is None:
        return "it varies as it always does"
    first = unbroken(case, measure, last.variation)
    since = f", since {spelled(ordinal(first))}" if first else ""
    told = HOW[last.rule].format(side="above" if last.side > 0 else "below", way="higher" if last.side > 0 else "lower")
    values = f"its middle is {last.limits.centre:.4g}, and its last value {last.value:.4g}"
    return f"{told}{since}; {values}{counted_in(case, measure)}"


def told_target(case: Case, measure: int) -> str:
    """Return where the target of a measure lies beside what it does by itself, as the end of a sentence."""
    judgement = case.judged.of(measure)
    if judgement is None or not judgement.points:
        return "it has no values"
    lines, target = judgement.points[-1].limits, judgement.settings.target
    values = values_in_force(case, measure)
    told = f"by {values} values it lies between {lines.lower:.4g} and {lines.upper:.4g}, and the target is {target:g}"
    return f"{told}{counted_in(case, measure)}"


def counted_in(case: Case, measure: int) -> str:
    """Return what the values of a measure are counted in, to stand after them in brackets; empty if it is not said."""
    unit = case.field(measure, "measured_in")
    return f" ({unit})" if unit else ""


def ordinal(day: str) -> int:
    """Return an ISO day as a number."""
    return date.fromisoformat(day).toordinal()


def _assured(case: Case, measure: int) -> str | None:
    end = case.judged.end(measure)
    return end.assurance if end and end.size >= FULL else None
