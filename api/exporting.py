"""Writing an organisation out in open forms."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from api.session import Session
from graph.errors import WrongUse
from graph.merge import span
from graph.model import Link, Node, Reading

FORMS = ("json", "csv", "graphml")
END_OF_TIME = "9999-12-31"


def export(session: Session, form: str, out: Path | None) -> bytes | None:
    """Write everything live, or what is within the scope, and return what belongs on standard output.

    Args:
        session: Whose store.
        form: One of `FORMS`.
        out: A file, or a folder for csv; None for standard output.

    Returns:
        The bytes for standard output; None when they were written to `out`.

    Raises:
        WrongUse: If the form is unknown, or csv has no folder to go to.
    """
    if form not in FORMS:
        raise WrongUse(f"there is no form {form!r}; there are {', '.join(FORMS)}")
    nodes, links, readings = everything(session, session.scope)
    if form == "csv":
        _csv(session, out, nodes, links, readings)
        return None
    data = _json(nodes, links, readings) if form == "json" else _graphml(nodes, links)
    if out is None:
        return data
    new_folder(out.parent)
    out.write_bytes(data)
    return None


def bundle(session: Session, form: str, nodes: list[Node], links: list[Link], readings: list[Reading]) -> bytes:
    """Return what was taken from a store as one file in one of `FORMS`: csv as a zip of its tables."""
    if form == "csv":
        return _zipped(session, nodes, links, readings)
    return _json(nodes, links, readings) if form == "json" else _graphml(nodes, links)


def everything(session: Session, scope: int | None) -> tuple[list[Node], list[Link], list[Reading]]:
    """Return everything live in the store, or what belongs to a unit, with the links among it.

    Live means: not taken out. What has ended is among it. As of a day, what begins or was read after it is not.
    """
    known, case = session.past or session.store, session.case
    ids = [
        node_id for at, node_id in enumerate(case.snapshot.ids) if scope is None or case.inside(at, scope)
    ]  # fmt: skip
    nodes = known.nodes(ids)
    if day := session.past.day if session.past else "":
        ids = [node_id for node_id in ids if span(nodes[node_id])[0] <= day]
    chosen, until = set(ids), day or END_OF_TIME
    links = [link for link in known.links(ids) if link.source in chosen and link.target in chosen]
    readings = [reading for reading in known.readings(ids) if reading.date <= until]
    return [nodes[node_id] for node_id in ids], [link for link in links if span(link)[0] <= until], readings


def new_file(path: Path) -> Path:
    """Return a path that nothing stands at yet, its folder made.

    Raises:
        WrongUse: If there is something already.
    """
    if path.exists():
        raise WrongUse(f"{path} is there already; name another file with --out, or move it away")
    new_folder(path.parent)
    return path


def new_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing."""
    path.mkdir(parents=True, exist_ok=True)


def _json(nodes: list[Node], links: list[Link], readings: list[Reading]) -> bytes:
    from loaders.json_file import write

    return write(nodes, links, readings)


def _graphml(nodes: list[Node], links: list[Link]) -> bytes:
    from loaders.graphml import write

    return write(nodes, links).encode()


def _csv(session: Session, out: Path | None, nodes: list[Node], links: list[Link], readings: list[Reading]) -> None:
    from loaders.csv_writer import write

    if out is None:
        raise WrongUse("csv is a folder of tables: name it with --out FOLDER")
    if out.is_file():
        raise WrongUse(f"{out} is a file; csv is a folder of tables: name a folder with --out")
    write(out, nodes, links, readings, session.ontology)


def _zipped(session: Session, nodes: list[Node], links: list[Link], readings: list[Reading]) -> bytes:
    from loaders.csv_writer import write

    held = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for file in write(Path(folder), nodes, links, readings, session.ontology):
            archive.write(file, file.name)
    return held.getvalue()
