"""What a board has to know and to look after: purpose, people, measures and method; reviews, decisions and strategies.

Source: NHS Wales (2024), §1.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.enablers import enablers
from graph.analysis.plan_efforts import EFFORT
from graph.analysis.words_dates import iso
from graph.analysis.words_feedback import is_response
from graph.analysis.words_series import worse_since
from graph.model import Record

STRATEGY = "strategy"
HIGH = frozenset({"national", "organisation", "directorate"})
Turn = Literal["seen", "challenged", "mended", "returned"]


@dataclass(frozen=True, slots=True)
class Strategy:
    """One strategy, and the priorities that it moves.

    Attributes:
        plan: Its position.
        moves: Live priorities, each with the work of the strategy that leads to it, in order of id.
    """

    plan: int
    moves: Mapping[int, tuple[int, ...]]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        moves = [{"priority": ids[one], "by": [ids[at] for at in work]} for one, work in self.moves.items()]
        return {"id": ids[self.plan], "moves": moves}


@dataclass(frozen=True, slots=True)
class Challenge:
    """What became of a measure that is not as it should be.

    Attributes:
        measure: Its position.
        since: Since when it gets worse or cannot reach its target, ordinal.
        challenges: What was set to answer it: issues, improvements and decisions about it or about what it measures,
            in order of id.
        mended: Those of these that are done, in order of id.
        forums: Forums that look at it or at what it measures, to which the answer returns, in order of id.
    """

    measure: int
    since: int
    challenges: tuple[int, ...]
    mended: tuple[int, ...]
    forums: tuple[int, ...]

    @property
    def turn(self) -> Turn:
        """How far it has come round: `seen`, `challenged`, `mended` at the front line, or `returned` to a forum."""
        if not self.challenges:
            return "seen"
        if not self.mended:
            return "challenged"
        return "returned" if self.forums else "mended"

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        lists = ("challenges", "mended", "forums")
        return {
            "measure": ids[self.measure],
            "since": iso(self.since),
            "turn": self.turn,
            **{name: [ids[at] for at in getattr(self, name)] for name in lists},
        }


class BoardKnowledge:
    """What a board has to know of its organisation.

    Attributes:
        case: The organisation on its day.
    """

    def __init__(self, case: Case) -> None:
        self.case = case

    # -- what everybody on it should know ---------------------------------------------------------------------------

    @property
    def purposes(self) -> list[int]:
        """Why the organisation is there: live purposes, missions and visions, in order of id."""
        return [node for node in self.case.snapshot.live_with("anchor") if self.case.field(node, "statement")]

    @property
    def people(self) -> list[int]:
        """Whom it serves now or will serve, in order of id."""
        wanted = {"current", "future"}
        return [one for one in self.case.snapshot.live_with("people") if self.case.field(one, "customer") in wanted]

    @property
    def priorities(self) -> list[int]:
        """What it has chosen to go for, in order of id."""
        return self.case.snapshot.live_with("priority")

    @cached_property
    def measures(self) -> list[int]:
        """Live measures of its purposes and priorities, in order of id."""
        return sorted({one for node in (*self.purposes, *self.priorities) for one in self.case.measures(node)})

    @property
    def methods(self) -> Mapping[str, int]:
        """How many improvements that go on follow each method; those that name none under an empty text."""
        efforts = self.case.snapshot.live_with("improvement_work")
        kinds = self.case.snapshot.ontology.kinds
        named = [one for one in efforts if "method" in kinds[self.case.kind(one)].fields]
        return dict(sorted(Counter(str(self.case.field(one, "method") or "") for one in named).items()))

    @property
    def quality(self) -> list[int]:
        """The terms in which it says what quality is, in order of id: those that something live belongs to."""
        case = self.case
        links = case.snapshot.ontology.links_with_trait("classifies")
        kinds = {kind for link in links for route in link.routes.values() for kind in route.targets}
        return [term for term in case.live_of(*kinds) if case.into(term, *(link.name for link in links))]

    # -- what it has to look after ----------------------------------------------------------------------------------

    @cached_property
    def overdue(self) -> list[int]:
        """Live things whose day for a review has passed, the longest ago first."""
        snapshot = self.case.snapshot
        live = snapshot.live.nonzero()[0].tolist()
        due = {node: day for node in live if (day := self.case.field(node, "review_due")) and day < snapshot.date}
        return sorted(due, key=lambda node: (due[node], node))

    @cached_property
    def decisions(self) -> list[int]:
        """Decisions that were made, the newest first."""
        days = {node: day for node in self._deciding if (day := self.case.day(node, "made_on")) is not None}
        return sorted(days, key=lambda node: (-days[node], node))

    @property
    def _deciding(self) -> list[int]:
        kinds = self.case.snapshot.ontology.kinds.values()
        return self.case.live_of(*(kind.name for kind in kinds if "made_on" in kind.fields))

    @property
    def without_executive(self) -> list[int]:
        """Priorities for which no role answers that sits on a board, or belongs to the top or to a directorate."""
        return [one for one in self.priorities if not any(map(self._is_high, self.case.out(one, "owned_by")))]

    def _is_high(self, role: int) -> bool:
        case, unit = self.case, self.case.unit(role)
        if any(case.field(forum, "type") == "board" for forum in case.out(role, "sits_on")):
            return True
        return unit is not None and case.field(unit, "level") in HIGH

    @cached_property
    def strategies(self) -> list[Strategy]:
        """The live strategies, in order of id; one that moves no priority is not aligned."""
        plans = [plan for plan in self.case.snapshot.live_with("plan") if self.case.field(plan, "type") == STRATEGY]
        return [self._strategy(plan) for plan in plans]

    def _strategy(self, plan: int) -> Strategy:
        sight, moves = self.case.sight, dict[int, list[int]]()
        for work in sorted(set(self.case.out(plan, "allocates", "covers"))):
            for up in sight.up(work):
                if sight.priorities[up]:
                    moves.setdefault(up, []).append(work)
        return Strategy(plan, {one: tuple(moves[one]) for one in sorted(moves)})

    @cached_property
    def challenges(self) -> list[Challenge]:
        """What became of each live measure that gets worse or cannot reach its target, in order of id."""
        since = {one: day for one in self.case.judged.followed if (day := worse_since(self.case, one)) is not None}
        return [self._challenge(one, day) for one, day in since.items()]

    def _challenge(self, measure: int, since: int) -> Challenge:
        case = self.case
        around = (measure, *case.out(measure, "measures"))
        found = {node for thing in around for node in (*case.into(thing, "about", "improves", "delivers"), thing)}
        timely = {node for node in found if self._is_timely(node, since)}
        answers = {node for node in timely if is_response(case, node)}
        closed = {node for node in timely if self._is_closed_issue(node)}
        forums = {forum for thing in around for forum in case.into(thing, "oversees")}
        return Challenge(measure, since, *(tuple(sorted(nodes)) for nodes in (answers | closed, closed, forums)))

    def _is_timely(self, node: int, since: int) -> bool:
        """Tell whether something was decided or resolved no earlier than a day; what says no such day may be."""
        days = (self.case.day(node, name) for name in ("made_on", "resolved_on"))
        return all(day is None or day >= since for day in days)

    def _is_closed_issue(self, node: int) -> bool:
        kinds = {kind.name for kind in self.case.snapshot.ontology.with_trait("issue")}
        return self.case.kind(node) in kinds and self.case.field(node, "state") == "resolved"

    @cached_property
    def unresourced(self) -> list[int]:
        """Enablers of quality to which no time or money goes: terms, in order of their codes."""
        return [one.node for one in enablers(self.case) if not any(map(self._has_effort, one.improvements))]

    def _has_effort(self, node: int) -> bool:
        own = any((self.case.field(node, name) or 0) > 0 for name in EFFORT)
        return own or bool(self.case.into(node, "allocates"))

    def record(self) -> Record:
        """Return the documented JSON shape."""
        ids = self.case.snapshot.ids
        lists = ("purposes", "people", "priorities", "measures", "quality", "overdue", "decisions")
        return {
            **{name: [ids[at] for at in getattr(self, name)] for name in lists},
            "methods": [{"method": name, "count": count} for name, count in self.methods.items()],
            "without_executive": [ids[at] for at in self.without_executive],
            "unresourced": [ids[at] for at in self.unresourced],
            "strategies": [one.record(self.case) for one in self.strategies],
            "challenges": [one.record(self.case) for one in self.challenges],
        }
