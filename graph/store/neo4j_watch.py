"""Watches over what waits for a Neo4j server: a server that has stopped answering must not hold its users for ever.

What takes long is not at fault: while something waits, the server is asked by another connection whether it answers at
all. Where it does not, three times in turn, everything that waits is ended with an error, and the next call finds out
anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import Any

from neo4j import Session

PATIENCE_S = 15.0
"""After so long a wait it is asked whether the server answers, and then again and again."""
MOST_MISSED = 3
"""A server that has much to do may miss some."""


@dataclass
class Watch:
    """What waits for one server, looked at by one thread while there is anything.

    Attributes:
        answers: Tells whether the server answers, within a few seconds.
        patience_s: See `PATIENCE_S`.
    """

    answers: Callable[[], bool]
    patience_s: float = PATIENCE_S
    _waiting: dict[Session, float] = field(default_factory=dict)
    _changed: Condition = field(default_factory=Condition)
    _looks: bool = False

    @contextmanager
    def over(self, session: Session) -> Iterator[None]:
        """Watch over a session for as long as it is used."""
        with self._changed:
            self._waiting[session] = monotonic()
            if not self._looks:
                self._looks = True
                Thread(target=self._look, name="neo4j-watch", daemon=True).start()
        try:
            yield
        finally:
            with self._changed:
                self._waiting.pop(session, None)

    def _look(self) -> None:
        """Look until nothing has waited for a while."""
        missed = 0
        while True:
            with self._changed:
                self._changed.wait(self.patience_s)
                if not self._waiting:
                    self._looks = False
                    return
                is_long = min(self._waiting.values()) <= monotonic() - self.patience_s
            missed = missed + 1 if is_long and not self.answers() else 0
            if missed == MOST_MISSED:
                self._end()
                missed = 0

    def _end(self) -> None:
        with self._changed:
            sessions = list(self._waiting)
        for session in sessions:
            with suppress(Exception):  # it may be done by now
                connection_of(session).kill()


def connection_of(session: Session) -> Any:
    """Return what a session speaks by; the driver gives no other way to end what waits for an answer."""
    return session._connection
