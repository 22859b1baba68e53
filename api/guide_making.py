"""What an answer in the guide makes or changes: things with what goes without saying, their fields, ties and values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from api.naming import Found, find
from graph.analysis.case import Case
from graph.analysis.guide import all_steps, given_at_once, partners, ties_of
from graph.analysis.guide_step import Step, Tie
from graph.analysis.words_dates import PERIOD_DAYS
from graph.errors import NotFound, Refused
from graph.made_ids import made_id
from graph.model import Link, Node, Problem, Reading
from graph.ontology import Field

SEVERAL = re.compile(r"[;,]")
NUMBERS = re.compile(r"\d+( +\d+)*")
FIRST_OF = {"monthly": 1, "quarterly": 3, "annual": 12}
"""Months of the periods that begin with a month."""


def new_thing(case: Case, step: Step, name: str, units: Sequence[int]) -> tuple[Node, list[Link]]:
    """Return the thing that a name makes in a step, and the links that go without saying.

    Args:
        case: The organisation.
        step: The step.
        name: What was said.
        units: Units that the thing may belong to.
    """
    fields = given_at_once(case, step, name, units)
    node = Node(made_id(step.kind, name), step.kind, name, fields)
    links = []
    for tie in ties_of(step, fields):
        others = partners(case, tie)
        if tie.sure and len(others) == 1:
            links.append(_link(tie, node.id, case.snapshot.ids[others[0]]))
    return node, links


def asked_after(case: Case, step: Step, node: int) -> list[Tie]:
    """Return the ties that are still to be asked for of a new thing: those that can be made and were not."""
    values = {name: case.field(node, name) for tie in step.ties for name in tie.when}
    found = []
    for tie in ties_of(step, values):
        others = partners(case, tie, node)
        if others and not (tie.sure and len(others) == 1):
            found.append(tie)
    return found


def tied(case: Case, tie: Tie, node: str, text: str, units: Sequence[int]) -> tuple[list[Node], list[Link]]:
    """Return the links that a text asks for, and what it names that is not there yet.

    Args:
        case: The organisation.
        tie: Which link.
        node: Id of the thing that it is asked of.
        text: Numbers of the list that was shown, or names, parted by `;` or `,`.
        units: Units that new things may belong to.

    Raises:
        Ambiguous, NotFound: If a text names several things, or none and there are several kinds to make one of.
    """
    others = partners(case, tie, case.snapshot.position(node))
    new: list[Node] = []
    links = []
    for said in _parts(text):
        there = _meant(case, others, said)
        if there is None:
            made = _made(case, tie, said, units)
            new.append(made)
            there = made.id
        links.append(_link(tie, node, there))
    return new, links


def _parts(text: str) -> list[str]:
    parts = text.split() if NUMBERS.fullmatch(text.strip()) else SEVERAL.split(text)
    return [part.strip() for part in parts if part.strip()]


def _meant(case: Case, others: Sequence[int], said: str) -> str | None:
    """Return the id of what is meant, by its number in the list or by its name; None where nothing is."""
    snapshot = case.snapshot
    if said.isdecimal() and 1 <= int(said) <= len(others):
        return snapshot.ids[others[int(said) - 1]]
    named = [Found(snapshot.ids[at], snapshot.kinds[at], snapshot.names[at]) for at in others]
    try:
        return find(said, named).id
    except NotFound:
        return None


def _made(case: Case, tie: Tie, name: str, units: Sequence[int]) -> Node:
    if len(tie.others) > 1:
        raise NotFound(f"nothing of what is listed is called {name!r}; give its number, or first record it")
    kind = tie.others[0]
    step = next((one.step for one in all_steps() if one.step.kind == kind and not one.step.fills), None)
    fields = given_at_once(case, step, name, units) if step else {}
    return Node(made_id(kind, name), kind, name, fields)


def _link(tie: Tie, node: str, other: str) -> Link:
    ends = (node, other) if tie.towards == "out" else (other, node)
    return Link(ends[0], tie.link, ends[1], tie.fields)


def chosen(field: Field, text: str) -> str:
    """Return the text that a field takes: the code where a choice was named by its number in the list."""
    if field.type == "choice" and text.isdecimal() and 1 <= int(text) <= len(field.choices):
        return field.choices[int(text) - 1].code
    return text


def values_read(measure: str, text: str, frequency: str, today: str) -> list[Reading]:
    """Return readings out of values that were said, the last of them that of the newest period.

    Raises:
        Refused: If something is no number.

    >>> [one.date for one in values_read("m1", "3 4.5", "monthly", "2026-11-25")]
    ['2026-10-01', '2026-11-01']
    """
    said = text.replace(";", " ").split()
    values, problems = [], []
    for one in said:
        try:
            values.append(float(one))
        except ValueError:
            problems.append(Problem("error", "this is no number", value=one, suggestion="as in: 12 14.5 13"))
    if problems:
        raise Refused(problems)
    days = _days(len(values), frequency, date.fromisoformat(today))
    return [Reading(measure, day.isoformat(), value) for day, value in zip(days, values, strict=True)]


def _days(count: int, frequency: str, today: date) -> list[date]:
    """Return the first days of the last periods, the oldest first."""
    months = FIRST_OF.get(frequency)
    if months is None:
        step = PERIOD_DAYS.get(frequency, 1)
        return [today - timedelta(days=step * back) for back in reversed(range(count))]
    newest = today.year * 12 + (today.month - 1) // months * months
    numbers = [newest - months * back for back in reversed(range(count))]
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
