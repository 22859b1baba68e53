"""How ready an organisation is, matter by matter: what it says of itself beside what its map shows. Never one number.

Thirteen matters, five levels each. A hint is the level that a share of the map stands for; it never overrides what
people say of themselves, and of leadership, workforce and culture the map cannot tell. Source: levels and shares after
NHS Wales (2024), Part 3, and the maturity matrices of NHS IMPACT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.analysis.readiness_shares import SHARES
from graph.model import Record

LEVELS: Mapping[int, str] = MappingProxyType(
    {1: "not yet", 2: "starting", 3: "developing", 4: "embedded", 5: "learning and spreading"}
)
BOUNDS = (0.2, 0.4, 0.6, 0.8)
MATTERS = (
    "purpose_and_need", "system_map", "feedback", "planning", "control", "improvement", "assurance", "leadership",
    "workforce", "culture", "information", "learning", "whole_system",
)  # fmt: skip
ASSESSED = "assessed"


@dataclass(frozen=True, slots=True)
class Ready:
    """One matter.

    Attributes:
        matter: Its code.
        said: The newest self-assessment of it, as a position; None where there is none.
        level: What that says, 1 to 5; None without.
        before: The assessment before that, as a position; None where there is none.
        former: What that said.
        share: What the map shows; None where the map cannot tell of this matter.
        hint: The level that the share stands for; None where there is nothing to count.
        means: What the share is a share of, in words; empty without.
    """

    matter: str
    said: int | None
    level: int | None
    before: int | None
    former: int | None
    share: Share | None
    hint: int | None
    means: str

    @property
    def apart(self) -> int | None:
        """By how many levels what is said lies above what the map shows; None where one of them is missing."""
        return None if self.level is None or self.hint is None else self.level - self.hint

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        ids = case.snapshot.ids
        return {
            "matter": self.matter,
            "said": None if self.said is None else ids[self.said],
            "level": self.level,
            "former": self.former,
            "hint": self.hint,
            "share": self.share.record() if self.share else None,
            "means": self.means,
            "apart": self.apart,
        }


def readiness(case: Case, asked: Callable[[int], bool] = lambda _: True) -> list[Ready]:
    """Return each matter in the order of `MATTERS`.

    Args:
        case: The organisation on its day.
        asked: Whether something is within the scope asked about.
    """
    told = _assessments(case, asked)
    return [_ready(case, matter, told.get(matter, []), asked) for matter in MATTERS]


def level_of(share: Share) -> int | None:
    """Return the level that a share stands for: below a fifth 1, below two fifths 2, and so on; None of nothing.

    >>> level_of(Share(1, 5)), level_of(Share(0, 5)), level_of(Share(0, 0))
    (2, 1, None)
    """
    part = share.share
    return None if part is None else 1 + sum(part >= bound for bound in BOUNDS)


def shown(case: Case, matter: str, asked: Callable[[int], bool] = lambda _: True) -> tuple[Share | None, str]:
    """Return what the map shows of a matter, and of what that is a share; None where it cannot tell of it."""
    if matter not in SHARES:
        return None, ""
    means, share = SHARES[matter]
    return share(case, asked), means


def _ready(case: Case, matter: str, told: list[int], asked: Callable[[int], bool]) -> Ready:
    share, means = shown(case, matter, asked)
    said, before = (told[-1] if told else None), (told[-2] if len(told) > 1 else None)
    level, former = (None if one is None else case.field(one, "level") for one in (said, before))
    return Ready(matter, said, level, before, former, share, level_of(share) if share else None, means)


def _assessments(case: Case, asked: Callable[[int], bool]) -> dict[str, list[int]]:
    """Return live self-assessments by matter, the oldest first."""
    found: dict[str, list[int]] = {}
    for day, node in sorted(_dated(case, asked)):
        if day:
            found.setdefault(str(case.field(node, "dimension")), []).append(node)
    return found


def _dated(case: Case, asked: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    kinds = case.snapshot.ontology.links[ASSESSED].routes if ASSESSED in case.snapshot.ontology.links else ()
    yield from ((case.day(node, "on") or 0, node) for node in case.live_of(*kinds) if asked(node))
