"""Records to properties of Neo4j and back.

Fields are properties of their own names, dates are native dates. What would take the name of something else stands
behind `field.`, what the ontology does not know behind `extra.`; names that begin with `_` are the store's own:
`_revision` of the last change, `_origin` of the load that brought it, `_sealed` for the digests of personal values.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from neo4j.time import Date

from graph.errors import WrongUse
from graph.model import Record
from graph.ontology import Ontology

Properties = dict[str, Any]

OWN = frozenset({"id", "kind", "name", "nth"})
EXTRA, FIELD = "extra.", "field."
LONGEST = 1 << 63
RESERVED_LABELS = frozenset({"Node", "Readings", "Revision", "Change", "Aside", "Note", "Personal", "Head", "Pending"})
READINGS_TYPE = "HAS_READINGS"


class Row(NamedTuple):
    """What is live of one thing. Millions are made in a load, and a tuple is made several times as fast as a dataclass.

    Attributes:
        record: Its record.
        revision: Of its last change.
        origin: What brought it, or empty.
        sealed: Digests of its personal values, by field.
    """

    record: Record
    revision: int
    origin: str = ""
    sealed: Mapping[str, str] | None = None

    def note_in(self, properties: Properties) -> None:
        """Add the store's own properties."""
        properties["_revision"] = self.revision
        if self.origin:
            properties["_origin"] = self.origin
        if self.sealed:
            properties["_sealed"] = [f"{name}={digest}" for name, digest in sorted(self.sealed.items())]


class Shapes:
    """How records look in Neo4j, by what an ontology declares.

    Attributes:
        dates: By kind of node or link, the fields that are dates.
    """

    def __init__(self, ontology: Ontology) -> None:
        declared = [(kind, ontology.fields_of(kind)) for kind in ontology.kinds]
        declared += [(link, ontology.fields_of_link(link)) for link in ontology.links]
        self.dates = {
            name: frozenset(field.name for field in fields.values() if field.type == "date")
            for name, fields in declared
        }

    def node_properties(self, row: Row) -> Properties:
        """Return every property of a node."""
        record = row.record
        return self._with_rest({name: record[name] for name in ("id", "kind", "name")}, row)

    def link_properties(self, row: Row) -> Properties:
        """Return every property of a link; its ends and its kind are not among them."""
        nth = row.record.get("nth", 0)
        return self._with_rest({"nth": nth} if nth else {}, row)

    def _with_rest(self, found: Properties, row: Row) -> Properties:
        """Add fields, what the ontology does not know and the store's own to properties, and return them."""
        record = row.record
        dates = self.dates.get(record["kind"], frozenset())
        for name, given in (record.get("fields") or {}).items():
            found[property_of(name)] = native(given) if name in dates else _plain(name, given)
        for name, given in (record.get("extra") or {}).items():
            found[EXTRA + name] = given
        row.note_in(found)
        return found


def node_row(properties: Mapping[str, Any]) -> Row:
    """Return what is live of a node, from its properties."""
    base = {name: properties[name] for name in ("id", "kind", "name")}
    return _row(base, properties)


def link_row(source: str, kind: str, target: str, properties: Mapping[str, Any]) -> Row:
    """Return what is live of a link, from its ends, its kind and its properties."""
    base: Record = {"from": source, "kind": kind, "to": target}
    nth = properties.get("nth", 0)
    return _row(base | ({"nth": nth} if nth else {}), properties)


def _row(base: Record, properties: Mapping[str, Any]) -> Row:
    fields, extra = gathered(properties)
    if fields:
        base["fields"] = fields
    if extra:
        base["extra"] = extra
    sealed = dict(one.split("=", 1) for one in properties.get("_sealed", ()))
    return Row(base, properties["_revision"], properties.get("_origin", ""), sealed or None)


def gathered(properties: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields and what the ontology does not know, from properties; in the order of their names."""
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name in sorted(properties):
        given = properties[name]
        if name.startswith(EXTRA):
            extra[name.removeprefix(EXTRA)] = given
        elif name not in OWN and not name.startswith("_"):
            fields[name.removeprefix(FIELD)] = day_text(given)
    return fields, extra


def day_text(given: Any) -> Any:
    """Return a native date as text, and anything else as it is."""
    return given.iso_format() if isinstance(given, Date) else given


@lru_cache(1024)
def property_of(name: str) -> str:
    return FIELD + name if name in OWN or name.startswith(("_", EXTRA, FIELD)) else name


def native(given: Any) -> Any:
    """Return a date as a native one, where it is a day; anything else stays as it is."""
    if isinstance(given, str) and len(given) == 10:
        try:
            return date.fromisoformat(given)
        except ValueError:
            return given
    return given


def _plain(name: str, given: Any) -> Any:
    if type(given) is int and not -LONGEST <= given < LONGEST:
        raise WrongUse(f"{name}: {given} is too large a number to be kept")
    return given


def label_of(kind: str) -> str:
    """Return the label of a kind of node."""
    return f"{kind}_" if kind in RESERVED_LABELS else kind


@lru_cache(1024)
def type_of(kind: str) -> str:
    """Return the relationship type of a kind of link.

    >>> type_of("owned_by")
    'OWNED_BY'
    """
    upper = kind.upper()
    if upper.lower() != kind:
        raise WrongUse(f"{kind}: a Neo4j store keeps kinds of links in lower case only")
    return f"{upper}_" if upper == READINGS_TYPE else upper


def kind_of(relationship: str) -> str:
    """Return the kind of link of a relationship type.

    >>> kind_of("OWNED_BY")
    'owned_by'
    """
    return (READINGS_TYPE if relationship == f"{READINGS_TYPE}_" else relationship).lower()


def quoted(name: str) -> str:
    """Return a name as a query may hold it, whatever is in it."""
    return "`" + name.replace("`", "``") + "`"
