"""What is being done about a measure that gets worse: issues, improvements, decisions, notes beside its readings."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.words_feedback import has_happened, is_response
from graph.analysis.words_series import ordinal


def responses(case: Case, measure: int, since: int) -> list[int]:
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
