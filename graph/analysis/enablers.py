"""What is recorded for each of the six enablers of quality: aims, measures, checks, improvements, own assessments.

The enablers are the reference terms E1 to E6 of the Health and Care Quality Standards 2023 for Wales; what is for one
is classified as it, or addresses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.analysis.case import Case
from graph.analysis.ends import ending, has_trait, starting
from graph.analysis.words_dates import check_in_date
from graph.analysis.words_series import fails, is_concerning

SCHEME = "hcqs_2023"
DIMENSIONS: Mapping[str, str] = {
    "E1": "leadership",
    "E2": "workforce",
    "E3": "culture",
    "E4": "information",
    "E5": "learning",
    "E6": "whole_system",
}
"""Which of the matters of a self-assessment speaks of which enabler."""


@dataclass(frozen=True, slots=True)
class Enabler:
    """What is recorded for one enabler; every list in order of id.

    Attributes:
        node: The reference term.
        code: Its code, such as E3.
        aims, measures, improvements: Live ones that belong to it.
        checks: Live checks in date that belong to it, or by which what belongs to it is assured.
        assessments: Live self-assessments of its matter.
        is_slipping: Whether one of its measures gets worse or cannot reach its target.
    """

    node: int
    code: str
    aims: tuple[int, ...]
    measures: tuple[int, ...]
    checks: tuple[int, ...]
    improvements: tuple[int, ...]
    assessments: tuple[int, ...]
    is_slipping: bool

    @property
    def is_known(self) -> bool:
        """Whether anything is recorded for it."""
        return bool(self.aims or self.measures or self.checks or self.improvements or self.assessments)


def enablers(case: Case, asked: Callable[[int], bool] = lambda _: True) -> list[Enabler]:
    """Return what is recorded for each enabler, by code.

    Args:
        case: The organisation on its day.
        asked: Whether something is within the scope asked about.
    """
    terms = [
        (str(case.field(term, "code")), term)
        for term in ending(case, "classified_as")
        if case.field(term, "scheme") == SCHEME and case.field(term, "code") in DIMENSIONS
    ]
    assessments = [one for one in starting(case, "assessed") if asked(one)]
    return [_enabler(case, term, code, (assessments, asked)) for code, term in sorted(terms)]


def _enabler(case: Case, term: int, code: str, among: tuple[list[int], Callable[[int], bool]]) -> Enabler:
    assessments, asked = among
    own = sorted({node for node in case.into(term, "classified_as", "addresses") if asked(node)})
    aims = [node for node in own if has_trait(case, node, "aim")]
    measured = (measure for aim in aims for measure in case.measures(aim))
    measures = sorted({*(node for node in own if has_trait(case, node, "readings")), *measured})
    checks = {*(node for node in own if has_trait(case, node, "aspect_assurance"))}
    checks |= {check for node in own for check in case.out(node, "assured_by")}
    return Enabler(
        term,
        code,
        tuple(aims),
        tuple(measures),
        tuple(sorted(check for check in checks if check_in_date(case, check))),
        tuple(node for node in own if has_trait(case, node, "improvement_work")),
        tuple(one for one in assessments if case.field(one, "dimension") == DIMENSIONS[code]),
        any(is_concerning(case, measure) or fails(case, measure) for measure in measures),
    )
