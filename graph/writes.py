"""Plans several changes at once, all or nothing, from typed values: what a program sends rather than what people type.

Nothing is written here. Whatever is wrong with any of them refuses them all, with every problem; the place of a problem
is the list it came in (`nodes`, `links`, `readings`) and its number in it, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.check import Checked, check
from graph.errors import Refused
from graph.known import Apart
from graph.merge import span
from graph.model import NOTHING, NOWHERE, Batch, Link, Node, Place, Problem, Reading, Value
from graph.ontology import Ontology
from graph.plan import Plan, plan
from graph.records import change_of, node_record
from graph.retract import edit_of
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class NodeChange:
    """What is to become of a node.

    Attributes:
        id: Its id.
        values: By field, `name` and undeclared columns that it has included; None takes a value away.
        kind: The kind that it is taken for, or empty for whichever it is.
        place: Where the wish stands in the input.
    """

    id: str
    values: Mapping[str, Value | None] = field(default_factory=lambda: NOTHING)
    kind: str = ""
    place: Place = NOWHERE


def make(
    store: Store,
    ontology: Ontology,
    nodes: Sequence[Node],
    links: Sequence[Link],
    *,
    on: str,
    problems: Sequence[Problem] = (),
) -> Plan:
    """Return the plan that makes nodes and links, or changes the links that hold between the same ends on a day.

    Args:
        store: Where they come.
        ontology: What may be.
        nodes: What is not there yet; an id that is empty is made of kind and name.
        links: Their ends are ids or exact names, of these nodes too.
        on: The day. A link that has ended before is followed by a new one from that day on.
        problems: What is wrong already; warnings are no part of the plan.

    Raises:
        Refused: If anything is not allowed, or one of the nodes is there already.
    """
    checked = check(Batch("", nodes, links), ontology, store)
    _refuse([*problems, *checked.problems, *_there_already(checked)])
    ended = [one for one in checked.links if _has_ended(one, checked, on)]
    if ended:
        again = [_from(one, on) if one in ended else one for one in checked.links]
        checked = check(Batch("", checked.nodes, again), ontology, store)
    return _planned(checked, store, on)


def change_nodes(
    store: Store, ontology: Ontology, wanted: Sequence[NodeChange], problems: Sequence[Problem] = ()
) -> Plan:
    """Return the plan that changes fields of nodes.

    Args:
        store: Where they are.
        ontology: What may be.
        wanted: One entry a node.
        problems: What is wrong already; warnings are no part of the plan.

    Raises:
        Refused: If one of the nodes is not there, is named twice or is of another kind, or a value is not allowed.
    """
    there = store.nodes({one.id for one in wanted})
    wrong = [*problems, *_unfit(wanted, there)]
    once = {one.id: one for one in reversed(wanted) if one.id in there}
    after = [_changed(there[one.id], one) for one in wanted if once.get(one.id) is one]
    checked = check(Batch("", after), ontology, Apart(store, frozenset(there)))
    _refuse([*wrong, *checked.problems])
    changes = [change_of("node", node_record(there[node.id]), node_record(node)) for node in checked.nodes]
    return edit_of(changes, checked.problems)


def record(store: Store, ontology: Ontology, readings: Sequence[Reading], *, on: str) -> Plan:
    """Return the plan that records readings; one of a day that has one already corrects it, and history keeps the old.

    Raises:
        Refused: If anything is wrong with any of them.
    """
    checked = check(Batch("", (), (), readings), ontology, store)
    _refuse(checked.problems)
    return _planned(checked, store, on)


def _planned(checked: Checked, store: Store, on: str) -> Plan:
    planned = plan(checked, store, on=on)
    _refuse(planned.problems)
    return Plan(planned.changes, {}, planned.problems)


def _there_already(checked: Checked) -> Iterable[Problem]:
    for node in checked.nodes:
        if node.id in checked.stored_nodes:
            there = checked.stored_nodes[node.id]
            message = f"{node.id} is there already: the {there.kind} {there.name!r}"
            yield Problem("error", message, node.place.at("id"), node.id, "change it, or give the new one another id")


def _unfit(wanted: Sequence[NodeChange], there: Mapping[str, Node]) -> Iterable[Problem]:
    seen: set[str] = set()
    for one in wanted:
        place = one.place.at("id")
        if one.id not in there:
            message = f"there is no node with the id {one.id!r}"
            yield Problem("error", message, place, one.id, "look for it by its name")
        elif one.id in seen:
            yield Problem("error", f"{one.id} is named twice", place, one.id, "put all its changes together")
        elif one.kind not in {"", there[one.id].kind}:
            message = f"{there[one.id].name!r} is of the kind {there[one.id].kind}, not {one.kind}"
            yield Problem("error", message, place, one.kind, there[one.id].kind)
        seen.add(one.id)


def _changed(node: Node, wanted: NodeChange) -> Node:
    values = dict(wanted.values)
    name = values.pop("name", node.name)
    extra = {key: values.pop(key, text) for key, text in node.extra.items()}
    return replace(
        node,
        name=str(name or "").strip(),
        fields={key: value for key, value in {**node.fields, **values}.items() if value is not None},
        extra={key: str(text) for key, text in extra.items() if text},
        place=wanted.place,
    )


def _has_ended(new: Link, checked: Checked, on: str) -> bool:
    """Tell whether links between the same ends have been, none holds on a day, and the new one says nothing of time."""
    there = checked.stored_links.get((new.source, new.kind, new.target), ())
    return bool(there) and "valid_from" not in new.fields and all(span(one)[1] < on for one in there)


def _from(link: Link, on: str) -> Link:
    return replace(link, fields={**link.fields, "valid_from": on})


def _refuse(problems: Iterable[Problem]) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise Refused(errors)
