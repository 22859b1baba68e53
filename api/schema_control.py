"""Daily control in the schema: agreed ways, issues and their clocks, measures in tiers, and the board of a team."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import strawberry

from api.answers.control import ControlAnswer
from api.resolve import Asked
from api.say.control import board_sections, board_title, open_sentence, passed_up_sentence, running_sentence
from api.schema_fields import Day
from api.schema_node import Node, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.analysis.control_facets import Defined
from graph.analysis.escalation import Escalation, Open, Rung
from graph.analysis.measure_tiers import Tiered
from graph.analysis.team_board import TeamBoard as Board
from graph.analysis.words_dates import iso
from graph.ontology import Language as Code

LANGUAGES: Mapping[Language, Code] = MappingProxyType({Language.EN: "en", Language.CY: "cy"})


@shape
class ProcessFacets:
    """How far one process is defined."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Defined]

    @shown
    def process(self) -> Node:
        """The process."""
        return self.asked.node(self.found.process)  # type: ignore[no-any-return]

    @shown
    def way(self) -> str:
        """Whether an agreed way of working is `in_date`, `out_of_date`, or there is `none`."""
        return self.found.way

    @shown
    def ways(self) -> list[Node]:
        """The agreed ways."""
        return several(self.asked, self.found.ways)

    @shown
    def missing(self) -> list[str]:
        """What is not recorded: purpose, customer, inputs, outputs, owner, standard, measure, feedback."""
        return list(self.found.missing)


@shape
class ProcessFacetsConnection(Paged):
    """A page of processes, in order of id."""

    nodes: list[ProcessFacets] = strawberry.field(description="The processes.")


@shape
class OpenIssue:
    """An issue that is still to be mended."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Open]

    @shown
    def issue(self) -> Node:
        """The issue."""
        return self.asked.node(self.found.issue)  # type: ignore[no-any-return]

    @shown
    def local(self) -> bool:
        """Whether those who do the work can mend it themselves."""
        return self.found.is_local

    @shown
    def units(self) -> list[Node]:
        """The units of what it is about."""
        return several(self.asked, self.found.units)

    @shown
    def sentence(self) -> str:
        """Whether it can be mended where it is, and why."""
        return open_sentence(self.found, self.asked.names())


@shape
class OpenIssueConnection(Paged):
    """A page of issues, in order of id."""

    nodes: list[OpenIssue] = strawberry.field(description="The issues.")


@shape
class EscalationRung:
    """One forum that an issue was passed up to."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Rung]

    @shown
    def forum(self) -> Node:
        """The forum."""
        return self.asked.node(self.found.forum)  # type: ignore[no-any-return]

    @shown
    def on(self) -> Day | None:
        """When it was asked."""
        return None if self.found.on is None else Day(iso(self.found.on))

    @shown
    def answered(self) -> Day | None:
        """When its answer came back; null while it has not."""
        return None if self.found.answered is None else Day(iso(self.found.answered))

    @shown
    def waited(self) -> int | None:
        """Days from the one to the other, or until the day asked about."""
        return self.found.waited


@shape
class PassedUp:
    """An issue that was passed up, with the rule that holds for it."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Escalation]

    @shown
    def issue(self) -> Node:
        """The issue."""
        return self.asked.node(self.found.issue)  # type: ignore[no-any-return]

    @shown
    def tier(self) -> int | None:
        """The tier that has it now."""
        return self.found.tier

    @shown
    def limit(self) -> int:
        """Days that it may wait for an answer there."""
        return self.found.limit

    @shown
    def late(self) -> bool:
        """Whether an answer is outstanding for longer."""
        return self.found.is_late

    @shown
    def rungs(self) -> list[EscalationRung]:
        """Forums that were asked, in order of the day."""
        return [EscalationRung(asked=self.asked, found=rung) for rung in self.found.rungs]

    @shown
    def route(self) -> list[Node]:
        """Forums above these, up to the last."""
        return several(self.asked, self.found.route)

    @shown
    def reaches_board(self) -> bool:
        """Whether that way leads to a board."""
        return self.found.reaches_board

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return passed_up_sentence(self.found, self.asked.names())


@shape
class PassedUpConnection(Paged):
    """A page of issues that are passed up, those first that wait too long, then in order of id."""

    nodes: list[PassedUp] = strawberry.field(description="The issues.")


@shape
class TieredMeasure:
    """A measure in its tiers."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Tiered]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.found.measure)  # type: ignore[no-any-return]

    @shown
    def tier(self) -> int | None:
        """1 closest to the work; null where not said."""
        return self.found.tier

    @shown
    def above(self) -> list[Node]:
        """What it adds up to, near and far."""
        return several(self.asked, self.found.above)

    @shown
    def below(self) -> list[Node]:
        """What it is made up of, near and far."""
        return several(self.asked, self.found.below)


