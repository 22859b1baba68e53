"""Plans what a team notes at its board: what is wrong, what it mended on the spot, and whom it asks to help.

The kind that has the trait `issue` holds them; its fields `state`, `tier_now`, `raised_on`, `resolved_on` and
`fixed_locally` tell where each is mended (NHS Wales 2024, §2.4, questions 10 and 11).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph.errors import Refused
from graph.made_ids import free_id
from graph.model import NOTHING, NOWHERE, Link, Node, Problem, Value
from graph.ontology import Ontology
from graph.plan import Plan
from graph.retract import node_of
from graph.store.base import Store
from graph.writes import make

TRAIT = "issue"
ABOUT, ASKED = "about", "escalated_to"
CLOSEST = 1
"""The tier closest to the work."""


@dataclass(frozen=True, slots=True)
class Raised:
    """Something wrong, as those note it who met it.

    Attributes:
        name: What it is about in a few words; names nobody.
        about: Ids of what it concerns: the work, or the unit.
        fields: Whatever else is known of it.
        is_mended: Whether they have put it right themselves.
        asked: Id of the forum that is asked to help; empty for none.
    """

    name: str
    about: Collection[str]
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    is_mended: bool = False
    asked: str = ""


def raise_issue(store: Store, ontology: Ontology, raised: Raised, *, on: str) -> Plan:
    """Return the plan that notes something wrong: open where it arose, mended on the spot, or passed up to a forum.

    Args:
        store: Where it comes.
        ontology: What may be.
        raised: What is wrong; where it does not say so, it was raised on the day, in the tier of who has it now.
        on: The day.

    Raises:
        NotFound: If there is no such forum.
        Refused: If anything of it is not allowed, it is about nothing, or it is mended and passed up in one.
    """
    if not raised.about:
        _refuse("it is not said what is wrong with what", "say which work it is about, or which unit")
    if raised.is_mended and raised.asked:
        _refuse("what was mended on the spot needs no help", "either say that it was mended, or ask for help")
    kind = ontology.first_with_trait(TRAIT)
    fields = {"raised_on": on, **_state(store, raised, on)} | dict(raised.fields)
    node = Node(free_id(store, kind.name, raised.name), kind.name, raised.name, fields)
    links = [Link(node.id, ABOUT, one) for one in raised.about]
    links += [Link(node.id, ASKED, raised.asked, {"on": on})] if raised.asked else []
    return make(store, ontology, [node], links, on=on)


def _state(store: Store, raised: Raised, on: str) -> dict[str, Value]:
    if raised.is_mended:
        return {"state": "resolved", "tier_now": CLOSEST, "resolved_on": on, "fixed_locally": True}
    if raised.asked:
        tier = node_of(store, raised.asked).fields.get("tier")
        return {"state": "escalated", "tier_now": tier or CLOSEST}
    return {"state": "open", "tier_now": CLOSEST}


def _refuse(message: str, suggestion: str) -> None:
    raise Refused([Problem("error", message, NOWHERE, "", suggestion)])
