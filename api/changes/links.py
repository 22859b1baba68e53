"""Mutations of links: made or changed, ended, taken out as entered in error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import strawberry

from api.changes.things import links_of
from api.schema_arguments import Info
from api.schema_inputs import Inputs, given_link
from api.schema_shape import list_of, mutation
from api.schema_wishes import On, Reason, wished
from api.schema_written import Written
from api.writing import Wish
from graph.edits import unlink as unlinking
from graph.plan import Plan
from graph.retract import retract_link as retracting
from graph.store.base import Store
from graph.writes import make

LINKS = strawberry.argument(description="The links.")
ONE = strawberry.argument(description="The link.")


def group(inputs: Inputs) -> Any:
    """Return the mutations of this file."""
    made = {
        "link": mutation(link, links=Annotated[list_of(inputs.link), LINKS]),
        "unlink": mutation(unlink, link=Annotated[inputs.ends, ONE]),
        "retract_link": mutation(retract_link, link=Annotated[inputs.ends, ONE]),
    }
    return strawberry.type(type("Links", (), made))


def link(info: Info, links: Any, reason: Reason = "") -> Written:
    """Link things, or change what is known of links that hold already, all or nothing."""
    session = info.context.source.session()
    ties = links_of(links)
    return wished(
        info.context,
        Wish(lambda store: make(store, session.ontology, (), ties, on=session.today), reason, action="link"),
    )


def unlink(info: Info, link: Any, on: On = None, reason: Reason = "") -> Written:
    """End a link; it stays in history."""
    last = on or info.context.source.session().today
    return wished(info.context, Wish(_of_ends(link, unlinking, on=last), reason, action="unlink"))


def retract_link(info: Info, link: Any, reason: Reason = "") -> Written:
    """Take out a link that was entered in error; history keeps it."""
    return wished(info.context, Wish(_of_ends(link, retracting), reason, action="retract"))


def _of_ends(given: Any, plan: Callable[..., Plan], **more: Any) -> Callable[[Store], Plan]:
    source, kind, target, _ = given_link(given)
    return lambda store: plan(store, source, kind, target, **more)
