"""What is kept from somebody who asks, and records without it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.hiding import is_hidden
from graph.model import Change, Record, What
from graph.ontology import Field, Ontology
from graph.records import same

NO_FIELDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unseen:
    """What is kept from somebody: nodes that are hidden, and values that need rights to read.

    Attributes:
        ontology: Says what is hidden, and which values need rights.
        own: Ids of the nodes of which they may know everything.
        hidden: Ids of the nodes that they may not know of; what a record itself says counts as well.
        guarded: By kind of node or link, the fields whose values are kept from them.
        rules: Ids of the rules that rest on such values.
        ids: Of all nodes that are there, in order.
    """

    ontology: Ontology = field(repr=False, compare=False)
    own: frozenset[str]
    hidden: frozenset[str]
    guarded: Mapping[str, frozenset[str]] = field(compare=False)
    rules: frozenset[str] = field(compare=False)
    ids: Sequence[str] = field(repr=False, compare=False)

    def is_there(self, node_id: str) -> bool:
        """Tell whether there is a node of an id."""
        place = bisect_left(self.ids, node_id)
        return place < len(self.ids) and self.ids[place] == node_id

    def hides(self, record: Record) -> bool:
        """Tell whether the node of a record is kept from them."""
        if record["id"] in self.own:
            return False
        return record["id"] in self.hidden or is_hidden(self.ontology, record["kind"], record.get("fields", {}))

    def shown(self, what: What, record: Record) -> Record:
        """Return the record of a node or link without what is kept from them; others as they are."""
        if what not in {"node", "link"} or record["id" if what == "node" else "from"] in self.own:
            return self._without_hidden(what, record)
        shown = {name: value for name, value in record.items() if name != "extra"}
        guarded = self.guarded.get(record["kind"], NO_FIELDS)
        if guarded and (fields := record.get("fields")):
            shown["fields"] = {name: value for name, value in fields.items() if name not in guarded}
        return self._without_hidden(what, shown)

    def change(self, change: Change) -> Change | None:
        """Return a change without what is kept from them; None where nothing is left of it.

        The nodes that it speaks of are not hidden.
        """
        old, new = (None if record is None else self.shown(change.what, record) for record in (change.old, change.new))
        return None if same(change.what, old, new) else Change(change.what, change.key, old, new, change.origin)

    def tells(self, change: Change) -> bool:
        """Tell whether nothing is kept from them of what a change did; its nodes are not hidden.

        What it left as it was may be kept from them.
        """
        old, new = change.old, change.new
        if old is None or new is None:
            some = new if old is None else old
            return some is None or same(change.what, some, self.shown(change.what, some))
        return same(change.what, new, self.restored(change.what, self.shown(change.what, new), old))

    def restored(self, what: What, shown: Record, whole: Record) -> Record:
        """Return a record with what `shown` left out of a whole one put back, where nothing else was given there."""
        seen = self.shown(what, whole)
        parts = {name: _restored(*(one.get(name, {}) for one in (shown, seen, whole))) for name in ("fields", "extra")}
        rest = {name: value for name, value in shown.items() if name not in parts}
        return rest | {name: values for name, values in parts.items() if values}

    def _without_hidden(self, what: What, record: Record) -> Record:
        """Return a record whose fields name no hidden node."""
        if not self.hidden or what not in {"node", "link"} or not record.get("fields"):
            return record
        naming = self._naming(what, record["kind"])
        fields = {name: self._known(value) if name in naming else value for name, value in record["fields"].items()}
        return record | {"fields": {name: value for name, value in fields.items() if value not in (None, [])}}

    def _naming(self, what: What, kind: str) -> set[str]:
        """Return the fields of a kind that name nodes."""
        known: Mapping[str, Field] = {}
        if what == "node" and kind in self.ontology.kinds:
            known = self.ontology.fields_of(kind)
        elif what == "link" and kind in self.ontology.links:
            known = self.ontology.fields_of_link(kind)
        return {name for name, declared in known.items() if declared.of}

    def _known(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [one for one in value if one not in self.hidden]
        return None if value in self.hidden else value


def _restored(given: Mapping[str, Any], seen: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they are given, with what was not seen of whole ones put back."""
    kept = {name: value for name, value in whole.items() if seen.get(name) != value}
    return {**given, **{name: _put_back(given.get(name), seen.get(name), value) for name, value in kept.items()}}


def _put_back(given: Any, seen: Any, whole: Any) -> Any:
    """Return a value as it is given, with what was not seen of the whole one; of a list, each part by itself."""
    if given == seen:
        return whole
    if not isinstance(whole, list | tuple):
        return given
    given = given or []
    return [*given, *(one for one in whole if one not in given and one not in (seen or ()))]
