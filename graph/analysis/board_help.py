"""Whom a team can ask for help from its board: the forums that look at it, and those above them, with their rule.

Source: NHS Wales (2024), §2.1 (infrastructure); tiered huddles.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.case import Case
from graph.analysis.escalation import Issues


@dataclass(frozen=True, slots=True)
class Helping:
    """A forum that can be asked.

    Attributes:
        forum: Its position.
        tier: Its tier, 1 closest to the work; None where that is not said.
        limit: Days within which it has to answer.
    """

    forum: int
    tier: int | None
    limit: int


def forums_to_ask(case: Case, unit: int) -> list[Helping]:
    """Return the forums that look at a unit or at a unit above it, and those above these, from the closest tier on."""
    found: list[int] = []
    units = [unit]
    for one in units:
        found += [forum for forum in case.into(one, "oversees") if forum not in found]
        units += [above for above in case.parents(one) if above not in units]
    for forum in found:
        found += [above for above in case.out(forum, "reports_to") if above not in found]
    issues = Issues(case)
    asked = [Helping(one, tier := case.field(one, "tier"), issues.limit(tier)) for one in found if _meets(case, one)]
    return sorted(asked, key=lambda one: one.tier or len(found) + 10)


def _meets(case: Case, forum: int) -> bool:
    return (
        bool(case.snapshot.live[forum]) and "forum" in case.snapshot.ontology.kinds[case.snapshot.kinds[forum]].traits
    )
