"""Live things that may stand at an end of a kind of link: how an analysis finds plans or checks, naming no kind."""

from __future__ import annotations

from graph.analysis.case import Case


def starting(case: Case, *links: str) -> list[int]:
    """Return the live nodes of the kinds at which one of some kinds of link may start, in order of id."""
    declared = case.snapshot.ontology.links
    return case.live_of(*{kind for link in links if link in declared for kind in declared[link].routes})


def ending(case: Case, *links: str) -> list[int]:
    """Return the live nodes of the kinds to which one of some kinds of link may lead, in order of id."""
    declared = case.snapshot.ontology.links
    routes = [route for link in links if link in declared for route in declared[link].routes.values()]
    return case.live_of(*{kind for route in routes for kind in route.targets})


def with_trait(case: Case, trait: str) -> list[int]:
    """Return the live nodes of the kinds that have a trait, in order of id."""
    return case.live_of(*(kind.name for kind in case.snapshot.ontology.with_trait(trait)))


def has_trait(case: Case, node: int, trait: str) -> bool:
    """Tell whether the kind of a node has a trait."""
    kind = case.snapshot.ontology.kinds.get(case.kind(node))
    return kind is not None and trait in kind.traits
