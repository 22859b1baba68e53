"""The recorded organisation behind the views of a server: its store, and the last few moments of its past."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from api.resolve import FindingsOf
from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.moments import Moment

MOST = 3
"""Moments kept at once: each holds an organisation of its own."""


class Source:
    """What views get from a store.

    Only the thread that the store belongs to may ask.
    """

    def __init__(self, session: Session, told: Callable[[Findings], Findings]) -> None:
        """Begin.

        Args:
            session: The store as whoever asks may see it.
            told: What they are told of findings.
        """
        self._session = session
        self._told = told
        self._kept: OrderedDict[tuple[Moment, int, str], tuple[Case, FindingsOf]] = OrderedDict()

    def session(self) -> Session:
        """Return the open store, with its kinds and settings."""
        return self._session

    def moment(self, moment: Moment) -> tuple[Case, FindingsOf]:
        """Return the organisation at a moment, and what gives its findings; kept until something is recorded.

        Raises:
            WrongUse: If there is no such moment.
        """
        key = (moment, self._session.store.head().revision, self._session.today)
        if key not in self._kept:
            self._kept[key] = self._found(self._session.at(moment))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _found(self, session: Session) -> tuple[Case, FindingsOf]:
        case = session.case
        return case, lambda scope: self._told(session.findings_of(case, scope))
