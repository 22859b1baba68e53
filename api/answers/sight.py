"""Which work serves the purpose, within a scope: the answer of `sight`, and the line of sight of each node in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from graph.analysis.absence import Absence, absence
from graph.analysis.align import Alignment, Share, alignment, coverage
from graph.analysis.case import Case
from graph.analysis.gaps import PriorityGaps, priority_gaps
from graph.analysis.graphs import Bools
from graph.analysis.measure_cover import MeasureCover, measure_cover
from graph.analysis.ownership import Ownership, ownership
from graph.analysis.repair import Repair, repair, smallest_repair
from graph.analysis.robust import rest_on_one, robustness
from graph.analysis.snapshot import NOT_YET
from graph.analysis.steadiness import Running, processes_running
from graph.analysis.verdict import Verdict, is_effort, verdict
from graph.analysis.vital import Vital, VitalProcess
from graph.model import Record

COMPLETED = "completed"
LEVELS = ("horizon", "level")
"""Fields that tell how far up or far off an aim is."""


class SightAnswer:
    """Line of sight of the work of an organisation or of one unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope

    @property
    def answerable(self) -> bool:
        """Whether it can be told at all: a purpose is recorded and live."""
        return self.case.sight.answerable

    @cached_property
    def work(self) -> list[int]:
        """Live work within the scope, in order of id."""
        return self._among(self.case.sight.work)

    @cached_property
    def aims(self) -> list[int]:
        """Live results aimed for within the scope, in order of id."""
        snapshot = self.case.snapshot
        return self._among(snapshot.with_trait("aim") & snapshot.live)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much of it has each status."""
        return self.case.sight.counts(None if self.scope is None else self.work)

    @cached_property
    def not_serving(self) -> list[int]:
        """Work that does not serve the purpose."""
        return self._among(self.case.sight.work & ~self.case.sight.serves)

    @cached_property
    def resting_on_one(self) -> list[int]:
        """Work that serves, but by one link or one other node only."""
        return self._among(self.case.sight.work & rest_on_one(self.case.sight))

    @cached_property
    def not_yet(self) -> list[int]:
        """Records within the scope that are drafts, proposed or not yet valid: they do not count."""
        nodes = self.case.snapshot.columns.nodes
        days = zip(nodes.statuses, nodes.valid_from, strict=True)
        waiting = (
            node for node, (status, begins) in enumerate(days) if status in NOT_YET or begins > self.case.snapshot.date
        )
        return [node for node in waiting if self.asked(node)]

    @cached_property
    def unplaced(self) -> list[int]:
        """With a scope: live work whose unit is not known, so that it is in no scope; in order of id."""
        if self.scope is None:
            return []
        return [node for node in np.flatnonzero(self.case.sight.work).tolist() if self.case.unit(node) is None]

    @cached_property
    def smallest(self) -> Repair:
        """The fewest new links after which all of this work serves."""
        return smallest_repair(self.case.sight, None if self.scope is None else self.work)

    @cached_property
    def alignment(self) -> Alignment:
        """How much of this work is aligned: by pieces, by time, by money."""
        return alignment(self.case.sight, self.work)

    @cached_property
    def gaps(self) -> PriorityGaps:
        """What the priorities within the scope lack."""
        return priority_gaps(self.case, self.aims)

    @cached_property
    def measure_cover(self) -> MeasureCover:
        """What the measures within the scope tell of."""
        return measure_cover(self.case, self.asked)

    @cached_property
    def coverage(self) -> dict[tuple[str, str], Share]:
        """How many aims running work leads to, by kind and level (or how far off they are): priorities first."""
        snapshot = self.case.snapshot

        def level(aim: int) -> tuple[str, str]:
            said = (snapshot.field(aim, name) for name in LEVELS)
            return snapshot.kinds[aim], next((str(value) for value in said if value), "")

        found = coverage(self.case.sight, self.aims, level)
        return {key: found[key] for key in sorted(found, key=self._level_order)}

    def _level_order(self, key: tuple[str, str]) -> tuple[bool, str, int]:
        kind, level = key
        declared = self.case.snapshot.ontology.kinds[kind]
        codes = [choice.code for name in LEVELS if name in declared.fields for choice in declared.fields[name].choices]
        return "priority" not in declared.traits, kind, codes.index(level) if level in codes else len(codes)

    @cached_property
    def coverage_of_units(self) -> dict[int | None, Share]:
        """How many aims of each unit running work leads to, by unit (None where it is not known), in order of id."""
        found = coverage(self.case.sight, self.aims, self.case.unit)
        return dict(sorted(found.items(), key=lambda entry: -1 if entry[0] is None else entry[0]))

    @cached_property
    def ownership(self) -> tuple[Ownership, ...]:
        """Who answers for what within the scope, by kind."""
        if self.scope is None:
            return ownership(self.case)
        return ownership(self.case, [node for node in range(len(self.case.snapshot)) if self.asked(node)])

    @cached_property
    def running(self) -> list[Running]:
        """How the processes within the scope run, as far as their measures have values, in order of id."""
        return [one for one in processes_running(self.case) if self.asked(one.node)]

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Whether the efforts within the scope worked: those that are live, and those completed; in order of id."""
        snapshot = self.case.snapshot
        efforts = snapshot.of_kind(*(kind.name for kind in snapshot.ontology.with_trait("improvement_work"))).tolist()
        over = [bool(snapshot.live[node]) or snapshot.field(node, "status") == COMPLETED for node in efforts]
        told = [node for node, does in zip(efforts, over, strict=True) if does and is_effort(self.case, node)]
        return [verdict(self.case, node) for node in told if self.asked(node)]

    @cached_property
    def vital(self) -> list[VitalProcess]:
        """The processes within the scope that are vital by the map of everything, those first that most hangs on."""
        by_map = set(self._vital.by_map)
        return [one for one in self._vital.ranked() if one.node in by_map and self.asked(one.node)]

    @cached_property
    def only_rated(self) -> list[int]:
        """The processes within the scope that people rate vital and the map does not, in order of id."""
        return [node for node in self._vital.difference()[1] if self.asked(node)]

    @cached_property
    def _vital(self) -> Vital:
        return Vital(self.case.sight)

    def asked(self, node: int) -> bool:
        """Tell whether a node is within the scope."""
        return self.scope is None or self.case.inside(node, self.scope)

    def _among(self, chosen: Bools) -> list[int]:
        found: list[int] = np.flatnonzero(chosen).tolist()
        return found if self.scope is None else [node for node in found if self.asked(node)]

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            **head(self.case, self.scope),
            "answerable": self.answerable,
            "counts": self.counts,
            "not_yet": len(self.not_yet),
            "unplaced": len(self.unplaced),
            "alignment": self.alignment.record(),
            "gaps": self.gaps.record(self.case),
            "measured": self.measure_cover.record(self.case),
            "coverage": [*self._coverage_records()],
            "ownership": [owned.record(self.case) for owned in self.ownership],
            "vital": [self._vital_record(vital) for vital in self.vital],
            "processes": [one.record(self.case) for one in self.running],
            "efforts": [{"id": self.case.snapshot.ids[one.node], "verdict": one.said} for one in self.verdicts],
            "repair": self.smallest.record(self.case.snapshot),
            "work": [sight_record(self.case, node) for node in self.work],
        }

    def _coverage_records(self) -> Iterator[Record]:
        ids = self.case.snapshot.ids
        for (kind, level), share in self.coverage.items():
            yield {"kind": kind, "level": level or None, "unit": None, **share.record()}
        for unit, share in self.coverage_of_units.items():
            yield {"kind": None, "level": None, "unit": None if unit is None else ids[unit], **share.record()}

    def _vital_record(self, vital: VitalProcess) -> Record:
        return {
            "id": self.case.snapshot.ids[vital.node],
            "share": vital.share,
            "only_route_for": vital.only_route_for,
            "nominated": vital.nominated,
        }


def head(case: Case, scope: int | None) -> Record:
    """Return what every answer says of itself: day, revision and scope."""
    snapshot = case.snapshot
    return {
        "as_of": snapshot.date,
        "revision": snapshot.revision,
        "scope": None if scope is None else snapshot.ids[scope],
    }


def sight_record(case: Case, node: int) -> Record:
    """Return the documented JSON shape of one node's line of sight."""
    snapshot, sight = case.snapshot, case.sight
    proof = sight.proof(node)
    return {
        "id": snapshot.ids[node],
        "kind": snapshot.kinds[node],
        "name": snapshot.names[node],
        "status": sight.status(node),
        "proof": proof.record(snapshot) if proof else [],
        "robust": robustness(sight, node).record(snapshot) if proof else None,
        **_gap_record(case, node, None if proof else absence(sight, node)),
    }


def _gap_record(case: Case, node: int, gap: Absence | None) -> Record:
    if gap is None:
        return {"absence": None, "frontier": [], "repair": []}
    snapshot = case.snapshot
    return {
        "absence": gap.record(snapshot),
        "frontier": [part.record(snapshot) for part in gap.frontier],
        "repair": [option.record(snapshot) for option in repair(case.sight, node)],
    }
