"""Where the parts meet: an open store, its ontology, and what analysis makes of its newest revision, kept for it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from api.naming import Found, find
from graph.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from api.audit import AuditLog
    from api.say.names import Names
    from api.settings import Settings
    from graph.analysis.case import Case
    from graph.analysis.findings import Findings
    from graph.analysis.past import Past
    from graph.known import Known
    from graph.moments import Moment
    from graph.ontology import Ontology
    from graph.settings import Thresholds
    from graph.store.base import Store


class Session:
    """An organisation as one user asks about it.

    Attributes:
        settings: Where it is kept, the unit asked about, the day, the language.
        moment: The moment of the past asked about; None for now.
        partial: Whether there may be records that whoever asks may not see.
    """

    def __init__(self, settings: Settings, moment: Moment | None = None, *, seen: Store | None = None) -> None:
        """Begin.

        Args:
            settings: See above.
            moment: See above.
            seen: The store as whoever asks may see it, where they may not see everything.
        """
        self.settings = settings
        self.moment = moment
        self.partial = seen is not None
        self._ontology: Ontology | None = None
        self._store: Store | None = seen
        self._case: Case | None = None
        self._past: Past | None = None
        self._found: tuple[Case, dict[int | None, Findings]] | None = None
        self._one_at_a_time, self._one_opens = RLock(), RLock()

    def at(self, moment: Moment) -> Session:
        """Return the same store at a moment of its past; closing one closes the other."""
        other = Session(self.settings, moment, seen=self.store if self.partial else None)
        other._store = self.store
        other._ontology = self.ontology
        return other

    @property
    def ontology(self) -> Ontology:
        """The shipped kinds and those of the user's own folder."""
        with self._one_opens:
            self._ontology = self._ontology or self._declared()
            return self._ontology

    def _declared(self) -> Ontology:
        from graph.declarations import load_ontology

        folder = self.settings.kinds
        if folder is None:
            return load_ontology()
        if not folder.is_dir():
            raise WrongUse(f"{folder} is not a folder; --kinds names a folder that holds YAML files of your own kinds")
        return load_ontology(folder.resolve())

    @cached_property
    def thresholds(self) -> Thresholds:
        """The numbers that decide when a rule speaks, as set by the user."""
        from graph.settings import thresholds_of

        return thresholds_of(self.settings.thresholds)

    @cached_property
    def audit(self) -> AuditLog:
        """Who saw what needs rights, who changed something, who was let in."""
        from api.audit import audit_log

        return audit_log(self.settings)

    @property
    def today(self) -> str:
        """The day that everything is judged by, ISO."""
        if self.moment and self.moment.as_of:
            return self.moment.as_of
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
        with self._one_opens:
            if self._store is None:
                from graph.store import open_store
                from graph.store.cache_folder import cache_folder

                where = self.settings.store
                login, cache = self.settings.login, cache_folder(self.settings.store_cache)
                self._store = open_store(where, ontology=self.ontology, login=login, create=create, cache=cache)
            return self._store

    @property
    def known(self) -> Known:
        """The store, or nothing where there is none."""
        from graph.known import NOTHING_KNOWN
        from graph.store import is_there

        there = self._store is not None or is_there(self.settings.store, login=self.settings.login)
        return self.store if there else NOTHING_KNOWN

    @property
    def case(self) -> Case:
        """The organisation at the newest revision, or that of the moment asked about, on its day, with its sight.

        It is kept until there is a newer revision or another day, and then brought up by what changed, if that is
        little. Of threads that ask at once, one makes it and the others wait for it.
        """
        with self._one_at_a_time:
            past = self.past
            self._case = self._newest() if past is None else self._as_known(past)
            return self._case

    def _newest(self) -> Case:
        from graph.analysis.case import Case
        from graph.analysis.tail import newest

        former = self._case.snapshot if self._case else None
        snapshot = newest(self.store, self.ontology, self.today, former)
        if self._case and snapshot is former:
            return self._case
        return Case(snapshot, self.thresholds, partial=self.partial, former=self._case)

    def _as_known(self, past: Past) -> Case:
        kept = self._case
        if kept and (kept.snapshot.revision, kept.snapshot.date) == (past.revision, self.today):
            return kept
        return self.case_of(past)

    @property
    def past(self) -> Past | None:
        """What the store knew at the moment asked about; None where that is now."""
        from graph.analysis.past import past_of

        if not self.moment:
            return None
        found = past_of(self.store, self.ontology, self.moment)
        if self._past is None or self._past.revision != found.revision:
            self._past = found
        return self._past

    def case_of(self, known: Known | Past, day: str = "") -> Case:
        """Return an organisation on the day asked about, or another one."""
        from graph.analysis.case import Case
        from graph.analysis.snapshot import Snapshot

        snapshot = Snapshot(self.ontology, known.columns(), day or self.today, known.readings)
        return Case(snapshot, self.thresholds, partial=self.partial)

    @property
    def scope(self) -> int | None:
        """Position of the unit asked about, or None for everything.

        Raises:
            NotFound, Ambiguous: If no unit, or several, have that name.
        """
        if not self.settings.scope:
            return None
        return self.position(self.settings.scope, trait="unit")

    @property
    def names(self) -> Names:
        """How things are called in answers."""
        from api.say.names import Names

        return Names(self.case.snapshot, self.settings.language)

    def findings(self) -> Findings:
        """Return every finding within the scope, those set aside marked."""
        return self.findings_of(self.case, self.scope)

    def all_findings(self) -> Findings:
        """Return every finding whatever the scope: what a change is compared by."""
        return self.findings_of(self.case, None)

    def findings_of(self, case: Case, scope: int | None) -> Findings:
        """Return the findings of a case of this session within a unit, those set aside marked; kept with the case."""
        with self._one_at_a_time:
            if self._found is None or self._found[0] is not case:
                self._found = (case, {})
            kept = self._found[1]
            if scope not in kept:
                kept[scope] = self._findings(case, scope)
            return kept[scope]

    def _findings(self, case: Case, scope: int | None) -> Findings:
        from graph.analysis.findings import findings
        from graph.revisions import asides_at

        past = self.past
        return findings(
            case, scope=scope, asides=past.asides() if past else asides_at(self.store, case.snapshot.revision)
        )

    def finding_id(self, text: str) -> str:
        """Return the id of the finding that a text names by its id, or the start of it, in any letter case.

        Raises:
            NotFound, Ambiguous: If there is no such finding now, or several.
        """
        found = [Found(finding.id, finding.title, finding.reason) for finding in self.all_findings().findings]
        return find(text, found, what="finding").id

    def link_kind(self, text: str) -> str:
        """Return the kind of link that a text names by its code or by its words.

        Raises:
            NotFound, Ambiguous: If there is no such kind, or several.
        """
        links = self.ontology.links.values()
        found = [Found(link.name, "link", link.label.en, link.label.cy) for link in links]
        return find(
            text.replace("-", "_") if "_" not in text and " " not in text else text, found, what="kind of link"
        ).id

    def id_of(self, text: str) -> str:
        """Return the id of the node that a text names; an exact id is found without reading everything."""
        if text in self.store.nodes([text]):
            return text
        return self.case.snapshot.ids[self.position(text)]

    def past_id(self, text: str) -> str:
        """Return the id of a node that is there, else the text itself: it may be the id of one that is gone."""
        try:
            return self.id_of(text)
        except NotFound:
            return text

    def position(self, text: str, *, trait: str = "") -> int:
        """Return the position of the node that a text names by id, by name, or by the start of one.

        Args:
            text: What the user typed.
            trait: Look only among nodes of kinds that have this trait.

        Raises:
            NotFound, Ambiguous: If no node, or several, have that name.
        """
        from api.say.names import lowered
        from api.say.words import listed

        snapshot = self.case.snapshot
        kinds = {kind.name for kind in self.ontology.with_trait(trait)} if trait else None
        found = [
            Found(snapshot.ids[at], snapshot.kinds[at], snapshot.names[at], str(snapshot.given(at).get("name_cy", "")))
            for at in range(len(snapshot))
            if kinds is None or snapshot.kinds[at] in kinds
        ]
        what = listed([lowered(kind.label.en) for kind in self.ontology.with_trait(trait)], "or") if trait else ""
        position = snapshot.position(find(text, found, what=what).id)
        if position is None:
            raise NotFound(f"there is nothing called {text!r}")
        return position

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None
