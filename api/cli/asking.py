"""Commands that ask: line of sight, findings, why one thing is there, what losing it would affect."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.options import ASKING, PAST, Item, command
from api.cli.request import Request

Grouped = Annotated[bool, typer.Option("--grouped", help="By the thing that they are about, not by rule.")]

Measures = Annotated[
    list[str] | None,
    typer.Argument(metavar="[MEASURE]…", show_default=False, help="Measures by id or name; else every one."),
]

ONE = ("store", "kinds", "language", *PAST, "json", "everything")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *ASKING)(sight)
    command(app, *ASKING)(findings)
    command(app, *ONE)(why)
    command(app, *ONE)(impact)
    command(app, *ASKING)(signals)


def sight(request: Request) -> None:
    """Say which work serves the purpose, which does not and why, and what would mend it.

    First whether it can be told at all; then each piece of work that does not serve, with where the search stopped; the
    smallest repair; and what serves by one thread only.
    """
    from api.answers.sight import SightAnswer
    from api.say.sight import sight_lines

    session = request.session
    answer = SightAnswer(session.case, session.scope)
    request.answer(answer.record, lambda: sight_lines(answer, session.names, request.shown))


def findings(request: Request, grouped: Grouped = False) -> None:
    """Say what the rules find, the most pressing first, each with its reason, what to do and who can help."""
    from api.answers.sight import SightAnswer, head
    from api.say.findings import finding_lines
    from api.say.grouped import grouped_lines
    from api.say.sight import draft_lines

    session = request.session
    found = session.findings()
    waiting = len(SightAnswer(session.case, session.scope).not_yet)
    request.answer(
        lambda: {**head(session.case, session.scope), "not_yet": waiting, **found.record()},
        lambda: [
            *(grouped_lines(found, session.names, request.shown) if grouped else finding_lines(found, request.shown)),
            *draft_lines(waiting),
        ],
    )


def why(request: Request, item: Item) -> None:
    """Say why something is done: its thread to the purpose in one sentence, and what each step rests on.

    For a role: what it owns, leads and sponsors, and what for. For a unit: its work. Where there is no thread: where it
    ends, and what would mend it.
    """
    from api.answers.why import WhyAnswer
    from api.say.why import why_lines

    session = request.session
    answer = WhyAnswer(session.case, session.position(item))
    request.answer(answer.record, lambda: why_lines(answer, session.names, request.shown))


def impact(request: Request, item: Item) -> None:
    """Say what losing or changing something would affect, and what it rests on itself, with the reason of each step."""
    from api.answers.impact import ImpactAnswer
    from api.say.impact import impact_lines

    session = request.session
    answer = ImpactAnswer(session.case, session.position(item))
    request.answer(
        answer.record, lambda: impact_lines(answer.down, answer.up, session.names, answer.node, request.shown)
    )


def signals(request: Request, items: Measures = None) -> None:
    """Say which measures show a special cause now, and what that may touch, with the path: a hypothesis of the map.

    What varies as it always does is no signal and asks for no response.
    """
    from api.answers.signals import SignalsAnswer
    from api.say.signals import signal_lines

    session = request.session
    measures = tuple(session.position(item, trait="readings") for item in items or ())
    answer = SignalsAnswer(session.case, session.scope, measures)
    request.answer(answer.record, lambda: signal_lines(answer, session.names, request.shown))
