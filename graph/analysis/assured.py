"""How sure one can be of an aim or a duty: checks in date by who made them, its series over time, its risks.

A series counts from twelve values on; a latest value alone assures nothing. Source: NHS Wales (2024), §2.4,
question 13; the three lines of those who check: IIA, Three Lines Model (2020).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.assurance_chain import score_of
from graph.analysis.case import Case
from graph.analysis.spc_end import FULL
from graph.analysis.words_dates import check_in_date

LINES: Mapping[int, str] = {1: "those who do the work", 2: "those who oversee it", 3: "somebody independent"}
CLEAR = {"substantial", "reasonable"}


@dataclass(frozen=True, slots=True)
class Assured:
    """How sure one can be of one thing.

    Attributes:
        node: The thing.
        links: Links to checks that are in date, in order.
        lines: Who made those checks, closest to the work first.
        ratings: What those checks found, in order, empties left out.
        measures: Its live measures with twelve values or more, in order.
        series: What these show, in words.
        is_missed: Whether one of them gets worse, or cannot reach its target.
        risks: Live risks that threaten it and stand above their target, in order.
    """

    node: int
    links: tuple[int, ...]
    lines: tuple[str, ...]
    ratings: tuple[str, ...]
    measures: tuple[int, ...]
    series: str
    is_missed: bool
    risks: tuple[int, ...]

    @property
    def by_check(self) -> bool:
        """Whether a check in date found nothing wrong, or did not say what it found."""
        return bool(self.links) and not set(self.ratings) - CLEAR

    @property
    def by_series(self) -> bool:
        """Whether its series show that it holds: none gets worse, and no target is out of reach."""
        return bool(self.measures) and not self.is_missed

    @property
    def contradicted(self) -> bool:
        """Whether a check speaks for it and its series against it."""
        return self.by_check and self.is_missed

    @property
    def is_known(self) -> bool:
        """Whether anything can be told of it."""
        return bool(self.links or self.measures)


def assured(case: Case, node: int) -> Assured:
    """Return how sure one can be of an aim, a duty, a risk or anything else that is checked and measured."""
    links = [
        link for link in case.links_out(node, "assured_by") if check_in_date(case, int(case.snapshot.targets[link]))
    ]
    checks = [int(case.snapshot.targets[link]) for link in links]
    lines = sorted({int(line) for check in checks if (line := case.field(check, "line")) is not None})
    ends = {measure: end for measure in case.measures(node) if (end := case.judged.end(measure)) and end.size >= FULL}
    worse = [measure for measure, end in ends.items() if end.variation == "concerning"]
    failing = [measure for measure, end in ends.items() if end.assurance == "fail"]
    return Assured(
        node,
        tuple(links),
        tuple(LINES.get(line, "others") for line in lines),
        tuple(str(rating) for check in checks if (rating := case.field(check, "rating")) is not None),
        tuple(ends),
        _series(len(ends), len(worse), len(failing)),
        bool(worse or failing),
        tuple(sorted(risk for risk in case.into(node, "threatens") if _above_target(case, risk))),
    )


def _series(known: int, worse: int, failing: int) -> str:
    if not known:
        return "no measure has twelve values"
    if worse:
        return f"{worse} of {known} measures with twelve values or more get worse"
    if failing:
        return f"{failing} of {known} measures with twelve values or more cannot reach their target"
    return (
        f"{known} measures with twelve values or more speak for it"
        if known > 1
        else "its values over time speak for it"
    )


def _above_target(case: Case, risk: int) -> bool:
    now, wanted = score_of(case, risk, ""), score_of(case, risk, "target_")
    return now is not None and wanted is not None and now > wanted
