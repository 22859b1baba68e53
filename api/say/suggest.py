"""Suggested links in sentences, each with its reasons and the command that accepts it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from api.answers.suggest import SuggestAnswer
from api.say.names import Names
from api.say.words import count
from graph.analysis.suggest import Suggestion


def suggest_lines(answer: SuggestAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield what each piece of work could be linked with."""
    work = answer.work
    if not work:
        yield "No work is adrift: there is nothing to suggest a link for."
        return
    for node, found in work[:shown]:
        yield names.full(node)
        if not found:
            yield "  - Nothing that is recorded is like it: the people who do it know what it is for."
        for one in found:
            yield from _said(answer, one, names)
        yield ""
    if shown is not None and len(work) > shown:
        yield f"And {count(len(work) - shown, 'piece of work', 'pieces of work')} more (--all)."
    yield "These are questions to the people who do the work; none is made until you make it."


def suggested_sentence(names: Names, one: Suggestion) -> str:
    """Return what may be so, in one sentence about the work as `it`."""
    return f"It may be that it {names.link_label(one.link)} {names.quoted(one.target)}."


def _said(answer: SuggestAnswer, one: Suggestion, names: Names) -> Iterator[str]:
    snapshot = answer.case.snapshot
    yield f"  - {suggested_sentence(names, one)} {' '.join(one.reasons)}"
    ends = shlex.quote(snapshot.ids[one.source]), shlex.quote(snapshot.ids[one.target])
    yield f"goldenthread link {ends[0]} {one.link} {ends[1]}"
