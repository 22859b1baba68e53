"""P07."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.rule import CannotTell, Counted, Fact, Given, Hit, Judgement, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_numbers import so_many
from graph.days import spelled

CHANGES = {"need_change", "customer_change", "purpose_change"}
SIGNAL = "Feedback f1 implies=need_change received_on=2026-06-01"


@rule(
    id="P07",
    title="Purpose may need another look",
    severity="M",
    source="NHS Wales (2024), §2.4, questions 1 to 3",
    action="Look at it again, with leaders and those it is for.",
    fires={
        "Purpose p1 reviewed_on=2023-07-01": ("p1",),
        f"Purpose p1 reviewed_on=2026-05-31; {SIGNAL} -about-> p1": ("p1",),
        f"Purpose p1; {SIGNAL}": ("p1",),
        f"Purpose p1 reviewed_on=2026-05-31 -exists_to_meet-> Need d1; {SIGNAL} -about-> d1": ("p1",),
        "Purpose p1 unit=u1; OrgUnit u1; OrgUnit u2 -part_of-> u1; Process r1 unit=u2\n" + SIGNAL + " -about-> r1": (
            "p1",
        ),
        f"Purpose p1; {SIGNAL} -about-> Process r1 status=stopped": ("p1",),
        f"Purpose p1 reviewed_on=2026-07-02; {SIGNAL}": ("p1",),
    },
    quiet=[
        "Purpose p1 reviewed_on=2023-07-02; Purpose p2",
        f"Purpose p1 reviewed_on=2026-06-01; {SIGNAL} -about-> p1",
        "Purpose p1; Feedback f1 implies=nothing received_on=2026-06-01; Feedback f2 received_on=2026-06-01",
        "Purpose p1; Feedback f1 implies=purpose_change received_on=2026-07-02",
        f"Purpose p1 unit=u1; OrgUnit u1; OrgUnit u2; Process r1 unit=u2; {SIGNAL} -about-> r1",
        f"Purpose p1 status=archived reviewed_on=2020-01-01; {SIGNAL}",
        f"Purpose p1; {SIGNAL} status=archived",
    ],
)
def purpose_not_reviewed(case: Case) -> Iterator[Judgement]:
    """Needs and those who have them change; a purpose that nobody looked at since may answer yesterday's.

    Spoken of are a review long ago, and feedback after it that implies a change of need, of those served or of the
    purpose: about the purpose, a need that it names, anything inside its unit, or about nothing in particular.

    Not a problem where the purpose was looked at and kept: record the day.
    """
    purposes = case.live_of("Purpose")
    signals = _signals(case) if purposes else {}
    for message in signals:
        if case.field(message, "received_on") is None:
            yield CannotTell(message, "received_on")
    concerning = _concerning(case, purposes, signals)
    for purpose in purposes:
        reviewed = case.day(purpose, "reviewed_on")
        heard = {message: day for message, day in concerning[purpose].items() if reviewed is None or day > reviewed}
        if heard or case.older(reviewed, case.thresholds.purpose):
            yield _looked_at_again(case, purpose, reviewed, heard)


def _signals(case: Case) -> dict[int, int | None]:
    """Return the feedback that implies a change, with the day on which it came in."""
    implying = [message for message in case.live_of("Feedback") if case.field(message, "implies") in CHANGES]
    return {message: case.day(message, "received_on") for message in implying}


def _concerning(case: Case, purposes: list[int], signals: dict[int, int | None]) -> dict[int, dict[int, int]]:
    """Return, for each purpose, the feedback that may change it, with its day."""
    by_unit: dict[int, list[int]] = {}
    for purpose in purposes:
        unit = case.unit(purpose)
        if unit is not None:
            by_unit.setdefault(unit, []).append(purpose)
    found: dict[int, dict[int, int]] = {purpose: {} for purpose in purposes}
    for message, day in signals.items():
        subjects = case.out(message, "about")
        touched = set() if subjects else set(purposes)
        for subject in subjects:
            touched |= {subject, *case.into(subject, "exists_to_meet")}
            touched.update(*(by_unit.get(unit, ()) for unit in case.upwards(case.unit(subject))))
        for purpose in touched & found.keys():
            found[purpose] |= {} if day is None else {message: day}
    return found


def _looked_at_again(case: Case, purpose: int, reviewed: int | None, heard: dict[int, int]) -> Hit:
    say, words, days = "{0} has no review on record", {}, list(heard.values())
    if reviewed is not None:
        say = "{0} was last looked at on {day}, {ago} ago"
        words = {"day": spelled(reviewed), "ago": so_many(case.snapshot.day - reviewed, "day")}
        if case.older(reviewed, case.thresholds.purpose):
            days.append(ran_out(reviewed, case.thresholds.purpose))
    facts: tuple[Fact, ...] = (Given(purpose, "reviewed_on"),)
    if heard:
        say += ", and what was heard since may change it: {heard}"
        facts += (Counted("messages that imply a change", sorted(heard)),)
    return Hit((purpose,), say + ".", facts, {**words, "heard": sorted(heard)}, since=min(days))
