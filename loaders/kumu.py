"""Maps of Kumu: its JSON, flat or with attributes, and tables of elements and connections.

Source: docs.kumu.io, Import, JSON / Blueprints and Structure your data. Views, loops and drawings have no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.model import NOWHERE, Batch, Place, Problem
from graph.ontology import Ontology
from graph.problem_list import Problems
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.cells import text_of
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.headers import folded
from loaders.json_sorts import sort_of
from loaders.json_tree import entries, read_json, strays, text
from loaders.mapping_choice import Mappings
from loaders.tables import BadCell, Cell, Table

FORMAT = "kumu"
VIEWS = ("maps", "perspectives", "loops", "attributes")
POLARITIES = {"+": "same", "same": "same", "-": "opposite", "opposite": "opposite"}
STRAYS = ("entries", "they hold no names and values")
BESIDE_LABEL = {"type", "description", "tags"}
SAYS_WHAT_IT_IS = {"name", "kind"}

ACCEPTS = Accepts("Kumu maps", (".json",), lambda head: sort_of(head) == FORMAT, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a map holds; types that name no kind or link of ours are kept as structure."""
    try:
        data = read_json(path)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    lost = Counter(
        {(one, "only what is on the maps is kept, not how it is shown"): len(entries(data, one)) for one in VIEWS}
    )
    lost[STRAYS] = strays(data, "elements", "connections")
    elements = [
        _element(_flat(one), Place(path.name, "elements", number))
        for number, one in enumerate(entries(data, "elements"), 1)
    ]
    connections = [
        _connection(_flat(one), Place(path.name, "connections", number))
        for number, one in enumerate(entries(data, "connections"), 1)
    ]
    model = Model(
        FORMAT, path.name, text(data.get("name")), elements, connections, _empty(path.name, elements), losses(lost)
    )
    return (mappings or Mappings()).translate(model, ontology)


def _empty(file: str, elements: Sequence[Element]) -> Sequence[Problem]:
    if elements:
        return ()
    hint = "in Kumu, export the map itself as JSON"
    return (Problem("warning", "the file holds no elements, only how maps are shown", Place(file), suggestion=hint),)


def _flat(one: Mapping[str, Any]) -> dict[str, Cell]:
    """Return what an entry says, attributes of its own among it."""
    attributes = one.get("attributes")
    said = {**one, **(attributes if isinstance(attributes, dict) else {})}
    return {
        name: value if isinstance(value, list) else text(value) for name, value in said.items() if name != "attributes"
    }


def sort_of_table(headers: Iterable[str]) -> str:
    """Return `elements` or `connections` where a table is one of Kumu's and none of ours; else empty.

    Tables of elements may begin with ids; those of many programs do, so only tags, too, make one of Kumu's of it.

    >>> sort_of_table(["Label", "Type"]), sort_of_table(["From", "To", "Type"]), sort_of_table(["id", "label", "type"])
    ('elements', 'connections', '')
    """
    words = {folded(header) for header in headers}
    if words & SAYS_WHAT_IT_IS:
        return ""
    if {"from", "to"} <= words and "link" not in words:
        return "connections"
    beside = {"tags"} if "id" in words else BESIDE_LABEL
    return "elements" if "label" in words and words & beside and "from" not in words else ""


@dataclass
class KumuTables:
    """Tables of a map as far as they were read: elements and connections may stand in several."""

    elements: list[Element] = field(default_factory=list)
    connections: list[Relation] = field(default_factory=list)

    def take(self, table: Table, sort: str, problems: Problems) -> None:
        """Read one table."""
        for row in table.rows:
            problems.extend(
                cell.problem(row.place.at(name)) for name, cell in row.cells.items() if isinstance(cell, BadCell)
            )
            said = {folded(name): cell for name, cell in row.cells.items() if not isinstance(cell, BadCell)}
            known = {"id", "label", "type", "description", "tags", "from", "to", "direction", "strength"}
            cells = {name if name in known else _header(name, row.cells): cell for name, cell in said.items()}
            if sort == "elements":
                self.elements.append(_element(cells, row.place))
            else:
                self.connections += _connections(cells, row.place)

    def batch(self, source: str, mappings: Mappings, ontology: Ontology) -> Batch | None:
        """Return what they hold, or None where there was none; ends of connections may stand in another file."""
        if not self.elements and not self.connections:
            return None
        model = Model(FORMAT, source, "", self.elements, self.connections, ends_elsewhere=not self.elements)
        return mappings.translate(model, ontology)


def _header(word: str, cells: Mapping[str, Cell]) -> str:
    return next(name for name in cells if folded(name) == word)


def _element(cells: Mapping[str, Cell], place: Place) -> Element:
    said = dict(cells)
    named, sort, own = (
        said.pop("label", ""),
        said.pop("type", None) or said.pop("element type", ""),
        _own_id(said),
    )
    return Element(own, str(sort or ""), str(named), _renamed(said, "summary"), place)


def _own_id(said: dict[str, Cell]) -> str:
    """Take the id of an entry out: that of a backup, else the one that somebody gave."""
    ids = [said.pop(name, None) for name in ("_id", "id")]
    return next((text_of(one, NOWHERE)[0] for one in ids if one not in (None, "")), "")


def _connections(cells: Mapping[str, Cell], place: Place) -> list[Relation]:
    """Return the connections of a row: one to each of the elements that the cell `to` names."""
    ends = str(cells.get("to", "")).split("|")
    if len(ends) == 1:
        return [_connection(cells, place)]
    alone = {name: cell for name, cell in cells.items() if name not in {"_id", "id"}}
    return [_connection({**alone, "to": end.strip()}, place) for end in ends if end.strip()]


def _connection(cells: Mapping[str, Cell], place: Place) -> Relation:
    said = dict(cells)
    begin, end, own = said.pop("from", ""), said.pop("to", ""), _own_id(said)
    sort = str(said.pop("type", None) or said.pop("connection type", "") or "")
    if said.get("label") == sort:
        del said["label"]
    if polarity := POLARITIES.get(sort.casefold()):
        said["polarity"] = polarity
    if said.get("direction") == "directed":
        del said["direction"]
    return Relation(sort, _end(begin), _end(end), own, _renamed(said, "rationale"), place)


def _end(cell: Cell) -> str:
    return text_of(cell, NOWHERE)[0]


def _renamed(said: Mapping[str, Cell], described: str) -> dict[str, Cell]:
    """Return cells under our names: a description is a summary or rationale, tags are parted by `|`."""
    cells: dict[str, Cell] = {}
    for name, cell in said.items():
        if name == "tags" and isinstance(cell, str):
            cells[name] = [part.strip() for part in cell.split("|")]
        elif cell not in ("", None, []):
            cells[described if name == "description" else name] = cell
    return cells
