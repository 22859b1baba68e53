"""One request's view of an organisation: one revision, what the asker may see, what it may still ask for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from api.limits import Budget, Limits
from api.rights import Act, Rights
from api.say.names import Names
from api.schema_pages import Pager
from graph.analysis.case import Case
from graph.analysis.findings import Findings, findings
from graph.analysis.graphs import Bools, Ints
from graph.analysis.places import NOWHERE
from graph.analysis.select import Look
from graph.errors import NotFound, WrongUse
from graph.moments import Moment
from graph.ontology import Field, Language

if TYPE_CHECKING:
    from api.session import Session
    from api.uploads import Upload, Uploads

FindingsOf = Callable[[int | None], Findings]
Kept = TypeVar("Kept")


class Source(Protocol):
    """Where what is asked about is kept, its past included."""

    def session(self) -> Session:
        """Return the open store, with its kinds and settings."""

    def moment(self, moment: Moment) -> tuple[Case, FindingsOf]:
        """Return the organisation at a moment, and what gives its findings."""


class Asked:
    """What the resolvers of one request share.

    Attributes:
        case: The organisation on its day, without what is kept from the asker.
        rights: What the asker may see and do.
        pager: Cuts pages within the limits.
        uploads: Files that wait to be loaded, or None where none are taken.
        renew: Returns the view of the same request of the organisation as it is by now; None where it is kept nowhere.
        takes_written: Whether parts of its answer may be JSON already: whoever asks writes it with orjson.
        is_within: Whether it is asked on behalf of a saved question, within another request.
        seen: What was shown that needs rights: by field, the ids of the nodes.
    """

    def __init__(
        self,
        case: Case,
        types: Mapping[str, Callable[..., Any]],
        rights: Rights,
        *,
        findings: FindingsOf,
        pager: Pager | None = None,
        source: Source | None = None,
    ) -> None:
        self.case = case
        self.snapshot = case.snapshot
        self.rights = rights
        self.pager = pager or Pager(Limits(), Budget(Limits().rows))
        self._types = types
        self._findings = findings
        self._source = source
        self.uploads: Uploads | None = None
        self.renew: Callable[[], Asked] | None = None
        self._moments: dict[Moment, Asked] = {}
        self._kept: dict[Hashable, Any] = {}
        self.takes_written = False
        self.is_within = False
        self.seen: dict[str, set[str]] = {}

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what was worked out for this request, or work it out."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[no-any-return]

    @property
    def has_past(self) -> bool:
        """Whether it is recorded, so that earlier days can be asked about; what is supposed has none."""
        return self._source is not None

    @property
    def source(self) -> Source:
        """Where it is kept.

        Raises:
            WrongUse: If it is kept nowhere, such as a scenario.
        """
        if self._source is None:
            raise WrongUse("this organisation is supposed, not recorded: it has no past, and nothing of it is kept")
        return self._source

    def upload(self, batch: str) -> Upload:
        """Return a file that the asker sent.

        Raises:
            NotFound: If they sent none of that id, or so long ago that it is not kept any more.
        """
        if self.uploads is None:
            raise NotFound("no files are taken here")
        return self.uploads.found(batch, self.rights.name)

    def at(self, moment: Moment) -> Asked:
        """Return the view of the same request at a moment of the past; the same view where it is now.

        Raises:
            WrongUse: If there is no such moment.
        """
        if not moment:
            return self
        if moment not in self._moments:
            self._moments[moment] = self.beside(*self.source.moment(moment), source=self._source)
        return self._moments[moment]

    def let_go(self) -> None:
        """Hold on to nothing any more: the request is answered.

        What executed it stays in memory until that is looked through, and with it a whole organisation would.
        """
        vars(self).clear()

    def current(self) -> Asked:
        """Return the view of the same request of the organisation as it is by now: its rights are looked at anew."""
        if self.renew is None or self.source.session().store.head().revision == self.snapshot.revision:
            return self
        other = self.renew()
        other.seen = self.seen
        return other

    def beside(self, case: Case, findings: FindingsOf, *, source: Source | None = None) -> Asked:
        """Return the view of the same request, with the same rights and limits, of another organisation."""
        other = Asked(case, self._types, self.rights, findings=findings, pager=self.pager, source=source)
        other.seen = self.seen
        return other

    def go_on(self) -> None:
        """Stop a request whose time is up.

        Raises:
            TimeUp: If it is.
        """
        self.pager.budget.go_on()

    def restart(self) -> None:
        """Forget what was asked for and shown so far: an answer that was given up is begun anew."""
        self.pager.budget.renew()
        self.seen.clear()
        self._kept.clear()
        self._moments.clear()

    def once_within(self) -> Asked:
        """Return the same view for a question that is asked within this request."""
        other = self.beside(self.case, self._findings, source=self._source)
        other.pager, other.is_within = self.pager.within(), True
        return other

    def supposing(self, case: Case) -> Asked:
        """Return the view of the same request of an organisation that is kept nowhere; what was set aside stays so."""
        asides = self._source.session().store.asides() if self._source else {}

        @cache
        def findings_of(scope: int | None) -> Findings:
            return findings(case, scope=scope, asides=asides)

        return self.beside(case, findings_of)

    def node(self, at: int) -> Any:
        """Return the node at a position, as an object of the type of its kind."""
        return self._types[self.snapshot.kinds[at]](asked=self, at=at)

    @property
    def type_names(self) -> Mapping[str, str]:
        """What the schema calls the type of each kind."""
        types: Mapping[str, Any] = self._types
        return self.kept(
            "type names", lambda: {kind: one.__strawberry_definition__.name for kind, one in types.items()}
        )

    def nodes(self, positions: Iterable[int]) -> list[Any]:
        """Return nodes at positions, in the same order."""
        return [self.node(at) for at in positions]

    def ids_of(self, positions: Iterable[int]) -> list[str]:
        """Return the ids of nodes at positions, in the same order."""
        return [self.snapshot.ids[at] for at in positions]

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
        return None if unit_id is None else self.unit(unit_id)

    def unit(self, unit_id: str) -> int:
        """Return the position of a unit.

        Raises:
            NotFound: If there is no unit of that id.
        """
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
        value = self.snapshot.field(at, field.name) if self.may_see(at, field) else None
        if field.guarded and value is not None:
            self.saw(f"{self.snapshot.kinds[at]}.{field.name}", self.snapshot.ids[at])
        return value

    def saw(self, what: str, node_id: str) -> None:
        """Note that somebody saw what needs rights: which field, of which node."""
        self.seen.setdefault(what, set()).add(node_id)

    def values(self, positions: Sequence[int], field: Field) -> Sequence[Any]:
        """Return a field of many nodes, as `value` gives it of each."""
        if field.guarded:
            return [self.value(at, field) for at in positions]
        return self.snapshot.fields(positions, field.name)

    def link_value(self, link: int, field: Field) -> Any:
        """Return a field of a link; None where it is empty or may not be seen."""
        source = int(self.snapshot.sources[link])
        value = self.snapshot.link_field(link, field.name) if self.may_see(source, field) else None
        if field.guarded and value is not None:
            self.saw(f"{self.snapshot.link_kind(link)}.{field.name}", self.snapshot.ids[source])
        return value

    def may_see(self, at: int, field: Field) -> bool:
        """Tell whether a field of a node may be shown; of a link, by the node that it starts from."""
        if not field.guarded or self.rights.sees_all:
            return True
        unit = self.case.unit(at)
        return self.rights.may_see(field, None if unit is None else self.snapshot.ids[unit])

    def may(self, act: Act, at: int) -> bool:
        """Tell whether something may be done to a node; to a link, by the node that it starts from."""
        unit = self.case.unit(at)
        return self.rights.may(act, None if unit is None else self.snapshot.ids[unit])

    def link_values(self, links: Sequence[int], field: Field) -> Sequence[Any]:
        """Return a field of many links, as `link_value` gives it of each."""
        if field.guarded:
            return [self.link_value(link, field) for link in links]
        return [self.snapshot.link_field(link, field.name) for link in links]

    def look(self, kind: str) -> Look:
        """Return the nodes of a kind, or of every kind, for conditions and orders; what may not be seen is empty."""
        return Look(self.case, kind, self.findings, self.visible)

    def visible(self, name: str, nodes: Ints) -> Bools:
        """Return of which nodes a field may be seen.

        Args:
            name: Of the field.
            nodes: Positions.
        """
        seen = np.ones(len(nodes), dtype=np.bool_)
        ontology = self.snapshot.ontology
        for kind in ontology.kinds:
            field = ontology.fields_of(kind).get(name)
            if field is not None and field.guarded:
                self.seen.setdefault(f"{kind}.{name} (searched)", set())
                those = np.isin(nodes, self.snapshot.of_kind(kind))
                seen[those] = self._seen(field, nodes[those])
        return seen

    def _seen(self, field: Field, nodes: Ints) -> Bools:
        units, ids = self.case.units[nodes], self.snapshot.ids
        named = {unit: None if unit == NOWHERE else ids[unit] for unit in np.unique(units).tolist()}
        allowed = [unit for unit, unit_id in named.items() if self.rights.may_see(field, unit_id)]
        return np.isin(units, np.array(allowed, dtype=np.int32))
