"""A snapshot with its sight and settings, and the words that rules and questions share: units, measures, days.

The words are exact: two rules that say "unit of" or "older than" mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

import numpy as np

from graph.analysis.lapse import Lapse, Threads
from graph.analysis.look import Look, look
from graph.analysis.places import NOWHERE, live_units
from graph.analysis.sight import Sight, leaves_sight
from graph.analysis.snapshot import Bools, Ints, Snapshot
from graph.analysis.what_for import WhatFor
from graph.settings import Thresholds

if TYPE_CHECKING:
    from graph.analysis.judged import Judged
    from graph.analysis.judgements import Judgements

Told = TypeVar("Told")

TOP_LEVEL = "organisation"
MEASURES = "measures"
MOST_MEASURED = 500
"""From so many nodes on it is quicker to look for the measures of all."""
MOST_TOLD = 10
"""From so many nodes on it is quicker to work out the sight of all."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Case:
    """What a rule is given: an organisation on one day, and how to ask about it.

    Attributes:
        snapshot: The organisation.
        partial: Whether there may be records that whoever asks may not see.
        thresholds: The numbers that decide.
        sight: Which of its work serves the purpose.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        thresholds: Thresholds | None = None,
        *,
        partial: bool = False,
        former: Case | None = None,
    ) -> None:
        """Take an organisation as it is.

        Args:
            snapshot: The organisation.
            thresholds: The numbers that decide; the usual ones if not given.
            partial: See the attribute.
            former: The same organisation at an earlier revision on the same day, for what need not be worked out again.
        """
        self.snapshot = snapshot
        self.partial = partial
        self._judged_before: Judged | None = vars(former).get("judged") if former else None
        self.thresholds = thresholds or Thresholds()
        self._sight_before: Sight | None = vars(former).get("sight") if former and self._is_alike(former) else None
        self._former = ref(former) if former and self._is_alike(former) else None
        self._said_before = former.said_last if former and self._former else None
        self._threads_before = former.threads_last if former and self._former else None
        self._told = 0
        self._answers: dict[Hashable, Any] = {}
        self._measured = 0
        # The snapshot's own questions, so that rules read plainly.
        self.live_of = snapshot.live_of
        self.field = snapshot.field
        self.fields = snapshot.fields
        self.out = snapshot.out
        self.into = snapshot.into
        self.links_out = snapshot.links_out
        self.links_into = snapshot.links_into
        self.link_field = snapshot.link_field
        self.readings = snapshot.readings

    @cached_property
    def sight(self) -> Sight:
        """Line of sight, worked out when first asked for, or taken over where a change cannot have touched it."""
        before, self._sight_before = self._sight_before, None
        step = self.snapshot.trail.since(before.snapshot.trail) if before else None
        if before and step and leaves_sight(self.snapshot, step):
            return before.taken_over(self.snapshot, step.links)
        return Sight(self.snapshot, partial=self.partial)

    @cached_property
    def what_for(self) -> WhatFor:
        """What its nodes are for: needs and priorities, worked out for all of them when first asked for."""
        return WhatFor(self.sight)

    @cached_property
    def judged(self) -> Judged:
        """What the series of its measures show."""
        from graph.analysis.judged import Judged

        before, self._judged_before = self._judged_before, None
        return Judged(self.snapshot, before)

    def answer(self, asked: Hashable, make: Callable[[], Told]) -> Told:
        """Return the answer to a question about all of it, worked out when first asked.

        Args:
            asked: The question, unlike all others.
            make: Works it out. It is kept as long as the case, and must not hold on to it.
        """
        if asked not in self._answers:
            self._answers[asked] = make()
        return self._answers[asked]  # type: ignore[no-any-return]

    @cached_property
    def judgements(self) -> Judgements:
        """What all rules say of it; after a few changes only what could be another is asked again."""
        from graph.analysis.judgements import judgements, judgements_after
        from graph.analysis.rule import all_rules

        # The one before may have been asked only since: then what is said of it is nearer than what was said before.
        former = self._former() if self._former else None
        before, self._said_before = former.said_last if former else self._said_before, None
        return judgements_after(self, before) if before else judgements(self, all_rules())

    @property
    def said_last(self) -> Judgements | None:
        """What all rules said of it, or else, as far as anything was asked, of the one that it came from."""
        known: Judgements | None = vars(self).get("judgements")
        return known or self._said_before

    def _is_alike(self, former: Case) -> bool:
        """Tell whether rules say the same of another case where the organisation is the same."""
        return (former.snapshot.date, former.thresholds, former.partial) == (
            self.snapshot.date,
            self.thresholds,
            self.partial,
        )

    def told(self, node: int) -> Look:
        """Return the status and proof of one node; of it alone, as long as only a few were asked about.

        After an edit that is much quicker than to work out those of all again.
        """
        if "sight" not in vars(self) and self._told < MOST_TOLD:
            self._told += 1
            return look(self.snapshot, node)
        return Look(self.sight.status(node), self.sight.proof(node))

    @cached_property
    def lapse(self) -> Lapse:
        """On which day what has ended did."""
        before, self._threads_before = self._threads_before, None
        return Lapse(self.snapshot, before)

    @property
    def threads_last(self) -> Threads | None:
        """What was found of threads that hold no more, of it or else of the one that it came from."""
        lapse: Lapse | None = vars(self).get("lapse")
        return lapse.threads if lapse else self._threads_before

    def kind(self, node: int) -> str:
        """Return the kind of a node."""
        return self.snapshot.kinds[node]

    # -- days -------------------------------------------------------------------------------------------------------

    def day(self, node: int, name: str) -> int | None:
        """Return a date field as an ordinal day; None if it is empty or lies after the day asked about.

        What happened after the day asked about has not happened yet. Use `field` for days that are planned.
        """
        return self._past(self.field(node, name))

    def days(self, nodes: Sequence[int], name: str) -> list[int | None]:
        """Return a date field of many nodes, as `day` gives it of each."""
        told = self.fields(nodes, name)
        known = {value: self._past(value) for value in dict.fromkeys(told)}
        return [known[value] for value in told]

    def link_day(self, link: int, name: str) -> int | None:
        """Return a date field of a link as `day` does for a node."""
        return self._past(self.link_field(link, name))

    def planned(self, node: int, name: str) -> int | None:
        """Return a date field as an ordinal day, also one that is yet to come; None if it is empty."""
        value = self.field(node, name)
        return Day.fromisoformat(value).toordinal() if isinstance(value, str) and _ISO_DAY.match(value) else None

    def older(self, day: int | None, days: int) -> bool:
        """Tell whether a day lies more than so many days before the day asked about; an unknown day does not."""
        return day is not None and self.snapshot.day - day > days

    def within(self, day: int | None, days: int) -> bool:
        """Tell whether a day lies at most so many days before the day asked about; an unknown day does not."""
        return day is not None and 0 <= self.snapshot.day - day <= days

    def passed(self, node: int, name: str) -> bool:
        """Tell whether a planned day (such as review_due) lies before the day asked about."""
        due = self.field(node, name)
        return isinstance(due, str) and bool(_ISO_DAY.match(due)) and due < self.snapshot.date

    def _past(self, value: object) -> int | None:
        if not isinstance(value, str) or not _ISO_DAY.match(value) or value > self.snapshot.date:
            return None
        return Day.fromisoformat(value).toordinal()

    # -- units ------------------------------------------------------------------------------------------------------

    def unit(self, node: int) -> int | None:
        """Return the live unit that a node belongs to, or None if it cannot be told; see `graph.analysis.places`."""
        unit = int(self.units[node])
        return None if unit == NOWHERE else unit

    @cached_property
    def units(self) -> Ints:
        """Of each node: the live unit that it belongs to; -1 where it cannot be told."""
        return self.snapshot.units

    @cached_property
    def _is_unit(self) -> Bools:
        return live_units(self.snapshot)

    @cached_property
    def _containing(self) -> tuple[str, ...]:
        return tuple(link.name for link in self.snapshot.ontology.links_with_trait("contains"))

    def parents(self, unit: int) -> list[int]:
        """Return the live units directly above a unit: one, in a tree as it should be."""
        return [above for above in self.out(unit, *self._containing) if self._is_unit[above]]

    def children(self, unit: int) -> list[int]:
        """Return the live units directly below a unit."""
        return [below for below in self.into(unit, *self._containing) if self._is_unit[below]]

    def upwards(self, unit: int | None) -> Iterator[int]:
        """Yield a unit and every unit above it, nearest first."""
        waiting = [] if unit is None else [unit]
        for above in waiting:
            yield above
            waiting += [further for further in self.parents(above) if further not in waiting]

    def downwards(self, unit: int) -> set[int]:
        """Return a unit and every unit below it."""
        found, waiting = {unit}, [unit]
        while waiting:
            fresh = [below for below in self.children(waiting.pop()) if below not in found]
            found.update(fresh)
            waiting += fresh
        return found

    def inside(self, node: int, unit: int) -> bool:
        """Tell whether a node belongs to a unit or to one below it."""
        return unit in self.upwards(self.unit(node))

    def top_unit(self, node: int) -> int | None:
        """Return the nearest organisation at or above a node's unit, else the root above it.

        For a node without a unit: the only top unit there is, if there is just one.
        """
        top = int(self.tops[node])
        return None if top == NOWHERE else top

    @cached_property
    def tops(self) -> Ints:
        """Of each node: its top unit; -1 where it cannot be told."""
        only = self.top_units[0] if len(self.top_units) == 1 else NOWHERE
        tops = np.full(len(self.snapshot) + 1, only, dtype=np.int32)
        for unit, top in self._tops.items():
            tops[unit] = top
        return tops[self.units]  # an unknown unit, -1, is the last entry

    def by_top(self, nodes: list[int]) -> dict[int, list[int]]:
        """Return nodes by their top unit, units and nodes in order; what has none is left out."""
        given = np.array(nodes, dtype=np.int32)
        tops = self.tops[given]
        return {top: given[tops == top].tolist() for top in np.unique(tops[tops != NOWHERE]).tolist()}

    @cached_property
    def top_units(self) -> list[int]:
        """Every unit that is the top unit of some unit, in order."""
        return sorted(set(self._tops.values()))

    @cached_property
    def _tops(self) -> dict[int, int]:
        return {unit: self._top_of(unit) for unit in self._is_unit.nonzero()[0].tolist()}

    def _top_of(self, unit: int) -> int:
        chain = list(self.upwards(unit))
        return next((above for above in chain if self.field(above, "level") == TOP_LEVEL), chain[-1])

    # -- measures ---------------------------------------------------------------------------------------------------

    def measures(self, node: int, *types: str) -> list[int]:
        """Return the live measures of a node, in order; with types (`outcome` …), those that measure it so.

        The node itself need not be live: a finished improvement keeps its measures.
        """
        found = self._measured_by(node)
        if not found:
            return []
        return sorted({source for source, told in found if not types or told in types})

    def untyped_measures(self, node: int) -> list[int]:
        """Return the live measures of a node of which it is not said what they are to it, in order."""
        return sorted(source for source, told in self._measured_by(node) if not told)

    def measured(self, nodes: Iterable[int]) -> list[int]:
        """Return those of some nodes that have a live measure, in their order."""
        return [node for node in nodes if node in self._measuring]

    def _measured_by(self, node: int) -> Sequence[tuple[int, object]]:
        """Return the live measures of a node, each with what is said that it is to it."""
        if "_measuring" not in vars(self) and self._measured < MOST_MEASURED:
            self._measured += 1
            snapshot = self.snapshot
            links = snapshot.neighbours.at(node, "into")
            links = links[snapshot.link_valid[links] & snapshot.live[snapshot.sources[links]]]
            named = [link for link in links.tolist() if snapshot.link_kind(link) == MEASURES]
            return [(int(snapshot.sources[link]), self.link_field(link, "measure_type")) for link in named]
        return self._measuring.get(node, ())

    @cached_property
    def _measuring(self) -> Mapping[int, list[tuple[int, object]]]:
        """The live measures of each node that has any, each with what is said that it is to the node."""
        snapshot = self.snapshot
        links = (snapshot.link_valid & snapshot.kind_mask(MEASURES) & snapshot.live[snapshot.sources]).nonzero()[0]
        found: dict[int, list[tuple[int, object]]] = {}
        ends = zip(links.tolist(), snapshot.sources[links].tolist(), snapshot.targets[links].tolist(), strict=True)
        for link, source, target in ends:
            found.setdefault(target, []).append((source, self.link_field(link, "measure_type")))
        return found
