"""Feedback as a system: where items wait, who is heard and who is not, from which side, and which aspect it reaches.

Told of services and of the system as a whole, for learning; nobody is ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.aspects import ASPECTS, Aspect, Aspects
from graph.analysis.case import Case
from graph.analysis.feedback_themes import Message, messages
from graph.analysis.feedback_trace import FeedbackTraces, Stage, Trace
from graph.analysis.following import live_graph
from graph.analysis.graphs import Graph
from graph.analysis.words_dates import iso
from graph.model import Record

ORIGINS = ("internal", "external")
CLASS = "class"
CUSTOMERS = frozenset({"current", "future"})


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard about one service.

    Attributes:
        service: Its position; None for what belongs to no service.
        items: Positions, in order of id.
        waiting: How many wait for each stage; those that have come full circle are not among them.
        origins: How many came from inside and from outside.
    """

    service: int | None
    items: tuple[int, ...]
    waiting: Mapping[Stage, int]
    origins: Mapping[str, int]

    @property
    def unheard(self) -> tuple[str, ...]:
        """The sides from which nothing is heard of it, in a fixed order."""
        return tuple(origin for origin in ORIGINS if not self.origins.get(origin))

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "service": None if self.service is None else ids[self.service],
            "items": [ids[item] for item in self.items],
            "waiting": [{"stage": stage, "count": count} for stage, count in self.waiting.items()],
            "internal": self.origins.get(ORIGINS[0], 0),
            "external": self.origins.get(ORIGINS[1], 0),
            "unheard": list(self.unheard),
        }


@dataclass(frozen=True, slots=True)
class Voice:
    """What was heard from a group of people.

    Attributes:
        group: Its position.
        lately: How many items were received within the time in which people should be heard.
        last: Day of the last item, ordinal; None where none is recorded.
    """

    group: int
    lately: int
    last: int | None

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        return {
            "group": case.snapshot.ids[self.group],
            "lately": self.lately,
            "last": None if self.last is None else iso(self.last),
        }


@dataclass(frozen=True, slots=True)
class Inbound:
    """What feedback reaches one aspect of managing quality.

    Attributes:
        aspect: The aspect.
        items: Feedback that was received lately and has a live link with something of the aspect, in order of id.
    """

    aspect: Aspect
    items: tuple[int, ...]


