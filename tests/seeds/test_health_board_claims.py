"""What the page of the health board tells, claim by claim, beside what its tables hold: neither goes without the other.

A claim is a pattern for a sentence of the page; what stands in its groups must be what the tables say. Every number on
the page must stand in a claim, so that a sentence with a new figure needs a claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from graph.analysis.verdict import verdict
from tests.seeds.test_health_board import TODAY, batch, board, found, level, readme

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
CRISIS = {
    *("night-crisis", "crisis-help", "answer-crisis", "crisis-team", "crisis-in-an-hour"),
    *("safe-home-plan", "check-crisis", "risk-night-crisis", "iss-no-night-line"),
}
"""What the need for help at night is about: the service, its work, its measure, what keeps it safe, and its issue."""
PAGE = " ".join(readme().split())
NUMBER = re.compile(r"\d[\d,/-]*\d|\d")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the page and what it must say.

    Attributes:
        says: A pattern that the page has once; each of its groups is a fact.
        are: What the groups must be, by what the tables hold.
    """

    says: str
    are: Callable[[], tuple[str, ...]]


def field(node: str, name: str) -> str:
    """Return a field of a node as the tables have it, or its default, as text."""
    place = board().snapshot.index[node]
    return board().snapshot.names[place] if name == "name" else str(board().field(place, name))


def targets(node: str, kind: str) -> set[str]:
    """Return where the links of a kind from a node lead, as ids."""
    return {link.target for link in batch().links if (link.source, link.kind) == (node, kind)}


def of_kind(kind: str, **fields: str) -> list[str]:
    """Return the ids of the live nodes of a kind with some values."""
    ids = [board().snapshot.ids[node] for node in board().live_of(kind)]
    return [one for one in ids if all(field(one, name) == value for name, value in fields.items())]


def since(source: str, kind: str, target: str) -> str:
    """Return since when a link is valid."""
    told = [link for link in batch().links if (link.source, link.kind, link.target) == (source, kind, target)]
    return str(told[0].fields["valid_from"])


def day(iso: str) -> str:
    """Return a day as the page writes it.

    >>> day("2025-06-16")
    '16 June 2025'
    """
    return f"{date.fromisoformat(iso).day} {month(iso)}"


def month(iso: str) -> str:
    """Return the month of a day as the page writes it."""
    return date.fromisoformat(iso).strftime("%B %Y")


def days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def noted(measure: str) -> str:
    """Return the month in which the readings of a measure have a note."""
    (one,) = {reading.date for reading in batch().readings if reading.measure == measure and reading.note}
    return month(one)


def worst_month(measure: str) -> str:
    """Return the month in which a measure fell the furthest from one value to the next, both of them for good."""
    told = [(one.date, one.value) for one in batch().readings if one.measure == measure and one.value is not None]
    halves = range(6, len(told) - 6)
    mean = lambda rows: sum(value for _, value in rows) / len(rows)  # noqa: E731  shorter than a function
    return month(told[min(halves, key=lambda at: mean(told[at : at + 6]) - mean(told[at - 6 : at]))][0])


def findings_about(*nodes: str) -> int:
    """Return how many findings are about any of some nodes."""
    return len([one for one in found().findings if set(one.nodes) & set(nodes)])


def word(number: int) -> str:
    return WORDS[number]


