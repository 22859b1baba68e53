"""Which things of two sources may be one, in sentences, and what putting them together does."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from api.matching import Matched
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


def _said(match: Match) -> str:
    reasons = "; ".join(match.reasons)
    differing = f" They differ in {', '.join(match.differing)}." if match.differing else ""
    return f"{match.left.id} = {match.right.id} ({match.left.kind}): {reasons}.{differing}"


def _kept_lines(matched: Matched, shown: int | None) -> Iterator[str]:
    if matched.kept:
        yield ""
        yield f"The second source says otherwise of {count(len(matched.kept), 'value')}; the first counts:"
        yield from entries(matched.kept, lambda one: f"{one[0]}, {one[1]}: not “{one[2]}”", shown)
