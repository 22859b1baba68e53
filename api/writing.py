"""Changes by whoever asks a server: whether they may is looked at, one commit is made, what became of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from api.rights import Act, NotAllowed, Rights
from api.session import Session
from graph.analysis.case import Case
from graph.errors import Refused, StaleRevision, WrongUse
from graph.history import names_for
from graph.model import Change, Commit, Problem, Record
from graph.plan import Counts, Many, Plan
from graph.sentences import Wording
from graph.store.base import Store

TRIES = 5
OVER_HTTP = "server"
MOST_TOLD = 1_000
"""So many changes of one commit are told in words; history has them all."""

FREE: frozenset[Act] = frozenset({"feedback", "challenge", "note"})
"""What everybody with the right to it may do to whatever they may see, and say in it what others may not read."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed something since it was read.

    Attributes:
        node: Its id.
        revision, who, when: The last commit that did.
        sentences: What that changed of it.
    """

    node: str
    revision: int
    who: str
    when: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a wish to change something.

    Attributes:
        before, after: The organisation then and now; the same where nothing was changed.
        changes: What changed, in order.
        sentences: The first of them in words; also where they were only looked at.
        problems: Why nothing was changed, or what to look at.
        conflicts: Who was faster, and where: of each node the latest change, the newest first.
        counts: Of a load, how many nodes, links and readings it touches.
    """

    before: Case
    after: Case
    changes: tuple[Change, ...] = ()
    sentences: tuple[str, ...] = ()
    problems: Sequence[Problem] = ()
    conflicts: tuple[Conflict, ...] = ()
    counts: Mapping[Many, Counts] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Whether it is as was wished now."""
        return not self.conflicts and not any(problem.severity == "error" for problem in self.problems)

    @property
    def conflict(self) -> Conflict | None:
        """Who was faster last, or None."""
        return self.conflicts[0] if self.conflicts else None


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to change.

    Attributes:
        plan: Plans it against the store as it is; tried again where another process was faster.
        why: Why, for history, or empty.
        action: What it is, for history.
        act: What it is as a whole; None where each change is looked at by itself.
        seen: Revision at which those who wish read what they change; None not to look.
        nodes: Ids of the nodes of which nothing may have changed since.
        undoes: Revision that it takes back, or 0.
        source: What brings it: the server, or a file.
        only_look: Whether nothing is to be changed, only looked at what it would do.
        most_told: So many changes are told in words; None for all.
    """

    plan: Callable[[Store], Plan]
    why: str = ""
    action: str = "edit"
    act: Act | None = None
    seen: int | None = None
    nodes: Collection[str] = ()
    undoes: int = 0
    source: str = OVER_HTTP
    only_look: bool = False
    most_told: int | None = MOST_TOLD


