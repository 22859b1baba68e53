"""Line of sight of an organisation in sentences: what serves, what does not and why, what mends it, what is weak."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.sight import SightAnswer
from api.say.around import coverage_lines, effort_lines, lacking_lines, measured_lines, owner_lines, vital_lines
from api.say.gap import boundary, frontier_sentence, lapsed_sentence, step_lines
from api.say.names import Names
from api.say.running import running_lines
from api.say.verdict import worked_lines
from api.say.weak import weak_sentence
from api.say.words import count, entries, listed, verb
from graph.analysis.absence import absence
from graph.analysis.case import Case
from graph.analysis.sight import Sight

PIECE, PIECES = "piece of work", "pieces of work"
LISTED = 8
NOT_SERVING = {
    "broken": "Broken thread: leads to an aim, but the aim leads to no purpose",
    "lapsed": "Lapsed: served something that has ended",
    "adrift": "Adrift: leads to no aim and to no purpose",
}


def sight_lines(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield the whole answer.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of each list are shown; None for all.
    """
    yield from headline(answer, names)
    if answer.answerable:
        yield from effort_lines(answer)
        yield from _gaps(answer, names, shown)
        yield from _repairs(answer, names, shown)
        yield from _weak(answer, names, shown)
    else:
        yield from _as_far(answer, names, shown)
    yield from coverage_lines(answer, names)
    yield from lacking_lines(answer, names)
    yield from measured_lines(answer, names)
    yield from owner_lines(answer, names)
    yield from vital_lines(answer, names, shown)
    yield from running_lines(answer.running, names)
    yield from worked_lines(answer.verdicts, names)
    if answer.not_yet or answer.unplaced:
        yield from ("", *not_counted(answer))


def headline(answer: SightAnswer, names: Names) -> Iterator[str]:
    """Yield the answer in one or two sentences; first of all whether it can be told."""
    where = "" if answer.scope is None else f" of {names.quoted(answer.scope)}"
    if not answer.answerable:
        yield from _cannot_tell(answer, names)
        return
    total = len(answer.work)
    if not total:
        yield from _aims_only(answer, names, where)
        return
    serving = total - len(answer.not_serving)
    of_all = count(total, PIECE, PIECES)
    share = f"All {of_all}" if serving == total > 1 else f"{serving:,} of {of_all}"
    share = share if serving else f"None of {of_all}"
    yield f"{share}{where} {verb(max(serving, 1), 'serves', 'serve')} the purpose{_how(answer)}."
    if answer.not_serving:
        yield f"{len(answer.not_serving):,} {verb(len(answer.not_serving), 'does', 'do')} not{_why_not(answer)}."


def cannot_tell_sentence(case: Case, names: Names) -> str:
    """Return that alignment cannot be told, and the one record that would tell it."""
    kinds = [names.kind_label(kind.name) for kind in case.snapshot.ontology.with_trait("anchor")]
    anchor = listed(kinds, "or")
    return (
        f"Which work serves the purpose cannot be told yet: no {anchor} is recorded. "
        f"One record would tell it: a {anchor}, linked to the need that it exists to meet."
    )


def _cannot_tell(answer: SightAnswer, names: Names) -> Iterator[str]:
    yield cannot_tell_sentence(answer.case, names)
    if answer.work:
        where = "" if answer.scope is None else f" in {names.quoted(answer.scope)}"
        number = len(answer.work)
        yield f"{count(number, PIECE, PIECES)} {verb(number, 'is', 'are')} recorded{where}."


def _aims_only(answer: SightAnswer, names: Names, where: str) -> Iterator[str]:
    """Yield what can be told where no work is recorded: whether the aims lead to the purpose."""
    kinds = [names.kind_label(kind.name) for kind in answer.case.snapshot.ontology.with_trait("work")]
    yield f"No live work{where} is recorded, so nobody can tell yet which work serves the purpose."
    yield f"One record of work would begin to tell it: {listed(kinds, 'or')}."
    leading = [aim for aim in answer.aims if answer.case.sight.serves[aim]]
    floating = [aim for aim in answer.aims if not answer.case.sight.serves[aim]]
    if leading:
        share = f"{len(leading):,} of {count(len(answer.aims), 'aim')}" if floating else f"{count(len(leading), 'aim')}"
        yield f"{share}{where} {verb(len(leading), 'leads', 'lead')} to the purpose: {names.several(leading, LISTED)}."
    if floating:
        yield f"No thread leads from {names.several(floating, LISTED)} to the purpose."


