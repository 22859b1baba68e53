"""History and differences as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.say.words import day, entries
from graph.history import Diff, Entry
from graph.model import Record

LATEST = 10


def history_lines(told: Sequence[Entry], shown: int | None) -> Iterator[str]:
    """Yield the newest changes first, each with who, when, why and from where."""
    if not told:
        yield "Nothing was ever recorded here."
    latest = list(reversed(told))
    for entry in latest[: None if shown is None else LATEST]:
        yield _head(entry)
        yield from entries(entry.sentences, str, shown)
    if shown is not None and len(latest) > LATEST:
        yield f"And {len(latest) - LATEST:,} earlier (--all)."


def history_record(told: Sequence[Entry]) -> Record:
    """Return the documented JSON shape, oldest first."""
    return {
        "revisions": [
            {
                "revision": entry.revision,
                "recorded_at": entry.recorded_at,
                "who": entry.commit.who,
                "why": entry.commit.why,
                "source": entry.commit.source,
                "action": entry.commit.action,
                "undoes": entry.commit.undoes or None,
                "sentences": list(entry.sentences),
            }
            for entry in told
        ]
    }


def diff_lines(found: Diff, shown: int | None) -> Iterator[str]:
    """Yield what differs between two moments."""
    if not found.sentences:
        yield f"Nothing differs between revision {found.before} and revision {found.after}."
        return
    yield f"From revision {found.before} to revision {found.after}"
    yield from entries(found.sentences, str, shown)


def diff_record(found: Diff) -> Record:
    """Return the documented JSON shape."""
    return {"from": found.before, "to": found.after, "sentences": list(found.sentences)}


def _head(entry: Entry) -> str:
    commit = entry.commit
    what = f"{commit.action} of revision {commit.undoes}" if commit.undoes else commit.action
    source = f", from {commit.source}" if commit.source else ""
    why = f": {commit.why}" if commit.why else ""
    when = f"{day(entry.recorded_at)} {entry.recorded_at[11:16]} UTC"
    return f"Revision {entry.revision}, {when}, {commit.who}, {what}{source}{why}"
