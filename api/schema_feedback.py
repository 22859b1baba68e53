"""Feedback in the schema: how far each item has come, services, voices, and what several people say."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.say.feedback import heard_sentence, message_sentence, step_sentence, trace_sentence, voice_sentence
from api.schema_aspects import Aspect
from api.schema_fields import Day
from api.schema_node import Node, NodeConnection, node_page, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from graph.analysis.feedback_system import FeedbackSystem as System
from graph.analysis.feedback_system import Inbound, Place, Voice
from graph.analysis.feedback_themes import Message
from graph.analysis.feedback_trace import Step, Trace
from graph.analysis.words_dates import iso


@strawberry.enum(description="The stages that an item of feedback goes through, in order.")
class FeedbackStage(Enum):
    """Stages of feedback."""

    RECEIVED = strawberry.enum_value("received", description="It came in.")
    CONSIDERED = strawberry.enum_value("considered", description="Somebody looked at it.")
    DECIDED = strawberry.enum_value("decided", description="What to do with it was decided.")
    ACTED = strawberry.enum_value("acted", description="Something was done about it.")
    CHECKED = strawberry.enum_value("checked", description="Series show what came of that.")
    TOLD_BACK = strawberry.enum_value("told_back", description="Those who gave it know what came of it.")


@strawberry.enum(description="Whether a stage was reached.")
class FeedbackStageState(Enum):
    """States of a stage."""

    REACHED = strawberry.enum_value("reached", description="It was.")
    MISSING = strawberry.enum_value("missing", description="It was not, or is not recorded.")
    NOT_NEEDED = strawberry.enum_value("not_needed", description="This item does not ask for it.")


@shape
class FeedbackStep:
    """One stage of an item."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Step]

    @shown
    def stage(self) -> FeedbackStage:
        """Which."""
        return FeedbackStage(self.found.stage)

    @shown
    def state(self) -> FeedbackStageState:
        """Whether it was reached."""
        return FeedbackStageState(self.found.state)

    @shown
    def on(self) -> Day | None:
        """When, where that is recorded."""
        return None if self.found.day is None else Day(iso(self.found.day))

    @shown
    def by(self) -> list[Node]:
        """What shows it: what was thought about anew, decided or done."""
        targets = dict.fromkeys(self.asked.snapshot.targets[list(self.found.links)].tolist())
        return several(self.asked, list(targets))

    @shown
    def measures(self) -> list[Node]:
        """The measures that were compared before and after."""
        return several(self.asked, [one.measure for one in self.found.shown])

    @shown
    def sentence(self) -> str:
        """The stage in one sentence."""
        return step_sentence(self.found, self.asked.names())


@shape
class FeedbackTrace:
    """How far an item of feedback has come."""

    asked: strawberry.Private[Asked]
    system: strawberry.Private[System]
    found: strawberry.Private[Trace]

    @shown
    def item(self) -> Node:
        """The item."""
        return self.asked.node(self.found.item)  # type: ignore[no-any-return]

    @shown
    def stage(self) -> FeedbackStage:
        """The last stage up to which nothing is missing."""
        return FeedbackStage(self.found.stage)

    @shown
    def waits_for(self) -> FeedbackStage | None:
        """The first stage that is missing: where it stands still; null where it has come full circle."""
        return FeedbackStage(self.found.waits_for) if self.found.waits_for else None

    @shown
    def closed(self) -> bool:
        """Whether those who gave it have been told what came of it."""
        return self.found.is_closed

    @shown
    def age(self) -> int | None:
        """Days since it was received; null where that day is not recorded."""
        return self.found.age

    @shown
    def steps(self) -> list[FeedbackStep]:
        """Its stages, in order."""
        return [FeedbackStep(asked=self.asked, found=step) for step in self.found.steps]

    @shown
    def services(self) -> list[Node]:
        """The services that it concerns."""
        return several(self.asked, self.system.services(self.found.item))

    @shown
    def sentence(self) -> str:
        """Where it stands, in one sentence."""
        return trace_sentence(self.found, self.asked.names())


@shape
class FeedbackTraceConnection(Paged):
    """A page of how far items have come, in order of the ids of their items."""

    nodes: list[FeedbackTrace] = strawberry.field(description="One entry an item.")


@shape
class FeedbackCount:
    """How many items wait for a stage."""

    stage: FeedbackStage = strawberry.field(description="The stage.")
    count: int = strawberry.field(description="How many items wait for it.")


@shape
class FeedbackTally:
    """How many items have one code of a field."""

    code: str = strawberry.field(description="The code.")
    count: int = strawberry.field(description="How many items have it.")


@shape
class FeedbackPlace:
    """What is heard about one service."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Place]

    @shown
    def service(self) -> Node | None:
        """The service; null for what belongs to none."""
        return None if self.found.service is None else self.asked.node(self.found.service)

    @shown
    def items(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What is heard about it, in order of id."""
        return node_page(self.asked, self.found.items, first, after)

    @shown
    def waiting(self) -> list[FeedbackCount]:
        """How many items wait for each stage."""
        return [FeedbackCount(stage=FeedbackStage(stage), count=count) for stage, count in self.found.waiting.items()]

    @shown
    def unheard(self) -> list[str]:
        """The sides from which nothing is heard of it: `internal`, `external` or both."""
        return list(self.found.unheard)

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return heard_sentence(self.found, self.asked.names())


