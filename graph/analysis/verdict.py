"""Did it work: what outcome measures showed before and after a start, with balancing measures beside them.

Told of one effort, never of people. A gain counts only where it is not chance, began after the start, and is still
there; where that cannot be shown, the verdict says what is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from types import MappingProxyType
from typing import Literal, get_args

import numpy as np

from graph.analysis.case import Case
from graph.analysis.spc import BETTER
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS
from graph.analysis.words_series import is_concerning, unbroken
from graph.model import Record

Shows = Literal["outcome", "balancing"]
Said = Literal["worked", "did_not_work", "not_shown"]
Moved = Literal["improved", "worsened", "lost", "no_change", "cannot_tell"]
Lack = Literal["", "direction", "readings", "before", "after"]
Because = Literal["no_start", "no_outcome", "better", "better_and_worse", "lost", "worse", "no_change", "untold"]

SAID: Mapping[Because, Said] = MappingProxyType(
    {"better": "worked", "worse": "did_not_work", "no_change": "did_not_work"}
)
IMPROVES = "improves"
FEWEST_AFTER = 7
"""As many values as the shortest shift has; with fewer after the start nothing is told but a warning."""


@dataclass(frozen=True, slots=True)
class Side:
    """The values on one side of a start.

    Attributes:
        size: How many.
        mean: Their mean, in the measure's unit; None where there are none.
    """

    size: int
    mean: float | None


NO_SIDE = Side(0, None)


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure before and after a start.

    Attributes:
        measure: Its position.
        type: What it shows of the effort: `outcome` or `balancing`.
        before, after: Its values up to and with the day of the start, and after it; excluded ones left out.
        moved: What became of it: `improved`, `worsened`, `lost` (a gain that is gone again), `no_change` or
            `cannot_tell`.
        lacks: What is missing where that cannot be told; else empty.
        missing: How many values are missing, where more of them would tell.
    """

    measure: int
    type: Shows
    before: Side
    after: Side
    moved: Moved
    lacks: Lack = ""
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an effort worked.

    Attributes:
        node: The effort.
        said: `worked`, `did_not_work` or `not_shown`.
        because: Why: `no_start` or `no_outcome` (none is recorded); outcomes got `better`, or `better_and_worse` (they
            or what guards them), or the gain was `lost`, or they got `worse`, or showed `no_change`, or are `untold`.
        compared: Its outcome measures, then its balancing ones, each in order of id.
        loose: Processes that it improved and that lack an agreed way of working or a measure.
        slipping: Measures of those processes that are getting worse now.
        held: Whether control has held since: None where it did not work or improved no process.
    """

    node: int
    said: Said
    because: Because
    compared: tuple[Compared, ...]
    loose: tuple[int, ...]
    slipping: tuple[int, ...]
    held: bool | None

    def of_type(self, wanted: Shows) -> list[Compared]:
        """Return its measures of a type."""
        return [one for one in self.compared if one.type == wanted]

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        ids = case.snapshot.ids
        return {
            "verdict": self.said,
            "because": self.because,
            "start": case.field(self.node, "start"),
            "measures": [_record(case, one) for one in self.compared],
            "control_held": self.held,
            "loose": [ids[node] for node in self.loose],
            "slipping": [ids[node] for node in self.slipping],
        }


def is_effort(case: Case, node: int) -> bool:
    """Tell whether a node is an effort with a beginning and an end, of which it can be asked whether it worked."""
    kind = case.snapshot.ontology.kinds.get(case.kind(node))
    return kind is not None and "improvement_work" in kind.traits and bool(kind.ends_on)


def verdict(case: Case, node: int) -> Verdict:
    """Return whether an effort worked, by the series of its measures up to the day, and what that rests on.

    It worked where an outcome measure improved, and no outcome or balancing measure got worse meanwhile. It did not
    where none improved and one got worse, or had values enough to show a change and showed none. Else it is not shown.
    """
    start = case.day(node, "start")
    compared: tuple[Compared, ...] = ()
    if start is not None:
        shown = [(one, type_) for type_ in get_args(Shows) for one in case.measures(node, type_)]
        compared = tuple(compared_since(case, one, type_, start) for one, type_ in shown)
    because = _because(compared) if start is not None else "no_start"
    said = SAID.get(because, "not_shown")
    improved = _improved(case, node)
    loose = tuple(one for one in improved if not case.out(one, "standardised_by") or not case.measures(one))
    watching = sorted({measure for one in improved for measure in case.measures(one)})
    slipping = tuple(measure for measure in watching if is_concerning(case, measure))
    held = not (loose or slipping) if said == "worked" and improved else None
    return Verdict(node, said, because, compared, loose, slipping, held)


def _because(compared: Sequence[Compared]) -> Because:
    outcomes = {one.moved for one in compared if one.type == "outcome"}
    worse = any(one.moved == "worsened" for one in compared)
    found: list[tuple[bool, Because]] = [
        (not outcomes, "no_outcome"),
        ("improved" in outcomes and worse, "better_and_worse"),
        ("improved" in outcomes, "better"),
        ("lost" in outcomes, "lost"),
        ("worsened" in outcomes, "worse"),
        ("no_change" in outcomes, "no_change"),
    ]
    return next((because for holds, because in found if holds), "untold")


def compared_since(case: Case, measure: int, type_: Shows, start: int) -> Compared:
    """Return one measure before and after a day.

    Args:
        case: The organisation on its day.
        measure: The measure.
        type_: What it shows of what was done on the day.
        start: The day, ordinal.
    """
    days, values, left_out = case.judged.valued(measure)
    if not days:
        return Compared(measure, type_, NO_SIDE, NO_SIDE, "cannot_tell", "readings", FEWEST_FOR_LIMITS)
    cut = bisect_right(days, date.fromordinal(start).isoformat())
    sides = _side(values[:cut], left_out[:cut]), _side(values[cut:], left_out[cut:])
    lacks, missing = _lacking(case, measure, sides)
    if lacks:
        return Compared(measure, type_, *sides, "cannot_tell", lacks, missing)
    after = days[cut:]
    moved = _moved(case, measure, after[0], sides)
    is_warning = moved == "worsened" and type_ == "balancing"
    if len(after) < FEWEST_AFTER and not is_warning:
        return Compared(measure, type_, *sides, "cannot_tell", "after", FEWEST_AFTER - len(after))
    return Compared(measure, type_, *sides, moved)


def _side(values: list[float], left_out: list[bool]) -> Side:
    counted = [value for value, is_out in zip(values, left_out, strict=True) if not is_out] if any(left_out) else values
    return Side(len(counted), fmean(counted) if counted else None)


def _lacking(case: Case, measure: int, sides: tuple[Side, Side]) -> tuple[Lack, int]:
    """Return what forbids a comparison, and how many values are missing; nothing where it can be made."""
    before, after = sides
    if not _better(case, measure):
        return "direction", 0
    if before.size < FEWEST_FOR_LIMITS:
        return "before", FEWEST_FOR_LIMITS - before.size
    return ("", 0) if after.size else ("after", FEWEST_AFTER)


def _moved(case: Case, measure: int, first: str, sides: tuple[Side, Side]) -> Moved:
    """Return what became of a measure from the first day after a start on."""
    end = case.judged.end(measure)
    worse = unbroken(case, measure, "concerning")
    if worse is not None and worse >= first:
        return "worsened"
    begun = [day for day in end.gained_on if day >= first] if end else []
    if end is None or not begun:
        return "no_change"
    # New limits after the gain make its level the usual one: then it is there though no value stands out any more.
    is_there = end.variation == "improving" or begun[0] < end.start
    return "improved" if is_there and _is_better(sides, _better(case, measure)) else "lost"


def _better(case: Case, measure: int) -> int:
    """Return which way is better for a measure: 1 up, -1 down, 0 neither or not said."""
    return BETTER.get(str(case.field(measure, "direction")), 0)


def _is_better(sides: tuple[Side, Side], better: int) -> bool:
    before, after = sides[0].mean, sides[1].mean
    return before is not None and after is not None and (after - before) * better > 0


def _improved(case: Case, node: int) -> list[int]:
    """Return the live processes that an effort improves or improved, in order; it need not be live itself."""
    return case.answer("what efforts improve", lambda: _improvements(case)).get(node, [])


def _improvements(case: Case) -> Mapping[int, list[int]]:
    """Return the live processes that each effort improves or improved, in order; one that improves none is absent."""
    snapshot = case.snapshot
    flows = np.zeros(len(snapshot), dtype=np.bool_)
    flows[snapshot.live_of(*(kind.name for kind in snapshot.ontology.with_trait("flow")))] = True
    links = np.flatnonzero(snapshot.link_valid & snapshot.kind_mask(IMPROVES) & flows[snapshot.targets])
    ends = zip(snapshot.sources[links].tolist(), snapshot.targets[links].tolist(), strict=True)
    found: dict[int, list[int]] = {}
    for source, target in sorted(set(ends)):
        found.setdefault(source, []).append(target)
    return found


def _record(case: Case, one: Compared) -> Record:
    return {
        "measure": case.snapshot.ids[one.measure],
        "type": one.type,
        "before": {"n": one.before.size, "mean": one.before.mean},
        "after": {"n": one.after.size, "mean": one.after.mean},
        "moved": one.moved,
        "lacks": one.lacks or None,
        "missing": one.missing,
    }
