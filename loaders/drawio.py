"""Drawings of draw.io (diagrams.net): boxes and arrows, plain or compressed, on all pages.

A box is called by its label without formatting; its type is the property `kind` or `type` that a user gave it, else its
shape. What lies in a container is tied to it. Positions and styles have no place.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element as Xml

from graph.model import Batch, Place
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.mapping_choice import Mappings
from loaders.network_cells import TYPES
from loaders.safe_xml import MOST_BYTES, local, read_tree, read_tree_from
from loaders.tables import Cell
from loaders.xml_words import children, first

FORMAT = "drawio"
TAGS = re.compile(r"<[^<>]*>")
BREAKS = re.compile(r"(?i)<(br|/p|/div|/li)\b[^<>]*>")
OWN = {"id", "label", "placeholders", "tooltip", "link"}
NO_NAME = "they have no label and nothing is tied to them"

ACCEPTS = Accepts(
    "draw.io drawings", (".drawio", ".xml"), lambda head: b"<mxfile" in head or b"<mxGraphModel" in head, maps=True
)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what the pages of a drawing hold."""
    try:
        root = read_tree(path)
        drawing, parts = _Drawing(path.name), _parts(root)
        for number, page in enumerate(_pages(parts, path.name), 1):
            drawing.take(page, f"{number}-" if len(parts) > 1 else "")
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    return (mappings or Mappings()).translate(drawing.model(), ontology)


def plain(label: str) -> str:
    """Return a label without formatting.

    >>> plain("<b>Triage</b><br>referrals &amp; more")
    'Triage referrals & more'
    """
    return " ".join(unescape(TAGS.sub("", BREAKS.sub(" ", label))).split())


def _parts(root: Xml) -> list[tuple[str, Xml]]:
    """Return what holds the pages that are not blank, with what each is called."""
    if local(root.tag) == "mxGraphModel":
        return [("1", root)]
    named = [(part.get("name") or str(number), part) for number, part in enumerate(children(root, "diagram"), 1)]
    return [
        (name, part) for name, part in named if first(part, "mxGraphModel") is not None or (part.text or "").strip()
    ]


def _pages(parts: Sequence[tuple[str, Xml]], file: str) -> Iterator[Xml]:
    """Yield the pages one by one: unpacked, they take far more room than the file."""
    room = MOST_BYTES
    for name, part in parts:
        inside = part if local(part.tag) == "mxGraphModel" else first(part, "mxGraphModel")
        if inside is not None:
            yield inside
            continue
        place = Place(file, column=f"page {name}")
        data = _unpacked((part.text or "").strip(), room, place)
        room -= len(data)
        yield read_tree_from(BytesIO(unquote(data.decode("utf-8", "replace")).encode()), place)


def _unpacked(text: str, room: int, place: Place) -> bytes:
    """Return a compressed page.

    Args:
        text: As the file holds it.
        room: How many bytes it may have, as all pages together have a limit.
        place: Where it stands.

    Raises:
        UnreadableError: If it is damaged, or unpacks to far more than pages hold.
    """
    try:
        data = zlib.decompressobj(-15).decompress(base64.b64decode(text, validate=True), room + 1)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise UnreadableError(f"a page cannot be unpacked ({error})", place, "save the drawing uncompressed") from None
    if len(data) > room:
        raise UnreadableError(f"the pages unpack to more than {MOST_BYTES // 2**20} MB", place, "split the drawing")
    return data


@dataclass
class _Drawing:
    """All pages as far as they have been read."""

    file: str
    boxes: dict[str, Element] = field(default_factory=dict)
    arrows: dict[str, Relation] = field(default_factory=dict)
    within: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, page: Xml, prefix: str) -> None:
        """Read one page; ids are only unique within it."""
        for part in (part for holder in children(page, "root") for part in holder):
            cell = part if local(part.tag) == "mxCell" else first(part, "mxCell")
            if cell is None:
                continue
            unnamed = f"cell {len(self.boxes) + len(self.arrows)}"
            own = prefix + (part.get("id") or cell.get("id") or unnamed)
            if cell.get("edge") == "1":
                self._arrow(part, cell, own, prefix)
            elif cell.get("vertex") == "1":
                self._box(part, cell, own, prefix)

    def _box(self, part: Xml, cell: Xml, own: str, prefix: str) -> None:
        style, above = cell.get("style", ""), prefix + cell.get("parent", "")
        label = plain(part.get("label") or cell.get("value") or "")
        if "edgeLabel" in style or above in self.arrows:
            self.labels[above] = " ".join(filter(None, (self.labels.get(above), label)))
            return
        said: dict[str, Cell] = {
            name: text for name, text in part.attrib.items() if part is not cell and name not in OWN
        }
        given = next((str(said.pop(name)) for name in TYPES if name in said), "")
        if link := part.get("link"):
            said["link"] = link
        place = Place(self.file, column=f"box {own}")
        self.boxes[own] = Element(own, given or _shape(style), label, said, place)
        self.within.append((above, own))

    def _arrow(self, part: Xml, cell: Xml, own: str, prefix: str) -> None:
        label = plain(part.get("label") or cell.get("value") or "")
        ends = [prefix + end if (end := cell.get(side)) else "" for side in ("source", "target")]
        self.arrows[own] = Relation(label, ends[0], ends[1], own, place=Place(self.file, column=f"arrow {own}"))

    def model(self) -> Model:
        """Return boxes that say something, and arrows between them."""
        arrows = [self._labelled(own, arrow) for own, arrow in self.arrows.items()]
        joined = [arrow for arrow in arrows if arrow.source in self.boxes and arrow.target in self.boxes]
        self.lost["arrows", "an end of them is at no box"] = len(arrows) - len(joined)
        tied = {end for arrow in joined for end in (arrow.source, arrow.target)}
        kept = {own: box for own, box in self.boxes.items() if box.name or own in tied}
        self.lost["boxes", NO_NAME] = len(self.boxes) - len(kept)
        held = [
            Relation("holds", above, own, place=kept[own].place)
            for above, own in self.within
            if {above, own} <= kept.keys()
        ]
        return Model(FORMAT, self.file, "", list(kept.values()), [*joined, *held], (), losses(self.lost))

    def _labelled(self, own: str, arrow: Relation) -> Relation:
        sort = arrow.type or self.labels.get(own, "")
        return Relation(sort, arrow.source, arrow.target, arrow.id, arrow.cells, arrow.place)


def _shape(style: str) -> str:
    """Return what a style draws: its first word, or what it calls its shape."""
    named = dict(part.partition("=")[::2] for part in style.split(";") if part)
    return named.get("shape") or next((part for part in style.split(";") if part and "=" not in part), "")
