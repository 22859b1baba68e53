"""What tests of checking share: a stand-in for a store, and short ways to check a text or single things."""

from __future__ import annotations

from graph.check import Checked, check
from graph.columns import Columns, columns_of
from graph.known import Nothing
from graph.model import Batch, Link, Node, Place, Problem, Reading
from tests.graph.workshop import batch, workshop

AT = Place("shop.csv", row=7)
SHOPS = 'Shop s1 "Forge"; Shop s2 "Mill"; '
GAUGE = 'Gauge g1 "Waits"; '
JOBS = 'Job j1 "Weld" lane=made; Job j2 "Paint" lane=made; '


class Stored(Nothing):
    """What a store would know."""

    def __init__(self, text: str) -> None:
        read = batch(text)
        self.all_nodes, self.all_links = read.nodes, read.links

    def nodes(self, ids: object) -> dict[str, Node]:
        return {node.id: node for node in self.all_nodes if node.id in ids}  # type: ignore[operator]

    def named_any(self, names: object) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.all_nodes:
            if node.name in names:  # type: ignore[operator]
                found.setdefault(node.name, []).append(node)
        return found

    def links(self, ids: object) -> list[Link]:
        return [link for link in self.all_links if link.source in ids or link.target in ids]  # type: ignore[operator]

    def columns(self) -> Columns:
        return columns_of(self.all_nodes, self.all_links)


def checked(text: str, stored: str = "") -> Checked:
    return check(batch(text), workshop(), Stored(stored))


def only(found: Checked) -> Problem:
    assert len(found.problems) == 1, found.problems
    return found.problems[0]


def node(node_id: str = "j1", kind: str = "Job", name: str = "Weld", **fields: object) -> Node:
    return Node(node_id, kind, name, {"lane": "made", **fields} if kind == "Job" else fields, {}, AT)  # type: ignore[arg-type]


def check_one(*things: Node | Link | Reading, stored: str = "") -> Checked:
    nodes = [thing for thing in things if isinstance(thing, Node)]
    links = [thing for thing in things if isinstance(thing, Link)]
    readings = [thing for thing in things if isinstance(thing, Reading)]
    return check(Batch("shop.csv", nodes, links, readings), workshop(), Stored(stored))
