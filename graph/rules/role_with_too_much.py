"""S12."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Hit, rule

CARRIES = ("owned_by", "sponsored_by")
SEVEN = "".join(f"Process r{number} -owned_by-> Role w1\n" for number in range(1, 8))


@rule(
    id="S12",
    title="One role carries too much",
    severity="M",
    source="Hoshin kanri, X-matrix: each target has one owner, who is not overloaded",
    action="Share what it carries with other roles.",
    fires={
        SEVEN + "Improvement i1 -sponsored_by-> w1": ("w1",),
        SEVEN + "Measure m1 -owned_by-> w1; Measure m2 -owned_by-> w1": ("w1",),
    },
    quiet=[
        SEVEN,
        SEVEN + "Improvement i1 -led_by-> w1",
        SEVEN + "Measure m1 status=archived -owned_by-> w1",
        SEVEN + "Improvement i1 -sponsored_by-> Role w2",
        SEVEN.replace("Role w1", "Role w1 status=stopped") + "Measure m1 -owned_by-> w1",
    ],
    looks=Near(("Role",), links=CARRIES, reads=False),
)
def role_with_too_much(case: Case, roles: Sequence[int]) -> Iterator[Hit]:
    """A role that answers for very many things can look after none of them, and leaves a gap when its holder goes.

    Counted is what it owns or sponsors, each thing once. It is said of the role, never of who holds it.

    Not a problem where most of it is looked after by others in its name: record them.
    """
    held = case.snapshot.count_into(*CARRIES, of=roles)
    for role in roles:
        if held[role] <= case.thresholds.owned:
            continue
        carried = sorted(set(case.into(role, *CARRIES)))
        if len(carried) > case.thresholds.owned:
            words = {"many": len(carried), "limit": case.thresholds.owned, "those": carried}
            say = "{0} owns or sponsors {many} things, and the limit is {limit}: {those}."
            yield Hit((role,), say, (Counted("things that it owns or sponsors", carried),), words)
