"""Commands about the map itself: what a steward should ask next, and how ready the organisation is."""

from __future__ import annotations

import typer

from api.cli.options import ASKING, command
from api.cli.request import Request


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *ASKING)(queue)
    command(app, *ASKING)(readiness)


def queue(request: Request) -> None:
    """Say what to ask next so that more can be told: one question each, those first that most answers hang on."""
    from api.answers.sight import head
    from api.say.stewarding import queue_lines
    from graph.analysis.matter import Matter
    from graph.analysis.steward_queue import steward_queue

    session = request.session
    case = session.case
    matter = Matter(case, session.all_findings, session.scope)
    wanted = steward_queue(case, matter.all_findings(), matter.concerns)
    request.answer(
        lambda: {**head(case, session.scope), "queue": [one.record(case) for one in wanted]},
        lambda: queue_lines(case, wanted, request.shown),
    )


def readiness(request: Request) -> None:
    """Say how ready the organisation is, matter by matter: what it says of itself beside what the map shows."""
    from api.answers.sight import head
    from api.say.stewarding import readiness_lines
    from graph.analysis.matter import Matter
    from graph.analysis.readiness import readiness as ready

    session = request.session
    case = session.case
    profile = ready(case, Matter(case, session.all_findings, session.scope).concerns)
    request.answer(
        lambda: {**head(case, session.scope), "matters": [one.record(case) for one in profile]},
        lambda: readiness_lines(profile, session.names),
    )
