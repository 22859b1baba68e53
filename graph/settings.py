"""The thresholds that rules use; every one may be changed by an organisation (defaults: domain practice of the field).

Each is declared once, here, with what it means, its unit and its bounds; the settings file, its check and the page of
thresholds come out of the fields.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, TypeVar

from graph.errors import DeclarationError
from graph.values import nearest

LONGEST_DAYS = 36_525
LARGEST_COUNT = 1_000

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a threshold is.

    Attributes:
        name: Its name in a settings file.
        default: What holds where nothing is set.
        unit: `days`, `items` or `share`.
        doc: What it decides.
        least, most: Bounds of a value, both included.
    """

    name: str
    default: float
    unit: str
    doc: str
    least: float
    most: float

    @property
    def whole(self) -> bool:
        """True where only whole numbers are meant."""
        return self.unit != "share"


def _days(default: int, doc: str) -> int:
    return _declared(default, "days", doc, 0, LONGEST_DAYS)


def _items(default: int, doc: str, least: int = 0) -> int:
    return _declared(default, "items", doc, least, LARGEST_COUNT)


def _share(default: float, doc: str, least: float = 0.0) -> float:
    return _declared(default, "share", doc, least, 1.0)


def _declared(default: Number, unit: str, doc: str, least: Number, most: Number) -> Number:
    told: Number = field(default=default, metadata={"unit": unit, "doc": doc, "least": least, "most": most})
    return told


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that decide when a rule speaks. Days are whole days; "older than" means more than, "within" at most."""

    voice: int = _days(365, "After so long we have not heard from people lately.")
    purpose: int = _days(1095, "After so long a purpose should be looked at again.")
    initiatives: int = _items(5, "More improvements than this on one priority are too many.")
    priorities: int = _items(7, "More strategic priorities than this of one unit are too many.")
    duplicate: float = _share(0.6, "From this share of common targets on, two improvements do the same.", least=0.01)
    off_priority: float = _share(0.10, "More improvement effort than this share spent off-priority is too much.")
    agree: int = _days(60, "Within this time a claimed link should be agreed.")
    single_point: int = _items(2, "From so many services or mainstay processes on, much hangs on one thing.", least=1)
    owned: int = _items(7, "More live nodes than this are too many for one role to carry.")
    respond: int = _days(30, "Within this time a worsening measure needs a response.")
    stall: int = _days(90, "After so long without a sign of life an improvement has stalled.")
    spread: int = _days(180, "After so long a good idea should have spread.")
    answer: int = _days(30, "Within this time feedback is answered.")
    answer_severe: int = _days(10, "Within this time feedback of severity 4 or 5 is answered.")
    tell: int = _days(14, "Within this time people are told what was done.")
    repeat: int = _items(3, "So many messages of the same content make a pattern.", least=1)
    escalate_low: int = _days(1, "So long an escalation may wait in tiers 1 and 2.")
    escalate_middle: int = _days(3, "So long an escalation may wait in tier 3.")
    escalate_high: int = _days(14, "So long an escalation may wait above tier 3.")
    candour: int = _days(30, "Within this time the candour loop is closed.")
    assure: int = _days(400, "So long an assurance is in date after it was done.")
    risk: int = _days(180, "Within this time something must happen about a risk above its target.")


def described_thresholds() -> tuple[Threshold, ...]:
    """Return what every threshold is, in the order of a settings file.

    >>> described_thresholds()[0].name, described_thresholds()[0].default
    ('voice', 365)
    """
    return tuple(_described(declared) for declared in fields(Thresholds))


def thresholds_of(given: Mapping[str, object], source: str = "settings") -> Thresholds:
    """Return the thresholds that a mapping sets; those it does not name keep their defaults.

    Args:
        given: Value by name of threshold, as a settings file holds it.
        source: Where the mapping was read, for what is said of its mistakes.

    Raises:
        DeclarationError: If a name is unknown or a value cannot be; with every violation.

    >>> thresholds_of({"stall": 60}).stall
    60
    """
    known = {threshold.name: threshold for threshold in described_thresholds()}
    found = [violation for name, value in given.items() if (violation := _violation(known, str(name), value))]
    if found:
        raise DeclarationError([f"{source}: {violation}" for violation in found], what="settings")
    values: dict[str, Any] = {name: _plain(known[name], value) for name, value in given.items()}
    return Thresholds(**values)


def _described(declared: Field[Any]) -> Threshold:
    default: Any = declared.default
    return Threshold(declared.name, default, **declared.metadata)


def _violation(known: Mapping[str, Threshold], name: str, value: object) -> str:
    """Return what is wrong with one setting, or an empty text."""
    threshold = known.get(name)
    if threshold is None:
        meant = nearest(name, known)
        hint = f"did you mean {meant!r}?" if meant else f"known are {', '.join(known)}"
        return f"there is no threshold {name!r}; {hint}"
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return f"{name} needs a number, and is {value!r}"
    if threshold.whole and value != int(value):
        return f"{name} needs a whole number of {threshold.unit}, and is {value!r}"
    if not threshold.least <= value <= threshold.most:
        return f"{name} must be {threshold.least} to {threshold.most}, and is {value!r}"
    return ""


def _plain(threshold: Threshold, value: Any) -> int | float:
    return int(value) if threshold.whole else float(value)
