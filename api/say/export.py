"""What an export could not hold, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Lost


def lost_lines(lost: Sequence[Lost]) -> list[str]:
    """Return what a form could not hold, a line each; nothing where it held everything."""
    if not lost:
        return []
    return ["Not in it:", *(f"  - {one.count:,} {one.what}: {one.why}." for one in lost)]
