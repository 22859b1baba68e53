"""How daily control stands: agreed ways of working, what is mended where, what is passed up, measures in tiers."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.analysis.control_facets import Defined, processes_defined
from graph.analysis.escalation import Issues, Open
from graph.analysis.measure_tiers import Tiered, leading_nowhere, measure_tiers, without_parts
from graph.analysis.scoped import within
from graph.analysis.steadiness import Running, running
from graph.analysis.team_board import TeamBoard
from graph.model import Record


class ControlAnswer:
    """The daily control of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        issues: What goes wrong in it.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self.issues = Issues(case, scope)
        self._asked = within(case, scope)

    @cached_property
    def processes(self) -> list[int]:
        """The live processes within the scope, in order of id."""
        return self._asked(self.case.snapshot.live_with("flow"))

    @cached_property
    def running(self) -> list[Running]:
        """How those run that are measured."""
        return [found for node in self.processes if (found := running(self.case, node))]

    @cached_property
    def defined(self) -> list[Defined]:
        """How far each is defined."""
        return processes_defined(self.case, self.processes)

    @property
    def agreed(self) -> Share:
        """How many have an agreed way of working in date."""
        return Share(sum(one.way == "in_date" for one in self.defined), len(self.defined))

    @property
    def local(self) -> list[Open]:
        """What those who do the work can mend themselves."""
        return [one for one in self.issues.open if one.is_local]

    @property
    def needing_help(self) -> list[Open]:
        """What they cannot, passed up or not."""
        return [one for one in self.issues.open if not one.is_local]

    @cached_property
    def tiers(self) -> list[Tiered]:
        """The measures within the scope in their tiers."""
        return measure_tiers(self.case, self._asked(self.case.snapshot.live_with("readings")))

    def record(self) -> Record:
        """Return the documented JSON shape."""
        case, ids = self.case, self.case.snapshot.ids
        return {
            **head(case, self.scope),
            "running": [one.record(case) for one in self.running],
            "agreed": self.agreed.record(),
            "processes": [one.record(case) for one in self.defined],
            "open": [{**one.record(case), "local": one.is_local} for one in self.issues.open],
            "passed_up": [one.record(case) for one in self.issues.passed_up],
            "fixed": [ids[one] for one in self.issues.fixed],
            "measures": [one.record(case) for one in self.tiers],
            "without_parts": [ids[one.measure] for one in without_parts(self.tiers)],
            "leading_nowhere": [ids[one.measure] for one in leading_nowhere(self.tiers)],
        }


def board_record(board: TeamBoard) -> Record:
    """Return the documented JSON shape of the board of a team."""
    case, ids = board.case, board.snapshot.ids
    return {
        **head(case, board.unit),
        "running": [one.record(case) for one in board.running],
        "measures": [one.record(case) for one in board.measures],
        "unmeasured": [ids[one] for one in board.unmeasured],
        "silent": [ids[one] for one in board.silent],
        "local": [one.record(case) for one in board.local],
        "needing_help": [one.record(case) for one in board.needing_help],
        "passed_up": [one.record(case) for one in board.passed_up],
        "fixed": [ids[one] for one in board.fixed],
        "undefined": [one.record(case) for one in board.undefined],
        "improvements": [ids[one] for one in board.improvements],
        "heard": [{"id": ids[one.item], "waits_for": one.waits_for, "age": one.age} for one in board.heard],
        "forums": [ids[one] for one in board.forums],
    }
