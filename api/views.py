"""The organisation as each may see it: one session for each sort of rights, over the same store."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from threading import RLock

import numpy as np

from api.recorded import Source
from api.rights import NotAllowed, Rights
from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Findings, Withheld
from graph.analysis.judgements import judgements
from graph.analysis.rule import Rule, all_rules
from graph.hiding import hidden_rows
from graph.model import Change
from graph.ontology import Ontology
from graph.seen import SeenStore
from graph.store.seal import hidden_fields
from graph.unseen import Unseen

MOST = 16
"""So many views are kept; the one that was not asked for longest goes first."""
LEAST_COUNT = 5
"""Fewer things than this are not counted for those who may not see them: a small number can point to a person."""


class Silenced:
    """What somebody is told of findings, kept until there are others."""

    def __init__(self) -> None:
        self._of: tuple[Findings, Case] | None = None
        self._told: Findings | None = None

    def of(self, found: Findings, whole: Case, make: Callable[[], Findings]) -> Findings:
        """Return what is told of findings, and of a whole organisation, worked out if that was of others last."""
        if self._told is None or self._of is None or self._of[0] is not found or self._of[1] is not whole:
            self._of, self._told = (found, whole), make()
        return self._told


@dataclass(frozen=True, slots=True)
class View:
    """The organisation as somebody may see it.

    Attributes:
        session: What they ask; the whole one for those from whom nothing is kept.
        source: Where its past is.
        rights: Theirs, knowing the units of now.
        whole: The organisation of now with everything in it, which is never shown.
        silenced: What they are told of what the rules find.
    """

    session: Session
    source: Source
    rights: Rights
    whole: Case
    silenced: Silenced = field(default_factory=Silenced, compare=False)

    @property
    def case(self) -> Case:
        """What they may see of the organisation of now."""
        return self.session.case if self.session.partial else self.whole

    def findings(self, case: Case, scope: int | None) -> Findings:
        """Return what the rules find in the session's case, and which of them may not say all.

        How much a rule finds that may not be seen is told of the whole organisation only, from a number on that points
        to nobody: from the numbers of parts, small ones could be worked out.
        """
        found = self.session.findings_of(case, scope)
        if self.rights.sees_all:
            return found
        if scope is not None:
            return with_silent(found, self.session.ontology)
        return self.silenced.of(
            found, self.whole, lambda: with_silent(found, self.session.ontology, self._unseen_count)
        )

    def _unseen_count(self, rule: Rule, shown: Findings) -> int:
        """Return how often a rule speaks of what they know of, but may not see why."""
        known = self.session.case.snapshot
        every = (made.nodes for said in judgements(self.whole, [rule]).said for made in said.hits.made)
        of_known = sum(all(known.position(node) is not None for node in nodes) for nodes in every)
        return of_known - sum(name.partition(":")[0] == rule.id for name in shown.ids)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a view for the next who may see the same."""

    session: Session
    source: Source
    store: SeenStore
    case: Case
    """The whole organisation for which it was worked out what is kept from them."""
    silenced: Silenced = field(default_factory=Silenced)


class Views:
    """The views that were asked for, each kept as long as the same is kept from those who ask.

    Attributes:
        whole: The session on everything.
    """

    def __init__(self, whole: Session) -> None:
        self.whole = whole
        self._source = Source(whole, lambda found: found)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._one_at_a_time = RLock()

    def of(self, rights: Rights) -> View:
        """Return the organisation of now as rights let it be seen."""
        with self._one_at_a_time:
            case = self.whole.case
            rights = rights.at_home(case)
            if rights.sees_all:
                return View(self.whole, self._source, rights, case)
            kept = self._keep(case, rights)
            return View(kept.session, kept.source, rights, case, kept.silenced)

    def _keep(self, case: Case, rights: Rights) -> _Kept:
        kept = self._kept.pop(rights.outlook, None)
        if kept is None or kept.case is not case:
            kept = self._made(case, rights, kept)
        self._kept[rights.outlook] = kept
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return kept

    def _made(self, case: Case, rights: Rights, former: _Kept | None) -> _Kept:
        unseen = unseen_by(case, rights)
        if former is not None and former.store.unseen == unseen:
            former.store.know(unseen)
            return replace(former, case=case)
        store = SeenStore(self.whole.store, unseen, partial(refuse_taking_over, self.whole, rights))
        session = Session(self.whole.settings, self.whole.moment, seen=store)
        return _Kept(session, Source(session, partial(with_silent, ontology=unseen.ontology)), store, case)


