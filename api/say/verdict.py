"""Whether an effort worked, in sentences: the verdict with its reason, then each measure before and after the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from api.say.names import Names
from api.say.words import count, listed
from graph.analysis.verdict import Because, Compared, Lack, Moved, Said, Verdict

LISTED = 8
SAID: Mapping[Said, str] = MappingProxyType(
    {"worked": "It worked", "did_not_work": "It did not work", "not_shown": "Not shown"}
)
SUMMED: Mapping[Said, str] = MappingProxyType(
    {"worked": "It worked", "did_not_work": "It did not, or has not so far", "not_shown": "Not shown"}
)
SO_FAR: Mapping[Said, str] = MappingProxyType({"worked": "It works", "did_not_work": "Not so far"})
"""Of what still runs."""

MOVED: Mapping[Moved, str] = MappingProxyType(
    {
        "improved": "it got better, and not by chance",
        "worsened": "it got worse, and not by chance",
        "lost": "a gain began, and is gone again",
        "no_change": "no change that is not chance",
        "cannot_tell": "it cannot be told yet",
    }
)
BECAUSE: Mapping[Because, str] = MappingProxyType(
    {
        "no_start": "its start is not recorded, so before and after cannot be compared",
        "no_outcome": "nothing measures its outcome",
        "better": "{better} got better after its start, and not by chance",
        "better_and_worse": "{better} got better, but {worse} got worse meanwhile; weigh both",
        "lost": "a gain in {lost} began after its start, and is gone again",
        "worse": "{worse} got worse after its start, and not by chance",
        "no_change": "{outcomes} shows no change that is not chance",
        "untold": "what became of {outcomes} cannot be told yet",
    }
)
LACKS: Mapping[Lack, str] = MappingProxyType(
    {
        "direction": "nobody says which way is better",
        "readings": "it has no values",
        "before": "there are too few values from before the start ({missing} more would be needed)",
        "after": "{missing} more are needed after the start",
    }
)


def verdict_lines(verdict: Verdict, names: Names) -> Iterator[str]:
    """Yield whether an effort worked, by its measures before and after its start, and whether control has held."""
    is_running = bool(names.snapshot.live[verdict.node])
    said = SO_FAR.get(verdict.said, SAID[verdict.said]) if is_running else SAID[verdict.said]
    yield from ("", f"Did it work? {said}: {_reason(verdict, names)}.")
    yield from (f"  - {_compared(one, names)}" for one in verdict.compared)
    yield from _control(verdict, names)


def worked_lines(verdicts: Sequence[Verdict], names: Names) -> Iterator[str]:
    """Yield which efforts worked, which did not, and of how many it is not shown; nothing where none has a measure."""
    told = [one for one in verdicts if one.because not in {"no_start", "no_outcome"}]
    if told:
        yield from ("", "Did improvements work? By their outcomes before and after the start")
    for said, heading in SUMMED.items():
        here = [one.node for one in verdicts if one.said == said]
        if told and here:
            yield f"  {heading}: {names.several(here, LISTED)}."


def _reason(verdict: Verdict, names: Names) -> str:
    outcomes, guards = verdict.of_type("outcome"), verdict.of_type("balancing")
    said = {
        "outcomes": names.several([one.measure for one in outcomes]),
        "better": names.several([one.measure for one in outcomes if one.moved == "improved"]),
        "worse": names.several([one.measure for one in verdict.compared if one.moved == "worsened"]),
        "lost": names.several([one.measure for one in outcomes if one.moved == "lost"]),
    }
    return BECAUSE[verdict.because].format(**said) + (_guarded(guards) if verdict.because == "better" else "")


def _guarded(guards: list[Compared]) -> str:
    if not guards:
        return "; nothing guards against harm elsewhere"
    untold = [one for one in guards if one.moved == "cannot_tell"]
    return f"; what {count(len(untold), 'guard')} tells is open" if untold else ", and no guard got worse"


def _compared(one: Compared, names: Names) -> str:
    sides = [f"{side.mean:.4g} before ({count(side.size, 'value')})" for side in (one.before,) if side.mean is not None]
    sides += [f"{side.mean:.4g} after ({count(side.size, 'value')})" for side in (one.after,) if side.mean is not None]
    lack = LACKS[one.lacks].format(missing=one.missing) if one.lacks else ""
    told = listed(sides) or "no values"
    return f"{names.quoted(one.measure)} ({one.type}): {told}; {MOVED[one.moved]}{f': {lack}' if lack else ''}."


def _control(verdict: Verdict, names: Names) -> Iterator[str]:
    if verdict.held:
        yield "Control has held since: its processes have an agreed way of working, and no measure of them gets worse."
    elif verdict.held is False:
        parts = []
        if verdict.loose:
            parts.append(f"{names.several(verdict.loose)} lacks an agreed way of working or a measure")
        if verdict.slipping:
            parts.append(f"{names.several(verdict.slipping)} gets worse, and not by chance")
        yield f"Control has not held: {listed(parts)}."
