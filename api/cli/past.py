"""Commands about the past: what was done, what differs between two moments, and taking a change back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import CHANGING, command
from api.cli.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Change, Commit
    from graph.store.base import Store

Revision = Annotated[
    int | None, typer.Argument(metavar="REVISION", show_default=False, help="Which one; else the last one.")
]
SomeItem = Annotated[
    str | None,
    typer.Argument(metavar="ID", show_default=False, help="Only of this: an id, a name, or the start of one."),
]
Before = Annotated[str, typer.Argument(metavar="FROM", help="A day, a time (UTC) or a revision.")]
After = Annotated[
    str | None,
    typer.Argument(metavar="TO", show_default=False, help="A later one; else now."),
]
ByValidity = Annotated[
    bool, typer.Option("--by-validity", help="Compare two days as known now, whenever it was recorded.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *CHANGING, "everything")(undo)
    command(app, "store", "kinds", "recorded_at", "json", "everything")(history)
    command(app, "store", "kinds", "json", "everything")(diff)


def undo(request: Request, revision: Revision = None) -> None:
    """Take one revision back, a load as a whole, by a new revision; undoing an undo brings it back.

    Refused where something of it was changed again since; everything that stands in the way is listed.
    """
    from api.editing import edit
    from api.say.edit import edit_lines
    from graph.plan import Plan
    from graph.undo import undo

    session = request.session
    number = session.store.head().revision if revision is None else revision
    who = request.commit("undo")

    def taken_back(store: Store) -> tuple[Commit, Sequence[Change]]:
        return undo(store, session.ontology, number, who=who.who, why=who.why)

    commit, _ = taken_back(session.store)
    edited = edit(session, lambda store: Plan(taken_back(store)[1]), commit)
    request.answer(edited.record, lambda: edit_lines(edited, request.shown))


def history(request: Request, item: SomeItem = None) -> None:
    """Say what was done, when, by whom, why and from where: of everything, or of one thing."""
    from api.say.history import history_lines, history_record
    from graph.history import history

    session = request.session
    until = session.past.revision if session.past else None
    entries = history(session.store, session.ontology, session.past_id(item) if item else None, until=until)
    request.answer(lambda: history_record(entries), lambda: history_lines(entries, request.shown))


def diff(request: Request, before: Before, after: After = None, by_validity: ByValidity = False) -> None:
    """Say what differs between two moments, in sentences, and what became of line of sight and findings.

    A day means what was true on it, as recorded by its end; a revision means its own day.
    """
    from api.answers.diff import DiffAnswer
    from api.say.history import diff_lines

    answer = DiffAnswer(request.session, before, after, by_validity=by_validity)
    request.answer(answer.record, lambda: diff_lines(answer, request.shown))
