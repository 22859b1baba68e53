"""Why one thing is there, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.why import Carried, WhyAnswer
from api.say.gap import boundary, frontier_sentence, lapsed_sentence, step_lines
from api.say.names import Names
from api.say.proof import hop_lines, proof_sentence
from api.say.running import runs_lines
from api.say.sight import cannot_tell_sentence
from api.say.verdict import verdict_lines
from api.say.weak import robust_sentence
from api.say.words import count, day, entries, listed, sentence, verb
from graph.analysis.absence import absence
from graph.analysis.repair import repair

OPTIONS = 3


def why_lines(answer: WhyAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield the line of sight of a node: its proof and what it rests on, or where the search stopped and what mends."""
    yield f"{names.full(answer.node)}"
    if not answer.is_live:
        yield from _not_live(answer)
        yield from _over_time(answer, names)
        return
    if not answer.case.sight.answerable:
        yield cannot_tell_sentence(answer.case, names)
        yield from _unnamed(answer, names)
    elif answer.serves:
        yield from _proof(answer, names)
    elif answer.can_serve(answer.node):
        yield from _gap(answer, names, shown)
    if answer.carried:
        yield from _carried(answer, names, shown)
    elif not answer.can_serve(answer.node):
        yield "It is not linked to anything that carries line of sight, so nothing more can be told of it."
    yield from _over_time(answer, names)


def _over_time(answer: WhyAnswer, names: Names) -> Iterator[str]:
    """Yield what measures tell over time: whether an effort worked, how a process runs."""
    if answer.verdict:
        yield from verdict_lines(answer.verdict, names)
        if answer.needs:
            yield f"It helps to meet {names.several(answer.needs)}."
    if answer.running:
        yield from runs_lines(answer.case, answer.running, names)


def _not_live(answer: WhyAnswer) -> Iterator[str]:
    snapshot = answer.case.snapshot
    status = snapshot.field(answer.node, "status")
    ends = snapshot.field(answer.node, "valid_to")
    begins = snapshot.field(answer.node, "valid_from")
    yield (
        f"It does not count on {day(snapshot.date)}: its status is {status}"
        f"{f', valid from {day(begins)}' if begins else ''}{f', valid to {day(ends)}' if ends else ''}. "
        "Only what is active and valid carries line of sight."
    )


def _proof(answer: WhyAnswer, names: Names) -> Iterator[str]:
    sight = answer.case.sight
    yield proof_sentence(sight, names, answer.node)
    proof = sight.proof(answer.node)
    if proof is None or not proof.hops:
        return
    if sight.improvement_work[answer.node] and not sight.serves_priority[answer.node]:
        yield "It serves no priority; improvement work should."
    yield from ("", "What each step rests on", *hop_lines(names, proof))
    yield from ("", robust_sentence(sight, names, answer.node))


def _gap(answer: WhyAnswer, names: Names, shown: int | None) -> Iterator[str]:
    sight = answer.case.sight
    lapsed = lapsed_sentence(sight, names, answer.node) if sight.status(answer.node) == "lapsed" else ""
    yield f"It does not serve the purpose. {lapsed or frontier_sentence(sight, answer.node)}"
    yield from ("", boundary(absence(sight, answer.node), names))
    options = repair(sight, answer.node)
    if options:
        yield from ("", "Any one of these would mend it, if it is true")
        yield from step_lines(options, names, None if shown is None else OPTIONS)


def _unnamed(answer: WhyAnswer, names: Names) -> Iterator[str]:
    needs = answer.case.sight.ends_at_unnamed_need(answer.node)
    if needs:
        yield f"As far as can be told, it helps to meet {names.several(needs)}, which no purpose names."


def _carried(answer: WhyAnswer, names: Names, shown: int | None) -> Iterator[str]:
    carried = answer.carried
    yield ""
    if answer.case.sight.answerable:
        serving = sum(bool(answer.case.sight.serves[one.bearer]) for one in carried)
        things = f"{serving:,} of {count(len(carried), 'thing')} {answer.carries}"
        yield f"{things} {verb(serving, 'serves', 'serve')} the purpose"
    else:
        yield f"Things {answer.carries}"
    yield from entries(carried, lambda one: _carried_line(answer, names, one), shown)


def _carried_line(answer: WhyAnswer, names: Names, one: Carried) -> str:
    sight = answer.case.sight
    head = _linked(names, one)
    if one.about:
        head = f"{head}, which {_linked(names, one.about)}"
    if said := proof_sentence(sight, names, one.bearer):
        return f"{sentence(head)[:-1]}: {said}"
    if not sight.answerable:
        needs = sight.ends_at_unnamed_need(one.bearer)
        return sentence(f"{head}{f', which helps to meet {names.several(needs)}' if needs else ''}")
    return f"{sentence(head)} {frontier_sentence(sight, one.bearer)}"


def _linked(names: Names, one: Carried) -> str:
    words = listed([names.link_label(link, inverse=one.inverse) for link in one.links])
    thing = f"{names.quoted(one.node)} ({names.kind(one.node)})"
    return f"{words} {thing}" if words else thing
