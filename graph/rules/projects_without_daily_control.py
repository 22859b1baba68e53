"""B02: organisations that improve by projects while their daily work is not kept in control."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule
from graph.analysis.words_dates import last_value_day, period_days, review_in_date
from graph.analysis.words_numbers import so_many

FEW_PER_CENT = 30
PERIODS = 2

BOARD = "OrgUnit u0 level=organisation; Improvement i1; StandardWork w1 review_due=2027-01-01\n"
BOARD += "Process r1 lane=mainstay unit=u0; Process r2 lane=mainstay unit=u0; Process r3 lane=mainstay unit=u0\n"
MEASURED = "Measure m1 frequency=weekly -measures[measure_type=process]-> r1; m1 @ 2026-06-17 = 3\n"
TEN = BOARD + MEASURED.replace("-> r1;", "-> r1; m1 -measures-> r2; m1 -measures-> r3;")
TEN += "".join(f"r{n} -standardised_by-> w1\n" for n in range(1, 4))
TEN += "".join(f"Process r{n} lane=mainstay unit=u0\n" for n in range(4, 11))


@rule(
    id="B02",
    title="All projects, no daily control",
    severity="M",
    source="NHS Wales (2024), §2.3 and control aspect",
    action="Agree how the daily work is done and measure it, before the next project.",
    fires={
        BOARD: ("u0",),
        BOARD + "r1 -standardised_by-> w1": ("u0",),
        BOARD + MEASURED: ("u0",),
        BOARD + "r1 -standardised_by-> w1; Measure m1 frequency=weekly -measures-> r1; m1 @ 2026-06-16 = 3": ("u0",),
        BOARD + MEASURED + "r1 -standardised_by-> StandardWork w2 review_due=2026-06-30": ("u0",),
        BOARD + MEASURED + "r1 -standardised_by-> w1; Process r4 lane=mainstay unit=u0": ("u0",),
        TEN + "Process r11 lane=mainstay unit=u0": ("u0",),
    },
    quiet=[
        BOARD + MEASURED + "r1 -standardised_by-> w1",
        TEN,
        BOARD + "Improvement i1 status=completed",
        "OrgUnit u0 level=organisation; Improvement i1; Process r1 lane=support unit=u0",
        "OrgUnit u0 level=organisation; Improvement i1; Process r1 unit=u0",
        "Improvement i1; Process r1 lane=mainstay",
        BOARD + "OrgUnit u1 level=organisation; Improvement i1 -led_by-> Role w2; w2 -part_of-> u1",
    ],
    looks=Over(
        kinds=("Improvement", "Process", "StandardWork", "Measure"),
        links=("standardised_by", "measures"),
        by=("unit", "series"),
    ),
)
def projects_without_daily_control(case: Case) -> Iterator[Judgement]:
    """What projects gain is lost again where nobody keeps the daily work steady.

    Asked of each organisation (top unit) in which an improvement is running: in control is a mainstay process with
    standard work in date and with a measure whose last value is at most two periods old. Fewer than 30 % of them are
    too few. An organisation without mainstay processes is not asked.

    Not a problem where the ways of working are agreed and only have to be recorded.
    """
    processes = case.by_top(case.live_of("Process"))
    for top, improvements in case.by_top(case.live_of("Improvement")).items():
        lanes = [(one, case.field(one, "lane")) for one in processes.get(top, ())]
        mainstay = [one for one, lane in lanes if lane == "mainstay"]
        unclear = [one for one, lane in lanes if lane is None]
        steady = [one for one in mainstay if _is_steady(case, one)]
        if _few(len(steady), len(mainstay)) and not any(_is_steady(case, one) for one in unclear):
            yield _hit(top, improvements, mainstay, steady)
        elif not mainstay or _few(len(steady), len(mainstay)):
            yield from (CannotTell(one, "lane") for one in unclear)


def _hit(top: int, improvements: list[int], mainstay: list[int], steady: list[int]) -> Hit:
    words = {
        "projects": so_many(len(improvements), "improvement"),
        "some": len(steady),
        "all": so_many(len(mainstay), "mainstay process", "mainstay processes"),
    }
    facts = (
        Counted("running improvements", improvements),
        Counted("mainstay processes", mainstay),
        Counted("mainstay processes with standard work in date and a measure that reports", steady),
    )
    say = "{0} is running {projects}, while {some} of {all} can show standard work in date and a measure that reports."
    return Hit((top,), say, facts, words)


def _few(some: int, everything: int) -> bool:
    return 100 * some < FEW_PER_CENT * everything


def _is_steady(case: Case, process: int) -> bool:
    if not any(review_in_date(case, way) for way in case.out(process, "standardised_by")):
        return False
    return any(_reports(case, measure) for measure in case.measures(process))


def _reports(case: Case, measure: int) -> bool:
    period = period_days(case, measure)
    return period is not None and case.within(last_value_day(case, measure), PERIODS * period)
