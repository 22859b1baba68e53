"""What a load did in sentences: what was read, what changed, what was refused and why, what became of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.loading import Loaded
from api.say.findings import difference_lines
from api.say.mapping import mapped_lines
from api.say.problems import problem_lines
from api.say.words import count, entries, listed
from graph.model import Batch
from graph.plan import Counts, Plan

VERBS = {
    "created": "created", "changed": "changed", "same": "the same as before", "ended": "ended", "refused": "refused",
}  # fmt: skip
NOT_COMPARED = (
    "So much came that the findings before and after were not compared; `goldenthread findings` lists those there are."
)
NOUNS = {"nodes": "node", "links": "link", "readings": "reading"}


def load_lines(loaded: Loaded, shown: int | None) -> Iterator[str]:
    """Yield everything that is to be said of a load."""
    yield head_sentence(loaded)
    yield from (f"  - {line}" for line in count_lines(loaded.plan))
    yield from mapped_lines(loaded.mapped)
    yield from problem_lines(loaded.plan.problems, shown)
    yield from lost_lines(loaded.batches, shown)
    if not loaded.compared:
        yield from ("", NOT_COMPARED)
    elif loaded.changes:
        yield ""
        yield from difference_lines(loaded.findings, shown)


def head_sentence(loaded: Loaded) -> str:
    """Return in one sentence what became of the load."""
    names = listed([f"“{batch.source}”" for batch in loaded.batches])
    if not loaded.readable:
        return f"Nothing was loaded from {names}: it cannot be read as a whole."
    if not loaded.changes and loaded.plan.has_errors:
        return f"Nothing was loaded from {names}."
    if loaded.is_empty:
        return f"Nothing to load: {names} holds no rows yet."
    if not loaded.changes:
        return f"Nothing to change: everything in {names} is there already."
    if loaded.dry_run:
        return f"A trial only, nothing was stored. Loading {names} would come to this:"
    return f"Loaded {names} as revision {loaded.revision}."


def count_lines(plan: Plan) -> Iterator[str]:
    """Yield how many things were created, changed and so on; what is none is left out."""
    for verb, words in VERBS.items():
        parts = [_counted(counts, NOUNS[many], verb) for many, counts in plan.by.items()]
        if any(parts):
            yield f"{words}: {listed([part for part in parts if part])}"


def lost_lines(batches: Sequence[Batch], shown: int | None) -> Iterator[str]:
    """Yield what the inputs held that has no place here, and why."""
    lost = [entry for batch in batches for entry in batch.lost]
    if lost:
        yield from ("", "Not kept")
        yield from entries(lost, lambda entry: f"{entry.count:,} {entry.what}: {entry.why}.", shown)


def _counted(counts: Counts, noun: str, verb: str) -> str:
    number = getattr(counts, verb)
    return count(number, noun) if number else ""
