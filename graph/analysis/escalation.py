"""Issues and where they are mended: on the spot, in one unit, or passed up with a rule, a clock and a way back.

How long an issue may wait for an answer depends on its tier. What a team can mend itself and what it needs help with
are two lists that share nothing, each entry with its reason.

Source: NHS Wales (2024), §§2.1 and 2.4 (questions 10 and 11); tiered huddles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.words_dates import iso
from graph.analysis.words_feedback import has_happened
from graph.analysis.words_series import fails, is_concerning
from graph.model import Record

Reason = Literal["in_one_unit", "passed_up", "several_units", "depends_on_others", "not_steady", "no_place"]
PASSED_UP = "escalated_to"
CLOSED = frozenset({"resolved", "accepted"})
MIDDLE_TIER = 3
RECENT_DAYS = 90


@dataclass(frozen=True, slots=True)
class Rung:
    """One forum that an issue was passed up to.

    Attributes:
        forum: Its position.
        on: Day on which it was asked, ordinal; None where neither that nor the day of the issue is recorded.
        answered: Day on which its answer came back; None while it has not.
        waited: Days from the one to the other, or until now; None where the first is not known.
    """

    forum: int
    on: int | None
    answered: int | None
    waited: int | None

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        return {
            "forum": case.snapshot.ids[self.forum],
            "on": None if self.on is None else iso(self.on),
            "answered": None if self.answered is None else iso(self.answered),
            "waited": self.waited,
        }


@dataclass(frozen=True, slots=True)
class Escalation:
    """One issue that was passed up, with the rule that holds for it.

    Attributes:
        issue: Its position.
        tier: The tier that has it now; None where that is not said.
        limit: Days that it may wait for an answer there.
        rungs: Forums that were asked, in order of the day.
        route: Forums above the highest that was asked, up to the last; empty where none is recorded.
        reaches_board: Whether that way leads to a board.
        is_late: Whether an answer is outstanding for longer than the limit, or nobody was asked in time.
    """

    issue: int
    tier: int | None
    limit: int
    rungs: tuple[Rung, ...]
    route: tuple[int, ...]
    reaches_board: bool
    is_late: bool

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.issue],
            "tier": self.tier,
            "limit": self.limit,
            "rungs": [rung.record(case) for rung in self.rungs],
            "route": [ids[forum] for forum in self.route],
            "reaches_board": self.reaches_board,
            "late": self.is_late,
        }


@dataclass(frozen=True, slots=True)
class Open:
    """One issue that is still to be mended.

    Attributes:
        issue: Its position.
        units: The units of what it is about, in order of id.
        reason: Why it can be mended where it is (`in_one_unit`), or not: it was `passed_up`; concerns `several_units`;
            what it is about `depends_on_others`, or is `not_steady`, or cannot reach its target; or is in `no_place`.
    """

    issue: int
    units: tuple[int, ...]
    reason: Reason

    @property
    def is_local(self) -> bool:
        """Whether those who do the work can mend it themselves."""
        return self.reason == "in_one_unit"

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {"id": ids[self.issue], "units": [ids[unit] for unit in self.units], "reason": self.reason}


class Issues:
    """The issues of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything. An issue belongs to the units of what it is about.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self._inside = None if scope is None else case.downwards(scope)

    @cached_property
    def all(self) -> list[int]:
        """The live issues that had been raised by the day, in order of id."""
        raised = (one for one in self.case.snapshot.live_with("issue") if has_happened(self.case, one, "raised_on"))
        return [one for one in raised if self._inside is None or self._inside & set(self.units(one))]

    def units(self, issue: int) -> tuple[int, ...]:
        """Return the units of an issue and of what it is about, in order of id."""
        nodes = (issue, *self.case.out(issue, "about"))
        return tuple(sorted({unit for node in nodes if (unit := self.case.unit(node)) is not None}))

    @cached_property
    def open(self) -> list[Open]:
        """Those still to be mended, each with whether and why it can be mended where it is, in order of id."""
        still = [one for one in self.all if self.case.field(one, "state") not in CLOSED]
        return [Open(one, self.units(one), self._reason(one)) for one in still]

    @cached_property
    def fixed(self) -> list[int]:
        """Those that were mended on the spot in the last weeks, the newest first."""
        case = self.case
        here = [one for one in self.all if case.field(one, "fixed_locally") and case.field(one, "state") == "resolved"]
        days = {one: case.day(one, "resolved_on") or case.day(one, "raised_on") for one in here}
        return sorted(
            (one for one in here if case.within(days[one], RECENT_DAYS)), key=lambda one: (-(days[one] or 0), one)
        )

    @cached_property
    def passed_up(self) -> list[Escalation]:
        """Those that are passed up now, those first that wait too long, then in order of id."""
        case = self.case
        asked = [one for one in self.all if case.field(one, "state") == "escalated"]
        return sorted(map(self._escalation, asked), key=lambda one: (not one.is_late, one.issue))

    # -- one issue --------------------------------------------------------------------------------------------------

    def _reason(self, issue: int) -> Reason:
        case = self.case
        about = case.out(issue, "about")
        units = self.units(issue)
        if case.field(issue, "state") == "escalated":
            return "passed_up"
        if not units:
            return "no_place"
        if len(units) > 1:
            return "several_units"
        if any(self._depends_elsewhere(node, units[0]) for node in about):
            return "depends_on_others"
        if any(is_concerning(case, one) or fails(case, one) for node in about for one in case.measures(node)):
            return "not_steady"
        return "in_one_unit"

    def _depends_elsewhere(self, node: int, unit: int) -> bool:
        places = [self.case.unit(other) for other in self.case.out(node, "depends_on")]
        return any(place is not None and place != unit for place in places)

    def _escalation(self, issue: int) -> Escalation:
        case = self.case
        tier = case.field(issue, "tier_now")
        raised = case.day(issue, "raised_on")
        rungs = sorted(
            (self._rung(link, raised) for link in case.links_out(issue, PASSED_UP)),
            key=lambda rung: (rung.on or 0, rung.forum),
        )
        limit = self.limit(tier)
        waiting = [rung.waited for rung in rungs if rung.answered is None]
        if not rungs:
            waiting = [None if raised is None else case.snapshot.day - raised]
        route = self._route([rung.forum for rung in rungs])
        reached = [*route, *(rung.forum for rung in rungs)]
        return Escalation(
            issue,
            tier,
            limit,
            tuple(rungs),
            tuple(route),
            any(case.field(forum, "type") == "board" for forum in reached),
            any(days is not None and days > limit for days in waiting),
        )

    def limit(self, tier: int | None) -> int:
        """Return the days that an issue may wait for an answer in a tier; the shortest where that is not known."""
        limits = self.case.thresholds
        if (tier or 1) > MIDDLE_TIER:
            return limits.escalate_high
        return limits.escalate_middle if tier == MIDDLE_TIER else limits.escalate_low

    def _rung(self, link: int, raised: int | None) -> Rung:
        case = self.case
        asked = case.link_day(link, "on")
        on = raised if asked is None else asked
        answered = case.link_day(link, "answered_on")
        until = case.snapshot.day if answered is None else answered
        return Rung(int(case.snapshot.targets[link]), on, answered, None if on is None else until - on)

    def _route(self, forums: Iterable[int]) -> list[int]:
        """Return the forums above some, nearest first, without them."""
        asked = list(forums)
        found: list[int] = []
        waiting = list(asked)
        for forum in waiting:
            fresh = [above for above in self.case.out(forum, "reports_to") if above not in waiting]
            waiting += fresh
            found += [above for above in fresh if above not in asked]
        return found
