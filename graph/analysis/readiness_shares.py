"""What the map shows of each matter of readiness: shares of what is recorded, each a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from graph.analysis.align import Share, delivered
from graph.analysis.case import Case
from graph.analysis.ends import ending, starting, with_trait
from graph.analysis.gaps import priority_gaps
from graph.analysis.spc_end import FULL
from graph.analysis.words_dates import check_in_date, last_value_day, period_days, review_in_date
from graph.analysis.working_together import crossings

Asked = Callable[[int], bool]
IMPORTANT = 4
PERIODS = 2
AGREED = {"agreed", "observed"}
MAINSTAY = "mainstay"
FINISHED = {"completed", "stopped"}
BY_OTHERS = 2


def _needs(case: Case, asked: Asked) -> Share:
    needs = [
        need for need in with_trait(case, "need") if asked(need) and (case.field(need, "importance") or 0) >= IMPORTANT
    ]
    return _of(needs, lambda need: bool(case.into(need, "meets") and case.into(need, "exists_to_meet")))


def _processes(case: Case, asked: Asked) -> Share:
    links = ("flows_to", "enables", "steers", "produces", "contributes_to")
    joined = case.snapshot.count_out(*links) + case.snapshot.count_into(*links)
    owned = case.snapshot.count_out("owned_by")
    processes = [node for node in with_trait(case, "flow") if asked(node)]
    return _of(processes, lambda node: bool(joined[node] and owned[node]) and case.field(node, "lane") is not None)


def _feedback(case: Case, asked: Asked) -> Share:
    limits = case.thresholds.answer + case.thresholds.tell
    due = [
        message
        for message in with_trait(case, "feedback")
        if asked(message) and case.older(case.day(message, "received_on"), limits)
    ]

    def in_time(message: int) -> bool:
        told, received = case.day(message, "told_back_on"), case.day(message, "received_on")
        return told is not None and received is not None and told - received <= limits

    return _of(due, in_time)


def _planning(case: Case, asked: Asked) -> Share:
    aims = [node for node in with_trait(case, "priority") if asked(node) and case.field(node, "horizon") == "strategic"]
    worked_on, poor = delivered(case.sight), set(priority_gaps(case, aims).no_resource)
    return _of(aims, lambda aim: bool(worked_on[aim]) and aim not in poor and bool(case.measures(aim, "outcome")))


def _control(case: Case, asked: Asked) -> Share:
    daily = [node for node in with_trait(case, "flow") if asked(node) and case.field(node, "lane") == MAINSTAY]
    return _of(
        daily,
        lambda node: (
            any(review_in_date(case, way) for way in case.out(node, "standardised_by"))
            and any(_is_fresh(case, measure) for measure in case.measures(node))
        ),
    )


def _improvement(case: Case, asked: Asked) -> Share:
    efforts = [node for node in with_trait(case, "improvement_work") if asked(node) and _ends(case, node)]

    def is_led(node: int) -> bool:
        chartered = case.field(node, "aim") and case.out(node, "sponsored_by") and case.out(node, "led_by")
        tried = any(case.within(case.day(test, "start"), case.thresholds.stall) for test in case.sight.down(node))
        return bool(chartered and case.measures(node, "outcome")) and tried

    return _of(efforts, is_led)


def _assurance(case: Case, asked: Asked) -> Share:
    things = [node for node in (*starting(case, "derived_from"), *ending(case, "controlled_by")) if asked(node)]

    def is_checked(node: int) -> bool:
        checks = [check for check in case.out(node, "assured_by") if check_in_date(case, check)]
        return any((case.field(check, "line") or 1) >= BY_OTHERS for check in checks)

    return _of(things, is_checked)


def _information(case: Case, asked: Asked) -> Share:
    measures = [node for node in with_trait(case, "readings") if asked(node)]
    return _of(
        measures, lambda one: _is_fresh(case, one) and (end := case.judged.end(one)) is not None and end.size >= FULL
    )


def _learning(case: Case, asked: Asked) -> Share:
    snapshot = case.snapshot
    kinds = [kind.name for kind in snapshot.ontology.with_trait("improvement_work") if kind.ends_on]
    over = [
        node for node in snapshot.of_kind(*kinds).tolist() if snapshot.field(node, "status") in FINISHED and asked(node)
    ]
    chosen = snapshot.link_valid & snapshot.kind_mask("learned_from") & snapshot.live[snapshot.sources]
    taught = set(snapshot.targets[chosen].tolist())
    return _of(over, lambda node: node in taught)


def _whole_system(case: Case, asked: Asked) -> Share:
    across = crossings(case, asked)
    return Share(sum(one.basis in AGREED for one in across), len(across))


def _of(nodes: Iterable[int], holds: Callable[[int], bool]) -> Share:
    told = [holds(node) for node in nodes]
    return Share(sum(told), len(told))


def _is_fresh(case: Case, measure: int) -> bool:
    last, period = last_value_day(case, measure), period_days(case, measure)
    return last is not None and (period is None or not case.older(last, PERIODS * period))


def _ends(case: Case, node: int) -> bool:
    return bool(case.snapshot.ontology.kinds[case.kind(node)].ends_on)


SHARES: Mapping[str, tuple[str, Callable[[Case, Asked], Share]]] = MappingProxyType(
    {
        "purpose_and_need": ("important needs that a service meets and a purpose names", _needs),
        "system_map": ("processes with a lane, an owner and a link to others", _processes),
        "feedback": ("messages told back within the time agreed", _feedback),
        "planning": ("strategic priorities with work, resources and a measure of their result", _planning),
        "control": ("processes of daily work with an agreed way and a measure in date", _control),
        "improvement": ("running improvements with aim, sponsor, lead, measure and a recent test", _improvement),
        "assurance": ("duties and controls checked in time by others than those who do the work", _assurance),
        "information": ("measures in date with twelve values or more", _information),
        "learning": ("finished improvements with a recorded lesson", _learning),
        "whole_system": ("dependences between units that both agreed", _whole_system),
    }
)
