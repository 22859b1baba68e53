"""Forgetting what should not have been written down: the value goes for ever, that it went stays in history."""

from __future__ import annotations

from graph.errors import NotFound, WrongUse
from graph.model import Commit
from graph.ontology import Ontology
from graph.store.base import Forgotten, Store

FORGET = "forget"
"""The action of a commit by which something was forgotten; it has no changes."""


def forget(store: Store, ontology: Ontology, node_id: str, field: str, *, who: str, why: str) -> Forgotten:
    """Erase every value that a field of a node ever had.

    Args:
        store: Where it is kept.
        ontology: Says which fields can be forgotten.
        node_id: Of a node that is there or was.
        field: The field.
        who: Who wants it.
        why: Why; it stays in history, so it does not repeat what is to be forgotten.

    Raises:
        NotFound: If there was never such a node, or it never had such a value.
        WrongUse: If no reason is given, or the field is none that can be forgotten.
    """
    if not why.strip():
        raise WrongUse("say why it is to be forgotten; the reason stays in history")
    kind = _last_kind(store, node_id)
    declared = ontology.fields_of(kind).get(field) if kind in ontology.kinds else None
    if declared is None or not declared.guarded:
        able = [name for name, known in ontology.fields_of(kind).items() if known.guarded] if declared else []
        named = f"; of {kind} there are {', '.join(able)}" if able else ""
        raise WrongUse(f"{field} of {node_id} is none of the fields that can be forgotten{named}")
    return store.forget(Commit(who, why.strip(), f"{node_id} {field}", FORGET), node_id, field)


def forgotten_in(commit: Commit) -> tuple[str, str]:
    """Return id and field of what a commit forgot.

    >>> forgotten_in(Commit("Ann", "asked for", "W 1 holder", FORGET))
    ('W 1', 'holder')
    """
    node_id, _, field = commit.source.rpartition(" ")
    return node_id, field


def _last_kind(store: Store, node_id: str) -> str:
    kind = ""
    for _, change in store.changes(key=node_id, what="node"):
        kind = str((change.new or change.old or {})["kind"])
    if not kind:
        raise NotFound(f"no node ever had the id {node_id!r}")
    return kind
