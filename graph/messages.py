"""Plans what is heard and how it is answered: feedback, questions to a piece of work, and what is told back.

The kind that has the trait `feedback` holds them; its fields `state`, `received_on`, `told_back_on`, `disposition` and
`answer` tell how far the answer has come (NHS Wales 2024, §§1.2 and 2.7).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph.errors import Refused
from graph.made_ids import free_id
from graph.model import NOTHING, NOWHERE, Link, Node, Problem, Value
from graph.ontology import Kind, Ontology
from graph.plan import Plan
from graph.retract import node_of
from graph.store.base import Store
from graph.writes import NodeChange, change_nodes, make

TRAIT = "feedback"
ABOUT, ANSWERED_BY = "about", "answered_by"
NEW, TOLD_BACK, CLOSED = "new", "told_back", "closed_no_action"
NO_ACTION = "no_action"

CHALLENGE: Mapping[str, Value] = {"type": "challenge", "origin": "internal", "class": "insight"}
"""What a question to a piece of work is, as feedback."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something heard.

    Attributes:
        name: What it is about in a few words; names nobody.
        about: Ids of what it concerns.
        fields: Whatever else is known of it.
    """

    name: str
    about: Collection[str] = ()
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told back.

    Attributes:
        text: What came of it; names nobody.
        disposition: What was decided: `act`, `plan`, `watch` or `no_action`.
        by: Ids of what was done about it.
    """

    text: str
    disposition: str
    by: Collection[str] = ()


def hear(store: Store, ontology: Ontology, message: Message, *, on: str) -> Plan:
    """Return the plan that records something heard, with who can help: those who can with what it is about.

    Args:
        store: Where it comes.
        ontology: What may be.
        message: What was heard; where it does not say so, it is new and was received on the day.
        on: The day.

    Raises:
        Refused: If anything of it is not allowed.
    """
    kind = ontology.first_with_trait(TRAIT)
    fields = {"state": NEW, "received_on": on} | dict(message.fields)
    node = Node(free_id(store, kind.name, message.name), kind.name, message.name, fields)
    links = [Link(node.id, ABOUT, target) for target in message.about]
    links += [Link(node.id, link, role) for link, role in _helpers(store, ontology, kind, message.about)]
    return make(store, ontology, [node], links, on=on)


def answer(store: Store, ontology: Ontology, node_id: str, given: Answer, *, on: str) -> Plan:
    """Return the plan that answers something heard: what was decided, what was done, what was told back, and when.

    Raises:
        NotFound: If there is no such node.
        Refused: If it was not something heard, the answer is empty, or what was done about it cannot answer it.
    """
    node = node_of(store, node_id)
    if node.kind != ontology.first_with_trait(TRAIT).name:
        _refuse(f"{node.name!r} was not heard, so it cannot be answered", node_id, "give the id of feedback")
    if not given.text.strip():
        _refuse("the answer is empty", "", "say what came of it")
    state = CLOSED if given.disposition == NO_ACTION else TOLD_BACK
    values = {"answer": given.text, "disposition": given.disposition, "state": state, "told_back_on": on}
    told = change_nodes(store, ontology, [NodeChange(node_id, values)])
    tied = make(store, ontology, (), [Link(node_id, ANSWERED_BY, target) for target in given.by], on=on)
    return Plan((*told.changes, *tied.changes), {}, (*told.problems, *tied.problems))


def _helpers(store: Store, ontology: Ontology, kind: Kind, about: Collection[str]) -> list[tuple[str, str]]:
    """Return who can help with the first of some things that says so: the kind of link and the id of the role."""
    helping = {link.name for link, _ in ontology.links_from(kind.name) if "helps" in link.traits}
    for node in about:
        for link in store.links([node]):
            if link.source == node and link.kind in helping and "valid_to" not in link.fields:
                return [(link.kind, link.target)]
    return []


def _refuse(message: str, value: str, suggestion: str) -> None:
    raise Refused([Problem("error", message, NOWHERE, value, suggestion)])
