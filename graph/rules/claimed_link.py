"""A15."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Through, rule
from graph.analysis.words_dates import ran_out

CLAIMING = ("aligns_to", "delivers")
ASSERTED = "asserted"


@rule(
    id="A15",
    title="Link claimed, not agreed",
    severity="L",
    source="Hoshin Kanri practice (catchball); NHS Wales (2024), Appendix C (people)",
    action="Talk about it with those above, and record what both agreed.",
    fires={
        "Improvement i1 -delivers[valid_from=2026-05-01]-> Objective b1": ("i1+b1",),
        "Objective b1 -aligns_to[valid_from=2026-05-01]-> Priority o1\n"
        "b1 -aligns_to[valid_from=2026-04-01]-> Priority o2": ("b1+o1", "b1+o2"),
    },
    quiet=[
        "Improvement i1 -delivers[valid_from=2026-05-02]-> Objective b1",
        "Improvement i1 -delivers[valid_from=2026-01-01,basis=agreed]-> Objective b1",
        "Improvement i1 -delivers[valid_from=2026-01-01,basis=observed]-> Objective b1",
        "Improvement i1 -delivers-> Objective b1",
        "Improvement i1 status=completed -delivers[valid_from=2026-01-01]-> Objective b1",
        "Improvement i1 -improves[valid_from=2026-01-01]-> Process r1",
    ],
    looks=Near(("Improvement", "Objective", "Priority", "Purpose"), links=CLAIMING, reads=False),
)
def claimed_link(case: Case, claiming: Sequence[int]) -> Iterator[Hit]:
    """A goal that only one side calls linked is a hope: those above may count on something else, or on nothing.

    A link counts as claimed while its basis is the word of one side. A link whose first day is not recorded is left
    alone, for nobody can tell how long it has been so.

    Not a problem where the talk is arranged.
    """
    any_out = case.snapshot.count_out(*CLAIMING, of=claiming)
    for node in claiming:
        if not any_out[node]:
            continue
        for link in case.links_out(node, *CLAIMING):
            begun = case.link_day(link, "valid_from")
            if case.link_field(link, "basis") == ASSERTED and case.older(begun, case.thresholds.agree):
                since = ran_out(begun or 0, case.thresholds.agree)
                other = int(case.snapshot.targets[link])
                say = "{0} is linked with {1} by the word of one side only, longer than a talk about it should take."
                yield Hit((node, other), say, (Through(link),), since=since)
