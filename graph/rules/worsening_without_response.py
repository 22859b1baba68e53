"""M14."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Counted, Hit, Judgement, rule
from graph.analysis.words_feedback import has_happened, is_response
from graph.analysis.words_numbers import so_many
from graph.analysis.words_series import followed, needs_direction, needs_direction_for_target, ordinal, worse_since

STEADY = [10, 12] * 6
WORSE = f"Measure m1 direction=increase -measures-> Process r1; {monthly('m1', *STEADY, 0)}\n"


@rule(
    id="M14",
    title="Worsening with no response",
    severity="H",
    source="NHS Wales (2024), §2.3 and §2.4, question 11",
    action="Open an issue, and send it where somebody can act.",
    fires={
        WORSE: ("m1",),
        f"Measure m1 direction=increase target=20; {monthly('m1', *STEADY)}": ("m1",),
        WORSE + "Issue x1 state=resolved raised_on=2026-06-02 -about-> m1": ("m1",),
        WORSE + "Improvement i1 status=draft -improves-> r1": ("m1",),
        WORSE + "Decision c1 made_on=2026-05-31 -about-> r1": ("m1",),
        f'{WORSE}m1 @ 2026-05-02 = 11 note="a quiet month"': ("m1",),
    },
    quiet=[
        WORSE + "Issue x1 state=open raised_on=2026-05-01 -about-> m1",
        WORSE + "Issue x1 state=accepted raised_on=2026-05-01 -about-> r1",
        WORSE + "Improvement i1 -about-> m1",
        WORSE + "Improvement i1 -improves-> r1",
        WORSE + "m1 -measures-> Improvement i1",
        WORSE + "m1 -measures-> Objective o1; Improvement i1 -delivers-> o1",
        WORSE + "Decision c1 made_on=2026-06-01 -about-> r1",
        WORSE + "Feedback f1 -about-> m1; f1 -answered_by-> Decision c1 made_on=2026-06-20",
        f'{WORSE}m1 @ 2026-06-15 note="the scanner broke"',
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 0).replace('2026-06-01', '2026-06-02')}",
        f"Measure m1 direction=increase target=20 target_from=2026-06-10; {monthly('m1', *STEADY, last='2026-07')}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY)}",
    ],
    looks=Near(
        trait="readings",
        links=("measures", "about", "improves", "delivers", "answered_by"),
        steps=3,
        by=("series",),
    ),
)
def worsening_without_response(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """A warning that nobody takes up teaches everybody that warnings do not count.

    Spoken of are measures that have been getting worse, or have been out of reach of their target, for so long without
    an open issue, a running improvement, a decision since then, or a note beside a reading since then.

    Not a problem where the response is recorded somewhere else: link it.
    """
    for measure in followed(case, measures):
        if needs_direction(case, measure) or needs_direction_for_target(case, measure):
            yield CannotTell(measure, "direction")
            continue
        since = worse_since(case, measure)
        if since is None or case.snapshot.day - since < case.thresholds.respond:
            continue
        if not _responses(case, measure, since):
            words = {"days": so_many(case.snapshot.day - since, "day")}
            say = "{0} has been getting worse, or out of reach of its target, for {days}, and nothing is done about it."
            facts = (Charted(measure), Counted("responses", ()))
            yield Hit((measure,), say, facts, words, since=since + case.thresholds.respond)


def _responses(case: Case, measure: int, since: int) -> list[int]:
    """Return what responds to a measure, in order; the measure itself where a note beside a reading does.

    That is an unresolved live issue or a live improvement about it or about what it measures; a live improvement among
    that, improving it or delivering it; a live decision made since then that is about it or answers live feedback about
    it; a note on a reading since then.

    Args:
        case: The organisation on its day.
        measure: Position of the measure.
        since: Ordinal day from which decisions and notes count.
    """
    things = [measure, *case.out(measure, "measures")]
    found = {thing for thing in things if case.kind(thing) == "Improvement"}
    for thing in things:
        about = case.into(thing, "about")
        found.update(case.into(thing, "improves", "delivers"))
        found.update(one for one in about if case.kind(one) in {"Issue", "Improvement"} and _is_open(case, one))
        heard = [one for one in about if case.kind(one) == "Feedback"]
        decided = [*about, *(answer for message in heard for answer in case.out(message, "answered_by"))]
        found.update(one for one in decided if case.kind(one) == "Decision" and _made_since(case, one, since))
    if any(reading.note and ordinal(reading.date) >= since for reading in case.readings(measure)):
        found.add(measure)
    return sorted(found)


def _is_open(case: Case, thing: int) -> bool:
    return is_response(case, thing) and has_happened(case, thing, "raised_on")


def _made_since(case: Case, decision: int, since: int) -> bool:
    made = case.day(decision, "made_on")
    return made is not None and made >= since
