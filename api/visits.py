"""When a reader was here before: kept in their browser alone, as a cookie that names a revision and a day.

A visit lasts until nothing was asked for half an hour: what changed since the one before stays the same throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from http.cookies import CookieError, SimpleCookie

QUIET = 30 * 60
KEPT = 400 * 24 * 60 * 60
_MARK = r"(\d{1,9})\.(\d{4}-\d\d-\d\d)\.([0-9a-f]{8})"
_COOKIE = re.compile(rf"(\d{{1,12}})~{_MARK}(?:~{_MARK})?")


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody saw.

    Attributes:
        revision: The last one there was.
        day: Of the visit, ISO.
        seal: Tells the store from others: the same in all of its revisions.
    """

    revision: int
    day: str
    seal: str


@dataclass(frozen=True, slots=True)
class Visits:
    """The visit that goes on, and the one before.

    Attributes:
        at: When something was asked for last, in seconds.
        latest: What was seen last.
        former: What was seen last in the visit before this one; None at the first.
    """

    at: int
    latest: Mark
    former: Mark | None = None

    def now(self, mark: Mark, at: int) -> Visits:
        """Return the visits after something more was asked for."""
        former = self.latest if at - self.at > QUIET else self.former
        return replace(self, at=at, latest=mark, former=former)

    @property
    def text(self) -> str:
        """As the browser keeps it."""
        marks = [one for one in (self.latest, self.former) if one]
        return "~".join([str(self.at), *(f"{one.revision}.{one.day}.{one.seal}" for one in marks)])


def visits_of(cookies: str, name: str) -> Visits | None:
    """Return the visits that a header of cookies tells of; None where it tells of none.

    >>> visits_of("seen=60~7.2026-05-01.0a1b2c3d", "seen")
    Visits(at=60, latest=Mark(revision=7, day='2026-05-01', seal='0a1b2c3d'), former=None)
    """
    try:
        held = SimpleCookie(cookies).get(name)
    except CookieError:
        return None
    found = _COOKIE.fullmatch(held.value) if held else None
    if not found:
        return None
    at, *marks = found.groups()
    former = Mark(int(marks[3]), marks[4], marks[5]) if marks[3] else None
    return Visits(int(at), Mark(int(marks[0]), marks[1], marks[2]), former)
