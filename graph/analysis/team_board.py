"""The board of one team for one day: how its work runs, what is wrong, what was mended, and who has been asked to help.

Made from what is recorded, so that the wall and the map cannot differ.

Source: NHS Wales (2024), §2.1 (visual management) and §2.4 (question 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.analysis.case import Case
from graph.analysis.control_facets import Defined, processes_defined
from graph.analysis.escalation import Escalation, Issues, Open
from graph.analysis.feedback_system import FeedbackSystem
from graph.analysis.feedback_trace import Trace
from graph.analysis.snapshot import Snapshot
from graph.analysis.steadiness import Running, Steadiness, running, steadiness
from graph.analysis.words_dates import last_value_day, period_days

LATE_PERIODS = 2


@dataclass(frozen=True)
class TeamBoard:
    """The board of one unit, with everything below it.

    Attributes:
        case: The organisation on its day.
        unit: Its position.
    """

    case: Case
    unit: int

    @cached_property
    def processes(self) -> list[int]:
        """Its live processes, in the order of the value stream, then of id."""
        flows = self._inside("flow")
        return sorted(flows, key=lambda node: (self.case.field(node, "number") is None, self._number(node), node))

    @cached_property
    def running(self) -> list[Running]:
        """How those run that are measured, in the same order."""
        return [found for node in self.processes if (found := running(self.case, node))]

    @cached_property
    def measures(self) -> list[Steadiness]:
        """What its other measures tell that have values: those that measure none of its processes, in order of id."""
        of_work = {one for node in self.processes for one in self.case.measures(node)}
        own = [one for one in self._inside("readings") if one not in of_work]
        return [found for one in own if (found := steadiness(self.case, one))]

    @property
    def unmeasured(self) -> list[int]:
        """Its processes of which no measure has values, in the same order."""
        measured = {one.node for one in self.running}
        return [node for node in self.processes if node not in measured]

    @cached_property
    def silent(self) -> list[int]:
        """Measures of it and of its processes whose next value is overdue, in order of id."""
        case = self.case
        found = []
        followed = {one for node in self.processes for one in case.measures(node)} | set(self._inside("readings"))
        for measure in sorted(followed):
            days, last = period_days(case, measure), last_value_day(case, measure)
            if days is not None and last is not None and case.older(last, LATE_PERIODS * days):
                found.append(measure)
        return found

    @cached_property
    def issues(self) -> Issues:
        """What is wrong in it."""
        return Issues(self.case, self.unit)

    @property
    def local(self) -> list[Open]:
        """What it can mend itself."""
        return [one for one in self.issues.open if one.is_local]

    @property
    def needing_help(self) -> list[Open]:
        """What it cannot mend itself and has not passed up."""
        return [one for one in self.issues.open if not one.is_local and one.reason != "passed_up"]

    @property
    def passed_up(self) -> list[Escalation]:
        """What others were asked to help with."""
        return self.issues.passed_up

    @property
    def fixed(self) -> list[int]:
        """What it mended on the spot lately, the newest first."""
        return self.issues.fixed

    @cached_property
    def undefined(self) -> list[Defined]:
        """Its processes without an agreed way of working in date."""
        return [one for one in processes_defined(self.case, self.processes) if one.way != "in_date"]

    @cached_property
    def improvements(self) -> list[int]:
        """Live efforts to change something that belong to it or change its work, in order of id."""
        case = self.case
        changing = {one for node in self.processes for one in case.into(node, "improves")}
        return sorted(changing | set(self._inside("improvement_work")))

    @cached_property
    def heard(self) -> list[Trace]:
        """What people said about it and have not been told what came of it, the longest first."""
        waiting = [trace for trace in FeedbackSystem(self.case, self.unit).traces if not trace.is_closed]
        return sorted(waiting, key=lambda trace: (-(trace.age or 0), trace.item))

    @cached_property
    def forums(self) -> list[int]:
        """Forums that look at it, in order of id."""
        return self.case.into(self.unit, "oversees")

    @property
    def snapshot(self) -> Snapshot:
        """The organisation on its day."""
        return self.case.snapshot

    def _inside(self, trait: str) -> list[int]:
        inside = self.case.downwards(self.unit)
        return [node for node in self.case.snapshot.live_with(trait) if self.case.unit(node) in inside]

    def _number(self, node: int) -> int:
        return int(self.case.field(node, "number") or 0)
