"""Canonical tables in CSV: one file, or a folder with a file for each table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.model import Batch, Place, Problem
from graph.ontology import Ontology
from graph.problem_list import Problems
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.canonical import read_tables
from loaders.decoding import REPLACED, about_encoding, encoding_of, open_text
from loaders.grid import Grid, table_of
from loaders.mapping_choice import Mappings
from loaders.tables import Cell, Table

SUFFIXES = (".csv", ".tsv", ".tab")
SEPARATORS = ",;\t"
UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
BINARY_SHARE = 0.05
LONGEST_RECORD = 200


def is_text(head: bytes) -> bool:
    """Tell whether a file is text: not an archive, a document or XML, and without the zeros of other encodings."""
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"<", b"{", *UTF_32)):
        return False
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) <= BINARY_SHARE * len(head)


ACCEPTS = Accepts(
    "CSV tables (a file, or a folder of them)", SUFFIXES, is_text, by_content=False, folders=True, maps=True
)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a CSV file, or a folder of them, holds; foreign tables by `mappings`."""
    files = sorted(file for file in path.iterdir() if _is_table(file)) if path.is_dir() else [path]
    if not files:
        message = "the folder holds no table"
        return refused(
            path.name, Problem("error", message, Place(path.name), suggestion="put nodes.csv or processes.csv there")
        )
    problems = Problems()
    try:
        return read_tables(path.name, _tables(files, problems), ontology, problems, mappings)
    except UnreadableError as stop:
        return refused(path.name, *problems, stop.problem)


def _is_table(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~"))


def _tables(files: Sequence[Path], problems: Problems) -> Iterator[Table]:
    for file in files:
        place = Place(file.name)
        with file.open("rb") as start:
            head = start.read(1 << 16)
        if not is_text(head):
            raise UnreadableError("this is not a text file that can be read", place, "save it as CSV UTF-8")
        encoding = encoding_of(file)
        problems.extend(about_encoding(encoding, place))
        if table := table_of(Grid(file.stem, place, _rows(file, encoding, problems)), problems):
            yield table
        elif len(files) == 1:
            raise UnreadableError("the file is empty", place, "the first row holds the names of the columns")
        else:
            problems.append(Problem("warning", "the file is empty", place))


def _rows(file: Path, encoding: str, problems: Problems) -> Iterator[tuple[int, Sequence[Cell]]]:
    with open_text(file, encoding) as text:
        separator, skipped = _separator(text.readline())
        if not skipped:
            text.seek(0)
        reader = csv.reader(text, delimiter=separator)
        before = skipped
        try:
            for cells in reader:
                number, before = before + 1, skipped + reader.line_num
                if before - number > LONGEST_RECORD:
                    problems.append(_unclosed(file, number, before))
                if REPLACED in "".join(cells):
                    message = "the row holds a character that could not be read"
                    problems.append(Problem("warning", message, Place(file.name, row=number)))
                yield number, cells
        except csv.Error as error:
            raise UnreadableError(
                f"the row cannot be parted into cells ({_in_words(error)})",
                Place(file.name, row=before + 1),
                "look for a quote that is not closed",
            ) from None


def _in_words(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"one of them would hold more than {csv.field_size_limit():,} characters"
    return str(error)


def _unclosed(file: Path, first: int, last: int) -> Problem:
    message = f"one record runs over {last - first + 1} lines: a quote may not be closed"
    return Problem("warning", message, Place(file.name, row=first), suggestion="close the quote")


def _separator(line: str) -> tuple[str, int]:
    """Return what parts the cells of a first line, and how many lines only say so (`sep=;`, as Excel writes it)."""
    if line.strip().lower().startswith("sep=") and len(line.strip()) == len("sep=") + 1:
        return line.strip()[-1], 1
    quoted = False
    counts = dict.fromkeys(SEPARATORS, 0)
    for letter in line:
        quoted ^= letter == '"'
        if letter in counts and not quoted:
            counts[letter] += 1
    return max(SEPARATORS, key=lambda separator: counts[separator]), 0