def with_silent(
    found: Findings, ontology: Ontology, unseen_count: Callable[[Rule, Findings], int] | None = None
) -> Findings:
    """Return findings with the rules that rest on what may not be seen: the same whether or not they find anything.

    Args:
        found: Those of an organisation as it may be seen.
        ontology: Its kinds.
        unseen_count: Counts what such a rule finds that may not be seen; None where that is not told.
    """

    def why(rule: Rule) -> str:
        told = f"It rests on {_labels(ontology, rule)}, which needs rights to read."
        if unseen_count is None:
            return told
        count = unseen_count(rule, found)
        number = f"{count:,}" if count >= LEAST_COUNT else f"fewer than {LEAST_COUNT}, or no,"
        return f"{told} It speaks of {number} things that you may not see."

    silent = tuple(Withheld(rule, why(rule)) for rule in guarded_rules())
    return Findings(found.findings, found.cannot_tell, (*found.withheld, *silent))


def refuse_taking_over(whole: Session, rights: Rights, changes: list[Change]) -> None:
    """Refuse changes by which somebody would come to see what is kept from them: nodes that become those of their unit.

    Args:
        whole: The session on everything.
        rights: Theirs.
        changes: Not made yet.

    Raises:
        NotAllowed: If what was there before and has fields that need rights would belong to their unit only then.
    """
    if not rights.may("see_personal", rights.unit):
        return
    before = whole.case
    after = Case(before.snapshot.after(changes), whole.thresholds)
    were, are = _own(before, rights.at_home(before)), _own(after, rights.at_home(after))
    guarded = hidden_fields(whole.ontology)
    for node_id in sorted(are - were):
        at = before.snapshot.position(node_id)
        if at is not None and before.snapshot.kinds[at] in guarded:
            raise NotAllowed(
                f"this would bring {node_id!r} into your unit, with what you may not see; a steward can do it"
            )


def unseen_by(case: Case, rights: Rights) -> Unseen:
    """Return what rights keep from somebody, as things stand in an organisation.

    Args:
        case: The organisation, with everything in it.
        rights: Knowing its units; see `Rights.at_home`.
    """
    snapshot = case.snapshot
    own = _own(case, rights)
    hidden = frozenset(snapshot.ids[at] for at in hidden_rows(snapshot.columns.nodes, snapshot.ontology))
    return Unseen(
        snapshot.ontology,
        own,
        hidden.difference(own),
        hidden_fields(snapshot.ontology),
        frozenset(rule.id for rule in guarded_rules()),
        snapshot.ids,
    )


def _own(case: Case, rights: Rights) -> frozenset[str]:
    """Return the ids of the nodes of which somebody may see everything, by their unit."""
    ids = case.snapshot.ids
    units = [case.snapshot.position(unit) for unit in sorted(rights.own) if rights.may("see_personal", unit)]
    homes = [at for at in units if at is not None]
    return frozenset(ids[at] for at in np.flatnonzero(np.isin(case.units, homes)).tolist()) if homes else frozenset()


def guarded_rules() -> tuple[Rule, ...]:
    """Return the rules that rest on fields that need rights to read, ordered by id."""
    return tuple(rule for rule in all_rules() if rule.guarded)


def _labels(ontology: Ontology, rule: Rule) -> str:
    fields = {
        name: field for kind in ontology.kinds for name, field in ontology.fields_of(kind).items() if field.guarded
    }
    return ", ".join(f"“{fields[name].label.en}”" for name in sorted(rule.guarded) if name in fields)
