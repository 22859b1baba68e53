"""The direction of an organisation as a StratML Part 2 report: strict, valid against the schema, and read back.

It holds one organisation with its vision and mission, values, goals, objectives, measures and their values, and the
groups that are served. Everything else has no place in StratML and is counted.

Source: ANSI/AIIM 22:2017 (StratML Part 2), schema PerformancePlanOrReport of 2016-02-16.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from xml.sax.saxutils import escape

from graph.model import Link, Lost, Node, Reading
from loaders.forms import CannotWriteError, Contents, Written
from loaders.graphml import clean, signs_lost

SPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<PerformancePlanOrReport Type="Performance_Report" xmlns="{SPACE}">\n'
XML_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
STAGES = {"outcome": "Outcome", "process": "Output_Processing"}
HELD = {
    "OrgUnit": {"summary", "level"},
    "StakeholderGroup": {"summary", "customer"},
    "Purpose": {"statement", "type", "unit"},
    "Value": {"statement"},
    "Priority": {"summary", "unit", "horizon"},
    "Objective": {"summary", "unit"},
    "Measure": {"summary", "measured_in", "target", "target_from"},
}
NO_PLACE = "a plan in StratML has no place for them"
NO_FIELD = "StratML says less of what it holds"
NO_LINK = "StratML only says which objective belongs to which goal, and which measure to which objective"


def written(contents: Contents) -> Written:
    """Return a report.

    Raises:
        CannotWriteError: If there is no goal: StratML needs one.
    """
    return _Report(contents).written()


class _Report:
    """One organisation on its way into a report."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.nodes = {node.id: node for node in contents.nodes}
        self.goals = self._of("Priority")
        self.unit = self._unit()
        self.told: set[str] = set()
        self.linked = 0
        self.read = 0
        self.readings: dict[str, list[Reading]] = defaultdict(list)
        for reading in contents.readings:
            self.readings[reading.measure].append(reading)
        self.below = self._below("aligns_to", "Objective", "Priority")
        self.measured = self._below("measures", "Measure", "Objective")

    def _of(self, kind: str) -> list[Node]:
        return [node for node in self.contents.nodes if node.kind == kind]

    def _unit(self) -> Node | None:
        units = self._of("OrgUnit")
        whole = (one for one in units if one.fields.get("level") == "organisation")
        return next(whole, units[0] if units else None)

    def _below(self, kind: str, source: str, target: str) -> dict[str, list[tuple[Node, Link]]]:
        """Return what stands below each goal or objective: everything once, below the first that it is linked to."""
        found: dict[str, list[tuple[Node, Link]]] = defaultdict(list)
        placed: set[str] = set()
        for link in self.contents.links:
            ends = self.nodes[link.source], self.nodes[link.target]
            if (link.kind, ends[0].kind, ends[1].kind) == (kind, source, target) and link.source not in placed:
                placed.add(link.source)
                found[link.target].append((ends[0], link))
        return found

    def written(self) -> Written:
        """Return it with what has no place in it."""
        if not self.goals:
            hint = "record a priority, or write another form such as json"
            raise CannotWriteError(f"a plan in StratML has at least one goal, and no priority is recorded; {hint}")
        lines = [f"<Name>{_text(self.unit.name if self.unit else 'Golden Thread')}</Name>", "<StrategicPlanCore>"]
        lines += [*self._organisation(), *self._statements(), *self._values()]
        lines += [line for goal in self.goals for line in self._goal(goal)]
        lines += ["</StrategicPlanCore>", "</PerformancePlanOrReport>"]
        return Written((HEAD + "\n".join(lines) + "\n").encode(), tuple(self._lost()))

    def _organisation(self) -> Iterator[str]:
        if self.unit is None:
            return
        self.told.add(self.unit.id)
        yield f"<Organization>{_element('Name', self.unit.name)}{_identifier(self.unit)}"
        yield _element("Description", _said(self.unit, "summary"))
        for group in self._of("StakeholderGroup"):
            self.told.add(group.id)
            yield '<Stakeholder StakeholderTypeType="Generic_Group">' + _element("Name", group.name)
            yield _element("Description", _said(group, "summary"))
            if group.fields.get("customer") == "current":
                yield f"<Role>{_element('Name', 'Served')}<RoleType>Beneficiary</RoleType></Role>"
            yield "</Stakeholder>"
        yield "</Organization>"

    def _statements(self) -> Iterator[str]:
        """Yield vision and mission: the reader takes all goals to support them, so only where all do."""
        supported = {link.target for link in self.contents.links if link.kind == "aligns_to"}
        purposes = [one for one in self._of("Purpose") if one.id in supported and self._is_supported_by_all(one)][:1]
        for one in purposes:
            self.told.add(one.id)
            self.linked += len(self.goals)
            tag = "Vision" if one.fields.get("type") == "vision" else "Mission"
            statement = _element("Description", _said(one, "statement") or one.name)
            yield f"<{tag}>{statement}{_identifier(one)}</{tag}>"

    def _is_supported_by_all(self, purpose: Node) -> bool:
        links = self.contents.links
        sources = {link.source for link in links if link.kind == "aligns_to" and link.target == purpose.id}
        return {goal.id for goal in self.goals} <= sources

    def _values(self) -> Iterator[str]:
        for value in self._of("Value"):
            self.told.add(value.id)
            yield f"<Value>{_element('Name', value.name)}{_element('Description', _said(value, 'statement'))}</Value>"

    def _goal(self, goal: Node) -> Iterator[str]:
        self.told.add(goal.id)
        yield f"<Goal>{_element('Name', goal.name)}{_element('Description', _said(goal, 'summary'))}{_identifier(goal)}"
        for objective, _ in self.below[goal.id]:
            self.told.add(objective.id)
            self.linked += 1
            yield f"<Objective>{_element('Name', objective.name)}{_element('Description', _said(objective, 'summary'))}"
            yield _identifier(objective)
            for measure, link in self.measured[objective.id]:
                yield from self._indicator(measure, link)
            yield "</Objective>"
        yield "</Goal>"

    def _indicator(self, measure: Node, link: Link) -> Iterator[str]:
        self.told.add(measure.id)
        self.linked += 1
        stage = STAGES.get(str(link.fields.get("measure_type")), "")
        yield f'<PerformanceIndicator ValueChainStage="{stage}">' if stage else "<PerformanceIndicator>"
        yield _element("MeasurementDimension", measure.name)
        yield _element("UnitOfMeasurement", _said(measure, "measured_in")) + _identifier(measure)
        instance = [*self._target(measure), *map(self._result, self._valued(measure))]
        if instance:
            yield f"<MeasurementInstance>{''.join(instance)}</MeasurementInstance>"
        yield _element("OtherInformation", _said(measure, "summary")) + "</PerformanceIndicator>"

    def _target(self, measure: Node) -> Iterator[str]:
        target = measure.fields.get("target")
        if isinstance(target, (int, float)):
            start = _said(measure, "target_from")
            begun = _element("StartDate", start) if start else ""
            yield f"<TargetResult>{begun}{_element('NumberOfUnits', _decimal(target))}</TargetResult>"

    def _valued(self, measure: Node) -> list[Reading]:
        return [one for one in self.readings[measure.id] if one.value is not None]

    def _result(self, reading: Reading) -> str:
        self.read += 1
        number = _element("NumberOfUnits", _decimal(reading.value or 0))
        note = _element("Description", reading.note) if reading.note else ""
        return f"<ActualResult>{_element('EndDate', reading.date)}{number}{note}</ActualResult>"

    def _lost(self) -> Iterator[Lost]:
        rest = Counter(node.kind for node in self.contents.nodes if node.id not in self.told)
        for kind, count in rest.items():
            yield Lost(f"nodes of the kind {kind}", count, NO_PLACE)
        told = [node for node in self.contents.nodes if node.id in self.told]
        fields = sum(len(node.fields.keys() - HELD[node.kind]) + len(node.extra) for node in told)
        identifiers = sum(not XML_ID.fullmatch(node.id) for node in told)
        counts = (
            ("fields", fields, NO_FIELD),
            ("ids", identifiers, "an identifier there begins with a letter and holds no blanks"),
            ("links", len(self.contents.links) - self.linked, NO_LINK),
            ("readings", len(self.contents.readings) - self.read, "only values of measures of objectives are held"),
        )
        yield from (Lost(what, count, why) for what, count, why in counts if count)
        yield from signs_lost(map(_held, told))


def _held(node: Node) -> Node:
    """Return what StratML has a place for."""
    fields = {name: value for name, value in node.fields.items() if name in HELD[node.kind]}
    return replace(node, fields=fields, extra={})


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{_text(text)}</{tag}>"


def _text(text: str) -> str:
    return escape(clean(text))


def _identifier(node: Node) -> str:
    return _element("Identifier", node.id) if XML_ID.fullmatch(node.id) else ""


def _said(node: Node, name: str) -> str:
    return str(node.fields.get(name, ""))


def _decimal(number: float) -> str:
    """Return a number without an exponent, as the schema wants it.

    >>> _decimal(1e-7), _decimal(12)
    ('0.0000001', '12')
    """
    return format(Decimal(repr(number)), "f")
