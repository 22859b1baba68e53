"""P04: important needs that no service meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, Through, rule

IMPORTANT = 4


@rule(
    id="P04",
    title="Important need that no service meets",
    severity="H",
    source="NHS Wales (2024), planning aspect and §2.4 (question 7)",
    action="Design a service that meets it, or decide not to and record the decision.",
    fires={
        "Need d1 importance=4": ("d1",),
        "Need d1 importance=5; Service s1 status=paused -meets-> d1": ("d1",),
        "Service s1 -meets[valid_from=2026-07-02]-> Need d1 importance=5": ("d1",),
        "Improvement i1 mode=design -about-> Need d1 importance=5": ("d1",),
    },
    quiet=[
        "Need d1 importance=3",
        "Service s1 -meets-> Need d1 importance=5",
        "Service s1 valid_to=2026-07-01 -meets-> Need d1 importance=5",
        "Need d1",
        "Need d1 importance=5 status=draft",
    ],
    looks=Near(("Need",), links=("meets", "about")),
)
def important_need_unmet(case: Case, needs: Sequence[int]) -> Iterator[Judgement]:
    """A need that matters much, and that no service is there to meet, is met by luck if at all.

    Important is 4 or 5 of 5. It can be planned for rather than acted on now where a running improvement that designs
    something new is about the need.

    Not a problem where it was decided that somebody else meets it: record that as a decision about the need.
    """
    unmet = case.snapshot.count_into("meets", of=needs) == 0
    for need in needs:
        if not unmet[need]:
            continue
        importance = case.field(need, "importance")
        if importance is None:
            yield CannotTell(need, "importance")
        elif importance >= IMPORTANT:
            yield _hit(case, need, importance)


def _hit(case: Case, need: int, importance: int) -> Hit:
    facts: tuple[Fact, ...] = (Given(need, "importance"), Missing(need, "meets", "in"))
    say = "The need {0} has importance {importance} of 5, and no service is recorded as meeting it"
    design = _design(case, need)
    if design is None:
        return Hit((need,), say + ".", facts, {"importance": importance})
    words = {"importance": importance, "design": [int(case.snapshot.sources[design])]}
    return Hit((need,), say + "; {design} is to design one.", (*facts, Through(design)), words, severity="M")


def _design(case: Case, need: int) -> int | None:
    """Return the first link by which a running improvement that designs something new is about the need, or None."""
    for link in case.links_into(need, "about"):
        source = int(case.snapshot.sources[link])
        if case.kind(source) == "Improvement" and case.field(source, "mode") == "design":
            return link
    return None
