"""How much one request may ask for: each limit declared once, with what it means and its bounds.

What is too large is refused before it is answered where that can be told: a document by its size (`limits_size`) and
by its price (`limits_cost`). Rows and time are counted on the way (`Budget`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from time import monotonic
from typing import Any

from graph.errors import GoldenThreadError, WrongUse
from graph.values import nearest

MOST = 2_000_000_000


class LimitReached(WrongUse):
    """A request asks for more than one request may."""


class ServerBusy(GoldenThreadError):
    """More requests wait than may wait."""


class TooSlow(GoldenThreadError):
    """The time of a request was up before it was answered."""


class TimeUp(BaseException):
    """The time of a request is up; not an `Exception`, for no field may answer it with null and carry on."""


def _limit(usually: int, doc: str, most: int = MOST) -> int:
    told: int = field(default=usually, metadata={"doc": doc, "most": most})
    return told


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for; every number is at least 1."""

    page: int = _limit(200, "Most entries of one page.", most=100_000)
    rows: int = _limit(20_000, "Most entries of all pages of one answer together.")
    depth: int = _limit(16, "Most fields, and most values, within one another; introspection apart.", most=100)
    fields: int = _limit(1_000, "Most fields of a document, those of a fragment counted at each use.", most=20_000)
    aliases: int = _limit(100, "Most fields of a document that are given another name.", most=20_000)
    directives: int = _limit(50, "Most directives of a document, such as `@include`.", most=20_000)
    tokens: int = _limit(4_000, "Most words and signs of a document.", most=100_000)
    cost: int = _limit(1_000_000, "Most that an answer may cost: its values if every page were full, dear ones more.")
    seconds: int = _limit(30, "Longest time for one answer, waiting included.", most=3_600)
    waiting: int = _limit(100, "Most requests that wait for an answer; one more is told to come back.")
    body: int = _limit(200_000, "Most bytes of a question.")
    streams: int = _limit(50, "Most streams of events that are open at once.", most=10_000)
    stream_seconds: int = _limit(3_600, "Longest time that a stream of events stays open; then ask again.")
    upload: int = _limit(100_000_000, "Most bytes of a file that is sent to be loaded.")
    things: int = _limit(
        500_000, "Most things and links together of files that are sent to be loaded.", most=10_000_000
    )


@dataclass(frozen=True, slots=True)
class Limit:
    """What a limit is.

    Attributes:
        name: Its name in a settings file.
        default: What holds where nothing is set.
        doc: What it bounds.
        most: The highest number that may be set.
    """

    name: str
    default: int
    doc: str
    most: int


def described_limits() -> tuple[Limit, ...]:
    """Return what every limit is, in the order of a settings file.

    >>> described_limits()[0].name, described_limits()[0].default
    ('page', 200)
    """
    return tuple(Limit(one.name, one.default, one.metadata["doc"], one.metadata["most"]) for one in fields(Limits))  # type: ignore[arg-type]


def limits_of(given: Mapping[str, object]) -> Limits:
    """Return the limits that a mapping sets; those it does not name keep their defaults.

    Args:
        given: Number by name of limit, as a settings file holds it.

    Raises:
        WrongUse: If a name is unknown or a number cannot be; with every violation.

    >>> limits_of({"depth": 8}).depth
    8
    """
    known = {limit.name: limit for limit in described_limits()}
    found = [violation for name, value in given.items() if (violation := _violation(known, str(name), value))]
    if found:
        raise WrongUse(f"the limits in the settings are wrong: {'; '.join(found)}")
    values: dict[str, Any] = dict(given)
    return Limits(**values)


def _violation(known: Mapping[str, Limit], name: str, value: object) -> str:
    """Return what is wrong with one setting, or an empty text."""
    limit = known.get(name)
    if limit is None:
        meant = nearest(name, known)
        hint = f"did you mean {meant!r}?" if meant else f"known are {', '.join(known)}"
        return f"there is no limit {name!r}; {hint}"
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= limit.most:
        return f"{name} must be a whole number from 1 to {limit.most:,}, and is {value!r}"
    return ""


class Budget:
    """What one request may still ask for: rows, and time from now on.

    Attributes:
        until: When its time is up, by the clock that only goes forward.
    """

    def __init__(self, rows: int, seconds: float = MOST) -> None:
        self.rows = rows
        self.left = rows
        self.until = monotonic() + seconds

    def renew(self) -> None:
        """Give back what was taken, because what it was taken for is asked anew."""
        self.left = self.rows

    def spend(self, rows: int) -> None:
        """Take rows off the budget.

        Raises:
            LimitReached: If so many are not left.
            TimeUp: If the time is up.
        """
        self.left -= rows
        if self.left < 0:
            raise LimitReached(
                f"one request may ask for {self.rows:,} entries in all; ask for smaller pages, or for fewer within them"
            )
        self.go_on()

    def go_on(self) -> None:
        """Stop a request whose time is up.

        Raises:
            TimeUp: If it is.
        """
        if monotonic() > self.until:
            raise TimeUp
