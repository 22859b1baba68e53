"""Canonical tables in one YAML file: `nodes:`, `links:` and `readings:`, or a list under the name of a kind's table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.marked_yaml import MAX_BYTES, Marked, YamlError, read_yaml
from graph.model import Batch, Link, Node, Place, Problem, Reading
from graph.ontology import Ontology
from graph.records import reading_record
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.canonical import read_tables
from loaders.decoding import about_encoding, encoding_of, open_text
from loaders.forms import Contents, Written
from loaders.json_file import link_entry, node_entry
from loaders.tables import Row, Table

LINE_WIDTH = 120

ACCEPTS = Accepts(
    "YAML", (".yaml", ".yml"), lambda head: any(word in head for word in (b"nodes:", b"links:", b"readings:"))
)


def read(path: Path, ontology: Ontology) -> Batch:
    """Return what a YAML file holds."""
    place = Place(path.name)
    if path.stat().st_size > MAX_BYTES:
        limit = f"the file is larger than {MAX_BYTES // 2**20} MB"
        return refused(path.name, Problem("error", limit, place, suggestion="split it, or use CSV tables"))
    encoding = encoding_of(path)
    with open_text(path, encoding) as file:
        batch = read_text(file.read(), path.name, ontology)
    about = about_encoding(encoding, place)
    return replace(batch, problems=(*about, *batch.problems)) if about else batch


def read_text(text: str, name: str, ontology: Ontology) -> Batch:
    """Return what a YAML text holds; `name` is what it is called in problems and as the source."""
    problems: list[Problem] = []
    try:
        marked = read_yaml(text)
        return read_tables(name, _tables(marked, name, problems), ontology, problems)
    except YamlError as error:
        return refused(name, Problem("error", str(error), Place(name, row=error.line)))
    except UnreadableError as stop:
        return refused(name, stop.problem)


def write(nodes: Iterable[Node], links: Iterable[Link] = (), readings: Iterable[Reading] = ()) -> str:
    """Return a YAML text in the order given; `read` gives back the same."""
    import yaml

    lists = {
        "nodes": [node_entry(node) for node in nodes],
        "links": [link_entry(link) for link in links],
        "readings": [reading_record(reading) for reading in readings],
    }
    filled = {name: entries for name, entries in lists.items() if entries} or {"nodes": []}
    return str(yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=LINE_WIDTH))


def written(contents: Contents) -> Written:
    """Return an organisation as YAML."""
    return Written(write(contents.nodes, contents.links, contents.readings).encode())


def _tables(marked: Marked, name: str, problems: list[Problem]) -> Iterator[Table]:
    if not isinstance(marked.data, dict):
        raise UnreadableError(
            "the file holds no lists called nodes, links or readings", Place(name, row=1), "start with nodes:"
        )
    for path in marked.repeated:
        message = f"the key {path[-1]} stands twice; the first counts"
        problems.append(
            Problem("error", message, Place(name, row=_row(marked, path), column=str(path[-1])), str(path[-1]))
        )
    for key, entries in marked.data.items():
        place = Place(name, row=marked.line(key), column=key)
        if entries is None:
            continue
        if isinstance(entries, list):
            yield Table(key, place, (), _rows(marked, key, name, problems))
        else:
            hint = "write each entry on a line that begins with -"
            problems.append(Problem("error", f"{key} is not a list of entries; it is not read", place, key, hint))


def _rows(marked: Marked, key: str, name: str, problems: list[Problem]) -> Iterator[Row]:
    for number, entry in enumerate(marked.data[key]):
        place = Place(name, row=marked.line(key, number))
        if isinstance(entry, dict):
            yield Row(place, {column: cell for column, cell in entry.items() if cell is not None})
        else:
            message = f"an entry of {key} needs names and values, such as name: Triage"
            problems.append(Problem("error", message, place, str(entry)))


def _row(marked: Marked, path: tuple[str | int, ...]) -> int:
    """Return the line of the entry that a path belongs to: problems name the entry, and its key as column."""
    return marked.line(*path[:2])
