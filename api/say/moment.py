"""Which moment of the past an answer speaks of, in one sentence."""

from __future__ import annotations

from api.say.words import day
from graph.analysis.past import Past


def moment_sentence(past: Past, by_record: bool) -> str:
    """Return what day an answer holds for, and what was known when.

    Args:
        past: What is asked.
        by_record: Whether only what was recorded by some time counts.
    """
    when = f"As of {day(past.day)}" if past.day else "As of today"
    if not by_record:
        return f"{when}, as known now (revision {past.revision})."
    recorded = next(past.store.commits(since=past.revision - 1), None) if past.revision else None
    if recorded is None:
        return f"{when}, as known before anything was recorded."
    at = f"{day(recorded.recorded_at)}, {recorded.recorded_at[11:16]} UTC"
    return f"{when}, as recorded by revision {past.revision} ({at})."
