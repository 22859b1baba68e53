"""P03."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule


@rule(
    id="P03",
    title="Need with nobody attached",
    severity="M",
    source="Completeness checks of a linkage map; NHS Wales (2024), §2.2",
    action="Name the people whose need it is.",
    fires={"Need d1": ("d1",), "Need d1 -felt_by-> StakeholderGroup g1 status=archived": ("d1",)},
    quiet=["Need d1 -felt_by-> StakeholderGroup g1", "Need d1 status=draft"],
    looks=Near(("Need",), links=("felt_by",), reads=False),
)
def need_without_people(case: Case, needs: Sequence[int]) -> Iterator[Hit]:
    """A need that belongs to nobody in particular cannot be checked with anybody.

    Not a problem where the people are known and only the link is missing: add it.
    """
    lonely = case.snapshot.count_out("felt_by", of=needs) == 0
    for need in needs:
        if lonely[need]:
            yield Hit((need,), "No group of people is recorded as having the need {0}.", (Missing(need, "felt_by"),))
