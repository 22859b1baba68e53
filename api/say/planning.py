"""What is planned, in sentences: what becomes of each process and service, what is not decided, and what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.planning import PlanningAnswer
from api.say.names import Names
from api.say.words import count, entries, listed, verb
from graph.analysis.opportunities import Evidence, Opportunity
from graph.analysis.plan_efforts import Effort
from graph.analysis.plan_lines import Asks, Line
from graph.analysis.plan_supply import Asked, SkillGap, UnitLoad
from graph.analysis.service_measures import ServiceMeasures
from graph.analysis.stop_register import Stop

ASKS: Mapping[Asks, str] = MappingProxyType(
    {
        "find_cause": "its series are not steady: find what changed before anything is redesigned",
        "redesign": "its series are steady and out of reach of what is wanted: it needs a redesign",
    }
)
SHOWS: Mapping[Evidence, tuple[str, str]] = MappingProxyType(
    {
        "worse": ("measure that gets worse", "measures that get worse"),
        "unable": ("measure that cannot reach its target", "measures that cannot reach their targets"),
        "heard": ("bad message of the last year", "bad messages of the last year"),
        "risks": ("serious risk", "serious risks"),
        "issues": ("open issue", "open issues"),
        "poor_state": ("state that people rate as poor", "states that people rate as poor"),
    }
)
WHY = {
    "adrift": "nothing says what it is for",
    "lapsed": "what it was for has ended",
    "legacy": "it goes on from earlier times, and serves no priority",
    "planned": "a plan says so",
    "decided": "it was decided",
}


def planning_lines(answer: PlanningAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield what is planned.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    yield from _overview(answer)
    for head, lines in (
        ("Planned to improve", answer.plan.with_aim("improve")),
        ("Planned to stop", answer.plan.with_aim("stop")),
        ("On which no plan in force decides", answer.plan.undecided),
        ("Decided, with neither feedback nor a need behind it", answer.plan.unrooted),
    ):
        if lines:
            yield from ("", head, *entries(lines, lambda line: line_sentence(line, names), shown))
    if answer.unlabelled:
        yield from ("", "Of which nobody says whether they are strategic or daily")
        yield from entries(answer.unlabelled, lambda one: names.full(one.node), shown)
    if answer.incomplete:
        yield from ("", "Strategic, and not all of prioritised, resourced and sponsored")
        yield from entries(answer.incomplete, lambda one: effort_sentence(one, names), shown)
    yield from _supply(answer, names, shown)
    if answer.stops:
        yield from ("", "The register of work to stop")
        yield from entries(answer.stops, lambda one: stop_sentence(one, names), shown)
    if gaps := [one for one in answer.services if one.missing]:
        yield from ("", "Services without some sort of measure")
        yield from entries(gaps, lambda one: measures_sentence(one, names), shown)
    if answer.opportunities:
        yield from ("", "Where it may help most to improve, as different sorts of evidence meet")
        yield from entries(answer.opportunities, lambda one: opportunity_sentence(one, names), shown)


def line_sentence(line: Line, names: Names) -> str:
    """Return in one sentence what a plan intends for a process or service, why, and what its series ask for."""
    parts = [line.disposition or "not decided"]
    if line.reason:
        parts.append(f"because “{line.reason}”")
    if line.others:
        parts.append(f"and plans do not agree: another says {listed(line.others)}")
    told = " ".join(parts)
    asks = f"; {ASKS[line.asks]}" if line.asks else ""
    return f"{names.full(line.node)}: {told}{asks}."


def effort_sentence(effort: Effort, names: Names) -> str:
    """Return in one sentence what an effort lacks, and whether anybody says why it is what it is."""
    if effort.missing:
        return f"{names.full(effort.node)} is not {listed(effort.missing, 'or')}."
    said = "is decided, with its reason" if effort.is_justified else "has no reason on record"
    return f"{names.full(effort.node)} {said}."


def asked_sentence(one: Asked, names: Names) -> str:
    """Return in one sentence what work asks for and what plans in force give it."""
    return f"{names.full(one.node)} asks for {_amount(one.wte, one.money)}, and no plan in force gives it anything."


def load_sentence(load: UnitLoad, names: Names) -> str:
    """Return in one sentence what improvement work asks of a unit's people, and what they have."""
    asked, there = (f"{value:g}" for value in (load.asked, load.there or 0))
    return f"{names.quoted(load.unit)}: {asked} whole-time equivalents are asked of roles that have {there}."


