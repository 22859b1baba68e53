"""One change of a session's store: committed, told in sentences, with what becomes of the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Difference, difference, findings
from graph.history import names_for
from graph.model import Change, Commit, Problem, Record
from graph.sentences import Wording


@dataclass(frozen=True, slots=True)
class Edited:
    """What a change did.

    Attributes:
        revision: Revision that it made; the one of before where there was nothing to change.
        sentences: What changed.
        problems: Warnings.
        findings: Which findings appeared and which went.
    """

    revision: int
    sentences: tuple[str, ...]
    problems: tuple[Problem, ...]
    findings: Difference

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "revision": self.revision,
            "sentences": list(self.sentences),
            "problems": [problem.record() for problem in self.problems],
            "findings": {
                "new": [finding.id for finding in self.findings.appeared],
                "gone": [finding.id for finding in self.findings.gone],
            },
        }


def edit(session: Session, changes: Sequence[Change], commit: Commit, problems: Sequence[Problem] = ()) -> Edited:
    """Commit changes and return what they did.

    Raises:
        StaleRevision: If somebody else changed the store meanwhile.
    """
    store, revision = session.store, session.case.snapshot.revision
    if not changes:
        return Edited(revision, (), tuple(problems), Difference((), ()))
    before, after = session.all_findings(), Case(session.case.snapshot.after(changes), session.thresholds)
    wording = Wording(session.ontology, names_for(store, session.ontology, changes))
    sentences = tuple(sentence for change in changes for sentence in wording.sentences(change))
    revision = store.append(commit, changes, expected=revision)
    return Edited(revision, sentences, tuple(problems), difference(before, findings(after)))
