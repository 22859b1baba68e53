"""Words about messages and problems that rules and questions share: told back, and whether something is in hand."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.case import Case

TOLD_BACK = "told_back"


def told_back(case: Case, message: int) -> bool:
    """Tell whether those who sent a message had been told what came of it by the day asked about."""
    return case.field(message, "state") == TOLD_BACK or case.day(message, "told_back_on") is not None


def has_happened(case: Case, node: int, name: str) -> bool:
    """Tell whether an event does not lie after the day asked about; one without a day has happened."""
    return case.field(node, name) is None or case.day(node, name) is not None


def in_hand(case: Case, messages: Iterable[int], node: int | None = None) -> list[int]:
    """Return what is in hand for messages, or for the node that they are about, in order.

    That is a live response (an improvement, a decision, an issue that was raised by the day and is not resolved) that
    one of the messages is answered by or prompted; one that is about one of them or about the node; and one that
    improves or delivers the node.
    """
    asked = list(messages)
    found = {target for message in asked for target in case.out(message, "answered_by", "prompted")}
    found |= {source for thing in asked for source in case.into(thing, "about")}
    if node is not None:
        found |= set(case.into(node, "about", "improves", "delivers"))
    return sorted(thing for thing in found if is_response(case, thing) and has_happened(case, thing, "raised_on"))


def is_response(case: Case, thing: int) -> bool:
    """Tell whether a live thing is a response to something: an improvement, a decision, an issue not resolved."""
    unless = case.snapshot.ontology.kinds[case.kind(thing)].traits.get("response")
    return unless is not None and all(case.field(thing, name) != value for name, value in unless.items())
