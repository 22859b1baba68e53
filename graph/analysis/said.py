"""What one rule said, kept so that it can be taken over after rows have moved: each judgement as it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import blake2b
from types import MappingProxyType

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, Ints
from graph.analysis.moving import Moves
from graph.analysis.rule import Hit, Judgement, Rule, Severity
from graph.analysis.splice import Splice

WEIGHT: Mapping[Severity, int] = MappingProxyType({"H": 3, "M": 2, "L": 1, "+": 0})
LONGEST_ID = 100
DIGEST_BYTES = 6


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement as it was made.

    Attributes:
        rule: That made it.
        judgement: It, with the positions of then.
        nodes: Ids of its nodes, the subject first; of what cannot be told, of the node, and the field.
        after: How many moves of rows there had been.
        id: Of the finding; empty of what cannot be told.
        weight: How pressing it is; see `WEIGHT`.
    """

    rule: Rule
    judgement: Judgement
    nodes: tuple[str, ...]
    after: int
    id: str = ""
    weight: int = 0

    def now(self, moves: Sequence[Moves]) -> Judgement:
        """Return it with the positions of now.

        Args:
            moves: By how many moves of rows there had been, where rows went since; see `moves_since`.
        """
        return moves[self.after].judgement(self.judgement)


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

    def plus(self, made: Sequence[Made]) -> Several:
        """Return them with others, which are made now."""
        if not made:
            return self
        every = [*self.made, *made]
        order = sorted(range(len(every)), key=lambda place: every[place].nodes)
        subjects = np.array([one.judgement.subject for one in made], dtype=np.int32)
        of_all = np.concatenate((self.subjects, subjects))
        return Several([every[place] for place in order], of_all[order])

    def written_down(self, moves: Sequence[Moves]) -> Several:
        """Return them as if each had been made now; see `Made.now`."""
        return replace(self, made=[replace(one, judgement=one.now(moves), after=0) for one in self.made])

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
        made = [_made(case, self.rule, one, after) for one in judged]
        hits = [one for one in made if isinstance(one.judgement, Hit)]
        gaps = [one for one in made if not isinstance(one.judgement, Hit)]
        return replace(self, hits=self.hits.plus(hits), gaps=self.gaps.plus(gaps))

    def written_down(self, moves: Sequence[Moves]) -> Said:
        """Return it as if it had been said now."""
        return self._each(lambda some: some.written_down(moves))

    def _each(self, change: Callable[[Several], Several]) -> Said:
        return replace(self, hits=change(self.hits), gaps=change(self.gaps))


def finding_id(rule: str, nodes: Sequence[str]) -> str:
    """Return the id of a finding: rule and nodes; of a long one the first node and a digest of all.

    >>> finding_id("A08", ["o1", "u2"])
    'A08:o1+u2'
    """
    joined = "+".join(nodes)
    whole = f"{rule}:{joined}"
    if len(whole) <= LONGEST_ID or len(nodes) == 1:
        return whole
    return f"{rule}:{nodes[0]}+{blake2b(joined.encode(), digest_size=DIGEST_BYTES).hexdigest()}"


def _made(case: Case, rule: Rule, judgement: Judgement, after: int) -> Made:
    ids = case.snapshot.ids
    if not isinstance(judgement, Hit):
        return Made(rule, judgement, (ids[judgement.node], judgement.name), after)
    nodes = tuple([ids[node] for node in judgement.nodes])
    return Made(rule, judgement, nodes, after, finding_id(rule.id, nodes), WEIGHT[judgement.severity or rule.severity])
