"""The steward's queue and readiness in sentences: a question a line, a matter a line; never one number for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.say.names import Names
from api.say.words import count, entries, some
from graph.analysis.case import Case
from graph.analysis.readiness import LEVELS, Ready
from graph.analysis.steward_queue import Wanted
from graph.analysis.who_can_help import who_can_help


def queue_lines(case: Case, wanted: Sequence[Wanted], shown: int | None) -> Iterator[str]:
    """Yield the questions that a steward should ask next, each with its effect and who can help."""
    if not wanted:
        yield "Nothing has to be asked: every field that a rule needs is filled, and nothing is out of date."
        return
    yield f"{count(len(wanted), 'question')} to ask, those first that most answers hang on."
    yield from entries(wanted, lambda one: _asked(case, one), shown)


def _asked(case: Case, one: Wanted) -> str:
    roles = some([str(role["name"]) for role in who_can_help(case, one.nodes[0])])
    whom = f"; {roles} can help" if roles else ""
    return f"{one.ask} (effect {one.effect}{whom})"


def readiness_lines(profile: Sequence[Ready], names: Names) -> Iterator[str]:
    """Yield each matter of readiness: what is said beside what the map shows."""
    labels = _labels(names)
    for one in profile:
        yield f"{labels.get(one.matter, one.matter.replace('_', ' '))}"
        yield f"  - {_said(one)}"
        yield f"  - {_shown(one)}"
        if one.apart is not None and abs(one.apart) > 1:
            yield "  - The two are far apart: look at the evidence together."


def _said(one: Ready) -> str:
    if one.level is None:
        return "Nobody has said how far we are."
    was = "" if one.former is None else f", after level {one.former} the time before"
    return f"We say level {one.level} of 5 ({LEVELS[one.level]}){was}."


def _shown(one: Ready) -> str:
    if one.share is None:
        return "The map cannot tell of this."
    if one.hint is None:
        return f"The map has nothing to count: no {one.means}."
    return f"The map shows {one.share.part} of {one.share.whole} {one.means}: level {one.hint} ({LEVELS[one.hint]})."


def _labels(names: Names) -> dict[str, str]:
    found = {}
    for kind in names.snapshot.ontology.kinds.values():
        for choice in kind.fields["dimension"].choices if "dimension" in kind.fields else ():
            found[choice.code] = choice.label[names.language]
    return found
