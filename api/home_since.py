"""What changed since a reader was here last, or since a day: in the records, in lines of sight and in findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.home_first import english
from api.resolve import Asked
from api.say.history import moved_sentence
from api.say.page import numbered, said
from api.small_map import map_address, small_map
from api.whereabouts import Whereabouts
from graph.analysis.case import Case
from graph.analysis.compare import Comparison, Moved
from graph.analysis.findings import Difference, Finding, difference
from graph.days import day_in
from graph.history import MOST_TOLD_APART, changes_between, names_for, recorded_between
from graph.model import Change
from graph.moments import Moment, revision_at
from graph.sentences import Wording
from graph.store.base import Store
from visual.page import Said, Section, Table

ROWS = 20
TOLD = 3
MOST = 5_000
"""Of more changes only their number is told: they are more than anybody reads."""
QUERY = """{
  diff(from: …) {
    difference {
      sentences(first: 20) { totalCount nodes }
      sight(first: 20) { totalCount nodes { sentence } }
      appeared(first: 20) { totalCount nodes { title reason } }
      gone(first: 20) { totalCount nodes { title reason } }
    }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Then:
    """The earlier moment.

    Attributes:
        revision: The last one there was, or the day itself as a text, ISO.
        day: The day judged by, ISO.
        is_visit: Whether it is when the reader was here before.
    """

    revision: str
    day: str
    is_visit: bool


class Since:
    """What changed since a moment, as far as the reader may see it."""

    def __init__(self, asked: Asked, place: Whereabouts, scope: int | None, then: Then) -> None:
        """Begin.

        Args:
            asked: The request's view of the organisation of now.
            place: Where the reader stands.
            scope: The unit asked about, or None for everything.
            then: The earlier moment.
        """
        self.asked = asked
        self.place = place
        self.scope = scope
        self.then = then
        is_same = (then.revision, then.day) == (str(asked.snapshot.revision), asked.snapshot.date)
        self.before = asked if is_same else asked.at(Moment(then.day, then.revision))

    @cached_property
    def changes(self) -> list[Change]:
        """The net effect of what was recorded since, within the scope; none where that is too much to be told apart."""
        found = [] if self._all > MOST_TOLD_APART else changes_between(self._store, *self._revisions)
        if self.asked.rights.may_somewhere("see_personal"):
            self.asked.saw("history", "everything")
        return [change for change in found if self._within(change.key.partition("\t")[0])]

    @cached_property
    def recorded(self) -> int:
        """How much was recorded since: within the scope, or everywhere where that is too much to be told apart."""
        return self._all if self._all > MOST_TOLD_APART else len(self.changes)

    @cached_property
    def _all(self) -> int:
        return recorded_between(self._store, *self._revisions)

    @cached_property
    def _revisions(self) -> tuple[int, int]:
        return revision_at(self._store, self.then.revision), self.asked.snapshot.revision

    @property
    def _store(self) -> Store:
        return self.asked.source.session().store

    @cached_property
    def sight(self) -> list[Moved]:
        """Work within the scope whose line of sight differs."""
        compared = Comparison(self.before.case, self.asked.case, self.changes)
        return [moved for moved in compared.sight if self._within(moved.node)]

    @cached_property
    def findings(self) -> Difference:
        """Which findings within the scope appeared, and which went."""
        former = None if self.scope is None else self.before.snapshot.position(self.place.scope)
        return difference(self.before.findings(former), self.asked.findings(self.scope))

    def _within(self, node_id: str) -> bool:
        if self.scope is None:
            return True
        return any(_is_within(one.case, node_id, self.place.scope) for one in (self.asked, self.before))

    # -- the section --------------------------------------------------------------------------------------------------

    def section(self) -> Section:
        """Return what is told of it."""
        language = self.place.language
        heading = said("changed_visit" if self.then.is_visit else "changed_day", language, day=self._day)
        rows = [(Said(str(at)), one) for at, one in enumerate(self._rows(), 1)]
        table = Table(heading, [said("number", language), said("changed_what", language)], rows)
        nodes = self._nodes()
        drawn = small_map(self.asked, self.place, nodes, heading)
        links = [(said("in_explorer", language), map_address(self.asked, self.place, nodes))] if nodes else []
        query = QUERY.replace("…", json.dumps(self.then.revision))
        return Section("changed", heading, list(self._sentences()), table, query, map=drawn, links=links)

    @property
    def _day(self) -> str:
        return day_in(self.then.day, self.place.language)

    def _sentences(self) -> Iterator[Said]:
        language, found = self.place.language, self.findings
        if not (self.recorded or self.sight or found.appeared or found.gone):
            yield Said(said("changed_nothing", language))
        if self.recorded:
            yield Said(numbered("changed_recorded", language, self.recorded))
        yield from (english(moved_sentence(moved), self.place) for moved in self.sight[:TOLD])
        for key, those in (("changed_new", found.appeared), ("changed_gone", found.gone)):
            if those:
                yield Said(numbered(key, language, len(those)))
                yield english(_reasons(those), self.place)
        if self.then.is_visit:
            yield Said(said("changed_kept", language))

    def _rows(self) -> list[Said]:
        """Return what changed, sentence by sentence: line of sight first, then what was recorded."""
        told = [moved_sentence(moved) for moved in self.sight]
        if len(self.changes) <= MOST:
            store, ontology = self._store, self.asked.snapshot.ontology
            wording = Wording(ontology, names_for(store, ontology, self.changes[:ROWS]))
            told += [one for change in self.changes[:ROWS] for one in wording.sentences(change)]
        return [english(one, self.place) for one in told[: 2 * ROWS]]

    def _nodes(self) -> list[int]:
        ids = [moved.node for moved in self.sight]
        ids += [node for finding in self.findings.appeared[:TOLD] for node in finding.nodes]
        ids += [change.key for change in self.changes[:ROWS] if change.what == "node"]
        ids += [
            end for change in self.changes[:ROWS] if change.what == "link" for end in change.key.split("\t")[::2][:2]
        ]
        found = (self.asked.snapshot.position(node) for node in dict.fromkeys(ids))
        return [at for at in found if at is not None]


def _reasons(found: Sequence[Finding]) -> str:
    return " ".join(finding.reason for finding in found[:TOLD])


def _is_within(case: Case, node_id: str, unit: str) -> bool:
    at, scope = case.snapshot.position(node_id), case.snapshot.position(unit)
    return at is not None and scope is not None and case.inside(at, scope)
