"""The way of each item of feedback round its loop: how far it has come, by what, and where it stops.

An item has come full circle only when those who gave it have been told what came of it. Whether what was done had an
effect is told by series from before and after it, never by a single value.

Source: you said, we did; NHS Wales (2024), §2.3 and part 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from graph.analysis.case import Case
from graph.analysis.verdict import Compared, compared_since, is_effort, verdict
from graph.analysis.words_dates import iso
from graph.analysis.words_feedback import told_back
from graph.analysis.words_links import Grouped, valid_links
from graph.model import Record

Stage = Literal["received", "considered", "decided", "acted", "checked", "told_back"]
Reached = Literal["reached", "missing", "not_needed"]
STAGES: tuple[Stage, ...] = get_args(Stage)

NEW = "new"
DECIDED = frozenset({"acting", "closed_no_action"})
NO_ACTION = frozenset({"no_action", "watch"})
PLANNED = "plan"
THANKS = "good"
ANSWERS = ("answered_by", "prompted")
SINCE = ("made_on", "start", "raised_on", "issued_on")
"""Fields that tell when something that was done began, where the link to it does not say."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of an item.

    Attributes:
        stage: Which.
        state: Whether it was reached, is missing, or is not needed for this item.
        day: When it was reached, ordinal, where that is recorded.
        links: Positions of the links that show it, in order.
        shown: What series show before and after, for the stage of checking.
    """

    stage: Stage
    state: Reached
    day: int | None = None
    links: tuple[int, ...] = ()
    shown: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """How far an item of feedback has come.

    Attributes:
        item: Its position.
        steps: Its stages, in order.
        age: Days since it was received; None where that day is not recorded.
    """

    item: int
    steps: tuple[Step, ...]
    age: int | None

    @property
    def stage(self) -> Stage:
        """The last stage up to which nothing is missing."""
        reached: Stage = "received"
        for step in self.steps:
            if step.state == "missing":
                break
            reached = step.stage if step.state == "reached" else reached
        return reached

    @property
    def waits_for(self) -> Stage | None:
        """The first stage that is missing: where it stands still. None where it has come full circle."""
        return next((step.stage for step in self.steps if step.state == "missing"), None)

    @property
    def is_closed(self) -> bool:
        """Whether those who gave it have been told what came of it."""
        return self.steps[-1].state == "reached"

    def step(self, stage: Stage) -> Step:
        """Return one of its stages."""
        return self.steps[STAGES.index(stage)]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        return {
            "id": case.snapshot.ids[self.item],
            "stage": self.stage,
            "waits_for": self.waits_for,
            "closed": self.is_closed,
            "age": self.age,
            "steps": [_record(case, step) for step in self.steps],
        }


class FeedbackTraces:
    """How far all live feedback that had been received by the day has come.

    Attributes:
        case: The organisation on its day.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._shown: dict[int, tuple[Compared, ...]] = {}

    @cached_property
    def items(self) -> list[int]:
        """The items, in order of id; one that names no day counts as received."""
        case = self.case
        found = case.snapshot.live_with("feedback")
        return [item for item in found if case.day(item, "received_on") or not case.field(item, "received_on")]

    @cached_property
    def traces(self) -> list[Trace]:
        """How far each item has come, in the same order."""
        return [self.trace(item) for item in self.items]

    def trace(self, item: int) -> Trace:
        """Return how far an item has come."""
        received = self.case.day(item, "received_on")
        answers = self._answers(item)
        steps = (
            Step("received", "reached", received),
            self._considered(item, answers),
            self._decided(item, answers),
            *self._acted_and_checked(item, answers),
            self._told_back(item),
        )
        return Trace(item, steps, None if received is None else self.case.snapshot.day - received)

    # -- stages ---------------------------------------------------------------------------------------------------

    def _considered(self, item: int, answers: list[int]) -> Step:
        case = self.case
        heard = self._links["informs"].get(item, [])
        state = case.field(item, "state")
        looked = (state is not None and state != NEW) or case.field(item, "disposition") or answers or heard
        reached = bool(looked) or told_back(case, item)
        return Step("considered", _state(reached), case.day(item, "reviewed_on"), tuple(heard))

    def _decided(self, item: int, answers: list[int]) -> Step:
        case = self.case
        decided = case.field(item, "state") in DECIDED or case.field(item, "disposition") is not None
        if decided or answers:
            return Step("decided", "reached", self._first(item, answers), tuple(answers))
        return Step("decided", "not_needed" if self._is_thanks(item) else "missing")

    def _acted_and_checked(self, item: int, answers: list[int]) -> Iterator[Step]:
        done = [link for link in answers if self._is_action(link)]
        if done:
            day = self._first(item, done)
            shown = self._effect(item, done, day)
            told = any(one.moved != "cannot_tell" for one in shown)
            yield Step("acted", "reached", day, tuple(done))
            yield Step("checked", _state(told), links=tuple(done), shown=shown)
            return
        planned = self._links["informs"].get(item, [])
        if self.case.field(item, "disposition") == PLANNED and planned:
            yield Step("acted", "reached", self._first(item, planned), tuple(planned))
            yield Step("checked", "not_needed")
            return
        needed = not (self._is_left(item) or (self._is_thanks(item) and not answers))
        yield Step("acted", "missing" if needed else "not_needed")
        yield Step("checked", "missing" if needed else "not_needed")

    def _told_back(self, item: int) -> Step:
        return Step("told_back", _state(told_back(self.case, item)), self.case.day(item, "told_back_on"))

    def _is_left(self, item: int) -> bool:
        """Tell whether it was decided to do nothing, or nothing for now."""
        state, disposition = self.case.field(item, "state"), self.case.field(item, "disposition")
        return state == "closed_no_action" or disposition in NO_ACTION

    def _is_thanks(self, item: int) -> bool:
        """Tell whether somebody only says that something is good: then hearing it and saying so is enough."""
        return self.case.field(item, "polarity") == THANKS and self.case.field(item, "disposition") is None

    # -- what was done, and what came of it -----------------------------------------------------------------------

    @cached_property
    def _links(self) -> dict[str, Grouped]:
        return {kind: valid_links(self.case, kind) for kind in (*ANSWERS, "informs")}

    def _answers(self, item: int) -> list[int]:
        """Return the links to what an item is answered by or prompted; what is not yet is left out."""
        snapshot = self.case.snapshot
        links = [link for kind in ANSWERS for link in self._links[kind].get(item, [])]
        targets = {link: int(snapshot.targets[link]) for link in links}
        return [link for link, target in targets.items() if snapshot.live[target] or snapshot.ended[target]]

    def _is_action(self, link: int) -> bool:
        snapshot = self.case.snapshot
        if snapshot.link_kind(link) == ANSWERS[0]:
            return True
        return "response" in snapshot.ontology.kinds[snapshot.kinds[snapshot.targets[link]]].traits

    def _first(self, item: int, links: list[int]) -> int | None:
        """Return the first day on which one of some links, or what it leads to, began; None where none says it.

        What was under way already answers an item from the day on which that came in.
        """
        days = [day for link in links if (day := self._began(link)) is not None]
        return max(min(days), self.case.day(item, "received_on") or 0) if days else None

    def _began(self, link: int) -> int | None:
        target = int(self.case.snapshot.targets[link])
        days = (self.case.link_day(link, "valid_from"), *(self.case.day(target, name) for name in SINCE))
        return next((day for day in days if day is not None), None)

    def _effect(self, item: int, done: list[int], day: int | None) -> tuple[Compared, ...]:
        """Return what outcomes of the efforts that answer it show; without any, the measures of what it is about."""
        case = self.case
        targets = dict.fromkeys(case.snapshot.targets[done].tolist())
        shown = [one for target in targets if is_effort(case, target) for one in self._outcomes(target)]
        if shown or day is None:
            return tuple(shown)
        measures = dict.fromkeys(measure for thing in case.out(item, "about") for measure in case.measures(thing))
        return tuple(compared_since(case, measure, "outcome", day) for measure in measures)

    def _outcomes(self, effort: int) -> tuple[Compared, ...]:
        if effort not in self._shown:
            self._shown[effort] = tuple(verdict(self.case, effort).of_type("outcome"))
        return self._shown[effort]


def _state(reached: bool) -> Reached:
    return "reached" if reached else "missing"


def _record(case: Case, step: Step) -> Record:
    snapshot = case.snapshot
    return {
        "stage": step.stage,
        "state": step.state,
        "on": None if step.day is None else iso(step.day),
        "by": [snapshot.ids[target] for target in dict.fromkeys(snapshot.targets[list(step.links)].tolist())],
        "measures": [{"measure": snapshot.ids[one.measure], "moved": one.moved} for one in step.shown],
    }
