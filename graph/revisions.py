"""What a store held at a revision that may not be its newest any more, as far as columns do not tell: readings, asides.

What is live now is read first, then what the log says of the time since is taken back: a commit that comes in between
does no harm, and a revision is seen whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Aside, Reading, Record, What
from graph.records import aside_of, reading_of
from graph.store.base import Store


def readings_at(store: Store, revision: int) -> Iterator[Reading]:
    """Yield the readings that were live at a revision, in no order.

    Args:
        store: Where they are kept.
        revision: Which one; of long ago, `graph.analysis.past` is quicker.
    """
    now = iter(store.readings())
    first = next(now, None)  # from here on what is read stands still
    before = _before(store, revision, "reading")
    if first is not None:
        yield from _unless_changed(first, before)
    if before:
        for reading in now:
            yield from _unless_changed(reading, before)
    else:
        yield from now
    yield from (reading_of(record) for record in before.values() if record is not None)


def asides_at(store: Store, revision: int) -> dict[str, Aside]:
    """Return what was set aside at a revision, by finding."""
    found = dict(store.asides())
    for finding, record in _before(store, revision, "aside").items():
        if record is None:
            found.pop(finding, None)
        else:
            found[finding] = aside_of(record)
    return found


def _before(store: Store, revision: int, what: What) -> dict[str, Record | None]:
    """Return how each thing that changed since a revision was at it, by key; None where it was not there."""
    before: dict[str, Record | None] = {}
    for _, change in store.changes(since=revision, what=what):
        before.setdefault(change.key, change.old)
    return before


def _unless_changed(reading: Reading, before: dict[str, Record | None]) -> Iterator[Reading]:
    if f"{reading.measure}\t{reading.date}" not in before:
        yield reading
