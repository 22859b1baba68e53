"""What is asked of an organisation by law, standards and guidance: who has to follow it, and what shows that they do.

Each with the age of its evidence, by date and without a traffic light.

Source: NHS Wales (2024), §2 (assurance); Health and Care Quality Standards 2023.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.analysis.assurance_balance import LOOKS_AT, SATISFIES, AssuranceBalance
from graph.analysis.case import Case
from graph.analysis.words_dates import check_in_date
from graph.model import Record

Covered = Literal["covered", "out_of_date", "not_checked", "nobody"]
FOLLOWS = "applies_to"
EVIDENCE = "evidenced_by"


@dataclass(frozen=True, slots=True)
class Standard:
    """One thing that is asked for.

    Attributes:
        duty: Its position.
        binding: Whether it has to be followed; None where that is not said.
        follows: Who or what has to follow it, in order of id.
        checks: What shows that it is followed, the newest first.
        measures: Measures that answer it, in order of id.
        documents: What is attached to it as evidence, in order of id.
        age: Days since the newest check was done; None where none was.
        state: `covered` (followed by something, and a check is in date), `out_of_date`, `not_checked`, or followed by
            `nobody`.
    """

    duty: int
    binding: bool | None
    follows: tuple[int, ...]
    checks: tuple[int, ...]
    measures: tuple[int, ...]
    documents: tuple[int, ...]
    age: int | None
    state: Covered

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.duty],
            "binding": self.binding,
            "state": self.state,
            "age": self.age,
            **{
                name: [ids[at] for at in getattr(self, name)] for name in ("follows", "checks", "measures", "documents")
            },
        }


@dataclass(frozen=True, slots=True)
class Returns:
    """How our own measures and what others ask to be reported fit together.

    Attributes:
        shared: Measures that answer several duties, each with these, in order of id.
        orphans: Live duties that nothing answers: no measure, no check, in order of id.
        reused: Checks and documents that serve as evidence for several duties, each with these, in order of id.
    """

    shared: tuple[tuple[int, tuple[int, ...]], ...]
    orphans: tuple[int, ...]
    reused: tuple[tuple[int, tuple[int, ...]], ...] = ()

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "shared": [{"measure": ids[one], "duties": [ids[duty] for duty in duties]} for one, duties in self.shared],
            "orphans": [ids[duty] for duty in self.orphans],
            "reused": [{"evidence": ids[one], "duties": [ids[duty] for duty in duties]} for one, duties in self.reused],
        }


def standards(balance: AssuranceBalance) -> list[Standard]:
    """Return everything that is asked for within the scope, in order of id."""
    return [_standard(balance.case, duty) for duty in _duties(balance)]


def returns(balance: AssuranceBalance) -> Returns:
    """Return what answers several duties, and which duties nothing answers."""
    case = balance.case
    duties = _duties(balance)
    measures = _serving_several((measure, duty) for duty in duties for measure in _measures(case, duty))
    evidence = _serving_several(
        (one, duty) for duty in duties for one in (*_checks(case, duty), *case.out(duty, EVIDENCE))
    )
    orphans = tuple(duty for duty in duties if not case.into(duty, SATISFIES) + case.out(duty, LOOKS_AT))
    return Returns(measures, orphans, evidence)


def _serving_several(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return what serves several duties, each with these, in order of id."""
    found: dict[int, list[int]] = {}
    for one, duty in pairs:
        found.setdefault(one, []).append(duty)
    return tuple((one, tuple(duties)) for one, duties in sorted(found.items()) if len(duties) > 1)


def _duties(balance: AssuranceBalance) -> list[int]:
    """Return the duties within the scope: their own unit's, or those that something inside it has to follow."""
    case = balance.case
    live = case.snapshot.live_with("duty")
    return [duty for duty in live if balance.asked([duty, *case.out(duty, FOLLOWS)])]


def _standard(case: Case, duty: int) -> Standard:
    follows = tuple(case.out(duty, FOLLOWS))
    checks = sorted(_checks(case, duty), key=lambda one: (-(case.day(one, "done_on") or 0), one))
    days = [day for check in checks if (day := case.day(check, "done_on")) is not None]
    return Standard(
        duty,
        case.field(duty, "binding"),
        follows,
        tuple(checks),
        tuple(_measures(case, duty)),
        tuple(case.out(duty, EVIDENCE)),
        case.snapshot.day - max(days) if days else None,
        _state(case, follows, checks),
    )


def _state(case: Case, follows: tuple[int, ...], checks: list[int]) -> Covered:
    if not follows:
        return "nobody"
    if not checks:
        return "not_checked"
    return "covered" if any(check_in_date(case, check) for check in checks) else "out_of_date"


def _checks(case: Case, duty: int) -> Iterator[int]:
    are = {kind.name for kind in case.snapshot.ontology.with_trait("check")}
    answering = [node for node in case.into(duty, SATISFIES) if case.kind(node) in are]
    yield from dict.fromkeys((*case.out(duty, LOOKS_AT), *answering))


def _measures(case: Case, duty: int) -> list[int]:
    are = {kind.name for kind in case.snapshot.ontology.with_trait("readings")}
    return [node for node in case.into(duty, SATISFIES) if case.kind(node) in are]
