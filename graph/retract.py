"""Plans to take out what was entered in error, and finds single things in a store; history keeps what was taken out."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import NotFound
from graph.model import Change, Link, Node, Problem
from graph.plan import Plan
from graph.records import change_of, link_record, node_record, reading_record
from graph.store.base import Store


def retract_node(store: Store, node_id: str) -> Plan:
    """Return the plan that takes out a node entered in error, with its links and readings; history keeps them.

    Raises:
        NotFound: If there is no such node.
    """
    node = node_of(store, node_id)
    readings = [change_of("reading", reading_record(one), None) for one in store.readings([node_id])]
    links = [change_of("link", link_record(one), None) for one in store.links([node_id])]
    return edit_of([*readings, *links, change_of("node", node_record(node), None)])


def retract_link(store: Store, source: str, kind: str, target: str) -> Plan:
    """Return the plan that takes out the link between two nodes, by their ids: the latest one, if there are several.

    Raises:
        NotFound: If there is no such link.
    """
    found = max(links_between(store, source, kind, target), key=lambda one: one.nth)
    return edit_of([change_of("link", link_record(found), None)])


def retract_reading(store: Store, measure: str, date: str) -> Plan:
    """Return the plan that takes out one reading.

    Raises:
        NotFound: If there is no such reading.
    """
    for one in store.readings([measure]):
        if one.date == date:
            return edit_of([change_of("reading", reading_record(one), None)])
    raise NotFound(f"{measure} has no reading of {date}; `goldenthread history {measure}` lists what it has")


def edit_of(changes: Sequence[Change], problems: Sequence[Problem] = ()) -> Plan:
    """Return the plan of a single edit: no counts, and no changes that change nothing."""
    real = tuple(change for change in changes if change.old != change.new)
    return Plan(real, {}, tuple(problems))


def node_of(store: Store, node_id: str) -> Node:
    """Return the node of an id.

    Raises:
        NotFound: If there is none.
    """
    found = store.nodes([node_id]).get(node_id)
    if found is None:
        raise NotFound(f"there is no node with the id {node_id!r}")
    return found


def links_between(store: Store, source: str, kind: str, target: str) -> list[Link]:
    """Return the links of a kind between two nodes, by their ids, in the order of their numbers.

    Raises:
        NotFound: If there is none.
    """
    wanted = (source, kind, target)
    found = [one for one in store.links([source]) if (one.source, one.kind, one.target) == wanted]
    if not found:
        raise NotFound(f"there is no link {source} {kind} {target}")
    return found
