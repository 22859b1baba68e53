"""Commands that show the management system itself: what becomes of feedback, how its parts hang together."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.options import ASKING, PAST, Item, command
from api.cli.request import Request

Heard = Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False, help="One item; else everything.")]


Unit = Annotated[str, typer.Argument(metavar="UNIT", help="A unit, by id or name.")]
Like = Annotated[
    str, typer.Option("--like", metavar="TEXT", show_default=False, help="What you mean to try, in a few words.")
]

ALL = ("store", "kinds", "language", *PAST, "json", "everything")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *ASKING)(feedback)
    command(app, *ALL)(aspects)
    command(app, *ASKING)(plan)
    command(app, *ASKING)(control)
    command(app, *ALL)(board)
    command(app, *ASKING)(improve)
    command(app, *ALL)(theory)
    command(app, *ASKING)(govern)
    command(app, *ASKING)(assure)


def feedback(request: Request, item: Heard = None) -> None:
    """Say what becomes of what people say: how far each item has come, and what it waits for.

    Then by service, what several people say, whose voice is missing, and which aspect feedback reaches. With an item:
    each stage from received to told back, with its day and what shows it.
    """
    from api.answers.sight import head
    from api.say.feedback import feedback_lines, trace_lines
    from graph.analysis.feedback_system import FeedbackSystem

    session = request.session
    system = FeedbackSystem(session.case, session.scope)
    if item is None:
        request.answer(
            lambda: {**head(session.case, session.scope), **system.record()},
            lambda: feedback_lines(system, session.names, request.shown),
        )
        return
    trace = system.trace(session.position(item, trait="feedback"))
    request.answer(
        lambda: {**head(session.case, session.scope), "items": [trace.record(session.case)]},
        lambda: trace_lines(trace, session.names),
    )


def aspects(request: Request) -> None:
    """Say how planning, improvement, control, assurance and feedback hang together, and where no link leads.

    The links that are counted are those recorded. Each empty cell is named, with what could fill it.
    """
    from api.answers.sight import head
    from api.say.aspects import aspect_lines
    from graph.analysis.aspects import Aspects

    session = request.session
    found = Aspects(session.case.snapshot)
    request.answer(
        lambda: {**head(session.case, None), **found.record()},
        lambda: aspect_lines(found, session.names, request.shown),
    )


def plan(request: Request) -> None:
    """Say what becomes of every process and service, and what planning has to decide.

    What plans in force intend, and what series ask for; whether efforts are decided, prioritised, resourced and
    sponsored; what is asked for and there of time, money and skills; what to stop, and where it may help to improve.
    """
    from api.answers.planning import PlanningAnswer
    from api.say.planning import planning_lines

    session = request.session
    answer = PlanningAnswer(session.case, session.scope)
    request.answer(answer.record, lambda: planning_lines(answer, session.names, request.shown))


def control(request: Request) -> None:
    """Say how daily control stands: agreed ways of working, what is mended where, what is passed up, tiers of measures.

    What a team can mend itself and what it needs help with are two lists, each entry with its reason; what is passed up
    comes with the rule of its tier, how long it has waited, what came back, and the way up to a board.
    """
    from api.answers.control import ControlAnswer
    from api.say.control import control_lines

    session = request.session
    answer = ControlAnswer(session.case, session.scope)
    request.answer(answer.record, lambda: control_lines(answer, session.names, request.shown))


def board(request: Request, unit: Unit) -> None:
    """Show the board of one team for today: how its work runs, what is wrong or was mended, who was asked to help.

    `goldenthread serve` shows it as a page to print, at /board/ with the id of the unit.
    """
    from api.answers.control import board_record
    from api.say.control import board_lines
    from graph.analysis.team_board import TeamBoard

    session = request.session
    found = TeamBoard(session.case, session.position(unit, trait="unit"))
    request.answer(lambda: board_record(found), lambda: board_lines(found, session.names))


def improve(request: Request, like: Like = "") -> None:
    """Say what is improved: by tier, from plan to lasting control, and where lessons are used.

    With --like: what was tried before that is like it, what failed beside what worked.
    """
    from api.answers.improvement import ImprovementAnswer
    from api.say.improvement import improvement_lines

    session = request.session
    answer = ImprovementAnswer(session.case, session.scope, like)
    request.answer(answer.record, lambda: improvement_lines(answer, session.names, request.shown))


def theory(request: Request, item: Item) -> None:
    """Show the theory of change of an improvement or aim: what drives it, the ideas, and how they were tried."""
    from api.answers.sight import head
    from api.say.governing import theory_lines
    from graph.analysis.theory_of_change import theory_of_change

    session = request.session
    branch = theory_of_change(session.case, session.position(item))
    request.answer(
        lambda: {**head(session.case, None), "theory": branch.record(session.case)},
        lambda: theory_lines(branch, session.names),
    )


def govern(request: Request) -> None:
    """Say what a board has to know and to look after, and what managing quality stands on.

    Purpose, people, priorities, measures and methods; seven things that have to be in place; executives, enablers,
    strategies; what is not as it should be and what became of it; overdue reviews and decisions.
    """
    from api.answers.governing import GoverningAnswer
    from api.say.governing import governing_lines

    session = request.session
    answer = GoverningAnswer(session.case, session.scope)
    request.answer(answer.record, lambda: governing_lines(answer, session.names, request.shown))


def assure(request: Request) -> None:
    """Say what is assured too little and too much, what is asked for, what checks found, and how the board knows.

    What the law or a binding requirement asks for is marked, and never proposed for removal.
    """
    from api.answers.assurance import AssuranceAnswer
    from api.say.assurance import assurance_lines

    session = request.session
    answer = AssuranceAnswer(session.case, session.scope)
    request.answer(answer.record, lambda: assurance_lines(answer, session.names, request.shown))
