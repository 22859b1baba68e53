"""Mutations of things: made with their links, changed, ended, taken out as entered in error."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Id, Info
from api.schema_inputs import Inputs, given_link, given_node
from api.schema_shape import list_of, mutation, shape, shown
from api.schema_wishes import On, Reason, Seen, place, wished
from api.schema_written import Written
from api.writing import Wish
from graph.edits import end as ending
from graph.model import Link, Node, Value
from graph.retract import retract_node
from graph.writes import NodeChange, change_nodes, make

NODES = strawberry.argument(description="What is made. A thing may be named by its id or exact name in `links`.")
LINKS = strawberry.argument(description="How it is linked, among itself and with what is there.")
CHANGES = strawberry.argument(description="One entry a thing.")


def group(inputs: Inputs) -> Any:
    """Return the mutations of this file."""
    made = {
        "create": mutation(
            create,
            nodes=Annotated[list_of(inputs.new), NODES],
            links=Annotated[list_of(inputs.link) | None, LINKS],
        ),
        "change": mutation(change, nodes=Annotated[list_of(inputs.change), CHANGES]),
    }
    return strawberry.type(type("Things", (_Plain,), made))


def create(info: Info, nodes: Any, links: Any = None, reason: Reason = "") -> Written:
    """Make things and links in one go, all or nothing."""
    session = info.context.source.session()
    new = [_node(given, number) for number, given in enumerate(nodes)]
    ties = links_of(links or [])
    return wished(
        info.context,
        Wish(lambda store: make(store, session.ontology, new, ties, on=session.today), reason, action="create"),
    )


def change(info: Info, nodes: Any, reason: Reason = "", seen: Seen = None) -> Written:
    """Change values of things, all or nothing."""
    session = info.context.source.session()
    wanted = [_change(given, number) for number, given in enumerate(nodes)]
    return wished(
        info.context,
        Wish(
            lambda store: change_nodes(store, session.ontology, wanted),
            reason,
            seen=seen,
            nodes=[one.id for one in wanted],
        ),
    )


@shape
class _Plain:
    """Mutations whose arguments do not depend on the kinds."""

    @shown
    def end(self, info: Info, id: Id, on: On = None, reason: Reason = "", seen: Seen = None) -> Written:
        """End a thing, and with it its links; it stays in history."""
        last = on or info.context.source.session().today
        return wished(
            info.context, Wish(lambda store: ending(store, id, on=last), reason, action="end", seen=seen, nodes=[id])
        )

    @shown
    def retract(self, info: Info, id: Id, reason: Reason = "", seen: Seen = None) -> Written:
        """Take out a thing that was entered in error, with its links and readings; history keeps it."""
        return wished(
            info.context, Wish(lambda store: retract_node(store, id), reason, action="retract", seen=seen, nodes=[id])
        )


def links_of(given: Any) -> list[Link]:
    """Return the links that a client gives, each with its place."""
    found = []
    for number, one in enumerate(given):
        source, kind, target, values = given_link(one)
        fields = {name: value for name, value in values.items() if value is not None}
        found.append(Link(source, kind, target, fields, place=place("links", number)))
    return found


def _node(given: Any, number: int) -> Node:
    kind, values = given_node(given.values)
    name = str(values.pop("name", None) or "")
    fields: dict[str, Value] = {field: value for field, value in values.items() if value is not None}
    return Node(str(given.id or ""), kind, name, fields, place=place("nodes", number))


def _change(given: Any, number: int) -> NodeChange:
    kind, values = given_node(given.values)
    return NodeChange(given.id, values, kind, place("nodes", number))
