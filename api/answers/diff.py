"""What differs between two moments: what was recorded, what time has brought, and what became of sight and findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from api.session import Session
from graph.analysis.case import Case
from graph.analysis.compare import Comparison
from graph.analysis.past import Past
from graph.errors import WrongUse
from graph.history import Entry, changes_between, history_between, names_for
from graph.model import Change, Record
from graph.moments import day_of, revision_at
from graph.sentences import Wording


@dataclass(frozen=True, slots=True)
class End:
    """One of the two moments.

    Attributes:
        revision: The last one that counts.
        date: The day judged by, ISO.
        by_day: Whether the user named a day, not a revision.
    """

    revision: int
    date: str
    by_day: bool


class DiffAnswer:
    """The difference between two moments.

    Attributes:
        session: Whose store.
        before, after: The moments.
        by_validity: Whether both are as known at the same time.
        node: Id of the node that it tells of, or empty.
        unit: Id of the unit that it tells of, or empty.
    """

    def __init__(
        self,
        session: Session,
        before: str,
        after: str | None,
        *,
        by_validity: bool = False,
        node: str = "",
        unit: str = "",
    ) -> None:
        """Find the moments.

        Args:
            session: Whose store.
            before: A revision, a day or a time.
            after: A later one; None for now.
            by_validity: Compare two days, both as known now.
            node, unit: Tell only of a node, or of what belongs to a unit; of all where both are empty.

        Raises:
            WrongUse: If there is no such moment, or the later one is given first.
        """
        self.session = session
        self.by_validity = by_validity
        self.node, self.unit = node, unit
        self.before, self.after = _ends(session, before, after, by_validity=by_validity)

    @cached_property
    def changes(self) -> list[Change]:
        """The net effect of what was recorded between the moments."""
        return changes_between(self.session.store, self.before.revision, self.after.revision, self.node)

    @cached_property
    def comparison(self) -> Comparison:
        """The organisation at both moments, told of what is asked about."""
        whole = Comparison(self._case(self.before), self._case(self.after), self.changes)
        if self.node:
            return whole.about(frozenset({self.node}))
        return whole.of_unit(self.unit) if self.unit else whole

    @cached_property
    def entries(self) -> list[Entry]:
        """The revisions between the moments that touched what is asked about, oldest first."""
        store, ontology = self.session.store, self.session.ontology
        return history_between(store, ontology, self.before.revision, self.after.revision, self.comparison.only)

    def _case(self, end: End) -> Case:
        past = Past(self.session.store, self.session.ontology, end.revision, end.date if end.by_day else "")
        return self.session.case_of(past, end.date)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What was recorded between, nodes first; then what time has brought."""
        store, ontology = self.session.store, self.session.ontology
        told = self.comparison.told
        wording = Wording(ontology, names_for(store, ontology, told))
        recorded = [sentence for change in told for sentence in wording.sentences(change)]
        return (*recorded, *self.comparison.sentences)

    def record(self) -> Record:
        """Return the documented JSON shape."""
        findings = self.comparison.findings
        return {
            "from": self.before.revision,
            "to": self.after.revision,
            "from_date": self.before.date,
            "to_date": self.after.date,
            "sentences": list(self.sentences),
            "sight": [moved.record() for moved in self.comparison.sight],
            "findings": {
                "new": [finding.id for finding in findings.appeared],
                "gone": [finding.id for finding in findings.gone],
            },
        }


def _ends(session: Session, before: str, after: str | None, *, by_validity: bool) -> tuple[End, End]:
    store, today = session.store, session.today
    newest = store.head().revision
    last = End(newest, today, by_validity) if after is None else _end(session, after)
    first = _end(session, before)
    if not first.date:
        first = replace(first, date=last.date or today)
    if not last.date:
        last = replace(last, date=first.date)
    if by_validity:
        if not (first.by_day and last.by_day):
            raise WrongUse("--by-validity compares two days as known now; name days, such as 2026-05-01")
        first, last = replace(first, revision=newest), replace(last, revision=newest)
    if first.by_day and last.by_day and last.date < first.date:
        raise WrongUse(f"{last.date} lies before {first.date}; give the earlier day first")
    return first, last


def _end(session: Session, moment: str) -> End:
    revision = revision_at(session.store, moment)
    return End(revision, day_of(session.store, moment), not moment.strip().isdigit())
