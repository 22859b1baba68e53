"""The organisation as each may see it: one session for each sort of rights, over the same store."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import RLock

import numpy as np

from api.rights import Rights
from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Findings, Withheld, findings
from graph.analysis.rule import Rule, all_rules
from graph.hiding import hidden_rows
from graph.ontology import Ontology
from graph.seen import SeenStore
from graph.store.seal import hidden_fields
from graph.unseen import Unseen

MOST = 16
"""So many views are kept; the one that was not asked for longest goes first."""
LEAST_COUNT = 5
"""Fewer things than this are not counted for those who may not see them: a small number can point to a person."""


@dataclass(frozen=True, slots=True)
class View:
    """The organisation as somebody may see it.

    Attributes:
        session: What they ask; the whole one for those from whom nothing is kept.
        rights: Theirs, knowing the units of now.
        whole: The organisation with everything in it; never to be shown.
    """

    session: Session
    rights: Rights
    whole: Case

    def findings(self, case: Case, scope: int | None) -> Findings:
        """Return what the rules find in a case of the session, and what they may not say of all of it."""
        found = self.session.findings_of(case, scope)
        if self.rights.sees_all:
            return found
        silent = tuple(Withheld(rule, self._why(rule, found if scope is None else None)) for rule in guarded_rules())
        return Findings(found.findings, found.cannot_tell, (*found.withheld, *silent))

    def _why(self, rule: Rule, shown: Findings | None) -> str:
        """Return why a rule may say nothing to them: the same whether or not there is anything to say."""
        told = f"It rests on {_labels(self.whole.snapshot.ontology, rule)}, which needs rights to read."
        if shown is None:
            return told
        count = self._unseen_count(rule) - sum(finding.rule == rule.id for finding in shown.findings)
        number = f"{count:,}" if count >= LEAST_COUNT else f"fewer than {LEAST_COUNT}, or no,"
        return f"{told} It speaks of {number} things that you may not see."

    def _unseen_count(self, rule: Rule) -> int:
        """Return how often a rule speaks of what they know of, whether or not they may see why."""
        known = self.session.case.snapshot
        every = findings(self.whole, rules=[rule]).findings
        return sum(all(known.position(node) is not None for node in finding.nodes) for finding in every)


class Views:
    """The views that were asked for, each kept as long as the same is kept from those who ask.

    Attributes:
        whole: The session on everything.
    """

    def __init__(self, whole: Session) -> None:
        self.whole = whole
        self._kept: OrderedDict[str, tuple[Session, SeenStore]] = OrderedDict()
        self._one_at_a_time = RLock()

    def of(self, rights: Rights) -> View:
        """Return the organisation of now as rights let it be seen."""
        with self._one_at_a_time:
            case = self.whole.case
            rights = rights.at_home(case)
            session = self.whole if rights.sees_all else self._session(case, rights)
            return View(session, rights, case)

    def _session(self, case: Case, rights: Rights) -> Session:
        unseen = unseen_by(case, rights)
        session, store = self._kept.get(rights.outlook, (None, None))
        if session is None or store is None or store.unseen != unseen:
            store = SeenStore(self.whole.store, unseen)
            session = Session(self.whole.settings, self.whole.moment, seen=store)
        store.know(unseen)
        self._kept[rights.outlook] = (session, store)
        self._kept.move_to_end(rights.outlook)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return session


def unseen_by(case: Case, rights: Rights) -> Unseen:
    """Return what rights keep from somebody, as things stand in an organisation.

    Args:
        case: The organisation, with everything in it.
        rights: Knowing its units; see `Rights.at_home`.
    """
    snapshot = case.snapshot
    units = [at for at, unit in ((snapshot.position(unit), unit) for unit in sorted(rights.own)) if at is not None]
    homes = [at for at in units if rights.may("see_personal", snapshot.ids[at])]
    own = frozenset(snapshot.ids[at] for at in np.flatnonzero(np.isin(case.units, homes)).tolist()) if homes else ()
    hidden = frozenset(snapshot.ids[at] for at in hidden_rows(snapshot.columns.nodes, snapshot.ontology))
    return Unseen(
        snapshot.ontology,
        frozenset(own),
        hidden.difference(own),
        hidden_fields(snapshot.ontology),
        frozenset(rule.id for rule in guarded_rules()),
        snapshot.ids,
    )


def guarded_rules() -> tuple[Rule, ...]:
    """Return the rules that rest on fields that need rights to read, ordered by id."""
    return tuple(rule for rule in all_rules() if rule.guarded)


def _labels(ontology: Ontology, rule: Rule) -> str:
    fields = {
        name: field for kind in ontology.kinds for name, field in ontology.fields_of(kind).items() if field.guarded
    }
    return ", ".join(f"“{fields[name].label.en}”" for name in sorted(rule.guarded) if name in fields)