def skill_sentence(gap: SkillGap, names: Names) -> str:
    """Return in one sentence how many people with a skill are needed and there, and what needs them."""
    return f"{names.quoted(gap.skill)}: {gap.needed} needed, {gap.there} there; for {names.several(gap.by)}."


def stop_sentence(stop: Stop, names: Names) -> str:
    """Return in one sentence how far a stop has come, why, and what it frees."""
    amount = _amount(stop.wte, stop.money)
    freed = f"; it {'freed' if stop.step == 'stopped' else 'would free'} {amount}" if amount else ""
    by = f" by {names.several(stop.by)}" if stop.by else ""
    outside = "; somebody outside asks for it, so it is to be talked about with them" if stop.mandated else ""
    return f"{names.full(stop.node)}: {stop.step}{by}, as {WHY[stop.why]}{freed}{outside}."


def measures_sentence(one: ServiceMeasures, names: Names) -> str:
    """Return in one sentence which sorts of measure a service lacks."""
    return f"{names.quoted(one.service)}: no {listed(one.missing, 'or')} measure."


def opportunity_sentence(one: Opportunity, names: Names) -> str:
    """Return in one sentence what shows that improving something may help, whom, and whether anything is in hand."""
    shown = [f"{len(nodes)} {SHOWS[sort][len(nodes) > 1]}" for sort, nodes in one.evidence.items()]
    needs = f"; it helps to meet {names.several(one.needs)}" if one.needs else ""
    hand = f"; {names.several(one.in_hand)} {verb(len(one.in_hand), 'improves', 'improve')} it" if one.in_hand else ""
    return f"{names.full(one.node)}: {listed(shown)}{needs}{hand}."


def _overview(answer: PlanningAnswer) -> Iterator[str]:
    lines = answer.plan.lines
    if not answer.plan.plans:
        yield "No plan is in force on this day: one plan that says what will become of each process would tell."
    told = Counter(line.aim for line in lines)
    yield (
        f"Of {count(len(lines), 'process and service', 'processes and services')}, plans in force mean to run "
        f"{told['operate']:,} as they are, to design or change {told['improve']:,} and to stop {told['stop']:,}; "
        f"on {told[None]:,} they do not decide."
    )
    daily = answer.daily
    if daily.whole:
        yield f"{daily.part:,.0f} of {daily.whole:,.0f} daily processes lead to the purpose."
    asking = [line for line in lines if line.asks and line.aim != "improve"]
    if asking:
        yield (
            f"The series of {count(len(asking), 'process', 'processes')} ask for a change that no plan in force makes: "
            "planning to improve begins there."
        )


def _supply(answer: PlanningAnswer, names: Names, shown: int | None) -> Iterator[str]:
    for head, found in (
        ("Asked for, and given nothing", [asked_sentence(one, names) for one in answer.asked if one.is_unfunded]),
        ("Asked more than is there", [load_sentence(one, names) for one in answer.loads if one.is_over]),
        ("Skills that are missing", [skill_sentence(one, names) for one in answer.skills if one.gap]),
    ):
        if found:
            yield from ("", head, *entries(found, str, shown))


def _amount(wte: float, money: float) -> str:
    parts = [f"{wte:g} whole-time equivalent{'' if wte == 1 else 's'}"] if wte else []
    return listed([*parts, f"£{money:,.0f}"] if money else parts)