class Writer:
    """Changes an organisation for one asker.

    Attributes:
        session: The organisation.
        rights: What the asker may do.
        who: How history names them.
    """

    def __init__(self, session: Session, rights: Rights, who: str, renew: Callable[[], Session] | None = None) -> None:
        """Begin.

        Args:
            session, rights: See above.
            who: How history names them, where their rights do not tell.
            renew: Returns the session as they may see it by now, where what they may see depends on what is there.
        """
        self.session = session
        self.rights = rights
        self.who = rights.name or who
        self._renew = renew

    def write(self, wish: Wish) -> Written:
        """Make a change as one commit, all or nothing; what keeps it from being made is told, not raised.

        Raises:
            NotAllowed: If the asker may not.
            StaleRevision: If other processes were faster each time.
        """
        try:
            return self.make(wish)
        except NotAllowed:
            raise
        except Refused as error:
            return self._refused(*error.problems)
        except WrongUse as error:
            return self._refused(Problem("error", str(error)))

    def make(self, wish: Wish) -> Written:
        """Make a change as one commit, all or nothing.

        Raises:
            NotAllowed: If the asker may not.
            Refused, WrongUse: As the plan of the wish does.
            StaleRevision: If other processes were faster each time.
        """
        for attempt in range(1, TRIES + 1):
            before = self.session.case
            if found := self._conflicts(wish):
                return Written(before, before, conflicts=found)
            planned = wish.plan(self.session.store)
            self.look(before, planned.changes, wish.act)
            try:
                return self._written(before, planned, wish)
            except StaleRevision:
                if attempt == TRIES:
                    raise
            self._look_again()
        raise AssertionError("a loop of at least one attempt ends in it")

    def _refused(self, *problems: Problem) -> Written:
        case = self.session.case
        return Written(case, case, problems=problems)

    def _look_again(self) -> None:
        """See the organisation as it is now."""
        if self._renew is not None:
            self.session = self._renew()

    def look(self, before: Case, changes: Sequence[Change], act: Act | None = None) -> None:
        """Refuse changes that the asker may not make.

        Raises:
            NotAllowed: If they may not make one of them.
        """
        if act in FREE:
            self.rights.require(act)
            return
        rights = self.rights.at_home(before)
        if rights.sees_all and all(rights.may(act or act_of(change)) for change in changes):
            return
        after = self._supposed(before, changes)
        for change in changes:
            for unit in _units(change, before, after):
                rights.require(act or act_of(change), unit)
                _look_at_fields(change, rights, before, unit)

    def _supposed(self, before: Case, changes: Sequence[Change]) -> Case:
        """Return the organisation as it would be after some changes."""
        after = before.snapshot.after(changes)
        return Case(after, self.session.thresholds, partial=self.session.partial, former=before)

    def _written(self, before: Case, planned: Plan, wish: Wish) -> Written:
        changes = tuple(planned.changes)
        told = Written(before, before, problems=planned.problems, counts=planned.by)
        if not changes:
            return told
        if wish.only_look:
            said = self._sentences(changes[: wish.most_told])
            return replace(told, after=self._supposed(before, changes), sentences=said)
        commit = Commit(self.who, wish.why, wish.source, wish.action, wish.undoes)
        self.session.store.append(commit, changes, expected=before.snapshot.revision)
        sentences = self._sentences(changes[: wish.most_told])
        self._look_again()
        return replace(told, after=self.session.case, changes=changes, sentences=sentences)

    def _sentences(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Return changes in words."""
        store, ontology = self.session.store, self.session.ontology
        wording = Wording(ontology, names_for(store, ontology, changes))
        return tuple(sentence for change in changes for sentence in wording.sentences(change))

    def _conflicts(self, wish: Wish) -> tuple[Conflict, ...]:
        """Return the latest change of each node that the asker cannot have seen, the newest first."""
        if wish.seen is None:
            return ()
        store = self.session.store
        latest: dict[str, tuple[int, Change]] = {}
        for node in wish.nodes:
            for revision, change in store.changes(since=wish.seen, key=node, what="node"):
                latest[node] = max(latest.get(node, (0, change)), (revision, change), key=lambda one: one[0])
        ordered = sorted(latest.values(), key=lambda one: -one[0])
        return tuple(self._told(revision, change) for revision, change in ordered)

    def _told(self, revision: int, change: Change) -> Conflict:
        store = self.session.store
        recorded = next(store.commits(since=revision - 1))
        wording = Wording(self.session.ontology, names_for(store, self.session.ontology, [change]))
        sentences = tuple(wording.sentences(change))
        return Conflict(change.key, revision, recorded.commit.who, recorded.recorded_at, sentences)


def act_of(change: Change) -> Act:
    """Return what somebody does who makes a change.

    >>> act_of(Change("reading", "m\\t2026-05-01", None, {"measure": "m"}))
    'readings'
    """
    if change.what == "reading":
        return "readings" if change.new else "retract"
    if change.what == "aside":
        return "set_aside"
    if change.new is None:
        return "retract"
    is_link = change.what == "link"
    if change.old is None:
        return "link" if is_link else "create"
    if _last_day(change.new) and not _last_day(change.old):
        return "unlink" if is_link else "end"
    return "link" if is_link else "change"


def _last_day(record: Record) -> object:
    return record.get("fields", {}).get("valid_to")


def _units(change: Change, before: Case, after: Case) -> set[str | None]:
    """Return the units that a change belongs to, before it and after it; None for what belongs to none.

    What is not live any more belongs to none; who may end it is told by the unit that it had.
    """
    units = set()
    if change.old is not None:
        units.add(_unit(before, _about(change, change.old)))
    if change.new is not None:
        node = _about(change, change.new)
        if change.old is None or _is_live(after, node):
            units.add(_unit(after, node))
    return units


def _about(change: Change, record: Record) -> str:
    """Return the id of a node, of the source of a link, the measure of a reading, or what a finding is about."""
    if change.what == "aside":
        return change.key.partition(":")[2].partition("+")[0]
    return str(record.get("from") or record.get("measure") or record.get("id"))


def _unit(case: Case, node: str) -> str | None:
    at = case.snapshot.position(node)
    unit = None if at is None else case.unit(at)
    return None if unit is None else case.snapshot.ids[unit]


def _is_live(case: Case, node: str) -> bool:
    at = case.snapshot.position(node)
    return at is not None and bool(case.snapshot.live[at])


def _look_at_fields(change: Change, rights: Rights, case: Case, unit: str | None) -> None:
    """Refuse a new value of a field that the asker may not read."""
    declared = {}
    some = change.new or change.old or {}
    ontology = case.snapshot.ontology
    if change.what == "node" and some["kind"] in ontology.kinds:
        declared = dict(ontology.fields_of(some["kind"]))
    elif change.what == "link" and some["kind"] in ontology.links:
        declared = dict(ontology.fields_of_link(some["kind"]))
    old, new = (change.old or {}).get("fields", {}), (change.new or {}).get("fields", {})
    for name, one in declared.items():
        if one.guarded and old.get(name) != new.get(name) and not rights.may_see(one, unit):
            raise NotAllowed(f"your rights do not let you see the field {name!r} there, nor change it")
