"""What the rules find in an organisation, in the order in which it should be looked at.

A finding knows what it rests on and puts it into words only when asked: ten thousand of them cost no sentence that
nobody reads. What the rules cannot tell, and why, is part of the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import overload

import numpy as np
import numpy.typing as npt

from graph.analysis.case import Case
from graph.analysis.evidence import evidence
from graph.analysis.graphs import Ints
from graph.analysis.judgements import Judgements, judgements
from graph.analysis.moving import Moves, moves_since
from graph.analysis.reach import reach
from graph.analysis.rule import CannotTell, Hit, Rule, Severity
from graph.analysis.said import WEIGHT
from graph.analysis.since import since
from graph.analysis.who_can_help import who_can_help
from graph.analysis.wording import quoted, sentence
from graph.collector import held_collector
from graph.model import Aside, Record

Places = npt.NDArray[np.intp]

NOBODY = np.empty(0, dtype=np.int32)
NO_ASIDES: Mapping[str, Aside] = MappingProxyType({})
OF_ROWS = ("_case", "_moves", "_asides", "_rows", "_rules", "_weights", "_priorities", "_made")
"""What lists of some of the same findings share."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of an organisation.

    Attributes:
        id: The rule and its nodes, `P03:d3`; the same in every run, so that it can be set aside.
        severity: `H` act now, `M` plan, `L` tidy, `+` good news.
        nodes: Ids of the nodes it is about, the subject first.
        priority: Weight of the severity (3, 2, 1, 0) × reach of the subject: the order of findings. It is never added
            up over a team or person.
        set_aside: Why it is no problem, by whom and until when; None where nobody said so or the time is over.
        by: The rule that found it.
    """

    id: str
    severity: Severity
    nodes: tuple[str, ...]
    priority: float
    set_aside: Aside | None
    by: Rule = field(repr=False)
    _made: Hit = field(repr=False, compare=False)
    _moves: Moves = field(repr=False, compare=False)
    _case: Case = field(repr=False, compare=False)

    @property
    def rule(self) -> str:
        """The id of the rule, such as `P03`."""
        return self.by.id

    @property
    def title(self) -> str:
        """What is wrong, in words a leader understands."""
        return self.by.title

    @property
    def action(self) -> str:
        """What to do."""
        return self.by.action

    @property
    def positions(self) -> tuple[int, ...]:
        """Positions of its nodes in the snapshot, the subject first."""
        return tuple(map(self._moves.nodes, self._made.nodes))

    @property
    def _hit(self) -> Hit:
        """What the rule found, at the positions of now."""
        return self._moves.hit(self._made)

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return sentence(self._case, self._hit)

    @property
    def evidence(self) -> list[Record]:
        """The facts it rests on; see `graph.analysis.evidence`."""
        return evidence(self._case, self._hit.facts)

    @property
    def since(self) -> str | None:
        """The latest day on which one of the facts began, ISO; None where no day is known."""
        return since(self._case, self._hit)

    @property
    def who_can_help(self) -> list[Record]:
        """Roles that can help, `{"role": id, "name": its name}`; never who holds them."""
        return who_can_help(self._case, self.positions[0])

    def record(self) -> Record:
        """Return the documented JSON shape of `findings --json`."""
        return {
            "id": self.id,
            "rule": self.rule,
            "title": self.title,
            "severity": self.severity,
            "nodes": list(self.nodes),
            "reason": self.reason,
            "action": self.action,
            "evidence": self.evidence,
            "who_can_help": self.who_can_help,
            "since": self.since,
            "set_aside": _aside_record(self.set_aside),
        }


@dataclass(frozen=True, slots=True)
class Untold:
    """What a rule cannot tell of a node, because a field of it is empty.

    Attributes:
        node: Id of the node; name: its name.
        field: The empty field; filled in, the rule can tell.
        by: The rule.
    """

    node: str
    name: str
    field: str
    by: Rule

    @property
    def reason(self) -> str:
        """Which field would tell, in one sentence."""
        said = self.field.replace("_", " ")
        return f"{quoted(self.by.title)} cannot be told of {quoted(self.name)}: its field {quoted(said)} is empty."

    def record(self) -> Record:
        """Return it as JSON can hold it."""
        return {
            "rule": self.by.id,
            "title": self.by.title,
            "node": self.node,
            "field": self.field,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Withheld:
    """A rule that says nothing, because what it asks cannot be answered yet.

    Attributes:
        by: The rule.
        reason: What is missing, and the one record that would tell.
    """

    by: Rule
    reason: str

    def record(self) -> Record:
        """Return it as JSON can hold it."""
        return {"rule": self.by.id, "title": self.by.title, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that rules say of an organisation on one day.

    Attributes:
        findings: By priority, the greatest first, those set aside among them; ties by rule, then ids of nodes.
        cannot_tell: Of which nodes a rule cannot tell, by rule and node.
        withheld: Which rules were withheld, by rule.
    """

    findings: Sequence[Finding]
    cannot_tell: tuple[Untold, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all findings."""
        return frozenset(_ids(self.findings))

    def about(self, node: str) -> tuple[Finding, ...]:
        """Return the findings about a node, in order.

        Args:
            node: Its id.
        """
        if isinstance(self.findings, FindingList):
            return self.findings.about(node)
        return tuple(finding for finding in self.findings if node in finding.nodes)

    @property
    def open(self) -> Sequence[Finding]:
        """The findings that are not set aside, in order."""
        if isinstance(self.findings, FindingList):
            return self.findings.open
        return tuple(finding for finding in self.findings if finding.set_aside is None)

    def of_rule(self, rule: str) -> list[Finding]:
        """Return the findings of a rule that are not set aside, in order.

        Args:
            rule: Its id.
        """
        found = self.findings.of_rule(rule) if isinstance(self.findings, FindingList) else self.findings
        return [finding for finding in found if finding.rule == rule and finding.set_aside is None]

    def grouped(self) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
        """Return the findings by root cause: those with the same subject together, each with the id of that node.

        What is set aside is left out. Groups stand in the order of their first finding, and so do the findings in each.
        """
        groups: dict[str, list[Finding]] = {}
        for finding in self.open:
            groups.setdefault(finding.nodes[0], []).append(finding)
        return tuple((node, tuple(found)) for node, found in groups.items())

    def record(self) -> Record:
        """Return the documented JSON shape of `findings --json`."""
        return {
            "findings": [finding.record() for finding in self.findings],
            "grouped": [{"node": node, "findings": [one.id for one in found]} for node, found in self.grouped()],
            "cannot_tell": [untold.record() for untold in self.cannot_tell],
            "withheld": [withheld.record() for withheld in self.withheld],
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two sets of findings.

    Attributes:
        appeared: Findings of the later set whose id was not there before, in its order.
        gone: Findings of the earlier set whose id is not there any more, in its order.
    """

    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]


