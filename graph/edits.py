"""Plans single edits of a store: fields set, links made or ended, things ended or taken out as entered in error.

Nothing is written here. What the ontology does not allow raises `Refused`, with every problem.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from graph.ending import ended
from graph.errors import NotFound, Refused
from graph.merge import span
from graph.model import NOWHERE, Aside, Link, Node, Place, Problem, Value
from graph.ontology import Field, Ontology
from graph.plan import Plan
from graph.records import aside_record, change_of, link_record, node_record
from graph.retract import edit_of, links_between, node_of
from graph.store.base import Store
from graph.values import convert, is_date, nearest
from graph.writes import NodeChange, change_nodes, make

FIXED = ("id", "kind")


@dataclass(frozen=True, slots=True)
class TextChange:
    """What somebody types for fields of a node.

    Attributes:
        id: Its id.
        texts: Text by field name, `name` included. An empty text takes the field away.
        place: Where the wish stands in the input.
    """

    id: str
    texts: Mapping[str, str]
    place: Place = NOWHERE


def set_fields(store: Store, ontology: Ontology, node_id: str, given: Mapping[str, str]) -> Plan:
    """Return the plan that sets fields of a node.

    Args:
        store: Where it is.
        ontology: What may be.
        node_id: Id of the node.
        given: Text by field name, `name` included, as people type it. An empty text takes the field away.

    Raises:
        NotFound: If there is no such node.
        Refused: If a field or value is not allowed.
    """
    return set_many(store, ontology, [TextChange(node_of(store, node_id).id, given)])


def set_many(store: Store, ontology: Ontology, wanted: Sequence[TextChange]) -> Plan:
    """Return the plan that sets fields of several nodes, all or nothing.

    Args:
        store: Where they are.
        ontology: What may be.
        wanted: One entry a node.

    Raises:
        Refused: If a node is not there or named twice, or a field or value is not allowed; with every problem of all.
    """
    there = store.nodes({one.id for one in wanted})
    problems: list[Problem] = []
    changes: list[NodeChange] = []
    for one in wanted:
        values, wrong = _typed(there[one.id], ontology, one) if one.id in there else ({}, [])
        changes.append(NodeChange(one.id, values, place=one.place))
        problems += wrong
    planned = change_nodes(store, ontology, changes, problems)
    return replace(planned, problems=(*problems, *planned.problems))


def link(store: Store, ontology: Ontology, new: Link, given: Mapping[str, str], *, on: str) -> Plan:
    """Return the plan that links two nodes, or changes the link that holds between them on a day.

    Args:
        store: Where they are.
        ontology: What may be.
        new: The link; its ends are ids or exact names.
        given: Text by field name, as people type it.
        on: The day. A link that has ended before is followed by a new one from that day on.

    Raises:
        Refused: If the link or a value is not allowed.
    """
    declared = ontology.fields_of_link(new.kind) if new.kind in ontology.links else {}
    values, problems = _converted(given, declared, ()) if declared else ({}, [])
    planned = make(store, ontology, (), [replace(new, fields={**new.fields, **values})], on=on, problems=problems)
    return replace(planned, problems=(*problems, *planned.problems))


def unlink(store: Store, source: str, kind: str, target: str, *, on: str) -> Plan:
    """Return the plan that ends the link between two nodes, by their ids.

    Args:
        store: Where it is.
        source, kind, target: The link.
        on: The last day it holds.

    Raises:
        NotFound: If there is no such link.
        Refused: If it does not hold on that day, or the day does not exist.
    """
    _refuse_bad_day(on)
    found = [one for one in links_between(store, source, kind, target) if span(one)[0] <= on < span(one)[1]]
    if not found:
        _refuse_with(f"no link {source} {kind} {target} holds on {on} and after", "look at its valid_from and valid_to")
    return edit_of(
        [change_of("link", link_record(one), link_record(replace(one, fields=ended(one, on)))) for one in found]
    )


def end(store: Store, node_id: str, *, on: str) -> Plan:
    """Return the plan that ends a node; its links end with it.

    Args:
        store: Where it is.
        node_id: Id of the node.
        on: The last day it holds.

    Raises:
        NotFound: If there is no such node.
        Refused: If it has ended before, begins later, or the day does not exist.
    """
    _refuse_bad_day(on)
    node = node_of(store, node_id)
    begun, last = span(node)
    if last <= on:
        _refuse_with(f"{node.name!r} ended on {last} already", "set its valid_to to change that")
    if on < begun:
        _refuse_with(f"{node.name!r} begins on {begun}, after {on}", "retract it if it was entered in error")
    return edit_of([change_of("node", node_record(node), node_record(replace(node, fields=ended(node, on))))])


def set_aside(store: Store, aside: Aside) -> Plan:
    """Return the plan that sets a finding aside, anew if it was set aside before.

    Raises:
        Refused: If there is no reason, or the last day does not exist.
    """
    if not aside.reason.strip():
        _refuse_with("a finding is set aside with a reason", "say why it is not a problem")
    if aside.until:
        _refuse_bad_day(aside.until)
    before = store.asides().get(aside.finding)
    return edit_of([change_of("aside", aside_record(before) if before else None, aside_record(aside))])


def take_up(store: Store, finding: str) -> Plan:
    """Return the plan that lets a finding count again that was set aside.

    Raises:
        NotFound: If it was not set aside.
    """
    before = store.asides().get(finding)
    if before is None:
        raise NotFound(f"the finding {finding} was not set aside")
    return edit_of([change_of("aside", aside_record(before), None)])


def _typed(node: Node, ontology: Ontology, wanted: TextChange) -> tuple[dict[str, Value | None], list[Problem]]:
    """Return the values that texts give to fields of a node, None for what they take away, and what is wrong."""
    if node.kind not in ontology.kinds:
        hint = "name the folder of your own kinds with --kinds"
        return {}, [Problem("error", f"the kind {node.kind} is not declared", wanted.place, suggestion=hint)]
    declared = ontology.fields_of(node.kind)
    values, problems = _converted(wanted.texts, declared, (*node.extra, "name"), wanted.place)
    fields: dict[str, Value | None] = {name: values.get(name) for name in wanted.texts if name in declared}
    beside = {name: text for name, text in wanted.texts.items() if name in (*node.extra, "name")}
    return {**fields, **beside}, problems


def _converted(
    given: Mapping[str, str], declared: Mapping[str, Field], beside: Collection[str], place: Place = NOWHERE
) -> tuple[dict[str, Value], list[Problem]]:
    """Return the values of texts for declared fields, and what is wrong; names in `beside` may stand too."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, text in given.items():
        if name in declared:
            value, problem = convert(declared[name], text, place.at(name))
            problems += [problem] if problem else []
            values |= {} if value is None else {name: value}
        elif name in FIXED:
            problems.append(Problem("error", f"the {name} cannot be changed", place.at(name), text))
        elif name not in beside:
            message = f"there is no field {name!r}"
            problems.append(Problem("error", message, place.at(name), text, nearest(name, declared)))
    return values, problems


def _refuse_with(message: str, suggestion: str) -> NoReturn:
    raise Refused([Problem("error", message, suggestion=suggestion)])


def _refuse_bad_day(day: str) -> None:
    if not is_date(day):
        raise Refused([Problem("error", "the day must be one that exists, as 2026-05-01", value=day)])
