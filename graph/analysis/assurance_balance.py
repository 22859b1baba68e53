"""What is assured too little and too much, in one table, and where control and assurance are taken for one another.

Control is daily, near the work and at once; assurance comes now and then, looks back, and is made by somebody else.
What the law asks for is marked, and never proposed for removal.

Source: NHS Wales (2024), §§2 and 2.3; The three lines model (Institute of Internal Auditors, 2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import reached
from graph.analysis.scoped import within
from graph.analysis.words_dates import check_in_date
from graph.model import Record

Balance = Literal["under", "over"]
Why = Literal["never", "out_of_date", "own_word", "nothing", "no_purpose", "repeated"]
Mixed = Literal["seldom", "every_day", "placed_otherwise"]

LOOKS_AT = "assured_by"
SATISFIES = "satisfies"
ITSELF = 1
"""The line of those who do the work: their own word."""
SEVERE = 12
IMPORTANT = 4
MOST_ALIKE = 3
YEAR_DAYS = 365
OFTEN_DAYS = 31
SELDOM = frozenset({"quarterly", "annual"})


Called = Literal["control", "assurance"]
KINDS: tuple[tuple[str, Called, Called], ...] = (("control", "control", "assurance"), ("check", "assurance", "control"))
"""Trait, what it is called, and the aspect that it is not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is assured too little, or one check too many.

    Attributes:
        node: Position of the thing or the check.
        balance: `under` or `over`.
        why: Under: `never` checked, `out_of_date`, or by our `own_word` only. Over: a check of `nothing`, of what
            serves `no_purpose`, or `repeated` with the same result.
        checks: Positions of the checks that it rests on, in order.
        required: Whether the law or a binding requirement asks for it: then it is never to be removed.
    """

    node: int
    balance: Balance
    why: Why
    checks: tuple[int, ...]
    required: bool

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "balance": self.balance,
            "why": self.why,
            "checks": [ids[check] for check in self.checks],
            "required": self.required,
        }


@dataclass(frozen=True, slots=True)
class Confused:
    """Something that is called the one and works like the other.

    Attributes:
        node: Its position.
        called: `control` or `assurance`.
        why: A control that is done `seldom`, a check that those who do the work make nearly `every_day`, or something
            that is `placed_otherwise`: classified as the aspect that it is not.
    """

    node: int
    called: Called
    why: Mixed

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        return {"id": case.snapshot.ids[self.node], "called": self.called, "why": self.why}


class AssuranceBalance:
    """How assurance is spread over an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        asked: Picks those of some nodes that are within the scope, in the same order.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.asked = within(case, scope)

    @cached_property
    def rows(self) -> list[Row]:
        """What is assured too little, in order of id, then what is assured too much."""
        under = sorted(self._under(), key=lambda row: row.node)
        over = sorted(self._over(), key=lambda row: (row.node, row.why))
        return [*under, *over]

    def of(self, balance: Balance) -> list[Row]:
        """Return the rows of one side."""
        return [row for row in self.rows if row.balance == balance]

    def in_date(self, node: int) -> list[int]:
        """Return the checks of a node that are in date, in order."""
        return [check for check in self.case.out(node, LOOKS_AT) if check_in_date(self.case, check)]

    # -- too little -------------------------------------------------------------------------------------------------

    def _under(self) -> Iterator[Row]:
        for node, required in self._should_be_checked():
            checks = self.case.out(node, LOOKS_AT)
            current = self.in_date(node)
            if not current:
                yield Row(node, "under", "out_of_date" if checks else "never", tuple(checks), required)
            elif all(self.case.field(check, "line") == ITSELF for check in current):
                yield Row(node, "under", "own_word", tuple(current), required)
        yield from self._needs()

    def _should_be_checked(self) -> Iterator[tuple[int, bool]]:
        """Yield binding duties, serious or principal risks and their controls, and whether a duty asks for it."""
        case = self.case
        for duty in self.asked(case.snapshot.live_with("duty")):
            if case.field(duty, "binding"):
                yield duty, True
        risks = [risk for risk in case.snapshot.live_with("risk") if self._matters(risk)]
        yield from ((risk, False) for risk in self.asked(risks))
        keeping = {control for risk in risks for control in case.out(risk, "mitigated_by")}
        yield from ((node, False) for node in self.asked(sorted(keeping & set(case.snapshot.live_with("control")))))

    def _matters(self, risk: int) -> bool:
        likelihood, consequence = (self.case.field(risk, name) or 0 for name in ("likelihood", "consequence"))
        return bool(self.case.field(risk, "principal")) or likelihood * consequence >= SEVERE

    def _needs(self) -> Iterator[Row]:
        """Yield important needs of which nothing that helps to meet them is checked."""
        case = self.case
        ever, current = (self._met_by_checked(only_in_date=wanted) for wanted in (False, True))
        for need in self.asked(case.snapshot.live_with("need")):
            if (case.field(need, "importance") or 0) >= IMPORTANT and need not in current:
                yield Row(need, "under", "out_of_date" if need in ever else "never", (), required=False)

    def _met_by_checked(self, *, only_in_date: bool) -> frozenset[int]:
        """Return the needs that something checked helps to meet: itself, or what keeps it steady or is asked of it.

        Through a purpose everything would reach every need: what helps to meet one does so by what meets it.
        """
        case, snapshot = self.case, self.case.snapshot
        around = np.zeros(len(snapshot), dtype=np.bool_)
        for thing in sorted(self._checked):
            if not only_in_date or self.in_date(thing):
                around[[thing, *case.into(thing, "controlled_by"), *case.out(thing, "applies_to")]] = True
        services, needs = case.sight.meeting
        return frozenset(needs[reached(case.sight.graph, around & snapshot.live)[services]].tolist())

    # -- too much ---------------------------------------------------------------------------------------------------

    def _over(self) -> Iterator[Row]:
        for check in self.asked(self.case.snapshot.live_with("check")):
            things = self.case.into(check, LOOKS_AT)
            if not things and not self.case.out(check, SATISFIES):
                yield Row(check, "over", "nothing", (check,), self.is_required(check))
            elif things and not any(self._serves(thing) for thing in things):
                yield Row(check, "over", "no_purpose", (check,), self.is_required(check))
        for thing in self.asked(sorted(self._checked)):
            if alike := self._alike(thing):
                yield Row(thing, "over", "repeated", tuple(alike), all(map(self.is_required, alike)))

    @cached_property
    def _checked(self) -> set[int]:
        snapshot = self.case.snapshot
        return set(snapshot.sources[snapshot.link_live & snapshot.kind_mask(LOOKS_AT)].tolist())

    def _alike(self, thing: int) -> list[int]:
        """Return the checks of a thing in the last year with the same result, where they are more than enough."""
        case = self.case
        recent = [one for one in case.out(thing, LOOKS_AT) if case.within(case.day(one, "done_on"), YEAR_DAYS)]
        ratings = Counter(rating for one in recent if (rating := case.field(one, "rating")))
        return [one for one in recent if ratings.get(case.field(one, "rating"), 0) > MOST_ALIKE]

    def _serves(self, thing: int) -> bool:
        """Tell whether something that is checked matters to the purpose; what cannot tell counts as if it did."""
        sight = self.case.sight
        return not sight.answerable or not sight.work[thing] or bool(sight.serves[thing])

    def is_required(self, check: int) -> bool:
        """Tell whether a check is asked for by something binding."""
        asking = (*self.case.into(check, LOOKS_AT), *self.case.out(check, SATISFIES))
        return any(node in self._duties and self.case.field(node, "binding") for node in asking)

    @cached_property
    def _duties(self) -> frozenset[int]:
        return frozenset(self.case.snapshot.live_with("duty"))

    # -- control or assurance ---------------------------------------------------------------------------------------

    @cached_property
    def confused(self) -> list[Confused]:
        """What is called control and works like assurance, or the reverse, in order of id."""
        return sorted((*self._controls(), *self._checks(), *self._placed()), key=lambda one: (one.node, one.why))

    def _controls(self) -> Iterator[Confused]:
        for control in self.asked(self.case.snapshot.live_with("control")):
            if self.case.field(control, "cadence") in SELDOM:
                yield Confused(control, "control", "seldom")

    def _checks(self) -> Iterator[Confused]:
        case = self.case
        for check in self.asked(case.snapshot.live_with("check")):
            done, due = case.day(check, "done_on"), case.planned(check, "next_due")
            is_often = done is not None and due is not None and due - done <= OFTEN_DAYS
            if is_often and case.field(check, "line") == ITSELF:
                yield Confused(check, "assurance", "every_day")

    def _placed(self) -> Iterator[Confused]:
        case = self.case
        classifying = [link.name for link in case.snapshot.ontology.links_with_trait("classifies")]
        for trait, called, other in KINDS:
            for node in self.asked(case.snapshot.live_with(trait)):
                terms = [term for term in case.out(node, *classifying) if case.field(term, "scheme") == "qms_aspect"]
                if any(case.field(term, "code") == other for term in terms):
                    yield Confused(node, called, "placed_otherwise")
