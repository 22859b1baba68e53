"""How processes run, in sentences: those that are steady and able, steady and not able, or not steady, each apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from api.say.names import Names
from api.say.words import count
from graph.analysis.case import Case
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS
from graph.analysis.steadiness import STATES, Response, Running, State, Steadiness
from graph.analysis.words_series import told_how, told_target

LISTED = 8
HEADINGS: Mapping[State, str] = MappingProxyType(
    {
        "unstable": "Not steady",
        "not_capable": "Steady, and not able to reach the target",
        "capable": "Steady, and able to reach the target",
        "no_target": "Steady, and nobody says what is enough",
        "too_few": "Too few values to tell",
    }
)
RESPONSES: Mapping[Response, str] = MappingProxyType(
    {
        "find_cause": "Find what changed, with those who do the work, before anything is redesigned.",
        "learn": "Learn what made it better, and hold it; people may then decide on new limits.",
        "redesign": "Redesign it; asking people to try harder, or about single values, changes nothing.",
        "reduce_variation": "Make it vary less, or move its middle; asking about single values changes nothing.",
        "lighten": "Leave it to those who do it, and look less often.",
        "set_target": "Nothing stands out, so ask about no single value; say what is enough, and it can be told.",
        "wait": "Wait for more values.",
    }
)
UNTOLD = "No measure of it has values, so how it runs cannot be told yet."
"""Of a process without any."""


def running_lines(found: Sequence[Running], names: Names) -> Iterator[str]:
    """Yield how processes run, each state with its own response; nothing where no process has values."""
    if found:
        yield from ("", "How processes run, by their measures over time")
    for state in STATES:
        here = [one for one in found if one.state == state]
        if here:
            yield f"  {HEADINGS[state]} ({len(here):,})"
            yield from (f"  - {line}" for line in _responses(here, names))


def runs_lines(case: Case, found: Running, names: Names) -> Iterator[str]:
    """Yield how one process runs: its state, what each measure tells, and what that asks for."""
    yield from ("", f"How it runs: {HEADINGS[found.state][0].lower()}{HEADINGS[found.state][1:]}.")
    yield from (f"  - {names.quoted(one.measure)}: {_told(case, one)} {RESPONSES[one.response]}" for one in found.by)


def _responses(found: Sequence[Running], names: Names) -> Iterator[str]:
    """Yield each response that is asked for, with the processes that ask for it."""
    by: dict[Response, list[int]] = {}
    for one in found:
        for measure in one.telling:
            nodes = by.setdefault(measure.response, [])
            nodes += [] if one.node in nodes else [one.node]
    for response, nodes in by.items():
        yield f"{names.several(nodes, LISTED)}: {RESPONSES[response]}"


def _told(case: Case, one: Steadiness) -> str:
    if one.state == "too_few":
        what_for = "limits" if one.values < FEWEST_FOR_LIMITS else "a target to be judged"
        return f"{count(one.values, 'value')}; for {what_for}, {one.missing} more would be needed."
    judgement = case.judged.of(one.measure)
    parts = [told_how(case, one.measure)]
    if judgement is not None and judgement.assurance is not None:
        parts.append(told_target(case, one.measure))
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."
