"""What audits, inspections and reviews found: its age, its route, and what proves that it is closed.

And where incidents come again about work that nobody improves: told of processes, never of people.

Source: NHS Wales (2024), §2 (assurance) and §2.1 (system, not people).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.analysis.assurance_balance import YEAR_DAYS, AssuranceBalance
from graph.analysis.assurance_standards import EVIDENCE
from graph.analysis.case import Case
from graph.analysis.words_feedback import has_happened, in_hand, is_response
from graph.analysis.words_links import valid_links
from graph.model import Record

Stands = Literal["no_route", "under_way", "closed", "closed_without_proof", "accepted"]
FOUND_BY = "found_by"
OVER = {"accepted": "accepted", "resolved": "closed"}
INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that an audit, inspection or review found.

    Attributes:
        issue: Its position.
        checks: What found it, in order.
        age: Days since it was raised; None where that day is not recorded.
        route: Where it went: forums that it was passed up to, and what is done about it, in order of id.
        stands: `no_route`, `under_way`, `closed`, `closed_without_proof` or `accepted`.
        proof: What shows that it is closed: documents, in order of id.
        overdue: Whether the day by which it should be resolved has passed.
    """

    issue: int
    checks: tuple[int, ...]
    age: int | None
    route: tuple[int, ...]
    stands: Stands
    proof: tuple[int, ...]
    overdue: bool

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.stands in {"no_route", "under_way"}

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.issue],
            "age": self.age,
            "stands": self.stands,
            "overdue": self.overdue,
            **{name: [ids[at] for at in getattr(self, name)] for name in ("checks", "route", "proof")},
        }


@dataclass(frozen=True, slots=True)
class Incidents:
    """What went wrong about one thing in the last year.

    Attributes:
        node: What it was about.
        items: The incidents, in order of id.
        risks: Live risks that threaten it, in order of id.
        in_hand: What is done about them, or about the thing, in order of id; empty where nothing is.
    """

    node: int
    items: tuple[int, ...]
    risks: tuple[int, ...]
    in_hand: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            **{name: [ids[at] for at in getattr(self, name)] for name in ("items", "risks", "in_hand")},
        }


def gaps_found(balance: AssuranceBalance) -> list[Gap]:
    """Return what checks found within the scope, what is still open first, the oldest first."""
    case = balance.case
    found_by = valid_links(case, FOUND_BY)
    raised = [one for one in case.snapshot.live_with("issue") if has_happened(case, one, "raised_on")]
    found = [_gap(case, one, found_by[one]) for one in balance.asked(raised) if one in found_by]
    return sorted(found, key=lambda gap: (not gap.is_open, -(gap.age or 0), gap.issue))


def incidents(balance: AssuranceBalance) -> list[Incidents]:
    """Return what incidents of the last year were about within the scope, most incidents first, then in order of id."""
    case = balance.case
    items = [item for item in case.snapshot.live_with("feedback") if case.field(item, "type") == INCIDENT]
    recent = [item for item in items if case.within(case.day(item, "received_on"), YEAR_DAYS)]
    about: dict[int, list[int]] = {}
    for item in recent:
        for node in dict.fromkeys(case.out(item, "about")):
            about.setdefault(node, []).append(item)
    found = [
        Incidents(
            node, tuple(about[node]), tuple(case.into(node, "threatens")), tuple(in_hand(case, about[node], node))
        )
        for node in balance.asked(about)
    ]
    return sorted(found, key=lambda one: (-len(one.items), one.node))


def _gap(case: Case, issue: int, found_by: list[int]) -> Gap:
    raised = case.day(issue, "raised_on")
    passed_up = case.out(issue, "escalated_to")
    doing = [node for node in case.into(issue, "about") if is_response(case, node)]
    route = sorted({*passed_up, *doing})
    proof = tuple(case.out(issue, EVIDENCE))
    return Gap(
        issue,
        tuple(case.snapshot.targets[found_by].tolist()),
        None if raised is None else case.snapshot.day - raised,
        tuple(route),
        _stands(case, issue, route, proof),
        proof,
        case.field(issue, "state") not in OVER and case.passed(issue, "due"),
    )


def _stands(case: Case, issue: int, route: list[int], proof: tuple[int, ...]) -> Stands:
    state = case.field(issue, "state")
    if state == "accepted":
        return "accepted"
    if state == "resolved":
        return "closed" if proof else "closed_without_proof"
    return "under_way" if route else "no_route"
