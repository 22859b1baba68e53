"""One request's view of an organisation: one revision, what the asker may see, what it may still ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from api.limits import Budget, Limits
from api.rights import Rights
from api.say.names import Names
from api.schema_pages import Pager
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.errors import NotFound
from graph.ontology import Field, Language

FindingsOf = Callable[[int | None], Findings]


class Asked:
    """What the resolvers of one request share.

    Attributes:
        case: The organisation on its day.
        rights: What the asker may see.
        pager: Cuts pages within the limits.
    """

    def __init__(
        self,
        case: Case,
        types: Mapping[str, Callable[..., Any]],
        rights: Rights,
        *,
        findings: FindingsOf,
        limits: Limits | None = None,
    ) -> None:
        self.case = case
        self.snapshot = case.snapshot
        self.rights = rights
        limits = limits or Limits()
        self.pager = Pager(limits, Budget(limits.rows))
        self._types = types
        self._findings = findings

    def restart(self) -> None:
        """Forget what was asked for so far: an answer that was given up is begun anew."""
        self.pager.budget.renew()

    def node(self, at: int) -> Any:
        """Return the node at a position, as an object of the type of its kind."""
        return self._types[self.snapshot.kinds[at]](asked=self, at=at)

    def nodes(self, positions: Iterable[int]) -> list[Any]:
        """Return nodes at positions, in the same order."""
        return [self.node(at) for at in positions]

    def found(self, node_id: str | None) -> Any:
        """Return the node of an id, None where there is none."""
        at = self.snapshot.position(node_id) if isinstance(node_id, str) else None
        return None if at is None else self.node(at)

    def position(self, node_id: str) -> int:
        """Return the position of a node.

        Raises:
            NotFound: If there is none of that id.
        """
        at = self.snapshot.position(node_id)
        if at is None:
            raise NotFound(f"there is nothing with the id {node_id!r}; `search` finds ids by names")
        return at

    def scope(self, unit_id: str | None) -> int | None:
        """Return the position of a unit, None for everything.

        Raises:
            NotFound: If there is no unit of that id.
        """
        if unit_id is None:
            return None
        at = self.position(unit_id)
        if "unit" not in self.snapshot.ontology.kinds[self.snapshot.kinds[at]].traits:
            raise NotFound(f"{unit_id!r} is no unit; a scope is a unit, with everything below it")
        return at

    def findings(self, scope: int | None = None) -> Findings:
        """Return what the rules find within a scope."""
        return self._findings(scope)

    def names(self, language: Language = "en") -> Names:
        """Return how things are called."""
        return Names(self.snapshot, language)

    def value(self, at: int, field: Field) -> Any:
        """Return a field of a node; None where it is empty or may not be seen."""
        return self.snapshot.field(at, field.name) if self.rights.may_see(field) else None

    def link_value(self, link: int, field: Field) -> Any:
        """Return a field of a link; None where it is empty or may not be seen."""
        return self.snapshot.link_field(link, field.name) if self.rights.may_see(field) else None
