"""History and differences as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.answers.diff import DiffAnswer, End
from api.say.findings import difference_lines
from api.say.words import count, day, entries
from graph.analysis.compare import Moved
from graph.history import Entry
from graph.model import Record
from graph.sentences import quoted

LATEST = 10
WORK = ("piece of work", "pieces of work")


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


def diff_lines(answer: DiffAnswer, shown: int | None) -> Iterator[str]:
    """Yield what differs between two moments, and what became of sight and findings."""
    moments = f"{_moment(answer.before)} {{}} {_moment(answer.after)}"
    if answer.by_validity:
        moments += ", both as known now"
    if answer.sentences:
        yield f"From {moments.format('to')}"
        yield from entries(answer.sentences, str, shown)
    else:
        yield f"Nothing differs between {moments.format('and')}."
    compared = answer.comparison
    if compared.sight:
        yield from ("", f"Line of sight: {count(len(compared.sight), *WORK)} changed.")
        yield from entries(compared.sight, moved_sentence, shown)
    if answer.sentences or compared.findings.appeared or compared.findings.gone:
        yield ""
        yield from difference_lines(compared.findings, shown)


def _moment(end: End) -> str:
    return f"{day(end.date)} (revision {end.revision})" if end.by_day else f"revision {end.revision}"


def moved_sentence(moved: Moved) -> str:
    """Return what became of the line of sight of a piece of work."""
    name = quoted(moved.name)
    if not moved.before:
        return f"{name} counts as live work now: {moved.after}."
    if not moved.after:
        return f"{name} does not count as live work any more; it was {moved.before}."
    return f"{name} went from {moved.before} to {moved.after}."


def _head(entry: Entry) -> str:
    commit = entry.commit
    what = f"{commit.action} of revision {commit.undoes}" if commit.undoes else commit.action
    source = f", from {commit.source}" if commit.source else ""
    why = f": {commit.why}" if commit.why else ""
    when = f"{day(entry.recorded_at)} {entry.recorded_at[11:16]} UTC"
    return f"Revision {entry.revision}, {when}, {commit.who}, {what}{source}{why}"