@shape
class TieredMeasureConnection(Paged):
    """A page of measures, the highest tier first, then in order of id."""

    nodes: list[TieredMeasure] = strawberry.field(description="The measures.")


@shape
class ControlView:
    """How daily control stands."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[ControlAnswer]

    @shown
    def processes(
        self, incomplete: bool | None = None, first: First = USUAL, after: After = None
    ) -> ProcessFacetsConnection:
        """How far each live process is defined: all, or only those that lack something or do not."""
        found = [one for one in self.answer.defined if incomplete is None or bool(one.missing) == incomplete]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.process],), first, after)
        return ProcessFacetsConnection(cut=cut, nodes=[ProcessFacets(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def issues(self, local: bool | None = None, first: First = USUAL, after: After = None) -> OpenIssueConnection:
        """What is still to be mended: all, only what can be mended where it is, or only the rest."""
        found = [one for one in self.answer.issues.open if local is None or one.is_local == local]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.issue],), first, after)
        return OpenIssueConnection(cut=cut, nodes=[OpenIssue(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def passed_up(self, first: First = USUAL, after: After = None) -> PassedUpConnection:
        """What is passed up now, with the rule of its tier, its clock and its way back."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(
            self.answer.issues.passed_up, lambda one: (not one.is_late, ids[one.issue]), first, after
        )
        return PassedUpConnection(cut=cut, nodes=[PassedUp(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def fixed(self) -> list[Node]:
        """What was mended on the spot lately, the newest first."""
        return several(self.asked, self.answer.issues.fixed)

    @shown
    def measures(self, first: First = USUAL, after: After = None) -> TieredMeasureConnection:
        """Live measures with what they add up to and are made up of."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.answer.tiers, lambda one: (-(one.tier or 0), ids[one.measure]), first, after)
        return TieredMeasureConnection(cut=cut, nodes=[TieredMeasure(asked=self.asked, found=one) for one in cut.rows])


@shape
class BoardProcess:
    """How one process on the board runs."""

    process: Node = strawberry.field(description="The process.")
    state: str = strawberry.field(description="`unstable`, `not_capable`, `capable`, `no_target` or `too_few`.")
    sentence: str = strawberry.field(description="How it runs, by which measures, and what that asks for.")


@shape
class BoardSection:
    """One part of the board in words."""

    heading: str = strawberry.field(description="Its heading, in the language asked for.")
    sentences: list[str] = strawberry.field(description="What stands in it.")


@shape
class TeamBoard:
    """The board of one unit for a day; as a page to print it stands at `/board/` with the id of the unit."""

    asked: strawberry.Private[Asked]
    board: strawberry.Private[Board]

    @shown
    def unit(self) -> Node:
        """The unit."""
        return self.asked.node(self.board.unit)  # type: ignore[no-any-return]

    @shown
    def running(self) -> list[BoardProcess]:
        """How its processes run that are measured, in the order of the value stream."""
        names, found = self.asked.names(), self.board.running
        nodes = several(self.asked, [one.node for one in found])
        told = zip(nodes, found, strict=True)
        return [BoardProcess(process=at, state=one.state, sentence=running_sentence(one, names)) for at, one in told]

    @shown
    def unmeasured(self) -> list[Node]:
        """Its processes of which no measure has values."""
        return several(self.asked, self.board.unmeasured)

    @shown
    def improvements(self) -> list[Node]:
        """What it is changing."""
        return several(self.asked, self.board.improvements)

    @shown
    def title(self, language: Language = Language.EN) -> str:
        """Whose board it is, and of what day."""
        code = LANGUAGES[language]
        return board_title(self.board, self.asked.names(code), code)

    @shown
    def sections(self, language: Language = Language.EN) -> list[BoardSection]:
        """All of it in words; sentences are English, headings and names in the language asked for."""
        code = LANGUAGES[language]
        found = board_sections(self.board, self.asked.names(code), code)
        return [
            BoardSection(heading=heading, sentences=[one.text for one in sentences]) for heading, sentences in found
        ]
