"""The answer for an example in a dozen sentences, each with its reason, and what to try next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from api.answers.sight import SightAnswer
from api.say.findings import findings_sentence, untold_lines, who_clause
from api.say.gap import step_sentence
from api.say.names import Names
from api.say.proof import proof_sentence
from api.say.sight import gap_line, headline, meeting_lines
from api.say.words import count, day, listed, shell_word
from graph.analysis.findings import Findings, by_rule

GAPS = 4
PRESSING = 3
UNTOLD = 1


def demo_lines(name: str, answer: SightAnswer, found: Findings, names: Names) -> Iterator[str]:
    """Yield the answer for an example, shortest first."""
    yield about_sentence(name, answer, names)
    yield ""
    yield from headline(answer, names)
    yield from (f"  - {gap_line(answer.case.sight, names, node)}" for node in _telling_gaps(answer))
    yield from _mended(answer, names)
    yield from _why(answer, names)
    yield from _pressing(found)
    yield from untold_lines(found, UNTOLD)


def next_lines(store: str, example: str, answer: SightAnswer, *, kept: bool, today: str) -> Iterator[str]:
    """Yield what to try next, with commands to copy.

    Args:
        store: Where the example is, or would be.
        example: Its name.
        answer: What was told of it.
        kept: Whether the store stays; else the first command makes one.
        today: The day that commands judge by unless they are told another, ISO.
    """
    place = shell_word(store)
    told_on = answer.case.snapshot.date
    then = f"{place} --as-of {told_on}" if told_on != today else place
    snapshot = answer.case.snapshot
    thread = telling_thread(answer)
    item = shell_word(snapshot.names[answer.work[0] if thread is None else thread])
    yield from ("", "Try next")
    if not kept:
        yield f"  goldenthread demo {example} --once --store {place}"
    yield f"  goldenthread sight --store {then}"
    yield f"  goldenthread findings --store {then}"
    yield f"  goldenthread why {item} --store {then}"
    yield f"  goldenthread impact {item} --store {then}"
    yield ""
    yield "With an organisation of your own: write a workbook to fill in, or load the tables that you have."
    yield "  goldenthread template"
    yield "  goldenthread load goldenthread.xlsx"
    yield "  goldenthread sight"


def telling_thread(answer: SightAnswer) -> int | None:
    """Return the piece of work whose thread tells most: an improvement that serves a priority and reaches people."""
    sight = answer.case.sight

    def told(node: int) -> tuple[bool, bool, bool]:
        return bool(sight.improvement_work[node]), bool(sight.serves_priority[node]), bool(sight.reaches_people(node))

    serving = [node for node in answer.work if sight.serves[node]]
    return max(serving, key=told, default=None)


def about_sentence(name: str, answer: SightAnswer, names: Names) -> str:
    """Return what an example holds."""
    snapshot = answer.case.snapshot
    kinds = Counter(snapshot.kinds)
    most = [
        f"{number} {names.kind_label(kind, plural=number > 1)}"
        for kind, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    ]
    links = count(len(snapshot.sources), "link")
    return (
        f"The example “{name}”, made up for Golden Thread and told as on {day(snapshot.date)}: "
        f"{count(len(snapshot), 'record')} and {links}, most of them {listed(most)}."
    )


def _telling_gaps(answer: SightAnswer) -> list[int]:
    """Return a few pieces of work that do not serve: of each status the first, then others."""
    if not answer.answerable:
        return []
    first: dict[str, int] = {}
    for node in answer.not_serving:
        first.setdefault(answer.case.sight.status(node), node)
    return [*first.values(), *(node for node in answer.not_serving if node not in first.values())][:GAPS]


def _mended(answer: SightAnswer, names: Names) -> Iterator[str]:
    if not answer.answerable:
        yield from meeting_lines(answer, names, PRESSING)
        return
    steps = answer.smallest.steps
    if steps:
        added = count(answer.smallest.count, "addition")
        yield f"{added} would mend all of that. The first: {step_sentence(steps[0], names)}"


def _why(answer: SightAnswer, names: Names) -> Iterator[str]:
    if (node := telling_thread(answer)) is not None:
        yield from ("", f"Why is it done? {proof_sentence(answer.case.sight, names, node)}")
    weak = len(answer.resting_on_one)
    if weak and answer.answerable:
        yield f"{weak} of the pieces of work that serve rest on one link or one other piece of work alone."


def _pressing(found: Findings) -> Iterator[str]:
    pressing = [group for group in by_rule(found.open) if group[0].severity == "H"]
    yield from ("", f"What the rules find: {findings_sentence(found.open)} The first:")
    for group in pressing[:PRESSING]:
        first = group[0]
        more = f" (and {len(group) - 1} more like it)" if len(group) > 1 else ""
        said = " ".join(part for part in (first.reason, who_clause(first), first.action) if part)
        yield f"  - {first.title}{more}: {said}"
