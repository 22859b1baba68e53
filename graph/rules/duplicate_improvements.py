"""A09."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Hit, rule

TWO = (
    "Improvement i1 -led_by-> Role w1; w1 -part_of-> OrgUnit u1\n"
    "Improvement i2 -led_by-> Role w2; w2 -part_of-> OrgUnit u2\n"
    "Process r1; Process r2; Process r3; Objective o1\n"
)


@rule(
    id="A09",
    title="Two teams doing the same thing",
    severity="M",
    source="NHS Wales (2024), Part 2 (Quality Planning) and §2.1 (infrastructure)",
    action="Bring those who lead them together, and join up.",
    fires={
        TWO + "i1 -improves-> r1; i2 -improves-> r1": ("i1+i2",),
        TWO + "i1 -improves-> r1; i1 -improves-> r2; i1 -delivers-> o1; i1 -improves-> r3\n"
        "i2 -improves-> r1; i2 -improves-> r2; i2 -delivers-> o1; i2 -improves-> Process r4": ("i1+i2",),
        TWO + "Improvement i3 -sponsored_by-> w2; i1 -delivers-> o1; i2 -delivers-> o1; i3 -delivers-> o1": (
            "i1+i2",
            "i1+i3",
        ),
    },
    quiet=[
        TWO + "i1 -improves-> r1; i1 -improves-> r2; i2 -improves-> r1",
        TWO.replace("w2 -part_of-> OrgUnit u2", "w2 -part_of-> u1") + "i1 -improves-> r1; i2 -improves-> r1",
        TWO.replace("w2 -part_of-> OrgUnit u2", "OrgUnit u2") + "i1 -improves-> r1; i2 -improves-> r1",
        TWO.replace("Improvement i2", "Improvement i2 status=completed") + "i1 -improves-> r1; i2 -improves-> r1",
        TWO.replace("Process r1;", "Process r1 status=stopped;") + "i1 -improves-> r1; i2 -improves-> r1",
        TWO,
    ],
    looks=Over(kinds=("Improvement",), links=("improves", "delivers"), by=("unit",)),
)
def duplicate_improvements(case: Case) -> Iterator[Hit]:
    """Two efforts in two places that change the same things spend twice, and may undo each other's work.

    Compared is what each improves and delivers: the share of common targets among all that either has.

    Not a problem where both places test different ideas on purpose: say so, and share what is learnt.
    """
    least = Fraction(str(case.thresholds.duplicate))
    targets = {
        improvement: frozenset(case.out(improvement, "improves", "delivers"))
        for improvement in case.live_of("Improvement")
        if case.unit(improvement) is not None
    }
    for first, second in _candidates(targets, least):
        common, either = targets[first] & targets[second], targets[first] | targets[second]
        if case.unit(first) != case.unit(second) and Fraction(len(common), len(either)) >= least:
            words = {"common": sorted(common), "share": round(100 * len(common) / len(either))}
            say = "{0} and {1} of another unit share {share} % of what they change or deliver: {common}."
            facts = (Counted("common targets", sorted(common)), Counted("targets of either", sorted(either)))
            yield Hit((first, second), say, facts, words)


def _candidates(targets: dict[int, frozenset[int]], least: Fraction) -> list[tuple[int, int]]:
    """Return the pairs that may share so much, in order.

    Two sets that share enough share one of their rarest members, so only those are looked up (prefix filtering:
    Chaudhuri, Ganti and Kaushik, A primitive operator for similarity joins in data cleaning, 2006).
    """
    often = Counter(target for found in targets.values() for target in found)
    holders: dict[int, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for improvement, found in sorted(targets.items()):
        rarest = sorted(found, key=lambda target: (often[target], target))
        for target in rarest[: len(found) - ceil(least * len(found)) + 1]:
            pairs |= {(earlier, improvement) for earlier in holders.get(target, ())}
            holders.setdefault(target, []).append(improvement)
    return sorted(pairs)
