"""What one rule said, kept so that it can be taken over after rows have moved: each judgement as it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, Ints
from graph.analysis.moving import Moves
from graph.analysis.rule import Hit, Judgement, Rule
from graph.analysis.splice import Splice


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement as it was made.

    Attributes:
        judgement: It, with the positions of then.
        nodes: Ids of its nodes, the subject first; of what cannot be told, of the node, and the field.
        after: How many moves of rows there had been.
    """

    judgement: Judgement
    nodes: tuple[str, ...]
    after: int

    def now(self, moves: Sequence[Moves]) -> Judgement:
        """Return it with the positions of now.

        Args:
            moves: All moves of rows so far.
        """
        return reduce(lambda judgement, move: move.judgement(judgement), moves[self.after :], self.judgement)


@dataclass(frozen=True, slots=True)
class Several:
    """Judgements of one sort by one rule, ordered by the ids of their nodes.

    Attributes:
        made: They.
        subjects: The node that each judges, at its position of now.
    """

    made: Sequence[Made]
    subjects: Ints

    def moved(self, splice: Splice) -> Several:
        """Return them after nodes have moved, without those of nodes that went."""
        if not self.made:
            return self
        kept = self._only(~np.isin(self.subjects, splice.removed)) if splice.removed else self
        return replace(kept, subjects=splice.shifted(kept.subjects))

    def without(self, nodes: Iterable[int]) -> Several:
        """Return those that judge none of some nodes."""
        gone = np.isin(self.subjects, list(nodes))
        return self._only(~gone) if gone.any() else self

    def plus(self, made: Sequence[Made], subjects: Sequence[int]) -> Several:
        """Return them with others."""
        if not made:
            return self
        every = [*self.made, *made]
        order = sorted(range(len(every)), key=lambda place: every[place].nodes)
        of_all = np.concatenate((self.subjects, np.array(subjects, dtype=np.int32)))
        return Several([every[place] for place in order], of_all[order])

    def written_down(self, moves: Sequence[Moves]) -> Several:
        """Return them as if each had been made now."""
        return replace(self, made=[Made(one.now(moves), one.nodes, 0) for one in self.made])

    def _only(self, kept: Bools) -> Several:
        places = np.flatnonzero(kept)
        return Several([self.made[place] for place in places.tolist()], self.subjects[places])


NONE = Several((), np.empty(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule said.

    Attributes:
        rule: It.
        hits: What it found.
        gaps: What it cannot tell.
    """

    rule: Rule
    hits: Several = NONE
    gaps: Several = NONE

    def moved(self, splices: Iterable[Splice]) -> Said:
        """Return it after nodes have moved."""
        return reduce(lambda said, splice: said._each(lambda some: some.moved(splice)), splices, self)

    def again(self, case: Case, nodes: Iterable[int], judged: Iterable[Judgement], after: int) -> Said:
        """Return it with what is said of some nodes in place of what was.

        Args:
            case: The organisation as it is now.
            nodes: Which.
            judged: What is said of them now.
            after: How many moves of rows there have been.
        """
        gone = list(nodes)
        return self._each(lambda some: some.without(gone)).plus(case, judged, after)

    def plus(self, case: Case, judged: Iterable[Judgement], after: int = 0) -> Said:
        """Return it with more judgements; see `again`."""
        ids = case.snapshot.ids
        hits: list[Made] = []
        gaps: list[Made] = []
        for one in judged:
            if isinstance(one, Hit):
                hits.append(Made(one, tuple(ids[node] for node in one.nodes), after))
            else:
                gaps.append(Made(one, (ids[one.node], one.name), after))
        return replace(
            self,
            hits=self.hits.plus(hits, [one.judgement.subject for one in hits]),
            gaps=self.gaps.plus(gaps, [one.judgement.subject for one in gaps]),
        )

    def written_down(self, moves: Sequence[Moves]) -> Said:
        """Return it as if it had been said now."""
        return self._each(lambda some: some.written_down(moves))

    def _each(self, change: Callable[[Several], Several]) -> Said:
        return replace(self, hits=change(self.hits), gaps=change(self.gaps))
