"""What of nodes and links holds on a day: whether they are active, have begun, have passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from graph.analysis.graphs import Bools
from graph.columns import LinkColumns, NodeColumns
from graph.packed import Coded

ACTIVE = "active"
NOT_YET = frozenset({"draft", "proposed"})


@dataclass(frozen=True, slots=True)
class NodeMarks:
    """Of each node.

    Attributes:
        active, not_yet: By its status; neither where it has ended.
        begun, passed: By its validity: the first day has come, the last day is over.
    """

    active: Bools
    not_yet: Bools
    begun: Bools
    passed: Bools


@dataclass(frozen=True, slots=True)
class LinkMarks:
    """Of each link: whether its first day has come, and its last day is over."""

    begun: Bools
    passed: Bools


def is_active(status: str) -> bool:
    """Tell whether a status makes a node count."""
    return status == ACTIVE


def is_not_yet(status: str) -> bool:
    """Tell whether a status says that a node is only planned."""
    return status in NOT_YET


def has_begun(valid_from: str, date: str) -> bool:
    """Tell whether a first day, ISO, has come; an empty one always has.

    >>> has_begun("2026-07-01", "2026-07-01"), has_begun("", "2026-07-01")
    (True, True)
    """
    return valid_from <= date


def has_passed(valid_to: str, date: str) -> bool:
    """Tell whether a last day, ISO, is over; an empty one never is.

    >>> has_passed("2026-07-01", "2026-07-01"), has_passed("2026-06-30", "2026-07-01"), has_passed("", "2026-07-01")
    (False, True, False)
    """
    return valid_to != "" and valid_to < date


def node_marks(nodes: NodeColumns, date: str) -> NodeMarks:
    """Return what of all nodes holds on a day."""
    return NodeMarks(
        active=_said(nodes.statuses, is_active),
        not_yet=_said(nodes.statuses, is_not_yet),
        begun=_dated(nodes.valid_from, lambda text: has_begun(text, date)),
        passed=_dated(nodes.valid_to, lambda text: has_passed(text, date)),
    )


def link_marks(links: LinkColumns, date: str) -> LinkMarks:
    """Return what of all links holds on a day."""
    return LinkMarks(
        begun=_dated(links.valid_from, lambda text: has_begun(text, date)),
        passed=_dated(links.valid_to, lambda text: has_passed(text, date)),
    )


def _said(texts: Sequence[str], holds: Callable[[str], bool]) -> Bools:
    """Return for which texts something holds; each different text is asked once."""
    if isinstance(texts, Coded):
        return texts.where(holds)
    known = {text: holds(text) for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), dtype=np.bool_, count=len(texts))


def _dated(texts: Sequence[str], holds: Callable[[str], bool]) -> Bools:
    """Return for which dates something holds, quickly where most are empty."""
    if isinstance(texts, Coded):
        return texts.where(holds)
    given = list(compress(range(len(texts)), texts))
    marks = np.full(len(texts), holds(""), dtype=np.bool_)
    marks[given] = _said(list(compress(texts, texts)), holds)
    return marks