@shape
class FeedbackPlaceConnection(Paged):
    """A page of services, in order of id, what belongs to none last."""

    nodes: list[FeedbackPlace] = strawberry.field(description="The services.")


@shape
class FeedbackVoice:
    """What was heard from a group of people."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Voice]

    @shown
    def group(self) -> Node:
        """The group."""
        return self.asked.node(self.found.group)  # type: ignore[no-any-return]

    @shown
    def lately(self) -> int:
        """How many items were received within the time in which people should be heard."""
        return self.found.lately

    @shown
    def last(self) -> Day | None:
        """Day of the last item; null where none is recorded."""
        return None if self.found.last is None else Day(iso(self.found.last))

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return voice_sentence(self.found, self.asked.names())


@shape
class FeedbackVoiceConnection(Paged):
    """A page of groups that are served now or will be, in order of id."""

    nodes: list[FeedbackVoice] = strawberry.field(description="The groups.")


@shape
class FeedbackMessage:
    """Several items that seem, by their words, to say the same."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Message]

    @shown
    def theme(self) -> str:
        """The theme that most of them name, else the name of the first."""
        return self.found.theme

    @shown
    def items(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """The items, in order of id."""
        return node_page(self.asked, self.found.items, first, after)

    @shown
    def about(self) -> list[Node]:
        """What most of them are about, first of all."""
        return several(self.asked, self.found.about)

    @shown
    def in_hand(self) -> list[Node]:
        """What is done about them."""
        return several(self.asked, self.found.in_hand)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return message_sentence(self.found, self.asked.names())


@shape
class FeedbackMessageConnection(Paged):
    """A page of what several items say, the most often said first."""

    nodes: list[FeedbackMessage] = strawberry.field(description="The messages.")


@shape
class FeedbackInbound:
    """What feedback reaches one aspect of managing quality."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Inbound]

    @shown
    def aspect(self) -> Aspect:
        """The aspect."""
        return Aspect(self.found.aspect)

    @shown
    def items(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """Feedback that was received lately and is linked with something of it, in order of id; none is a gap."""
        return node_page(self.asked, self.found.items, first, after)


@shape
class FeedbackSystem:
    """What is heard, and what becomes of it: for learning about services, never about people."""

    asked: strawberry.Private[Asked]
    system: strawberry.Private[System]

    @shown
    def traces(
        self, waits_for: list[FeedbackStage] | None = None, first: First = USUAL, after: After = None
    ) -> FeedbackTraceConnection:
        """How far each item has come, in order of id; of all, or of those that wait for some stages."""
        wanted = None if waits_for is None else {str(stage.value) for stage in waits_for}
        found = [trace for trace in self.system.traces if wanted is None or trace.waits_for in wanted]
        cut = self.asked.pager.cut(found, lambda trace: (self.asked.snapshot.ids[trace.item],), first, after)
        nodes = [FeedbackTrace(asked=self.asked, system=self.system, found=trace) for trace in cut.rows]
        return FeedbackTraceConnection(cut=cut, nodes=nodes)

    @shown
    def waiting(self) -> list[FeedbackCount]:
        """How many items wait for each stage."""
        return [FeedbackCount(stage=FeedbackStage(stage), count=count) for stage, count in self.system.waiting.items()]

    @shown
    def services(self, first: First = USUAL, after: After = None) -> FeedbackPlaceConnection:
        """What is heard about each service, silent ones included, in order of id; last, what belongs to none."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(
            self.system.places,
            lambda one: (one.service is None, "" if one.service is None else ids[one.service]),
            first,
            after,
        )
        nodes = [FeedbackPlace(asked=self.asked, found=one) for one in cut.rows]
        return FeedbackPlaceConnection(cut=cut, nodes=nodes)

    @shown
    def voices(self, missing: bool | None = None, first: First = USUAL, after: After = None) -> FeedbackVoiceConnection:
        """Groups that are served now or will be: all, only those not heard lately, or only the others."""
        found = [one for one in self.system.voices if missing is None or (not one.lately) == missing]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.group],), first, after)
        return FeedbackVoiceConnection(cut=cut, nodes=[FeedbackVoice(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def messages(self, first: First = USUAL, after: After = None) -> FeedbackMessageConnection:
        """What several of the items that were received lately say, the most often said first."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.system.messages, lambda one: (-len(one.items), ids[one.items[0]]), first, after)
        nodes = [FeedbackMessage(asked=self.asked, found=one) for one in cut.rows]
        return FeedbackMessageConnection(cut=cut, nodes=nodes)

    @shown
    def classes(self) -> list[FeedbackTally]:
        """How many items of each class of news were received lately."""
        return [FeedbackTally(code=code, count=count) for code, count in self.system.classes.items()]

    @shown
    def origins(self) -> list[FeedbackTally]:
        """How many items that were received lately came from inside and from outside."""
        return [FeedbackTally(code=code, count=count) for code, count in self.system.origins.items()]

    @shown
    def aspects(self) -> list[FeedbackInbound]:
        """What feedback reaches each aspect of managing quality."""
        return [FeedbackInbound(asked=self.asked, found=one) for one in self.system.inbound]
