"""Commands of who keeps the server: tokens for programs and people, the audit log, and what has to be forgotten."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.options import Item, command
from api.cli.output import write_json, write_lines
from api.cli.request import Request

Action = Annotated[str, typer.Argument(metavar="new|list|revoke", help="What to do.")]
Whom = Annotated[
    str, typer.Argument(metavar="NAME", show_default=False, help="new: whom it is for. revoke: the id of the token.")
]
Level = Annotated[str, typer.Option("--rights", metavar="LEVEL", help="new: viewer, contributor, steward or admin.")]
Unit = Annotated[
    str, typer.Option("--unit", metavar="UNIT", show_default=False, help="new: the unit of a contributor.")
]
Scopes = Annotated[
    list[str] | None,
    typer.Option(
        "--may",
        metavar="SCOPE",
        show_default=False,
        help="new: read, personal, write, metrics or admin; several times for several; else read alone.",
    ),
]
Days = Annotated[int, typer.Option("--days", metavar="NUMBER", help="new: how long it is good.")]
FieldName = Annotated[str, typer.Argument(metavar="FIELD", help="The field, such as holder.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in history, so name nobody.")]
Last = Annotated[int, typer.Option("--last", metavar="NUMBER", help="How many entries to show.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "kinds", "json", "by")(token)
    command(app, "store", "kinds", "json")(audit)
    command(app, "store", "kinds", "by")(forget)


def token(
    request: Request,
    action: Action,
    name: Whom = "",
    rights: Level = "viewer",
    unit: Unit = "",
    scopes: Scopes = None,
    days: Days = 90,
) -> None:
    """Make, list or revoke tokens, by which programs and people come in to a server (docs/access.md).

    A new token is shown once and kept as a hash only: whoever loses it needs a new one.
    """
    from api.giving import give, listed, take_back
    from api.tokens import rights_for
    from api.user import user_name
    from graph.errors import WrongUse

    session, who = request.session, request.by or user_name()
    if action == "new":
        told = give(session, who, rights_for(name, rights, unit, scopes or []), days)
    elif action == "revoke":
        told = take_back(session, who, name)
    elif action == "list":
        told = listed(session)
    else:
        raise WrongUse(f"there is no {action!r}; tokens can be made (new), listed (list) and revoked (revoke)")
    if request.json:
        write_json(told.record)
    else:
        write_lines(told.lines)


def audit(request: Request, last: Last = 50) -> None:
    """Show who saw what needs rights, who changed what and who was let in, when and from where; the newest last."""
    from api.audit import audit_log
    from api.say.audit import audit_lines
    from graph.errors import StoreDamaged

    log = audit_log(request.settings)
    entries, faults = [entry for _, entry in log.newest()[: max(1, last)][::-1]], log.faults()
    if request.json:
        write_json({"entries": [entry.record() for entry in entries], "faults": faults})
    else:
        write_lines(audit_lines(entries, log.path.name))
    if faults:
        raise StoreDamaged(f"the audit log is not as it was written: {'; '.join(faults[:3])}")


def forget(request: Request, item: Item, field: FieldName, reason: Reason) -> None:
    """Erase a personal value for ever: of now, of all the past, and of the files beside the store.

    `goldenthread forget "Flow lead" holder --reason "asked for on 3 May"`. Only fields that can name a person or need
    rights to read can be forgotten. History keeps that something was, and that it went, when and why.
    """
    from api.audit import audit_log
    from api.say.forgetting import forgotten_lines
    from api.user import user_name
    from graph.forgetting import forget

    session, who = request.session, request.by or user_name()
    node_id = session.past_id(item)
    done = forget(session.store, session.ontology, node_id, field, who=who, why=reason)
    about = {"node": node_id, "field": field, "values": done.values, "revision": done.revision}
    audit_log(request.settings).write("forget", who=who, about=about)
    write_lines(forgotten_lines(done, field, node_id))
