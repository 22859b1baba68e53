"""What a change did, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from api.editing import Edited
from api.say.findings import difference_lines
from api.say.problems import problem_lines


def edit_lines(edited: Edited, shown: int | None, note: str = "") -> Iterator[str]:
    """Yield what changed, what to look at, and what became of the findings.

    Args:
        edited: What the change did.
        shown: How many entries of each list are shown; None for all.
        note: What else the user should know of it, or empty.
    """
    if not edited.sentences:
        yield "Nothing to change: it is so already."
        return
    yield from edited.sentences[:shown]
    if shown is not None and len(edited.sentences) > shown:
        yield f"And {len(edited.sentences) - shown:,} more changes (--all)."
    if note:
        yield note
    yield f"This is revision {edited.revision}; `goldenthread undo {edited.revision}` takes it back."
    yield from problem_lines(edited.problems, shown)
    yield ""
    yield from difference_lines(edited.findings, shown)