class FindingList(Sequence[Finding]):
    """Findings in order, each made when it is first looked at: most of many thousand never are."""

    def __init__(self, case: Case, said: Judgements, within: Ints | None, asides: Mapping[str, Aside]) -> None:
        """Put in order what rules found.

        Args:
            case: The organisation.
            said: What they said of it.
            within: Units that the subjects of findings belong to; None for all.
            asides: What was set aside, by id of finding.
        """
        self._case = case
        self._moves = moves_since(said.moves)
        self._asides = asides
        self._rows = [made for one in said.said for made in one.hits.made]
        rules = np.repeat(
            np.arange(len(said.said)), np.array([len(one.hits.made) for one in said.said], dtype=np.int64)
        )
        subjects = np.concatenate([NOBODY, *(one.hits.subjects for one in said.said)])
        if within is not None:
            inside = np.flatnonzero(np.isin(case.units[subjects], within))
            self._rows = [self._rows[place] for place in inside.tolist()]
            subjects, rules = subjects[inside], rules[inside]
        self._rules = rules
        self._weights = np.fromiter((made.weight for made in self._rows), dtype=np.int8, count=len(self._rows))
        self._priorities = self._weights * reach(case, subjects)
        # They come ordered by rule and nodes, which is how equal ones stand.
        self._order = np.argsort(-self._priorities, kind="stable")
        self._made: dict[int, Finding] = {}

    def _only(self, rows: Places) -> FindingList:
        """Return some of them, given as rows in their order; each finding is made once for both."""
        other = object.__new__(FindingList)
        known = {name: vars(self)[name] for name in OF_ROWS}
        vars(other).update(known, _order=rows)
        return other

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        """Return one of them, or some of them."""
        if isinstance(place, slice):
            return tuple(map(self._finding, self._order[place].tolist()))
        return self._finding(int(self._order[place]))

    @property
    def open(self) -> FindingList:
        """Those that are not set aside, in order."""
        return self if self._left is None else self._left

    @cached_property
    def _left(self) -> FindingList | None:
        """Those that are not set aside; None where all are: a list that kept itself would never be let go of."""
        date = self._case.snapshot.date
        aside = {name for name, said in self._asides.items() if _in_force(said, date)}
        if not aside:
            return None
        kept = [self._rows[row].id not in aside for row in self._order.tolist()]
        return self._only(self._order[np.array(kept, dtype=np.bool_)])

    @cached_property
    def severities(self) -> Sequence[Severity]:
        """The severity of each, in order."""
        of_weights = {weight: severity for severity, weight in WEIGHT.items()}
        return [of_weights[weight] for weight in self._weights[self._order].tolist()]

    def without(self, severity: Severity) -> FindingList:
        """Return those of other severities, in order."""
        return self._only(self._order[self._weights[self._order] != WEIGHT[severity]])

    def by_rule(self) -> list[FindingList]:
        """Return those of one rule together, in order; the rule of the first comes first."""
        return [self._only(self._order[places]) for places in self._by_rule.values()]

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each, in order."""
        return [self._rows[row].id for row in self._order.tolist()]

    def about(self, node: str) -> tuple[Finding, ...]:
        """Return those about the node of an id, in order."""
        return tuple(self[place] for place in self._about.get(node, ()))

    def of_rule(self, rule: str) -> list[Finding]:
        """Return those of the rule of an id, in order."""
        return [self[place] for place in self._by_rule.get(rule, NOBODY).tolist()]

    @cached_property
    def _by_rule(self) -> Mapping[str, Places]:
        """Where the findings of each rule stand; the rule of the first comes first."""
        rules = self._rules[self._order]
        places = np.argsort(rules, kind="stable")
        parts = np.split(places, np.flatnonzero(np.diff(rules[places])) + 1) if len(places) else []
        parts.sort(key=lambda part: int(part[0]))
        return {self._rows[self._order[part[0]]].rule.id: part for part in parts}

    @cached_property
    def _about(self) -> Mapping[str, Sequence[int]]:
        """Where the findings about each node stand."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self._order.tolist()):
            for node in dict.fromkeys(self._rows[row].nodes):
                found.setdefault(node, []).append(place)
        return found

    def _finding(self, row: int) -> Finding:
        made = self._made.get(row)
        if made is None:
            made = self._made[row] = self._make(row)
        return made

    def _make(self, row: int) -> Finding:
        made, case = self._rows[row], self._case
        hit, rule = made.judgement, made.rule
        assert isinstance(hit, Hit)  # noqa: S101  gaps are kept apart
        aside = _in_force(self._asides.get(made.id), case.snapshot.date)
        severity, priority = hit.severity or rule.severity, float(self._priorities[row])
        return Finding(made.id, severity, made.nodes, priority, aside, rule, hit, self._moves[made.after], case)