class FeedbackSystem:
    """What is heard, and what becomes of it.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything. What is about something inside it, or is its own, counts.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self._all = FeedbackTraces(case)

    @cached_property
    def traces(self) -> list[Trace]:
        """How far each item within the scope has come, in order of id."""
        inside = None if self.scope is None else self.case.downwards(self.scope)
        return [self._all.trace(item) for item in self._all.items if inside is None or self._is_inside(item, inside)]

    def _is_inside(self, item: int, inside: set[int]) -> bool:
        return any(self.case.unit(node) in inside for node in (item, *self.case.out(item, "about")))

    def trace(self, item: int) -> Trace:
        """Return how far one item has come."""
        return self._all.trace(item)

    @property
    def items(self) -> list[int]:
        """The items within the scope, in order of id."""
        return [trace.item for trace in self.traces]

    @cached_property
    def lately(self) -> list[int]:
        """The items that were received within the time in which people should be heard, in order of id."""
        case = self.case
        return [item for item in self.items if case.within(case.day(item, "received_on"), case.thresholds.voice)]

    @cached_property
    def waiting(self) -> Mapping[Stage, int]:
        """How many items wait for each stage, in the order of stages."""
        return _waiting(self.traces)

    @cached_property
    def classes(self) -> Mapping[str, int]:
        """How many items of each class of news were received lately, every class counted."""
        return self._counted(CLASS)

    @cached_property
    def origins(self) -> Mapping[str, int]:
        """How many items that were received lately came from inside and from outside."""
        return self._counted("origin")

    def _counted(self, name: str) -> Mapping[str, int]:
        kinds = self.case.snapshot.ontology.with_trait("feedback")
        codes = dict.fromkeys(code for kind in kinds if name in kind.fields for code in kind.fields[name].codes)
        found = Counter(self.case.field(item, name) for item in self.lately)
        return {code: found[code] for code in codes}

    @cached_property
    def messages(self) -> list[Message]:
        """What several of the items that were received lately say, the most often said first."""
        return messages(self.case, self.lately)

    # -- services ---------------------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> list[Place]:
        """What is heard about each service within the scope, silent ones included, in order of id; then about none."""
        found: dict[int | None, list[Trace]] = {service: [] for service in self._asked_services}
        for trace in self.traces:
            for service in self.services(trace.item) or (None,):
                found.setdefault(service, []).append(trace)
        ordered = sorted(found, key=lambda service: (service is None, service or 0))
        return [self._place(service, found[service]) for service in ordered]

    def _place(self, service: int | None, traces: Sequence[Trace]) -> Place:
        origins = Counter(str(self.case.field(trace.item, "origin")) for trace in traces)
        return Place(service, tuple(trace.item for trace in traces), _waiting(traces), dict(sorted(origins.items())))

    def services(self, item: int) -> tuple[int, ...]:
        """Return the services that an item concerns, in order of id.

        They are those that it is about, else the nearest to which what it is about leads; of a unit, those inside it.
        """
        found: set[int] = set()
        for thing in self.case.out(item, "about"):
            found |= set(self._nearest(thing))
        return tuple(sorted(found))

    def _nearest(self, thing: int) -> list[int]:
        if self.case.unit(thing) == thing:
            inside = self.case.downwards(thing)
            return [service for service in self._services if self.case.unit(service) in inside]
        graph, among = live_graph(self.case.snapshot, "sight"), set(self._services)
        seen, level = {thing}, [thing]
        while level:
            if found := [node for node in level if node in among]:
                return found
            level = [head for head in dict.fromkeys(_heads(graph, level)) if head not in seen]
            seen.update(level)
        return []

    @cached_property
    def _services(self) -> list[int]:
        """Live things that meet needs of people, in order."""
        ontology = self.case.snapshot.ontology
        return self.case.live_of(*(kind for link in ontology.links_with_trait("meets") for kind in link.routes))

    @property
    def _asked_services(self) -> list[int]:
        if self.scope is None:
            return self._services
        inside = self.case.downwards(self.scope)
        return [service for service in self._services if self.case.unit(service) in inside]

    # -- voices -----------------------------------------------------------------------------------------------------

    @cached_property
    def voices(self) -> list[Voice]:
        """What was heard from each group that is served now or will be, in order of id."""
        case = self.case
        groups = [group for group in case.snapshot.live_with("people") if case.field(group, "customer") in CUSTOMERS]
        return [self._voice(group) for group in groups]

    def _voice(self, group: int) -> Voice:
        case, asked = self.case, set(self.items)
        given = [item for item in case.into(group, "raised_by") if item in asked]
        days = [day for item in given if (day := case.day(item, "received_on")) is not None]
        return Voice(group, sum(case.within(day, case.thresholds.voice) for day in days), max(days, default=None))

    @property
    def missing_voices(self) -> list[Voice]:
        """The groups from which nothing was heard lately, in order of id."""
        return [voice for voice in self.voices if not voice.lately]

    # -- aspects ----------------------------------------------------------------------------------------------------

    @cached_property
    def inbound(self) -> tuple[Inbound, ...]:
        """The feedback that reaches each aspect, those that none reaches included, in the order of aspects."""
        snapshot = self.case.snapshot
        codes = Aspects(snapshot).codes
        asked = np.zeros(len(snapshot), dtype=np.bool_)
        asked[self.lately] = True
        links = np.flatnonzero(snapshot.link_live & asked[snapshot.sources])
        sources, reached = snapshot.sources[links], codes[snapshot.targets[links]]
        return tuple(
            Inbound(aspect, tuple(np.unique(sources[reached == code]).tolist()))
            for code, aspect in enumerate(ASPECTS)
            if aspect != "feedback"
        )

    def record(self) -> Record:
        """Return the documented JSON shape."""
        case = self.case
        return {
            "items": [trace.record(case) for trace in self.traces],
            "waiting": [{"stage": stage, "count": count} for stage, count in self.waiting.items()],
            "services": [place.record(case) for place in self.places],
            "voices": [voice.record(case) for voice in self.voices],
            "classes": [{"class": code, "count": count} for code, count in self.classes.items()],
            "origins": [{"origin": code, "count": count} for code, count in self.origins.items()],
            "aspects": [
                {"aspect": one.aspect, "items": [case.snapshot.ids[item] for item in one.items]} for one in self.inbound
            ],
            "messages": [one.record(case) for one in self.messages],
        }


def _heads(graph: Graph, nodes: Iterable[int]) -> Iterable[int]:
    return (head for node in nodes for head in graph.leads(node))


def _waiting(traces: Sequence[Trace]) -> Mapping[Stage, int]:
    found = Counter(stage for trace in traces if (stage := trace.waits_for))
    return {step.stage: found[step.stage] for step in (traces[0].steps if traces else ()) if found[step.stage]}
