"""Commands that change single things; each is one revision, with who, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import CHANGING, Item, command
from api.cli.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.model import Commit
    from graph.plan import Plan
    from graph.store.base import Store

Pairs = Annotated[
    list[str], typer.Argument(metavar="FIELD=VALUE", help="A field and its new value; FIELD= takes it away.")
]
SomePairs = Annotated[
    list[str] | None,
    typer.Argument(metavar="FIELD=VALUE", help="Fields of the link, such as strength=2.", show_default=False),
]
Other = Annotated[str, typer.Argument(metavar="TO", help="Where the link leads: an id, a name, or the start of one.")]
LinkKind = Annotated[str, typer.Argument(metavar="LINK", help="Kind of the link, such as owned_by.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", show_default=False, help="The last day it holds; else today.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is not a problem.")]
Until = Annotated[
    str, typer.Option("--until", metavar="DATE", show_default=False, help="Last day it holds; else without end.")
]
FindingId = Annotated[str, typer.Argument(metavar="FINDING", help="Id of the finding, as in P03:d3.")]
SomeLink = Annotated[
    str | None, typer.Argument(metavar="LINK", show_default=False, help="Kind of a link, if a link is to be taken out.")
]
SomeOther = Annotated[str | None, typer.Argument(metavar="TO", show_default=False, help="Where that link leads.")]
ReadingDate = Annotated[
    str | None, typer.Option("--reading", metavar="DATE", show_default=False, help="Take out the reading of that day.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    for body in (set_fields, link, unlink, end, set_aside, retract):
        name = body.__name__.removesuffix("_fields").replace("_", "-")
        command(app, *CHANGING, "everything", name=name)(body)


def set_fields(request: Request, item: Item, pairs: Pairs) -> None:
    """Set fields of something: `goldenthread set I1 status=paused`."""
    from graph.edits import set_fields

    session = request.session
    node, fields = session.id_of(item), _fields(pairs)
    _commit(request, lambda store: set_fields(store, session.ontology, node, fields))


def link(request: Request, item: Item, kind: LinkKind, to: Other, pairs: SomePairs = None) -> None:
    """Link two things: `goldenthread link I1 delivers O1 strength=2`."""
    from graph.edits import link
    from graph.model import Link

    session = request.session
    new = Link(session.id_of(item), session.link_kind(kind), session.id_of(to))
    fields = _fields(pairs or [])
    _commit(request, lambda store: link(store, session.ontology, new, fields, on=session.today))


def unlink(request: Request, item: Item, kind: LinkKind, to: Other, on: On = None) -> None:
    """End a link; it stays in history. What was entered in error is retracted instead."""
    from graph.edits import unlink

    session = request.session
    ends = session.id_of(item), session.link_kind(kind), session.id_of(to)
    last = on or session.today
    _commit(request, lambda store: unlink(store, *ends, on=last), note=_still(last, session.today))


def end(request: Request, item: Item, on: On = None) -> None:
    """End something, and with it its links; it stays in history."""
    from graph.edits import end

    session = request.session
    node, last = session.id_of(item), on or session.today
    _commit(request, lambda store: end(store, node, on=last), note=_still(last, session.today))


def set_aside(request: Request, finding: FindingId, reason: Reason, until: Until = "") -> None:
    """Set a finding aside with a reason; it is counted apart until that day."""
    from graph.edits import set_aside
    from graph.model import Aside

    session = request.session
    commit = request.commit("set aside")
    aside = Aside(session.finding_id(finding), reason, until, commit.who, session.today)
    _commit(request, lambda store: set_aside(store, aside), commit)


def retract(
    request: Request, item: Item, kind: SomeLink = None, to: SomeOther = None, reading: ReadingDate = None
) -> None:
    """Take out what was entered in error: a thing with its links and readings, one link, or one reading.

    `goldenthread retract I9`, `goldenthread retract I1 delivers O1`, `goldenthread retract M1 --reading 2026-05-01`.
    History keeps it.
    """
    from graph.errors import WrongUse
    from graph.retract import retract_link, retract_node, retract_reading

    session = request.session
    node = session.id_of(item)
    if kind and not to:
        raise WrongUse("to take out a link, name all of it: goldenthread retract FROM LINK TO")
    if kind and to:
        ends = node, session.link_kind(kind), session.id_of(to)
        _commit(request, lambda store: retract_link(store, *ends))
    elif reading:
        _commit(request, lambda store: retract_reading(store, node, reading))
    else:
        _commit(request, lambda store: retract_node(store, node))


def _still(last: str, today: str) -> str:
    """Return that something counts until its last day is over, where it is not over yet."""
    if last < today:
        return ""
    return "It counts to the end of that day; what the findings say of it changes the day after."


def _commit(request: Request, planned: Callable[[Store], Plan], commit: Commit | None = None, note: str = "") -> None:
    from api.editing import edit
    from api.say.edit import edit_lines

    edited = edit(request.session, planned, commit or request.commit("edit"))
    request.answer(edited.record, lambda: edit_lines(edited, request.shown, note))


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    """Return texts by field of what was typed as `field=value`."""
    from graph.errors import WrongUse

    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise WrongUse(f"a field is set as FIELD=VALUE, not as {', '.join(wrong)}")
    split = (pair.partition("=") for pair in pairs)
    return {name.strip(): value for name, _, value in split}