def not_counted(answer: SightAnswer) -> Iterator[str]:
    """Yield what the counts leave out: what is not in force yet, and work in no unit."""
    yield from draft_lines(len(answer.not_yet))
    if number := len(answer.unplaced):
        belongs = verb(number, "belongs to no recorded unit", "belong to no recorded unit")
        yield f"{count(number, PIECE, PIECES)} {belongs}, so no scope counts {verb(number, 'it', 'them')}."


def draft_lines(number: int) -> Iterator[str]:
    """Yield how many records are not in force yet, nothing where there is none."""
    if number:
        are = "is a draft, proposed or not yet valid, and does", "are drafts, proposed or not yet valid, and do"
        yield f"{count(number, 'record')} {verb(number, *are)} not count yet."


def _how(answer: SightAnswer) -> str:
    strategic, operational = answer.counts["strategic"], answer.counts["operational"]
    parts = []
    if strategic:
        parts.append(f"{strategic:,} also {verb(strategic, 'serves', 'serve')} a priority")
    if operational:
        parts.append(f"{operational:,} {verb(operational, 'serves', 'serve')} it without one, as daily work may")
    return f": {', '.join(parts)}" if parts else ""


def _why_not(answer: SightAnswer) -> str:
    broken, lapsed, adrift = (answer.counts[status] for status in NOT_SERVING)
    parts = [
        f"{broken:,} {verb(broken, 'has', 'have')} a broken thread" if broken else "",
        f"the reason of {lapsed:,} has lapsed" if lapsed else "",
        f"{adrift:,} {verb(adrift, 'is', 'are')} adrift" if adrift else "",
    ]
    return f": {listed([part for part in parts if part])}"


def _gaps(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    if not answer.not_serving:
        return
    sight = answer.case.sight
    for status, heading in NOT_SERVING.items():
        nodes = [node for node in answer.not_serving if sight.status(node) == status]
        if nodes:
            yield from ("", heading)
            yield from entries(nodes, lambda node: gap_line(sight, names, node), shown)
    yield from ("", boundary(absence(sight, answer.not_serving[0]), names, depth=False))


def gap_line(sight: Sight, names: Names, node: int) -> str:
    """Return why a node does not serve; where it is its own dead end, its name is said once."""
    if sight.status(node) == "lapsed" and (lapsed := lapsed_sentence(sight, names, node)):
        return f"{names.full(node)}: {lapsed}"
    missing = frontier_sentence(sight, node)
    name = names.quoted(node)
    if missing.startswith(f"{name} "):
        return f"{names.full(node)}{missing.removeprefix(name)}"
    return f"{names.full(node)}: {missing}"


def _repairs(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    if not answer.not_serving:
        return
    smallest = answer.smallest
    added = [count(len(smallest.steps), "new link")]
    if smallest.make:
        added.append(count(len(smallest.make), "new record"))
    yield from ("", f"The smallest repair: {listed(added)}. With that, all of it serves.")
    yield from step_lines(smallest.steps, names, shown)
    yield "  Where none of this is true, question the work itself: say what it is for, or end it."


def _weak(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    nodes = answer.resting_on_one
    if not nodes:
        return
    number = len(nodes)
    yield ""
    serve, rest = verb(number, "serves", "serve"), verb(number, "rests", "rest")
    yield f"Weak sight: {count(number, PIECE, PIECES)} {serve} the purpose, but {rest} on one thing"
    sight = answer.case.sight
    yield from entries(nodes, lambda node: f"{names.full(node)}: {weak_sentence(sight, names, node)}", shown)


def _as_far(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    lines = list(meeting_lines(answer, names, shown))
    if lines:
        yield from ("", "As far as it can be told without a purpose", *lines)


def meeting_lines(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield which work helps to meet needs that no purpose names: as far as can be told without a purpose."""
    meeting: dict[tuple[int, ...], list[int]] = {}
    for node in answer.work:
        if needs := answer.case.sight.ends_at_unnamed_need(node):
            meeting.setdefault(tuple(needs), []).append(node)
    yield from entries(list(meeting.items()), lambda one: _meeting(names, *one), shown)


def _meeting(names: Names, needs: tuple[int, ...], nodes: list[int]) -> str:
    number = len(nodes)
    helps = f"{count(number, PIECE, PIECES)} {verb(number, 'helps', 'help')} to meet {names.several(needs)}"
    return f"{helps}, which no purpose names: {names.several(nodes, LISTED)}."
