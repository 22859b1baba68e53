"""What a snapshot takes over from the one before a few changes: all that was worked out and that they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.delta import Delta, series_after
from graph.analysis.named_units import named_units_after
from graph.analysis.neighbours import Neighbours
from graph.analysis.steps import Step, step_of

if TYPE_CHECKING:
    from graph.analysis.snapshot import Snapshot


def take_over(snapshot: Snapshot, before: Snapshot, change: Delta) -> None:
    """Give a snapshot what need not be worked out again, and the memory of where it came from.

    Args:
        snapshot: It, of which nothing was asked yet.
        before: The one before.
        change: What was done to the columns of that.
    """
    step = step_of(change, before.columns, before.date)
    if not (step.changed or step.nodes.splices):
        snapshot.traits = dict(before.traits)
    snapshot.trail = before.trail.on(step)
    new = [None] * len(change.nodes.changed), [None] * len(change.nodes.put_in)
    snapshot.bodies_read = change.nodes.splice.listed(before.bodies_read, *new)
    _take_marks(snapshot, before, change)
    _take_columns(snapshot, before, change)
    _take_places(snapshot, before, step)


def _take_marks(snapshot: Snapshot, before: Snapshot, change: Delta) -> None:
    known, kept = vars(before), vars(snapshot)
    if "node_marks" in known:
        kept["node_marks"] = change.node_marks(before.node_marks, before.date)
    if "link_marks" in known:
        kept["link_marks"] = change.link_marks(before.link_marks, before.date)
    if "series" in known:
        kept["series"] = series_after(before.series, change.readings, before.date)


def _take_columns(snapshot: Snapshot, before: Snapshot, change: Delta) -> None:
    known, kept = vars(before), vars(snapshot)
    for name in ("ids", "kinds", "names"):
        if name in known and getattr(change.columns.nodes, name) is getattr(before.columns.nodes, name):
            kept[name] = known[name]
    if "called" in known:
        kept["called"] = before.called.after(change.nodes)
    if "name_words" in known and not change.renames(before.columns.nodes.names):
        kept["name_words"] = known["name_words"]
    if "by_kind" in known and not change.changes_kinds(before.columns.nodes.kinds):
        kept["by_kind"] = change.by_kind(before.by_kind)


def _take_places(snapshot: Snapshot, before: Snapshot, step: Step) -> None:
    from graph.analysis.places import units_after

    known, kept = vars(before), vars(snapshot)
    if "neighbours" in known and "incoming" in vars(before.neighbours):
        incoming = before.neighbours.incoming.after(step.links, snapshot.targets)
        kept["neighbours"] = Neighbours(snapshot.columns.links, snapshot.link_live, len(snapshot), incoming)
    if "named_units" in known and (named := named_units_after(snapshot, before.named_units, step)) is not None:
        kept["named_units"] = named
    if "units" in known and (units := units_after(snapshot, before, step)) is not None:
        kept["units"] = units
