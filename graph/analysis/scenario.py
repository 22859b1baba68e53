"""What if: changes that are supposed, not made, and what they would do to line of sight and findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from graph.analysis.case import Case
from graph.analysis.compare import Comparison
from graph.analysis.supposed import Supposed
from graph.analysis.supposed_steps import Frame, Step, taken
from graph.sentences import Wording


class Scenario:
    """An organisation beside the same one after some changes, on the same day.

    Attributes:
        before: As it is.
        after: As it would be.
        changes: What would change, in the order of the steps; of several changes of one thing their net effect.
    """

    def __init__(self, before: Case, steps: Sequence[Step]) -> None:
        """Suppose changes, one after the other.

        Args:
            before: The organisation.
            steps: What to suppose. What ends does not count on the day asked about any more.

        Raises:
            Refused: If any of them cannot be; with every problem, each with the number of its step.
        """
        self.before = before
        supposed = Supposed(before.snapshot)
        self.changes = taken(steps, supposed, Frame(before.snapshot.ontology, before.snapshot.date))
        self.after = Case(supposed.snapshot, before.thresholds, partial=before.partial, former=before)

    @cached_property
    def comparison(self) -> Comparison:
        """What would become of sight and findings."""
        return Comparison(self.before, self.after, self.changes)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What is supposed, in sentences."""
        names: dict[str, str] = {}
        for case in (self.before, self.after):
            names |= zip(case.snapshot.ids, case.snapshot.names, strict=True)
        wording = Wording(self.before.snapshot.ontology, names)
        return tuple(sentence for change in self.changes for sentence in wording.sentences(change))
