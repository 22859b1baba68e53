"""What was forgotten, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from api.say.words import count
from graph.store.base import Forgotten


def forgotten_lines(done: Forgotten, field: str, node_id: str) -> Iterator[str]:
    """Yield what was erased and what is left to do."""
    yield f"Erased for ever: {count(done.values, 'value')} of {field} of {node_id}."
    if done.plain:
        yield (
            f"Sealed in the log, and so still there: {count(done.plain, 'value')} of it, recorded before the field was "
            "marked."
        )
    yield "Backups and exports made before hold it still: make new ones, and delete those."
    yield f"This is revision {done.revision}; it cannot be undone."