def severities(findings: Sequence[Finding]) -> Sequence[Severity]:
    """Return the severities of findings, in their order; of a list of them without making any."""
    if isinstance(findings, FindingList):
        return findings.severities
    return [finding.severity for finding in findings]


def without(findings: Sequence[Finding], severity: Severity) -> Sequence[Finding]:
    """Return the findings of other severities, in their order; of a list of them without making any."""
    if isinstance(findings, FindingList):
        return findings.without(severity)
    return [finding for finding in findings if finding.severity != severity]


def by_rule(findings: Sequence[Finding]) -> Sequence[Sequence[Finding]]:
    """Return findings with those of one rule together; the rule of the first comes first."""
    if isinstance(findings, FindingList):
        return findings.by_rule()
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return list(groups.values())


def _ids(findings: Sequence[Finding]) -> Sequence[str]:
    """Return the ids of findings; of a list of them without making any."""
    return findings.ids if isinstance(findings, FindingList) else [finding.id for finding in findings]


def findings(
    case: Case,
    *,
    rules: Sequence[Rule] | None = None,
    scope: int | None = None,
    asides: Mapping[str, Aside] = NO_ASIDES,
) -> Findings:
    """Return what rules find.

    Args:
        case: The organisation on its day, with its thresholds.
        rules: Which rules to ask; all of them if not given.
        scope: Position of a unit: only findings whose subject is inside it. It limits what is asked about, never what a
            thread may pass through.
        asides: What was set aside, by id of finding.
    """
    with held_collector():
        return _found(case, case.judgements if rules is None else judgements(case, rules), scope, asides)


def _found(case: Case, said: Judgements, scope: int | None, asides: Mapping[str, Aside]) -> Findings:
    within = None if scope is None else np.array(sorted(case.downwards(scope)), dtype=np.int32)
    withheld = tuple(Withheld(rule, _why_withheld(case)) for rule in said.withheld)
    return Findings(FindingList(case, said, within, asides), tuple(_untold(case, said, within)), withheld)


def difference(before: Findings, after: Findings) -> Difference:
    """Return which findings appeared and which went, by id."""
    return Difference(_others(after.findings, before.ids), _others(before.findings, after.ids))


def _others(findings: Sequence[Finding], ids: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(findings[place] for place, name in enumerate(_ids(findings)) if name not in ids)


def _in_force(aside: Aside | None, date: str) -> Aside | None:
    return aside if aside is not None and (not aside.until or aside.until >= date) else None


def _aside_record(aside: Aside | None) -> Record | None:
    if aside is None:
        return None
    return {"reason": aside.reason, "until": aside.until or None, "by": aside.by, "on": aside.on}


def _untold(case: Case, said: Judgements, within: Ints | None) -> Iterator[Untold]:
    """Yield what rules cannot tell, by rule and node, each once."""
    ids, names, moves = case.snapshot.ids, case.snapshot.names, moves_since(said.moves)
    for one in said.said:
        gaps = (made.now(moves) for made in one.gaps.made)
        for node, empty in dict.fromkeys((gap.node, gap.name) for gap in gaps if isinstance(gap, CannotTell)):
            if within is None or case.units[node] in within:
                yield Untold(ids[node], names[node], empty, one.rule)


def _why_withheld(case: Case) -> str:
    anchors = [kind.label.en for kind in case.snapshot.ontology.with_trait("anchor")]
    named = " or ".join(anchors)
    return f"No {named.lower()} is recorded, so nobody can tell which work serves it; record one {named}."
