"""Where the parts meet: an open store, its ontology, and what analysis makes of its newest revision, kept for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from api.naming import Found, find
from graph.errors import NotFound, WrongUse
from graph.model import Aside

if TYPE_CHECKING:
    from graph.analysis.findings import Findings

    from api.settings import Settings
    from graph.analysis.case import Case
    from graph.analysis.snapshot import Snapshot
    from graph.ontology import Ontology
    from graph.settings import Thresholds
    from graph.store.base import Store


class Session:
    """An organisation as one user asks about it.

    Attributes:
        settings: Where it is kept, the unit asked about, the day, the language.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._store: Store | None = None
        self._case: tuple[tuple[int, str], Case] | None = None

    @cached_property
    def ontology(self) -> Ontology:
        """The shipped kinds and those of the user's own folder."""
        from graph.declarations import load_ontology

        folder = self.settings.kinds
        if folder is None:
            return load_ontology()
        if not folder.is_dir():
            raise WrongUse(f"{folder} is not a folder; --kinds names a folder that holds YAML files of your own kinds")
        return load_ontology(folder)

    @cached_property
    def thresholds(self) -> Thresholds:
        """The numbers that decide when a rule speaks, as set by the user."""
        from graph.settings import thresholds_of

        return thresholds_of(self.settings.thresholds)

    @property
    def today(self) -> str:
        """The day that everything is judged by, ISO."""
        return (self.settings.today or date.today()).isoformat()

    @property
    def store(self) -> Store:
        """The store, which must be there already."""
        return self._opened(create=False)

    @property
    def new_store(self) -> Store:
        """The store, made if there is none."""
        return self._opened(create=True)

    def _opened(self, *, create: bool) -> Store:
        if self._store is None:
            from graph.store import open_store

            self._store = open_store(self.settings.store, ontology=self.ontology, create=create)
        return self._store

    @property
    def case(self) -> Case:
        """The organisation at the newest revision, on the day asked about, with its sight."""
        from graph.analysis.case import Case

        key = (self.store.head().revision, self.today)
        if self._case is None or self._case[0] != key:
            self._case = (key, Case(self._snapshot(), self.thresholds))
        return self._case[1]

    def _snapshot(self) -> Snapshot:
        from graph.analysis.snapshot import Snapshot

        return Snapshot(self.ontology, self.store.columns(), self.today, self.store.readings)

    @property
    def scope(self) -> int | None:
        """Position of the unit asked about, or None for everything.

        Raises:
            NotFound, Ambiguous: If no unit, or several, have that name.
        """
        if not self.settings.scope:
            return None
        return self.position(self.settings.scope, trait="unit")

    def findings(self) -> Findings:
        """Return every finding within the scope, those set aside marked."""
        from graph.analysis.findings import findings

        return findings(self.case, scope=self.scope, asides=self.asides())

    def asides(self) -> Mapping[str, Aside]:
        """Return what is set aside, by finding."""
        return self.store.asides()

    def position(self, text: str, *, trait: str = "") -> int:
        """Return the position of the node that a text names by id, by name, or by the start of one.

        Args:
            text: What the user typed.
            trait: Look only among nodes of kinds that have this trait.

        Raises:
            NotFound, Ambiguous: If no node, or several, have that name.
        """
        snapshot = self.case.snapshot
        kinds = {kind.name for kind in self.ontology.with_trait(trait)} if trait else None
        found = [
            Found(snapshot.ids[at], snapshot.kinds[at], snapshot.names[at], str(snapshot.given(at).get("name_cy", "")))
            for at in range(len(snapshot))
            if kinds is None or snapshot.kinds[at] in kinds
        ]
        position = snapshot.position(find(text, found).id)
        if position is None:
            raise NotFound(f"there is nothing called {text!r}")
        return position

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None
