"""Maps of the Participatory System Mapper (PRSM): factors and the links between them.

Source: prsm.uk, help, Saving and files of version 1 and 2; newer ones are packed (see `loaders.lz_text`). Positions,
colours, the chat and the history have no place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.model import Batch, Place
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.json_sorts import sort_of
from loaders.json_tree import MOST_BYTES, entries, read_json, strays, text
from loaders.lz_text import unpacked
from loaders.mapping_choice import Mappings
from loaders.tables import Cell

FORMAT = "prsm"
DRAWN = re.compile(r"(Sample|Sample\s*\d+|Factor|Link|^)\s*\d*$")
POLARITIES = {"+": "same", "-": "opposite", "\u2212": "opposite"}

ACCEPTS = Accepts("PRSM maps", (".prsm", ".json"), lambda head: sort_of(head) == FORMAT, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a map holds."""
    try:
        data = read_json(path, _unpacked)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    styles = {which: _styles(data, which) for which in ("nodes", "edges")}
    clusters = [one for one in entries(data, "nodes") if one.get("isCluster")]
    factors = [one for one in entries(data, "nodes") if not one.get("isCluster")]
    elements = [_element(one, styles["nodes"], Place(path.name, "nodes", at)) for at, one in enumerate(factors, 1)]
    relations = [
        _relation(one, styles["edges"], Place(path.name, "edges", at))
        for at, one in enumerate(entries(data, "edges"), 1)
    ]
    lost = Counter(
        {
            ("clusters", "they only group what is shown"): len(clusters),
            ("notes in the history", "who drew what is not kept"): len(entries(data, "history")),
            ("entries", "they hold no names and values"): strays(data, "nodes", "edges"),
            ("drawings on the background", "drawings are not kept"): len(entries(data, "underlay"))
            + strays(data, "underlay"),
        }
    )
    model = Model(FORMAT, path.name, text(data.get("mapTitle")), elements, relations, (), losses(lost))
    return (mappings or Mappings()).translate(model, ontology)


def _unpacked(content: bytes) -> bytes:
    if content.lstrip().startswith(b"{"):
        return content
    return unpacked(content.decode(), MOST_BYTES).encode()


def _styles(data: Mapping[str, Any], which: str) -> dict[str, str]:
    """Return what users have called the styles of factors or links, by group; those left as they were say nothing."""
    styles = data.get("styles")
    found = styles.get(which) if isinstance(styles, dict) else None
    groups = found.items() if isinstance(found, dict) else ()
    named = {group: text(style.get("groupLabel")) for group, style in groups if isinstance(style, dict)}
    return {group: label for group, label in named.items() if not DRAWN.match(label)}


def _element(one: Mapping[str, Any], styles: Mapping[str, str], place: Place) -> Element:
    cells = _noted(one, "summary")
    return Element(text(one.get("id")), styles.get(text(one.get("grp")), ""), text(one.get("label")), cells, place)


def _relation(one: Mapping[str, Any], styles: Mapping[str, str], place: Place) -> Relation:
    label = text(one.get("label")).strip()
    cells: dict[str, Cell] = {**_noted(one, "rationale"), "polarity": POLARITIES.get(label, "unclear")}
    if label and label not in POLARITIES:
        cells["name"] = label
    sort = styles.get(text(one.get("grp")), "")
    return Relation(sort, text(one.get("from")), text(one.get("to")), text(one.get("id")), cells, place)


def _noted(one: Mapping[str, Any], described: str) -> dict[str, Cell]:
    """Return the note of a factor or link: newer files hold it as a list of pieces with what is written in each."""
    note = one.get("note")
    pieces = note.get("ops") if isinstance(note, dict) else None
    if isinstance(pieces, list):
        note = "".join(text(piece.get("insert")) for piece in pieces if isinstance(piece, dict))
    return {described: text(note).strip()} if text(note).strip() else {}
