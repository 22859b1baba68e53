"""A folder packed as a zip: of CSV tables, as `export` gives over HTTP, or of notes in Markdown."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from graph.model import Batch, Place
from graph.ontology import Ontology
from loaders import csv_tables, csv_writer, markdown_notes
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.forms import Contents, Written
from loaders.mapping_choice import Mappings
from loaders.zip_guard import check_archive

ZIP = b"PK\x03\x04"
WHAT = "the archive"

_NAMES = re.compile(rb"PK\x03\x04.{26}[^\x00-\x1f]*?\.(csv|tsv|tab|md|markdown)", re.DOTALL | re.IGNORECASE)


def _recognises(head: bytes) -> bool:
    return head.startswith(ZIP) and bool(_NAMES.search(head))


ACCEPTS = Accepts("folders of tables or notes, zipped", (".zip",), _recognises, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what the folder holds; only tables and notes are unpacked, and only for as long as they are read."""
    try:
        check_archive(path, WHAT)
        with TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
            inside = Path(folder, path.name)
            inside.mkdir()
            if _unpacked(archive, inside, csv_tables.SUFFIXES):
                return csv_tables.read(inside, ontology, mappings)
            if _unpacked(archive, inside, markdown_notes.SUFFIXES):
                return markdown_notes.read(inside, ontology)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    message = "the archive holds no tables and no notes"
    return refused(path.name, UnreadableError(message, Place(path.name), "put .csv or .md files there").problem)


def written(contents: Contents) -> Written:
    """Return an organisation as a zipped folder of CSV tables."""
    held = BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        made = csv_writer.write(Path(folder), contents.nodes, contents.links, contents.readings, contents.ontology)
        for file in made:
            archive.write(file, file.name)
    return Written(held.getvalue())


def _unpacked(archive: zipfile.ZipFile, folder: Path, suffixes: tuple[str, ...]) -> int:
    """Unpack the files of some endings under their own names alone, wherever they stood; return how many."""
    names: set[str] = set()
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename.replace("\\", "/")).name
        if entry.is_dir() or not name.lower().endswith(suffixes) or name.startswith((".", "~")):
            continue
        if name in names:
            raise UnreadableError(
                f"two files in the archive are called {name}", Place(folder.name), "rename one of them"
            )
        names.add(name)
        with archive.open(entry) as packed, (folder / name).open("wb") as file:
            copyfileobj(packed, file)
    return len(names)
