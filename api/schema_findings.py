"""Findings in the schema: what the rules find, each with its reason, what it rests on, what to do and who can help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from api.schema_words import Severity
from graph.analysis.findings import Finding as Found
from graph.analysis.findings import Untold as Gap
from graph.analysis.findings import Withheld
from graph.model import Record

NODES = ("node", "from", "to", "measure")


@shape
class Evidence:
    """One fact that a finding rests on. Which of its parts are given depends on the sort of fact."""

    asked: strawberry.Private[Asked]
    record: strawberry.Private[Record]

    @shown
    def fact(self) -> str:
        """The sort of fact: missing link, field, link, last reading, line of sight, or count."""
        return str(self.record["fact"])

    @shown
    def nodes(self) -> list[Node]:
        """The nodes it is about; of a link its start, then its end."""
        ids = [self.record[part] for part in NODES if self.record.get(part)]
        ids += self.record.get("nodes", [])
        self.asked.pager.budget.spend(len(ids))
        return [node for node in map(self.asked.found, ids) if node is not None]

    @shown
    def link(self) -> str | None:
        """The kind of link that is there, or was looked for in vain."""
        said = self.record.get("link") or self.record.get("kind")
        return None if said is None else str(said)

    @shown
    def field(self) -> str | None:
        """The field of the node."""
        return self.record.get("field")

    @shown
    def value(self) -> str | None:
        """The value of the field or reading as text; null where it is empty or you may not see it."""
        value = self.record.get("value")
        if value is None or not self._may_be_seen():
            return None
        return str(value)

    @shown
    def count(self) -> int | None:
        """Of a count: how many of what."""
        return self.record.get("count")

    @shown
    def what(self) -> str | None:
        """Of a count: what was counted."""
        return self.record.get("what")

    @shown
    def date(self) -> Day | None:
        """The day of a reading, else the day by which it was looked for."""
        said = self.record.get("on") or self.record.get("date")
        return Day(said) if said else None

    def _may_be_seen(self) -> bool:
        if "field" not in self.record:
            return True
        snapshot = self.asked.snapshot
        at = self.asked.position(self.record["node"])
        declared = snapshot.ontology.fields_of(snapshot.kinds[at]).get(self.record["field"])
        if declared is None or not declared.guarded:
            return True
        if may := self.asked.may_see(at, declared):
            self.asked.saw(f"{snapshot.kinds[at]}.{declared.name}", self.record["node"])
        return may


@shape
class SetAside:
    """Why a finding is no problem, as somebody said."""

    reason: str = strawberry.field(description="The reason.")
    until: Day | None = strawberry.field(description="Last day it holds; null for no end.")
    by: str = strawberry.field(description="Who said so.")
    on: Day = strawberry.field(description="Day it was said.")


@shape
class Finding:
    """What a rule says of an organisation."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def id(self) -> strawberry.ID:
        """The rule and its nodes; the same each time, so that it can be set aside."""
        return strawberry.ID(self.found.id)

    @shown
    def rule(self) -> str:
        """The id of its rule; the page of rules says why it matters."""
        return self.found.rule

    @shown
    def title(self) -> str:
        """What is wrong, in a few words."""
        return self.found.title

    @shown
    def severity(self) -> Severity:
        """How pressing it is."""
        return Severity(self.found.severity)

    @shown
    def reason(self) -> str:
        """What is wrong here, in one sentence."""
        return self.found.reason

    @shown
    def action(self) -> str:
        """What to do."""
        return self.found.action

    @shown
    def nodes(self) -> list[Node]:
        """The nodes it is about, the subject first."""
        self.asked.pager.budget.spend(len(self.found.positions))
        return self.asked.nodes(self.found.positions)

    @shown
    def evidence(self) -> list[Evidence]:
        """The facts it rests on."""
        return [Evidence(asked=self.asked, record=record) for record in self.found.evidence]

    @shown
    def since(self) -> Day | None:
        """Day since which it holds; null where it cannot be told."""
        said = self.found.since
        return Day(said) if said else None

    @shown
    def who_can_help(self) -> list[Node]:
        """Roles that can help, never who holds them."""
        return [self.asked.found(role["role"]) for role in self.found.who_can_help]

    @shown
    def may_set_aside(self) -> bool:
        """Whether your rights let you set it aside, or take it up again."""
        return self.asked.may("set_aside", self.found.positions[0])

    @shown
    def set_aside(self) -> SetAside | None:
        """Why it is no problem, if somebody set it aside."""
        aside = self.found.set_aside
        if aside is None:
            return None
        until = Day(aside.until) if aside.until else None
        return SetAside(reason=aside.reason, until=until, by=aside.by, on=Day(aside.on))


@shape
class FindingEdge:
    """One finding of a page."""

    cursor: str = strawberry.field(description="Its place in the list.")
    node: Finding = strawberry.field(description="The finding.")


@shape
class FindingConnection(Paged):
    """A page of findings."""

    asked: strawberry.Private[Asked]

    @shown
    def edges(self) -> list[FindingEdge]:
        """The findings, each with its place in the list."""
        found = zip(self.cut.cursors, self.nodes(), strict=True)
        return [FindingEdge(cursor=cursor, node=node) for cursor, node in found]

    @shown
    def nodes(self) -> list[Finding]:
        """The findings alone."""
        return [Finding(asked=self.asked, found=finding) for finding in self.cut.rows]


@shape
class Untold:
    """What a rule cannot tell, and the least data that would tell it."""

    rule: str = strawberry.field(description="The id of the rule.")
    title: str = strawberry.field(description="What the rule asks.")
    reason: str = strawberry.field(description="What is missing, in one sentence.")
    node: Node | None = strawberry.field(description="The node it cannot be told of; null where it is of everything.")


@shape
class UntoldConnection(Paged):
    """A page of what rules cannot tell."""

    nodes: list[Untold] = strawberry.field(
        description="Rules that were withheld, then what cannot be told of one node."
    )


def findings_page(asked: Asked, found: Sequence[Found], first: int, after: str | None) -> FindingConnection:
    """Return a page of findings, given in the order in which they should be looked at."""
    cut = asked.pager.cut(found, _place, first, after)
    for finding in cut.rows:
        for name in finding.by.guarded:  # that it speaks of a node tells what the field holds
            asked.saw(f"{asked.snapshot.kinds[finding.positions[0]]}.{name}", finding.nodes[0])
    return FindingConnection(asked=asked, cut=cut)


def untold_page(asked: Asked, scope: int | None, first: int, after: str | None) -> UntoldConnection:
    """Return a page of what the rules cannot tell within a scope: rules that were withheld, then single nodes."""
    found = asked.findings(scope)
    gaps: list[Withheld | Gap] = [*found.withheld, *found.cannot_tell]
    gaps.sort(key=_untold_place)
    cut = asked.pager.cut(gaps, _untold_place, first, after)
    nodes = [
        Untold(rule=gap.by.id, title=gap.by.title, reason=gap.reason, node=asked.found(getattr(gap, "node", None)))
        for gap in cut.rows
    ]
    return UntoldConnection(cut=cut, nodes=nodes)


def _untold_place(gap: Withheld | Gap) -> tuple[Any, ...]:
    return (0, gap.by.id, "", "") if isinstance(gap, Withheld) else (1, gap.by.id, gap.node, gap.field)


def _place(finding: Found) -> tuple[Any, ...]:
    return (-finding.priority, finding.rule, list(finding.nodes))
