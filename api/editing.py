"""One change of a session's store: committed, told in sentences, with what becomes of the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.rights import KEEPER
from api.session import Session
from api.writing import Wish, Writer
from graph.analysis.findings import Difference, difference
from graph.model import Commit, Problem, Record
from graph.plan import Plan
from graph.store.base import Store


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
    problems: Sequence[Problem]
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


def edit(session: Session, planned: Callable[[Store], Plan], commit: Commit, *, only_look: bool = False) -> Edited:
    """Make a change as whoever can read the store itself, and return what it did.

    Args:
        session: The organisation.
        planned: Plans it against the store as it is; again, where somebody else was faster.
        commit: Who makes it, why and from where.
        only_look: Only look at what it would do.

    Raises:
        Refused, WrongUse: As the plan does.
        StaleRevision: If somebody else was faster each time.
    """
    wish = Wish(
        planned, commit.why, commit.action, undoes=commit.undoes, source=commit.source, only_look=only_look,
        most_told=None,
    )  # fmt: skip
    session.all_findings()  # what is found before: after the change only what it touches is asked again
    written = Writer(session, KEEPER, commit.who).make(wish)
    return Edited(
        written.after.snapshot.revision,
        written.sentences,
        written.problems,
        difference(session.findings_of(written.before, None), session.findings_of(written.after, None)),
    )
