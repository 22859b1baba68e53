"""A small map as Mermaid, to paste into a page: things in their kinds, links with their words. Written only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Link, Lost, Node
from loaders.forms import CannotWriteError, Contents, Written, readings_lost
from loaders.graphml import clean

MOST = 200
LONGEST = 60
LIST = re.compile(r"^(\d*)([-*+.)])(?= )")
"""What Mermaid takes for the start of a list, which it does not draw."""
SPECIAL = str.maketrans({letter: f"#{ord(letter)};" for letter in '"#<>&[](){}|;`\\'})


def written(contents: Contents) -> Written:
    """Return a map as a flow chart.

    Raises:
        CannotWriteError: If there is too much to draw.
    """
    if len(contents.nodes) > MOST:
        message = f"a drawing of {len(contents.nodes):,} things cannot be read; Mermaid is for up to {MOST}"
        raise CannotWriteError(f"{message}: name a part with --scope")
    lines = ["flowchart LR", *_boxes(contents), *_arrows(contents)]
    things: list[Node | Link] = [*contents.nodes, *contents.links]
    said = sum(len(thing.fields) + len(thing.extra) for thing in things)
    fields = (Lost("fields", said, "a drawing shows names and links"),) if said else ()
    return Written(("\n".join(lines) + "\n").encode(), (*fields, *readings_lost(contents)))


def _boxes(contents: Contents) -> Iterator[str]:
    by_kind: dict[str, list[tuple[int, Node]]] = {}
    for number, node in enumerate(contents.nodes):
        by_kind.setdefault(node.kind, []).append((number, node))
    for group, (kind, nodes) in enumerate(by_kind.items()):
        known = contents.ontology.kinds.get(kind)
        yield f'  subgraph k{group}["{_label(known.plural.en if known else kind)}"]'
        yield from (f'    n{number}["{_label(node.name)}"]' for number, node in nodes)
        yield "  end"


def _arrows(contents: Contents) -> Iterator[str]:
    numbers = {node.id: number for number, node in enumerate(contents.nodes)}
    for link in contents.links:
        kind = contents.ontology.links.get(link.kind)
        words = _label(kind.label.en if kind else link.kind)
        yield f'  n{numbers[link.source]} -->|"{words}"| n{numbers[link.target]}'


def _label(text: str) -> str:
    """Return a text on one line in which no sign means anything to Mermaid."""
    line = " ".join(clean(text).split())
    short = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    return LIST.sub(lambda mark: f"{mark[1]}#{ord(mark[2])};", short.translate(SPECIAL))
