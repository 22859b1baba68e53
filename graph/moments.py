"""The moments that questions about the past name: a day judged by, and how far back in the log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import WrongUse
from graph.store.base import Store
from graph.values import is_date

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}", re.IGNORECASE)
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?=$|Z|[+-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a question about the past asks for; empty texts ask for now.

    Attributes:
        as_of: Day, ISO: what was true then.
        recorded_at: Revision, day or time: what the store knew then. A day means its end, a minute too.
    """

    as_of: str = ""
    recorded_at: str = ""

    def __bool__(self) -> bool:
        return bool(self.as_of or self.recorded_at)


def moment_of(as_of: str | None, recorded_at: str | None) -> Moment:
    """Return the moment that a user's words name.

    Raises:
        WrongUse: If the day is none; whether `recorded_at` means anything only a store can tell.

    >>> moment_of(" 2025-01-20 ", None)
    Moment(as_of='2025-01-20', recorded_at='')
    """
    day = (as_of or "").strip()
    if day and not is_date(day):
        raise WrongUse(f"--as-of: {day!r} is not a day, such as 2026-05-01")
    return Moment(day, (recorded_at or "").strip())


def revision_at(store: Store, moment: int | str) -> int:
    """Return the last revision that a store held at a moment: a number, a day (its end) or a time, all UTC.

    Raises:
        WrongUse: If there is no such revision, or it is no moment.
    """
    text = str(moment).strip()
    if text.isascii() and text.isdigit():
        if int(text) > (last := store.head().revision):
            raise WrongUse(f"there is no revision {text}; the last one is {last}")
        return int(text)
    until = _last_second(text)
    return max((one.revision for one in store.commits() if one.recorded_at <= until), default=0)


def day_of(store: Store, moment: int | str) -> str:
    """Return the day of a moment, ISO: of a revision the day it was recorded, empty for revision 0."""
    text = str(moment).strip()
    if not text.isdigit():
        return _last_second(text)[:10]
    recorded = next(store.commits(since=int(text) - 1), None) if int(text) else None
    return recorded.recorded_at[:10] if recorded else ""


def _last_second(text: str) -> str:
    """Return the last second that a day or time means, as stores write it."""
    if is_date(text):
        return f"{text}T23:59:59Z"
    whole = _MINUTE.sub(lambda minute: f"{minute[0]}:59", text, count=1)
    try:
        time = datetime.fromisoformat(whole if _TIME.match(text) else "")
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        message = f"{text!r} is no revision, day or time, such as 12, 2026-05-01 or 2026-05-01T14:30Z"
        raise WrongUse(message) from None
