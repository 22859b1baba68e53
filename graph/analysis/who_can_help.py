"""Who can help with a finding: roles, never the people who hold them."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.model import Record
from graph.ontology import LinkKind

LAST = 99


def who_can_help(case: Case, node: int) -> list[Record]:
    """Return the roles that can help with a node, each as `{"role": id, "name": its name}`; see `roles_that_help`."""
    snapshot = case.snapshot
    return [{"role": snapshot.ids[role], "name": snapshot.names[role]} for role in roles_that_help(case, node)]


def roles_that_help(case: Case, node: int) -> list[int]:
    """Return the positions of the roles that can help with a node.

    They are the live roles that own, lead or sponsor it, in this order; where there is none, those of its unit, or of
    the nearest unit above with any. Empty where nobody is known.
    """
    helping = sorted(case.snapshot.ontology.links_with_trait("helps"), key=_rank)
    roles = case.out(node, *(link.name for link in helping)) or _of_unit(case, node)
    return list(dict.fromkeys(roles))


def _of_unit(case: Case, node: int) -> list[int]:
    ontology = case.snapshot.ontology
    kinds = {kind.name for kind in ontology.with_trait("role")}
    containing = [link.name for link in ontology.links_with_trait("contains")]
    for unit in case.upwards(case.unit(node)):
        if roles := [role for role in case.into(unit, *containing) if case.kind(role) in kinds]:
            return roles
    return []


def _rank(link: LinkKind) -> tuple[int, str]:
    """Order links as they tell the unit of a node: who owns it before who leads it, before who pays for it."""
    return (link.places.rank if link.places else LAST, link.name)
