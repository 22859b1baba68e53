"""S11."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Fact, Given, Hit, rule
from graph.analysis.words_dates import check_in_date

LEANING = ("Process", "Service")
OUTSIDE = "Process r1 -depends_on-> Resource k1 external=true\n"
CHECKED = "assured_by-> Assurance a1 line=2 done_on=2026-06-01"


@rule(
    id="S11",
    title="Relies on an outside partner without assurance",
    severity="M",
    source="NHS Wales (2024), §2.1 (infrastructure: strategic partnerships)",
    action="Agree with them what is to be kept up, and how you will both see it.",
    fires={
        OUTSIDE: ("k1",),
        "Service s1 -depends_on-> Resource k1 type=external_contract": ("k1",),
        OUTSIDE + f"r1 -{CHECKED.replace('2026-06-01', '2024-06-01')}": ("k1",),
        "OrgUnit u1 level=organisation -runs-> Process r1; r1 -depends_on-> OrgUnit u2 level=organisation": ("u2",),
    },
    quiet=[
        OUTSIDE + f"r1 -{CHECKED}",
        OUTSIDE + f"Risk k2 -threatens-> r1; k2 -{CHECKED}",
        OUTSIDE + f"Service s1 -depends_on-> k1; Risk k2 -threatens-> s1; k2 -{CHECKED}",
        "Process r1 -depends_on-> Resource k1 type=system",
        OUTSIDE.replace("Process r1", "Process r1 status=stopped"),
        "OrgUnit u1 level=organisation -runs-> Process r1; OrgUnit u2 level=team -part_of-> u1; r1 -depends_on-> u2",
        "Process r1 -depends_on-> OrgUnit u2 level=organisation",
    ],
    looks=Over(
        kinds=(*LEANING, "Resource", "OrgUnit", "Risk", "Assurance"),
        links=("depends_on", "threatens", "assured_by"),
        by=("unit",),
    ),
)
def partner_without_assurance(case: Case) -> Iterator[Hit]:
    """What others do for us is part of our work to those we serve; without a check we learn of a failure last.

    From outside is a resource that is said to be, or is an outside contract, and a unit of another organisation. A
    check in date of a process or service that relies on it, or of a risk to one, is enough.

    Not a problem where the partner shows how it works as a matter of course: record that as a check.
    """
    leaning: dict[int, list[int]] = {}
    for node in case.live_of(*LEANING):
        for other in case.out(node, "depends_on"):
            if _is_outside(case, node, other):
                leaning.setdefault(other, []).append(node)
    for partner, nodes in sorted(leaning.items()):
        if not any(_is_checked(case, node) for node in nodes):
            facts: tuple[Fact, ...] = (Counted("what relies on it", nodes), Counted("checks in date of these", ()))
            if case.kind(partner) == "Resource":
                facts = (*facts, Given(partner, "external"), Given(partner, "type"))
            say = "{those} rely on {0}, which is not ours, and no check in date says how well that is kept up."
            say = say.replace("rely", "relies", 1) if len(nodes) == 1 else say
            yield Hit((partner,), say, facts, {"those": nodes})


def _is_outside(case: Case, node: int, other: int) -> bool:
    if case.kind(other) == "Resource":
        return bool(case.field(other, "external")) or case.field(other, "type") == "external_contract"
    if case.kind(other) != "OrgUnit" or case.unit(node) is None:
        return False
    tops = case.top_unit(node), case.top_unit(other)
    return None not in tops and tops[0] != tops[1]


def _is_checked(case: Case, node: int) -> bool:
    risks = case.into(node, "threatens")
    return any(check_in_date(case, check) for one in (node, *risks) for check in case.out(one, "assured_by"))
