"""A14: what a nation asks for and nobody here has taken up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Given, Hit, Judgement, Missing, rule


@rule(
    id="A14",
    title="National priority with no local answer",
    severity="H",
    source="NHS Wales (2024), planning aspect; Health and Social Care (Quality and Engagement) (Wales) Act 2020",
    action="Add a priority or objective that addresses it, or record why not.",
    fires={
        "Directive l1 type=ministerial_priority": ("l1",),
        "Directive l1 type=law binding=true": ("l1",),
        "Directive l1 binding=true": ("l1",),
        "Directive l1 type=ministerial_priority; Priority o1 status=completed -addresses-> l1": ("l1",),
        "Requirement q1 status=archived -derived_from-> Directive l1 binding=true; Priority o1 -addresses-> q1": (
            "l1",
        ),
        "Requirement q1 -derived_from-> Directive l1 type=law binding=true": ("l1",),
    },
    quiet=[
        "Priority o1 -addresses-> Directive l1 type=ministerial_priority",
        "Objective b1 -addresses-> Directive l1 type=law binding=true",
        "Requirement q1 -derived_from-> Directive l1 type=law binding=true; Objective b1 -addresses-> q1",
        "Directive l1 type=guideline; Directive l2 type=law binding=false",
        "Directive l1",
        "Directive l1 type=ministerial_priority status=archived",
    ],
    looks=Near(("Directive",), links=("derived_from", "addresses"), steps=2, reads=False),
)
def directive_without_answer(case: Case, directives: Sequence[int]) -> Iterator[Judgement]:
    """What is binding, or asked for by a minister, is owed whether or not it stands in a plan.

    It is answered by a running priority or objective that addresses it, or that addresses one of its requirements.

    Not a problem where it asks nothing of an organisation like this one: set it aside with that reason.
    """
    for directive in directives:
        requirements = case.into(directive, "derived_from")
        if any(case.into(asked, "addresses") for asked in (directive, *requirements)):
            continue
        binding, kind = case.field(directive, "binding"), case.field(directive, "type")
        if binding or kind == "ministerial_priority":
            facts = (
                Given(directive, "binding" if binding else "type"),
                Missing(directive, "addresses", "in"),
                Counted("requirements derived from it, none of them addressed", requirements),
            )
            yield Hit((directive,), "No running priority or objective addresses {0} or a requirement of it.", facts)
        elif kind is None:
            yield CannotTell(directive, "type")