CLAIMS = (
    # -- the day, and what it is ---------------------------------------------------------------------------------------
    Claim(r"It is told as on \*\*(.+?)\*\*", lambda: (day(TODAY),)),
    Claim(r"set `GOLDENTHREAD_TODAY=(.+?)`", lambda: (TODAY,)),
    Claim(r"serves ([\d,]+) people", lambda: (f"{int(field('communities', 'size')):,}",)),
    Claim(
        r"It has (\w+) directorates, and hosts the Three Valleys Laboratory Network \(`(\w+)`\), an organisation of "
        r"its own, since (\w+ \d+)",
        lambda: (
            word(len(of_kind("OrgUnit", level="directorate"))),
            next(unit for unit in of_kind("OrgUnit", level="organisation") if targets(unit, "part_of")),
            month(field("labs", "valid_from")),
        ),
    ),
    Claim(
        r"In the winter of (\d+)/22 it asked (\d+) people",
        lambda: (
            str(int(field("board-purpose", "valid_from")[:4]) - 1),
            re.findall(r"\d+", field("ass-purpose", "evidence"))[0],
        ),
    ),
    Claim(
        r"three-year plan holds (\w+) strategic priorities below (\w+) goal",
        lambda: (word(len(of_kind("Priority", horizon="strategic"))), word(len(of_kind("Priority", horizon="goal")))),
    ),
    # -- one comment ---------------------------------------------------------------------------------------------------
    Claim(
        r"In (\w+ \d+) a daughter wrote that her father had fallen on his way to the toilet at night \(`([\w-]+)`\)",
        lambda: (month(field("fb-35", "received_on")), _message("My father fell on his way to the toilet at night")),
    ),
    Claim(
        r"\*\*Received\*\* on (.+?), about the process `([\w-]+)`, from (.+?)\.",
        lambda: (
            day(field("fb-35", "received_on")),
            *targets("fb-35", "about"),
            field(*targets("fb-35", "raised_by"), "name").replace("unpaid ", ""),
        ),
    ),
    Claim(
        r"\*\*Considered\*\* where falls are an aim of the medical wards \(`([\w-]+)`\)",
        lambda: tuple(one for one in targets("fb-35", "informs") if field(one, "unit") == "medical-wards"),
    ),
    Claim(
        r"it prompted `([\w-]+)` on Hebog Ward, which began on (.+?)\. The ward tried a look at each bed every hour, "
        r"and made it standard work \(`([\w-]+)`\), with a control \(`([\w-]+)`\) that is counted each (\w+)\.",
        lambda: (
            *targets("fb-35", "prompted"),
            day(field("imp-falls", "start")),
            *targets("prevent-falls", "standardised_by"),
            *targets("prevent-falls", "controlled_by"),
            field("falls-checks", "frequency").removesuffix("ly"),
        ),
    ),
    Claim(
        r"\*\*Seen in the series\*\*: since (\w+ \d+) `(\w+)` is lower by almost a (\w+), and that is not chance",
        lambda: (
            noted("falls"),
            *_improved("imp-falls"),
            {3: "third"}[round(level("falls", "2023-11", "2025-03") / -_change("falls", "2025-04"))],
        ),
    ),
    Claim(r"\*\*Told back\*\* on (.+?), with what had been done", lambda: (day(field("fb-35", "told_back_on")),)),
    Claim(
        r"the lesson \(`([\w-]+)`\) is recorded, and since (\w+ \d+) `([\w-]+)` uses it, too",
        lambda: (
            *_lessons("imp-falls"),
            month(since("learn-falls", "adopted_in", "ward-gwennol")),
            *(one for one in targets("learn-falls", "adopted_in") if one.startswith("ward-")),
        ),
    ),
    # -- what goes well ------------------------------------------------------------------------------------------------
    Claim(
        r"Severe bleeding after birth has fallen since (\w+ \d+) \(`([\w-]+)`, designed with (\w+)\)",
        lambda: (noted("severe-bleeding"), "imp-stop-bleeding", *targets("imp-stop-bleeding", "involves")),
    ),
    Claim(r"a van to which (\w+) children came", lambda: (field("test-van-1", "result").split()[0].lower(),)),
    Claim(
        r"\*\*Falls on Hebog Ward\*\* fell by almost a third in spring (\d+) and stayed there: the improvement "
        r"is (\w+)",
        lambda: (noted("falls")[-4:], field("imp-falls", "status")),
    ),
    Claim(
        r"come (\w+) weeks sooner since referrals are sorted twice a day \(`([\w-]+)`\)",
        lambda: (word(round(-_change("first-visit-weeks", "2026-02"))), *_improves("triage-referrals")),
    ),
    Claim(
        r"Feedback from inspectors about trolleys in a corridor was answered within a (\w+)",
        lambda: ("month" if days_between(field("fb-28", "received_on"), field("fb-28", "told_back_on")) <= 31 else "",),
    ),
    # -- what does not -------------------------------------------------------------------------------------------------
    Claim(
        r"\(`([\w-]+)`\) is met by no service. (\w+) people said so in (\w+) weeks, none of them has an answer",
        lambda: (
            *(one for one in of_kind("Need") if one in _rule("P04") and "at night" in field(one, "name")),
            word(len(_called())).capitalize(),
            word(days_between(min(_called().values()), max(_called().values())) // 7),
        ),
    ),
    Claim(r"calls answered within the hour fell in (\w+ \d+); nobody", lambda: (worst_month("crisis-in-an-hour"),)),
    Claim(
        r"The agreed way of working is from (\d+), nobody in the team has the skill, the control is unchecked and the "
        r"risk has not been thought through since (\w+)\.",
        lambda: (
            field("sop-crisis", "issued_on")[:4],
            month(field("risk-night-crisis", "scored_on")).split()[0],
        ),
    ),
    Claim(
        r"One cause, (\w+) findings",
        lambda: ({17: "seventeen"}[findings_about(*CRISIS, *_called())],),
    ),
    Claim(
        r"Each wrote the other's aim down as its reason \(`([\w-]+)`, `([\w-]+)`\)",
        lambda: (*targets("obj-beds-by-noon", "aligns_to"), *targets("obj-cancelled", "aligns_to")),
    ),
    Claim(
        r"\*\*(\w+) priorities\.\*\* (\w+) improvements want to shorten the same waits",
        lambda: (
            word(len(of_kind("Priority", horizon="strategic"))).capitalize(),
            word(_working_on("pri-planned")).capitalize(),
        ),
    ),
    Claim(
        r"booking system of (\d+)\*\* carries clinics, theatres and young people's care. Its replacement has not been "
        r"looked at since (\w+); the team's call for help has waited (\w+) weeks",
        lambda: (
            field("booking-system", "name")[-4:],
            month(field("imp-new-booking", "reviewed_on")).split()[0],
            word(days_between(field("iss-booking-down", "raised_on"), TODAY) // 7),
        ),
    ),
    Claim(
        r"The team for the longest waits served a priority that ended in (\w+ \d+)",
        lambda: (month(field("pri-recovery", "valid_to")),),
    ),
    Claim(
        r"one of (\w+) steps is under control",
        lambda: (word(len([one for one in of_kind("Process", lane="mainstay") if field(one, "unit") in _labs()])),),
    ),
    Claim(
        r"Nothing was ever recorded from (.+?) or from (.+?), and nothing for (\w+) months from (.+?)\.",
        lambda: (
            field("people-ld", "name"),
            field("newcomers", "name"),
            "fourteen" if days_between(field("fb-20", "received_on"), TODAY) // 30 == 14 else "",
            field("welsh-speakers", "name"),
        ),
    ),
    Claim(
        r"Cleaning was looked at (\w+) times within a year, each time by somebody else",
        lambda: (word(len(targets("clean-wards", "assured_by"))),),
    ),
    Claim(
        r"Labels and tubes were put right (\w+) times since (\w+) \(`([\w-]+)`\)",
        lambda: (
            word(len(_mended())),
            month(min(field(one, "raised_on") for one in _mended())).split()[0],
            *{target for one in _mended() for target in targets(one, "about")},
        ),
    ),
    Claim(r"emergency department\*\* got worse in (\w+ \d+)", lambda: (worst_month("four-hours"),)),
    # -- what its measures tell ----------------------------------------------------------------------------------------
    Claim(
        r"have (\d+) months of values, to (\w+ \d+)\.",
        lambda: (str(len(_months("falls"))), month(f"{_months('falls')[-1]}-01")),
    ),
    Claim(
        r"one value far out, in (\w+ \d+), left out",
        lambda: (month(next(one.date for one in batch().readings if one.excluded)),),
    ),
    Claim(r"gone quiet in (\w+ \d+)", lambda: (month(f"{_months('eight-diabetes-checks')[-1]}-01"),)),
    Claim(
        r"weekly, the last (\d+) weeks",
        lambda: (str(len([one for one in batch().readings if one.measure == "falls-checks"])),),
    ),
    # -- where things are ----------------------------------------------------------------------------------------------
    Claim(
        r"The (\d+) quality standards, .+? and the (\d+) tools",
        lambda: (str(len(of_kind("FrameworkItem", scheme="hcqs_2023"))), str(len(of_kind("Tool")))),
    ),
)


def _message(says: str) -> str:
    return next(one for one in of_kind("Feedback") if field(one, "name") == says)


def _improved(effort: str) -> list[str]:
    told = verdict(board(), board().snapshot.index[effort])
    return [board().snapshot.ids[one.measure] for one in told.compared if one.moved == "improved"]


def _improves(process: str) -> list[str]:
    return [one for one in of_kind("Improvement") if process in targets(one, "improves")]


def _change(measure: str, since_month: str) -> float:
    return level(measure, since_month, "2026-10") - level(measure, "2023-11", _months(measure, before=since_month)[-1])


def _months(measure: str, before: str = "9999") -> list[str]:
    days = [one.date for one in batch().readings if one.measure == measure and one.date < before]
    return [one[:7] for one in days]


def _lessons(effort: str) -> list[str]:
    return [link.source for link in batch().links if (link.kind, link.target) == ("learned_from", effort)]


def _rule(rule: str) -> set[str]:
    return {one.nodes[0] for one in found().findings if one.rule == rule}


def _called() -> dict[str, str]:
    messages = of_kind("Feedback", theme="no help at night")
    assert not [one for one in messages if field(one, "state") == "told_back"]
    return {one: field(one, "received_on") for one in messages}


def _working_on(priority: str) -> int:
    assert priority in _rule("A04")
    aims = {priority, *(aim for aim in of_kind("Objective") if priority in targets(aim, "aligns_to"))}
    return len([one for one in of_kind("Improvement") if targets(one, "delivers") & aims])


def _labs() -> set[str]:
    return {"labs", *(unit for unit in of_kind("OrgUnit") if "labs" in targets(unit, "part_of"))}


def _mended() -> list[str]:
    ended = [node.id for node in batch().nodes if node.kind == "Issue" and node.fields["state"] == "resolved"]
    return [one for one in ended if "take-samples" in {link.target for link in batch().links if link.source == one}]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.says[:60])
def test_what_its_page_says_is_what_its_tables_hold(claim: Claim) -> None:
    said = re.findall(claim.says, PAGE)

    assert len(said) == 1, "the page does not say it any more, or says it twice"
    assert tuple(said[0] if isinstance(said[0], tuple) else said) == claim.are()


def test_every_number_on_its_page_stands_in_a_claim() -> None:
    held = [found.span() for claim in CLAIMS for found in re.finditer(claim.says, PAGE)]
    elsewhere = (
        r"698 nodes of all \d+ kinds, \d+ links and \d+ readings|Of the \d+ pieces .+? adrift\.|`[^`]+`|\d\. \*\*"
    )
    held += [found.span() for found in re.finditer(elsewhere, PAGE)]

    loose = [
        PAGE[max(one.start() - 40, 0) : one.end() + 10]
        for one in NUMBER.finditer(PAGE)
        if not any(first <= one.start() and one.end() <= last for first, last in held)
    ]

    assert not loose, "write a claim for it: what do the tables say of this number?"
