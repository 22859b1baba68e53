"""From plan to lasting control: whether each improvement was asked for by planning, worked, and holds.

And where what was learned is used: tried, made usual, kept up, taken up elsewhere.

Source: NHS Wales (2024), part 3 (planning directs improvement, which ends in control).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.analysis.plan_lines import ALLOCATES, RollingPlan
from graph.analysis.verdict import Verdict, is_effort, verdict
from graph.analysis.words_dates import iso
from graph.analysis.words_links import Grouped, links_to_live, valid_links
from graph.analysis.words_series import is_concerning
from graph.model import Record

State = Literal["running", "paused", "over"]
Lacks = Literal["plan", "effect", "control"]
Reach = Literal["tested", "implemented", "sustained", "spread", "none"]
TIER = "tier"
USED_IN = "adopted_in"
COMPLETED = "completed"
PAUSED = "paused"
STAGES: dict[object, Reach] = {"testing": "tested", "implementing": "implemented", "sustaining": "sustained"}


@dataclass(frozen=True, slots=True)
class Link:
    """One improvement on the way from plan to control.

    Attributes:
        node: Its position.
        tier: `project`, `directorate` or `system`; None where that is not said.
        state: Whether it is `running`, `paused` or `over`.
        priorities: Live priorities that it serves, in order of id.
        plans: Plans that give it something, whether in force or not, in order of id.
        verdict: Whether it worked, by its series.
        lacks: What is missing of the chain: being asked for by a `plan` or priority; of one that is completed or being
            kept up: an `effect` that is shown, and `control` that holds.
    """

    node: int
    tier: str | None
    state: State
    priorities: tuple[int, ...]
    plans: tuple[int, ...]
    verdict: Verdict
    lacks: tuple[Lacks, ...]

    @property
    def is_directed(self) -> bool:
        """Whether planning asked for it: it serves a priority, or a plan gives it something."""
        return "plan" not in self.lacks

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "tier": self.tier,
            "state": self.state,
            "priorities": [ids[one] for one in self.priorities],
            "plans": [ids[one] for one in self.plans],
            "verdict": self.verdict.said,
            "control_held": self.verdict.held,
            "lacks": list(self.lacks),
        }


@dataclass(frozen=True, slots=True)
class Spread:
    """Where one lesson is used.

    Attributes:
        lesson: Its position.
        reach: How far what it comes from has gone: `tested`, `implemented`, `sustained`, `spread` (two places or
            more), or `none`.
        places: Where it is used, each with the day since when, ordinal, in order of that day; None where not recorded.
        fading: Those of these places whose measures get worse, and not by chance, in order of id.
        left: Places that used it and do not any more, in order of id.
    """

    lesson: int
    reach: Reach
    places: tuple[tuple[int, int | None], ...]
    fading: tuple[int, ...]
    left: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.lesson],
            "reach": self.reach,
            "places": [{"id": ids[at], "since": None if day is None else iso(day)} for at, day in self.places],
            "fading": [ids[one] for one in self.fading],
            "left": [ids[one] for one in self.left],
        }


class Portfolio:
    """The improvements of an organisation or unit, those that are over included.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self._plan = RollingPlan(case, scope)

    @cached_property
    def links(self) -> list[Link]:
        """Every live or ended effort within the scope, in order of id."""
        snapshot = self.case.snapshot
        found = snapshot.with_trait("improvement_work") & (snapshot.live | snapshot.ended)
        return [self._link(node) for node in self._asked(found.nonzero()[0].tolist()) if is_effort(self.case, node)]

    @property
    def tiers(self) -> dict[str | None, list[Link]]:
        """Those that go on, by tier, in the order of tiers; None for those that do not say theirs."""
        kinds = [kind for kind in self.case.snapshot.ontology.with_trait("improvement_work") if TIER in kind.fields]
        found: dict[str | None, list[Link]] = {code: [] for kind in kinds for code in kind.fields[TIER].codes}
        for link in self.links:
            if link.state == "running":
                found.setdefault(link.tier, []).append(link)
        return found

    @property
    def directed(self) -> Share:
        """How many of those that go on planning asked for."""
        running = [link for link in self.links if link.state == "running"]
        return Share(sum(link.is_directed for link in running), len(running))

    @cached_property
    def without_effort(self) -> list[int]:
        """Live priorities within the scope that no live effort serves, in order of id."""
        served = {one for link in self.links if link.state == "running" for one in link.priorities}
        return [one for one in self._plan.asked(self.case.snapshot.live_with("priority")) if one not in served]

    @cached_property
    def spread(self) -> list[Spread]:
        """Where each live lesson that worked is used, in order of id."""
        worked = [one for one in self.case.snapshot.live_with("lesson") if self.case.field(one, "verdict") == "worked"]
        return [self._spread(one) for one in worked]

    def _asked(self, nodes: list[int]) -> list[int]:
        """Return those within the scope; what is over belongs to the unit of what it improved."""
        inside = set(self._plan.asked(nodes))
        changed = links_to_live(self.case, "improves")
        targets = self.case.snapshot.targets
        for node in nodes:
            if node not in inside and self._plan.asked(targets[changed.get(node, [])].tolist()):
                inside.add(node)
        return [node for node in nodes if node in inside]

    def _link(self, node: int) -> Link:
        case, snapshot = self.case, self.case.snapshot
        status = case.field(node, "status")
        state: State = "running" if snapshot.live[node] else "paused" if status == PAUSED else "over"
        aimed = self._aims(node)
        giving = self._giving.get(node, [])
        told = verdict(case, node)
        is_kept = status == COMPLETED or (state == "running" and case.field(node, "stage") == "sustaining")
        lacks: list[tuple[Lacks, bool]] = [
            ("plan", not aimed and not giving),
            ("effect", is_kept and told.said != "worked"),
            ("control", is_kept and (bool(told.loose) or bool(told.slipping))),
        ]
        missing = tuple(name for name, is_missing in lacks if is_missing)
        return Link(node, case.field(node, TIER), state, tuple(aimed), tuple(giving), told, missing)

    def _aims(self, node: int) -> list[int]:
        """Return the priorities that an effort serves; of one that does not go on, by what its own links led to."""
        snapshot = self.case.snapshot
        starts = [node] if snapshot.live[node] else snapshot.targets[self._changing.get(node, [])].tolist()
        return sorted({one for start in starts for one in self.case.what_for.priorities(start)})

    def _spread(self, lesson: int) -> Spread:
        case, snapshot = self.case, self.case.snapshot
        links = case.links_out(lesson, USED_IN)
        using = [(int(snapshot.targets[link]), case.link_day(link, "valid_from")) for link in links]
        places = sorted(using, key=lambda place: (place[1] or 0, place[0]))
        used = {place for place, _ in places}
        fading = [place for place in sorted(used) if any(is_concerning(case, one) for one in case.measures(place))]
        left = sorted(self._used_before(lesson) - used)
        return Spread(lesson, self._reach(lesson, len(used)), tuple(places), tuple(fading), tuple(left))

    def _used_before(self, lesson: int) -> set[int]:
        snapshot = self.case.snapshot
        first, last = snapshot.sources.searchsorted([lesson, lesson + 1]).tolist()
        passed = [link for link in range(first, last) if snapshot.link_marks.passed[link]]
        return {int(snapshot.targets[link]) for link in passed if snapshot.link_kind(link) == USED_IN}

    def _reach(self, lesson: int, places: int) -> Reach:
        """Return how far a lesson has gone: by the places that use it, else by the stage of what it comes from."""
        if places:
            return "spread" if places > 1 else "sustained" if self._is_kept_up(lesson) else "implemented"
        stages = {STAGES.get(self.case.field(source, "stage")) for source in self._learned.get(lesson, [])}
        order: tuple[Reach, ...] = ("sustained", "implemented", "tested")
        return next((stage for stage in order if stage in stages), "none")

    def _is_kept_up(self, lesson: int) -> bool:
        """Tell whether what a lesson comes from is being kept up, or is completed."""
        sources = self._learned.get(lesson, [])
        told = {(self.case.field(one, "stage"), self.case.field(one, "status")) for one in sources}
        return any(stage == "sustaining" or status == COMPLETED for stage, status in told)

    @cached_property
    def _changing(self) -> Grouped:
        """The links of each effort to what it is for that is live, whether the effort goes on or not."""
        return links_to_live(self.case, "delivers", "improves")

    @cached_property
    def _giving(self) -> dict[int, list[int]]:
        """The plans that give each effort something, whether in force or not, in order of id."""
        snapshot = self.case.snapshot
        found: dict[int, list[int]] = {}
        for plan, links in valid_links(self.case, ALLOCATES).items():
            for target in dict.fromkeys(snapshot.targets[links].tolist()):
                found.setdefault(target, []).append(plan)
        return {target: sorted(plans) for target, plans in found.items()}

    @cached_property
    def _learned(self) -> dict[int, list[int]]:
        grouped = valid_links(self.case, "learned_from")
        targets = self.case.snapshot.targets
        return {lesson: targets[links].tolist() for lesson, links in grouped.items()}
