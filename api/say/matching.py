"""Which things of two sources may be one, in sentences, and what putting them together does."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from api.matching import Matched
from api.merging import Merged
from api.say.findings import difference_lines
from api.say.load import load_lines
from api.say.problems import problem_lines
from api.say.words import count, entries
from graph.matching import SAME_ID, Match


def match_lines(matched: Matched, shown: int | None) -> Iterator[str]:
    """Yield the pairs with their reasons; where some were chosen, what that does instead."""
    if matched.loaded:
        yield from load_lines(matched.loaded, shown)
        yield from _kept_lines(matched, shown)
        if matched.loaded.dry_run:
            yield ""
            yield "Nothing is stored yet: add --load for that. It is one revision, which can be undone as one."
        return
    by_id = [one for one in matched.matches if SAME_ID in one.reasons]
    likely = [one for one in matched.matches if SAME_ID not in one.reasons]
    yield f"{count(len(by_id), 'thing')} of both sources has the same id and is one already."
    if likely:
        yield f"{count(len(likely), 'pair')} may be one thing each. None is until you say so:"
        yield from entries(likely, _said, shown)
        yield ""
        yield "Choose with --same, for each pair: what that would do to the findings is shown first."
        yield f"goldenthread match … --same {shlex.quote(f'{likely[0].left.id}={likely[0].right.id}')}"
    else:
        yield "Nothing else in them looks like the same thing."
    yield from problem_lines(matched.problems, shown)


def duplicate_lines(matched: Matched, shown: int | None) -> Iterator[str]:
    """Yield the pairs of things of the store that may be one."""
    if not matched.matches:
        yield "Nothing in the store looks like the same thing twice."
        return
    yield f"{count(len(matched.matches), 'pair')} may be one thing each. None is until you say so:"
    yield from entries(matched.matches, _said, shown)
    first = matched.matches[0]
    yield ""
    yield "Look first at what making them one would do:"
    yield f"goldenthread merge {shlex.quote(first.left.id)} {shlex.quote(first.right.id)} --dry-run"


def merged_lines(merged: Merged, shown: int | None) -> Iterator[str]:
    """Yield what making two things one did, or would do."""
    goes = "would go" if merged.dry_run else "went"
    over = f"{count(merged.merger.links, 'link')} and {count(merged.merger.readings, 'reading')}"
    yield f"{merged.first} and {merged.second} as one: {over} {goes} over to {merged.first}."
    if merged.merger.kept:
        yield f"{merged.second} says otherwise of {count(len(merged.merger.kept), 'value')}; {merged.first} counts:"
        yield from entries(merged.merger.kept, lambda one: f"{one[0]}: not “{one[1]}”", shown)
    yield from problem_lines(merged.edited.problems, shown)
    yield ""
    yield from difference_lines(merged.edited.findings, shown)
    yield ""
    if merged.dry_run:
        yield "Nothing is stored yet: leave --dry-run out for that. It is one revision, which can be undone as one."
    else:
        revision = merged.edited.revision
        yield f"This is revision {revision}; `goldenthread undo {revision}` parts them again."


def _said(match: Match) -> str:
    reasons = "; ".join(match.reasons)
    differing = f" They differ in {', '.join(match.differing)}." if match.differing else ""
    return f"{match.left.id} = {match.right.id} ({match.left.kind}): {reasons}.{differing}"


def _kept_lines(matched: Matched, shown: int | None) -> Iterator[str]:
    if matched.kept:
        yield ""
        yield f"The second source says otherwise of {count(len(matched.kept), 'value')}; the first counts:"
        yield from entries(matched.kept, lambda one: f"{one[0]}, {one[1]}: not “{one[2]}”", shown)
