"""Where it would help most to improve: processes and services at which different sorts of evidence meet.

The list is found, not typed in: it changes as soon as a series, feedback, a risk or an issue does. Its order is that of
how many different sorts of evidence there are, then of the needs that hang on it: an order of work, never of people.

Source: NHS Wales (2024), §1.2 (3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from graph.analysis.assurance_balance import SEVERE
from graph.analysis.case import Case
from graph.analysis.scoped import within
from graph.analysis.words_feedback import has_happened
from graph.analysis.words_series import fails, is_concerning
from graph.model import Record

Evidence = Literal["worse", "unable", "heard", "risks", "issues", "poor_state"]
SORTS: tuple[Evidence, ...] = get_args(Evidence)
POOR = 2
RECENT_DAYS = 365


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One process or service that it may help to improve.

    Attributes:
        node: Its position.
        evidence: What shows it, by sort; sorts without anything are left out: measures that get `worse` or are
            `unable` to reach their target, bad messages `heard` in the last year, serious `risks`, open `issues`, and
            the node itself where people rate its state as poor.
        needs: Live needs that it helps to meet, the most important first.
        weight: The sum of their importance.
        in_hand: Live improvements of it, in order of id.
    """

    node: int
    evidence: dict[Evidence, tuple[int, ...]]
    needs: tuple[int, ...]
    weight: int
    in_hand: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "evidence": [{"sort": sort, "nodes": [ids[at] for at in nodes]} for sort, nodes in self.evidence.items()],
            "needs": [ids[need] for need in self.needs],
            "in_hand": [ids[one] for one in self.in_hand],
        }


class Opportunities:
    """The opportunities of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self._asked = within(case, scope)

    @cached_property
    def found(self) -> list[Opportunity]:
        """Those with some evidence: most sorts of evidence first, then most weight of needs, then in order of id."""
        case = self.case
        ontology = case.snapshot.ontology
        kinds = [kind for link in ontology.links_with_trait("meets") for kind in link.routes]
        kinds += [kind.name for kind in ontology.with_trait("flow")]
        nodes = self._asked(case.live_of(*kinds))
        told = [one for node in nodes if (one := self._of(node))]
        return sorted(told, key=lambda one: (-len(one.evidence), -one.weight, one.node))

    def _of(self, node: int) -> Opportunity | None:
        case = self.case
        measures = case.measures(node)
        about = case.into(node, "about")
        state = case.field(node, "current_state")
        found: dict[Evidence, tuple[int, ...]] = {
            "worse": tuple(one for one in measures if is_concerning(case, one)),
            "unable": tuple(one for one in measures if fails(case, one)),
            "heard": tuple(item for item in about if self._is_bad_news(item)),
            "risks": tuple(risk for risk in case.into(node, "threatens") if self._is_serious(risk)),
            "issues": tuple(one for one in about if self._is_open(one)),
            "poor_state": (node,) if state is not None and state <= POOR else (),
        }
        evidence = {sort: found[sort] for sort in SORTS if found[sort]}
        if not evidence:
            return None
        weights = {need: int(case.field(need, "importance") or 0) for need in case.what_for.needs(node)}
        needs = tuple(sorted(weights, key=lambda need: (-weights[need], need)))
        return Opportunity(node, evidence, needs, sum(weights.values()), tuple(sorted(case.into(node, "improves"))))

    def _is_bad_news(self, item: int) -> bool:
        case = self.case
        return item in self._feedback and case.within(case.day(item, "received_on"), RECENT_DAYS)

    def _is_open(self, issue: int) -> bool:
        case = self.case
        return issue in self._issues and has_happened(case, issue, "raised_on")

    def _is_serious(self, risk: int) -> bool:
        likelihood, consequence = (self.case.field(risk, name) or 0 for name in ("likelihood", "consequence"))
        return bool(likelihood * consequence >= SEVERE)

    @cached_property
    def _feedback(self) -> frozenset[int]:
        case = self.case
        return frozenset(one for one in case.snapshot.live_with("feedback") if case.field(one, "polarity") == "bad")

    @cached_property
    def _issues(self) -> frozenset[int]:
        case = self.case
        closed = {"resolved", "accepted"}
        return frozenset(one for one in case.snapshot.live_with("issue") if case.field(one, "state") not in closed)
