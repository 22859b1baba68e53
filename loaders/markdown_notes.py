"""Notes in Markdown with YAML front matter, one thing a file: a folder of them, or one.

Keys are those of our tables. Without a name, the title, the first heading or the file's name is one; without an id,
the file's name. What is written below becomes the summary, and `[[Name]]` in it a tie to what is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.marked_yaml import MAX_BYTES, YamlError, read_yaml
from graph.model import Batch, Place, Problem
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.canonical import read_tables
from loaders.decoding import encoding_of, open_text
from loaders.json_tree import text as as_text
from loaders.records import EXTRA
from loaders.tables import Cell, Row, Table

SUFFIXES = (".md", ".markdown")
FENCE = "---"
FOREIGN = "foreign"
HEADING = re.compile(r"^#{1,6}[^\S\n]+(\S.*)$", re.MULTILINE)
CLOSING = "# \t"
# No part goes over a bracket: else each of very many that are never closed would be followed to the end of the text.
WIKI_LINK = re.compile(r"\[\[([^\[\]|#]+)(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
NAMES = ("name", "title")
KINDS = ("kind", "type", "category")
MOST_FILES = 50_000


def _recognises(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n")) and head.count(b"\n---") > 0


ACCEPTS = Accepts("Markdown with YAML front matter (a file, or a folder of them)", SUFFIXES, _recognises, folders=True)


def read(path: Path, ontology: Ontology) -> Batch:
    """Return what a note, or a folder of notes and of folders in it, holds."""
    files = _files(path) if path.is_dir() else [path]
    if not files:
        message = "the folder holds no notes"
        return refused(path.name, Problem("error", message, Place(path.name), suggestion="notes end in .md"))
    problems: list[Problem] = []
    reading = _Notes(path if path.is_dir() else path.parent, ontology, problems)
    try:
        tables = [
            Table("nodes", Place(path.name), (), reading.rows(files)),
            Table("links", Place(path.name), (), reading.ties()),
        ]
        batch = read_tables(path.name, tables, ontology, problems)
    except UnreadableError as stop:
        return refused(path.name, *problems, stop.problem)
    rest = {kind.name for kind in ontology.with_trait(FOREIGN)}
    return replace(batch, kept_as_structure=sum(node.kind in rest for node in batch.nodes))


def _files(folder: Path) -> list[Path]:
    """Return the notes below a folder in order of their paths; what is hidden is left out."""
    found = (file for suffix in SUFFIXES for file in folder.rglob(f"*{suffix}"))
    shown = [file for file in found if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    return sorted(file for file in shown if file.is_file())[:MOST_FILES]


@dataclass
class _Notes:
    """Notes as they are read: their rows first, then what they name in their texts."""

    folder: Path
    ontology: Ontology
    problems: list[Problem]
    named: list[tuple[str, str, Place]] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def rows(self, files: Sequence[Path]) -> Iterator[Row]:
        """Yield a row for each note that can be read."""
        for file in files:
            place = Place(file.relative_to(self.folder).as_posix(), row=1)
            if file.stat().st_size > MAX_BYTES:
                self.problems.append(Problem("error", "the note is too long to be read", place))
                continue
            with open_text(file, encoding_of(file)) as opened:
                front, body = _parted(opened.read())
            if front is None:
                hint = "begin it with --- and the kind of thing that it is about"
                message = "the note has no front matter: it is not read"
                self.problems.append(Problem("warning", message, place, suggestion=hint))
                continue
            try:
                said = read_yaml(front).data if front.strip() else {}
            except YamlError as error:
                at = Place(place.file, row=error.line + 1)
                self.problems.append(Problem("error", f"the front matter cannot be read: {error}", at))
                continue
            if isinstance(said, dict):
                yield Row(place, self._cells(said, body, file, place))
            else:
                self.problems.append(Problem("error", "the front matter has no names and values", place))

    def ties(self) -> Iterator[Row]:
        """Yield a row for each thing that a text names."""
        link = self.ontology.links_with_trait(FOREIGN)[0].name
        for source, target, place in self.named:
            if target in self.known:
                yield Row(place, {"from": source, "link": link, "to": target})
            else:
                message = f"[[{target}]] is the name of no note here: no tie is made"
                self.problems.append(Problem("warning", message, place, target))

    def _cells(self, said: dict[str, Any], body: str, file: Path, place: Place) -> dict[str, Cell]:
        cells: dict[str, Cell] = {name: value for name, value in said.items() if value is not None}
        own = str(cells.setdefault("id", file.stem))
        heading = HEADING.search(body)
        names = (cells.pop(name) for name in NAMES if name in cells)
        cells["name"] = next(names, None) or (heading and heading[1].rstrip(CLOSING)) or file.stem
        self._give_kind(cells)
        kind = str(cells["kind"])
        text = HEADING.sub("", body, count=1).strip() if heading else body.strip()
        if text:
            cells.setdefault("summary", " ".join(WIKI_LINK.sub(r"\1", text).split()))
        self.known |= {own, str(cells["name"])}
        self.named += [(own, found.strip(), place) for found in dict.fromkeys(WIKI_LINK.findall(body))]
        return self._flat(cells, kind)

    def _give_kind(self, cells: dict[str, Cell]) -> None:
        """Find the kind: what is called so, or a type that names one of ours; else it is kept as structure."""
        words = {kind.casefold(): kind for kind in self.ontology.kinds}
        for name in KINDS:
            if str(cells.get(name, "")).casefold() in words:
                cells["kind"] = str(cells.pop(name))
                return
        cells.setdefault("kind", self.ontology.with_trait(FOREIGN)[0].name)

    def _flat(self, cells: dict[str, Cell], kind: str) -> dict[str, Cell]:
        """Put what is nested among what is kept as text: only links may be lists of names and values."""
        links = {link.name for link, _ in self.ontology.links_from(kind)} if kind in self.ontology.kinds else set()
        nested = {
            name: as_text(value)
            for name, value in cells.items()
            if name not in links and (isinstance(value, dict) or _holds_objects(value))
        }
        plain = {name: value for name, value in cells.items() if name not in nested}
        return plain | ({EXTRA: nested} if nested else {})


def _holds_objects(value: Cell) -> bool:
    return isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value)


def _parted(text: str) -> tuple[str | None, str]:
    """Return front matter, None where there is none, and what stands below it."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != FENCE:
        return None, text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in {FENCE, "..."}), len(lines))
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
