"""M12."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Through, rule
from graph.analysis.words_influence import Harm
from graph.analysis.words_links import valid_links

Pair = tuple[int, int]
UNITS = "OrgUnit u1; OrgUnit u2; Process r1 unit=u1; Process r2 unit=u2; m1 -measures-> r1; m2 -measures-> r2\n"
AGAINST = "Measure m1 direction=increase; Measure m2 direction=decrease\n"
OUTCOMES = (
    "Measure m1 direction=increase -measures[measure_type=outcome]-> Priority o1\n"
    "Measure m2 direction=decrease -measures[measure_type=outcome]-> Need d1\n"
)


@rule(
    id="M12",
    title="Measures pull against each other",
    severity="M",
    source="NHS Wales (2024), §1.3, component 10",
    action="Agree how both are held in balance, and who decides.",
    fires={
        "Measure m2 -conflicts_with-> Measure m1": ("m1+m2",),
        AGAINST.replace("m2", 'm2 "M 1"', 1) + UNITS: ("m1+m2",),
        AGAINST.replace("increase", 'increase definition="Beds taken"').replace(
            "decrease", 'decrease definition="beds taken"'
        )
        + UNITS: ("m1+m2",),
        OUTCOMES + "m1 -influences[polarity=same]-> m2": ("m1+m2",),
        OUTCOMES + "m2 -influences[polarity=opposite]-> SystemFactor x1; x1 -influences[polarity=opposite]-> m1": (
            "m1+m2",
        ),
    },
    quiet=[
        "Measure m1 -conflicts_with-> Measure m2 status=draft",
        AGAINST.replace("m1", 'm1 "Beds taken"', 1).replace("m2", 'm2 "Beds taken"', 1)
        + UNITS.replace("unit=u2", "unit=u1"),
        AGAINST.replace("m1", 'm1 "Beds taken"', 1).replace("m2", 'm2 "Beds taken"', 1),
        AGAINST.replace("m1", 'm1 "Beds" definition=a', 1).replace("m2", 'm2 "Beds" definition=b', 1) + UNITS,
        AGAINST.replace("decrease", "increase").replace("m1", 'm1 "Beds"', 1).replace("m2", 'm2 "Beds"', 1) + UNITS,
        OUTCOMES + "m1 -influences[polarity=opposite]-> m2",
        OUTCOMES.replace("outcome", "process", 1) + "m1 -influences[polarity=same]-> m2",
        OUTCOMES.replace("increase", "neutral") + "m1 -influences[polarity=same]-> m2",
    ],
    looks=Over(kinds=("Measure",), links=("conflicts_with", "measures", "influences"), by=("unit",)),
)
def conflicting_measures(case: Case) -> Iterator[Judgement]:
    """Two teams that are each told to move the same thing the other way cannot both do well.

    Told by a recorded conflict; by one quantity that two units want to move in opposite directions; or by the causal
    map, where moving one outcome as wanted moves another the wrong way within four steps of known polarity.

    Not a problem where the balance has been agreed: set this aside with it.
    """
    harm = Harm(case)
    outcomes = _outcomes(case)
    for measure in outcomes:
        if case.field(measure, "direction") is None:
            yield CannotTell(measure, "direction")
    found = _recorded(case)
    for pair in _same_quantity(case):
        found.setdefault(pair, _opposed(pair))
    for measure in outcomes:
        for harmed, path in harm.done_by(measure, outcomes).items():
            pair = (min(measure, harmed), max(measure, harmed))
            found.setdefault(pair, _harmful(pair, measure, harmed, path))
    yield from (found[pair] for pair in sorted(found))


def _outcomes(case: Case) -> list[int]:
    """Return the live measures on the causal map that measure something as an outcome, in order."""
    snapshot = case.snapshot
    drawn = np.flatnonzero(snapshot.link_live & snapshot.kind_mask("influences"))
    if not len(drawn):
        return []
    on_map = {*snapshot.sources[drawn].tolist(), *snapshot.targets[drawn].tolist()}
    links = valid_links(case, "measures")
    return [
        measure
        for measure in case.live_of("Measure")
        if measure in on_map
        and any(case.link_field(link, "measure_type") == "outcome" for link in links.get(measure, ()))
    ]


def _recorded(case: Case) -> dict[Pair, Hit]:
    """Return the pairs between which a conflict is recorded, either way."""
    found: dict[Pair, Hit] = {}
    for measure in case.live_of("Measure"):
        for link in case.links_out(measure, "conflicts_with"):
            other = int(case.snapshot.targets[link])
            pair = (min(measure, other), max(measure, other))
            if measure != other:
                say = "{0} and {1} are recorded as pulling against each other."
                found.setdefault(pair, Hit(pair, say, (Through(link),)))
    return found


def _same_quantity(case: Case) -> Iterator[Pair]:
    """Yield the pairs that count one quantity, in two units that want to move it in opposite directions."""
    by_text: dict[tuple[str, str], list[int]] = {}
    for measure in case.live_of("Measure"):
        for field in ("name", "definition"):
            if text := _squeezed(case, measure, field):
                by_text.setdefault((field, text), []).append(measure)
    for (field, _), measures in by_text.items():
        for one, other in _opposite(case, measures) if len(measures) > 1 else ():
            both_defined = all(case.field(measure, "definition") for measure in (one, other))
            if both_defined == (field == "definition"):
                yield one, other


def _opposite(case: Case, measures: Iterable[int]) -> Iterator[Pair]:
    """Yield the pairs of two known units of which one is to rise and the other to fall."""
    placed = [measure for measure in measures if case.unit(measure) is not None]
    for one, other in combinations(sorted(placed), 2):
        wanted = {case.field(one, "direction"), case.field(other, "direction")}
        if wanted == {"increase", "decrease"} and case.unit(one) != case.unit(other):
            yield one, other


def _squeezed(case: Case, measure: int, field: str) -> str:
    """Return a text without the differences that letter case and spaces make."""
    text = case.snapshot.names[measure] if field == "name" else case.field(measure, field)
    return "".join(str(text or "").casefold().split())


def _opposed(pair: Pair) -> Hit:
    facts = tuple(Given(measure, name) for measure in pair for name in ("direction", "definition"))
    return Hit(pair, "{0} and {1} count the same, and two units want to move it in opposite directions.", facts)


def _harmful(pair: Pair, measure: int, harmed: int, path: list[int]) -> Hit:
    say = "{0} and {1} pull against each other: moving {moved} as wanted moves {harmed} the other way."
    facts: tuple[Fact, ...] = (Given(measure, "direction"), Given(harmed, "direction"))
    facts += tuple(Through(link) for link in path)
    return Hit(pair, say, facts, {"moved": [measure], "harmed": [harmed]})
