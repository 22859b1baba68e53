"""What questions are asked of: an organisation on its day within a unit, with what several questions need of it.

Within a unit is what belongs to it, or to a unit below it; and what has no unit of its own, such as a need or a
message, where a live link joins it to something that does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from graph.analysis.case import Case
from graph.analysis.findings import Finding, Findings
from graph.analysis.graphs import Bools
from graph.analysis.places import NOWHERE
from graph.analysis.signals import signalling
from graph.analysis.steadiness import Running, processes_running
from graph.analysis.verdict import Verdict, is_effort, verdict
from graph.analysis.vital import Vital

COMPLETED = "completed"


class Matter:
    """An organisation as questions look at it.

    Attributes:
        case: The organisation on its day.
        scope: Position of the unit asked about; None for everything.
    """

    def __init__(self, case: Case, findings: Callable[[], Findings], scope: int | None = None) -> None:
        """Take an organisation.

        Args:
            case: See above.
            findings: Gives what all rules find in it, whatever the scope; asked once, when first needed.
            scope: See above.
        """
        self.case = case
        self.scope = scope
        self._findings = findings
        self._all: Findings | None = None
        self._by_rule: dict[str, list[Finding]] = {}

    def all_findings(self) -> Findings:
        """Return what all rules find, whatever the scope."""
        if self._all is None:
            self._all = self._findings()
        return self._all

    def live(self, *kinds: str) -> list[int]:
        """Return the live nodes of these kinds within the scope, in order of id."""
        return self._of_scope(self.case.live_of(*kinds))

    def of_kind(self, *kinds: str) -> list[int]:
        """Return the nodes of these kinds within the scope, live or not, in order of id."""
        return self._of_scope(self.case.snapshot.of_kind(*kinds).tolist())

    def concerns(self, node: int) -> bool:
        """Tell whether a node is within the scope."""
        return self.scope is None or bool(self._within[node])

    def _of_scope(self, nodes: list[int]) -> list[int]:
        return nodes if self.scope is None else [node for node in nodes if self._within[node]]

    def found(self, *rules: str) -> list[Finding]:
        """Return the findings of these rules within the scope, none set aside: by rule, the most pressing first."""
        return [finding for rule in rules for finding in self._of_rule(rule)]

    def _of_rule(self, rule: str) -> list[Finding]:
        if rule not in self._by_rule:
            found = self.all_findings().of_rule(rule)
            within = found if self.scope is None else [one for one in found if self._within[one.positions[0]]]
            self._by_rule[rule] = within
        return self._by_rule[rule]

    @cached_property
    def _within(self) -> Bools:
        snapshot, units = self.case.snapshot, self.case.units
        below = np.array(sorted(self.case.downwards(self.scope or 0)), dtype=np.int32)
        here = np.isin(units, below)
        sources, targets = snapshot.sources[snapshot.link_live], snapshot.targets[snapshot.link_live]
        near = np.zeros(len(snapshot), dtype=np.bool_)
        near[sources[here[targets]]] = True
        near[targets[here[sources]]] = True
        within: Bools = here | (near & (units == NOWHERE))
        return within

    # -- what several questions need ----------------------------------------------------------------------------------

    @cached_property
    def running(self) -> list[Running]:
        """How the processes within the scope run, as far as their measures have values, in order of id."""
        return [one for one in processes_running(self.case) if self.concerns(one.node)]

    @cached_property
    def followed(self) -> list[int]:
        """Live measures with values within the scope, in order of id."""
        return [one for one in self.case.judged.followed if self.concerns(one)]

    @cached_property
    def signalling(self) -> list[int]:
        """Live measures within the scope whose last value is a special cause, in order of id."""
        return signalling(self.case, self.followed)

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Whether the efforts within the scope worked: those that are live, and those completed; in order of id."""
        snapshot = self.case.snapshot
        kinds = [kind.name for kind in snapshot.ontology.with_trait("improvement_work") if kind.ends_on]
        told = [
            node for node in self.of_kind(*kinds) if snapshot.live[node] or snapshot.field(node, "status") == COMPLETED
        ]
        return [verdict(self.case, node) for node in told if is_effort(self.case, node)]

    @cached_property
    def vital(self) -> Vital:
        """What hangs on each process of everything."""
        return Vital(self.case.sight)
