"""What losing or changing one thing would affect, and what it rests on, in sentences with the reason of each step."""

from __future__ import annotations

from collections.abc import Iterator

from api.say.names import Names
from api.say.words import count, entries, verb
from graph.analysis.impact import Affected, Impact


def impact_lines(down: Impact, up: Impact, names: Names, node: int, shown: int | None) -> Iterator[str]:
    """Yield both directions, nearest first, and the work that would lose its line of sight."""
    yield names.full(node)
    number = len(down.rows)
    if number:
        yield f"If it stopped or changed, {count(number, 'thing')} would feel it"
        yield from entries(down.rows, lambda row: _row(row, names), shown)
    else:
        yield "If it stopped or changed, nothing else recorded would feel it."
    yield from _lost(down, names, shown)
    yield ""
    if up.rows:
        yield f"It rests on {count(len(up.rows), 'thing')} itself"
        yield from entries(up.rows, lambda row: _row(row, names), shown)
    else:
        yield "It rests on nothing else recorded."
    yield from ("", f"Followed were links of dependence only: {names.role_labels('impact')}. Structure never counts.")


def _row(row: Affected, names: Names) -> str:
    steps = "directly" if row.depth == 1 else f"{row.depth} steps away"
    return f"{names.quoted(row.node)} ({names.kind(row.node)}), {steps}: {_because(row, names)}."


def _because(row: Affected, names: Names) -> str:
    snapshot = names.snapshot
    source, target = int(snapshot.sources[row.link]), int(snapshot.targets[row.link])
    return f"{names.quoted(source)} {names.link_label(snapshot.link_kind(row.link))} {names.quoted(target)}"


def _lost(down: Impact, names: Names, shown: int | None) -> Iterator[str]:
    number = len(down.loses_sight)
    if number:
        yield ""
        yield (
            f"{count(number, 'piece of work', 'pieces of work')} would serve the purpose no more: "
            f"all {verb(number, 'its', 'their')} threads run through it"
        )
        yield from entries(down.loses_sight, names.full, shown)
