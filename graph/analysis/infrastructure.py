"""What managing quality stands on: seven things that have to be in place, each with how far it is, from the map itself.

A share of what is recorded, with what is missing; never one figure for all seven, which are of different sorts.

Source: NHS Wales (2024), §2.1 (infrastructure).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.analysis.control_facets import processes_defined
from graph.analysis.feedback_system import FeedbackSystem
from graph.analysis.measure_tiers import UP
from graph.analysis.scoped import within
from graph.analysis.words_links import valid_links
from graph.model import Record

Item = Literal[
    "map", "daily_management", "feedback", "tiered_measures", "improvement_network", "learning", "agreed_ways"
]
FLOWS = ("flows_to", "enables", "steers", "produces")
NEAR_WORK = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one of the seven is in place.

    Attributes:
        item: Which.
        there: What has it, in order of id.
        missing: What lacks it, in order of id.
    """

    item: Item
    there: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def share(self) -> Share:
        """How much of what should have it does."""
        return Share(len(self.there), len(self.there) + len(self.missing))

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {"item": self.item, **self.share.record(), "missing": [ids[node] for node in self.missing]}


class Infrastructure:
    """The seven things of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self._asked = within(case, scope)

    def standings(self) -> Iterator[Standing]:
        """Yield how far each of the seven is in place, in a fixed order."""
        processes = self._asked(self.case.snapshot.live_with("flow"))
        ways = {one.process for one in processes_defined(self.case, processes) if one.way == "in_date"}
        yield self._standing("map", processes, self._mapped(processes))
        units = self._teams()
        yield self._standing("daily_management", units, {one for one in units if self.case.into(one, "oversees")})
        yield self._feedback()
        yield self._tiers()
        yield self._network()
        yield self._learning()
        yield self._standing("agreed_ways", processes, ways)

    def _standing(self, item: Item, nodes: Sequence[int], there: set[int]) -> Standing:
        has = tuple(node for node in nodes if node in there)
        return Standing(item, has, tuple(node for node in nodes if node not in there))

    def _mapped(self, processes: list[int]) -> set[int]:
        """Return the processes that have a lane, somebody who answers for them, and a link to others."""
        case = self.case
        helping = [link.name for link in case.snapshot.ontology.links_with_trait("helps")]
        return {
            node
            for node in processes
            if case.field(node, "lane")
            and case.out(node, *helping)
            and (case.out(node, *FLOWS) or case.into(node, *FLOWS))
        }

    def _teams(self) -> list[int]:
        """Return the units below which there are none: where daily work is done."""
        return [unit for unit in self._asked(self.case.snapshot.live_with("unit")) if not self.case.children(unit)]

    def _feedback(self) -> Standing:
        """Tell of each service whether anything was heard of it lately."""
        system = FeedbackSystem(self.case, self.scope)
        lately = set(system.lately)
        places = [(place.service, lately & set(place.items)) for place in system.places if place.service is not None]
        services = [service for service, _ in places]
        return self._standing("feedback", services, {service for service, heard in places if heard})

    def _tiers(self) -> Standing:
        """Tell of each measure close to the work whether it adds up to one further up."""
        case = self.case
        measures = self._asked(case.snapshot.live_with("readings"))
        near = [one for one in measures if (case.field(one, "tier") or NEAR_WORK + 1) <= NEAR_WORK]
        return self._standing("tiered_measures", near, {one for one in near if case.out(one, UP)})

    def _network(self) -> Standing:
        """Tell of each improvement that goes on whether somebody coaches those who do it."""
        case = self.case
        efforts = [one for one in self._asked(case.snapshot.live_with("improvement_work")) if self._ends(one)]
        return self._standing("improvement_network", efforts, {one for one in efforts if case.out(one, "coached_by")})

    def _learning(self) -> Standing:
        """Tell of each effort that has ended whether a lesson was kept."""
        snapshot = self.case.snapshot
        ended = (snapshot.with_trait("improvement_work") & snapshot.ended).nonzero()[0].tolist()
        efforts = [one for one in self._asked(ended) if self._ends(one)]
        taught = {
            int(snapshot.targets[link]) for links in valid_links(self.case, "learned_from").values() for link in links
        }
        return self._standing("learning", efforts, taught)

    def _ends(self, node: int) -> bool:
        return bool(self.case.snapshot.ontology.kinds[self.case.kind(node)].ends_on)
