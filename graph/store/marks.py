"""Short marks of records: what a store's log and its rows are compared by."""

from __future__ import annotations

from hashlib import blake2b

from graph.model import Record, What
from graph.records import reading_of, reading_record
from graph.store.seal import canonical

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a record can raise whose text was tampered with."""


def mark_of(what: What, record: Record) -> bytes:
    """Return a digest that is the same for records that say the same."""
    return blake2b(canonical(_normal(what, record)), digest_size=16).digest()


def _normal(what: What, record: Record) -> Record:
    if what == "reading":
        numbers = {name: float(record[name]) for name in ("value", "numerator", "denominator") if name in record}
        return reading_record(reading_of(record)) | numbers
    if what == "aside":
        return record
    fields = {name: value for name, value in record.get("fields", {}).items() if value is not None}
    rest = {name: value for name, value in record.items() if name not in {"fields", "extra", "nth"} or value}
    return {**rest, "fields": fields} if fields else {name: value for name, value in rest.items() if name != "fields"}
