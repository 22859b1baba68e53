"""How the four aspects of managing quality and feedback hang together, in sentences, with the empty cells named."""

from __future__ import annotations

from collections.abc import Iterator

from api.say.names import Names
from api.say.words import count, entries, listed
from graph.analysis.aspects import ASPECTS, Aspects, Cell


def aspect_lines(aspects: Aspects, names: Names, shown: int | None) -> Iterator[str]:
    """Yield how many things belong to each aspect, how they are linked, and what is missing.

    Args:
        aspects: The matrix.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    yield f"Things of each: {listed([f'{aspect} {aspects.counts[aspect]:,}' for aspect in ASPECTS])}."
    yield from ("", "Links from each to each")
    for aspect in ASPECTS:
        row = [cell for cell in aspects.cells if cell.source == aspect]
        yield f"  - From {aspect} to {listed([f'{cell.target} {cell.count:,}' for cell in row])}."
    if empty := [cell for cell in aspects.cells if not cell.count]:
        yield from ("", "Where no link leads")
        yield from entries(empty, empty_sentence, shown)
    if aspects.unconnected:
        yield from ("", f"{count(len(aspects.unconnected), 'tool')} linked with nothing")
        yield from entries(aspects.unconnected, names.full, shown)


def empty_sentence(cell: Cell) -> str:
    """Return what an empty cell means and the first thing that could fill it."""
    return " ".join((cell.missing, *cell.suggestions[:1]))
