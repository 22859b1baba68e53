"""What stands around line of sight: effort, what priorities lack, who answers for what, and the vital few."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.sight import LEVELS, SightAnswer
from api.say.names import Names, lowered
from api.say.words import count, entries, some, verb
from graph.analysis.align import Share
from graph.analysis.measure_cover import SCHEME
from graph.analysis.vital import VitalProcess

LISTED = 8
LACKING = {
    "no_work": "Nobody works on",
    "no_measure": "Nothing measures",
    "no_owner": "No role owns",
    "no_resource": "No time or money is recorded for",
    "no_feedback": "Nothing heard or learnt is linked with",
}


def effort_lines(answer: SightAnswer) -> Iterator[str]:
    """Yield how much of the recorded time and money of improvements and activities serves; nothing where none is."""
    alignment = answer.alignment
    for share, what in ((alignment.wte, "whole-time equivalents"), (alignment.money, "pounds")):
        if share.whole:
            serve = verb(int(share.part), "serves", "serve")
            yield f"Of the effort recorded, {_part(share)} {what} {serve} the purpose."


def lacking_lines(answer: SightAnswer, names: Names) -> Iterator[str]:
    """Yield what priorities lack, each sort of gap apart."""
    lacking = [(said, getattr(answer.gaps, name)) for name, said in LACKING.items()]
    if any(nodes for _, nodes in lacking):
        yield from ("", "What priorities lack")
    yield from (f"  - {said}: {names.several(nodes, LISTED)}." for said, nodes in lacking if nodes)


def measured_lines(answer: SightAnswer, names: Names) -> Iterator[str]:
    """Yield which results no measure tells of, and which measures at the top nothing closer to the work adds up to."""
    untold, bare = answer.measure_cover.untold, answer.measure_cover.bare
    if untold or bare:
        yield from ("", "What measures do not tell")
    for scheme in dict.fromkeys(one.scheme for one in untold):
        terms = [one.term for one in untold if one.scheme == scheme]
        label = _scheme(names, terms[0], scheme)
        yield f"  - Of {label}, no live measure tells of {names.several(terms, LISTED)}."
    if bare:
        measures = [one.measure for one in bare]
        yield f"  - No measure closer to the work adds up to {names.several(measures, LISTED)}."


def coverage_lines(answer: SightAnswer, names: Names) -> Iterator[str]:
    """Yield how many aims of each level running work leads to, and of which units it does not lead to all."""
    if answer.coverage:
        yield from ("", "Aims that running work leads to")
    for (kind, level), share in answer.coverage.items():
        said = _choice(names, kind, level)
        yield f"  - {names.kind_label(kind).capitalize()}{f' ({said})' if said else ''}: {_part(share)}."
    short = {unit: share for unit, share in answer.coverage_of_units.items() if share.part < share.whole}
    if short:
        parts = [f"{_part(share)} of {_unit(names, unit)}" for unit, share in short.items()]
        yield f"  Not to all: {some(parts, LISTED)}."


def owner_lines(answer: SightAnswer, names: Names) -> Iterator[str]:
    """Yield for each kind of thing how many have a role near the work that answers for them."""
    short = [owned for owned in answer.ownership if owned.unowned or owned.far]
    if short:
        yield from ("", "Who answers for what")
    for owned in short:
        afar = f"; {count(len(owned.far), 'is', 'are')} owned from afar" if owned.far else ""
        nobody = f"; nobody is named for {names.several(owned.unowned, LISTED)}" if owned.unowned else ""
        near = f"{_part(owned.near)} {verb(int(owned.near.part), 'has', 'have')} an owner near the work"
        yield f"  - {names.kind_label(owned.kind).capitalize()}: {near}{afar}{nobody}."


def vital_lines(answer: SightAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield the processes that most hangs on by the map, and where people's own rating differs."""
    if answer.vital:
        yield from ("", "Vital by the map: the fifth of processes that most hangs on")
        yield from entries(answer.vital, lambda vital: _vital(vital, names), shown)
    if answer.only_rated:
        yield f"  Rated vital, but not by the map: {names.several(answer.only_rated, LISTED)}."


def _vital(vital: VitalProcess, names: Names) -> str:
    hangs = []
    if vital.share:
        hangs.append(f"helps to meet {vital.share:.0%} of all needs by importance")
    if vital.only_route_for:
        hangs.append(f"is the only route to the purpose for {count(vital.only_route_for, 'other piece')} of work")
    rated = {True: "; rated so, too", False: "; not rated so", None: "; not rated"}[vital.nominated]
    return f"{names.full(vital.node)} {' and '.join(hangs)}{rated}."


def _choice(names: Names, kind: str, code: str) -> str:
    """Return the label of a choice that an aim's level is, as within a sentence."""
    fields = names.snapshot.ontology.fields_of(kind)
    choices = [choice for name in LEVELS if name in fields for choice in fields[name].choices]
    return lowered(next((choice.label[names.language] for choice in choices if choice.code == code), code))


def _scheme(names: Names, term: int, code: str) -> str:
    """Return the label of the framework that a reference term belongs to."""
    choices = names.snapshot.ontology.fields_of(names.snapshot.kinds[term])[SCHEME].choices
    return next((choice.label[names.language] for choice in choices if choice.code == code), code)


def _unit(names: Names, unit: int | None) -> str:
    return "those in no recorded unit" if unit is None else names.quoted(unit)


def _part(share: Share) -> str:
    return f"{share.part:,g} of {share.whole:,g}"
