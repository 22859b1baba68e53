"""Commands that ask the organisation's own questions, and tell what became of what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import ASKING, CHANGING, command
from api.cli.output import read_line, write_lines
from api.cli.request import Request

if TYPE_CHECKING:
    from api.answers.questions import Moment

Questions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUESTION]…", show_default=False, help="Questions by id (Q6a, N3) or their first words; else all."
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", show_default=False, help="Say what changed since that day, as known now."),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *ASKING)(ask)
    command(app, *[name for name in CHANGING if name != "json"], "scope")(guide)


def ask(request: Request, items: Questions = None, since: Since = None) -> None:
    """Answer the questions that an organisation asks of itself, each with its facts and what is missing.

    Sixteen are for running and changing a system (Q1 to Q14), sixteen for beginning one (N1 to N16). What cannot be
    told says so, and names the least data that would tell it.
    """
    from api.answers.questions import QuestionsAnswer, questions_named
    from api.say.questions import question_lines

    session = request.session
    case = session.case
    answer = QuestionsAnswer(
        questions_named(items or ()),
        (case, lambda: session.findings_of(case, None)),
        session.scope,
        _before(request, since),
    )
    request.answer(answer.record, lambda: question_lines(answer, session.settings.language, request.shown))


def _before(request: Request, since: str | None) -> Moment | None:
    """Return the organisation on the day that is compared with, as known at the moment asked about."""
    if since is None:
        return None
    from graph.moments import moment_of

    moment = moment_of(since, request.recorded_at)
    earlier = request.session.at(moment)
    case = earlier.case
    return case, lambda: earlier.findings_of(case, None)


def guide(request: Request) -> None:
    """Begin a system in a conversation: what you are there for, for whom, what you do, how you know; in any order.

    Each answer is recorded at once, and after it you are told what can be said now. What is left out can be told
    another day: the guide goes on from what is recorded.
    """
    from api.guiding import Conversation

    session = request.session
    session.new_store.head()
    talk = Conversation(session, lambda action: request.commit(action, "guide"))
    write_lines(talk.welcome())
    while not talk.is_over:
        write_lines(["", *talk.ask()])
        heard = read_line("> ")
        if heard is None:
            break
        write_lines(talk.take(heard))
    if not talk.is_over:
        write_lines(talk.take("done"))
