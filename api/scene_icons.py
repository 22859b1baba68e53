"""The icons of what is measured: for each box the states that its measures are in, each once."""

from __future__ import annotations

from collections.abc import Sequence

from api.scene_groups import Group
from graph.analysis.case import Case
from visual.chart_texts import state_of
from visual.chart_words import Chart

MOST = 3


def icons_of(case: Case, groups: Sequence[Group]) -> list[list[str]]:
    """Return the states of each box, at most three, in order; none for groups and for what nothing measures."""
    return [[] if group.key else _icons(case, group.members[0]) for group in groups]


def _icons(case: Case, node: int) -> list[str]:
    readings = {kind.name for kind in case.snapshot.ontology.with_trait("readings")}
    measures = [node] if case.snapshot.kinds[node] in readings else case.measures(node)
    states = {state for measure in measures if (state := state_of_measure(case, measure))}
    return sorted(states)[:MOST]


def state_of_measure(case: Case, measure: int) -> str:
    """Return the state that the chart of a measure has; empty for one without values."""
    judgement = case.judged.of(measure)
    return state_of(Chart("", "", judgement)) if judgement else ""
