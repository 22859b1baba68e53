"""Writing an organisation out in open forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.session import Session
from graph.errors import WrongUse
from graph.merge import span
from graph.model import Link, Lost, Node, Reading

if TYPE_CHECKING:
    from loaders.forms import Contents, Written

END_OF_TIME = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of an export.

    Attributes:
        data: The bytes for standard output; None when they were written to a file or folder.
        lost: What the form cannot hold.
    """

    data: bytes | None
    lost: Sequence[Lost] = ()


def export(session: Session, form: str, out: Path | None) -> Exported:
    """Write everything live, or what is within the scope.

    Args:
        session: Whose store.
        form: One of `loaders.forms.FORMS`.
        out: A file, or a folder for csv; None for standard output.

    Raises:
        WrongUse: If the form is unknown or cannot hold it, or csv has no folder to go to.
    """
    from loaders.forms import Contents

    _check_form(form)
    contents = Contents(*everything(session, session.scope), session.ontology)
    if form == "csv":
        _csv(out, contents)
        return Exported(None)
    made = bundle(form, contents)
    if out is None:
        return Exported(made.data, made.lost)
    new_folder(out.parent)
    out.write_bytes(made.data)
    return Exported(None, made.lost)


def bundle(form: str, contents: Contents) -> Written:
    """Return what was taken from a store as one file in one of `loaders.forms.FORMS`: csv as a zip of its tables.

    Raises:
        WrongUse: If there is no such form, or it cannot hold that.
    """
    from loaders.forms import FORMS, CannotWriteError

    _check_form(form)
    try:
        return FORMS[form].write(contents)
    except CannotWriteError as error:
        raise WrongUse(str(error)) from None


def _check_form(form: str) -> None:
    from loaders.forms import FORMS

    if form not in FORMS:
        raise WrongUse(f"there is no form {form!r}; there are {', '.join(FORMS)}")


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


def _csv(out: Path | None, contents: Contents) -> None:
    from loaders.csv_writer import write

    if out is None:
        raise WrongUse("csv is a folder of tables: name it with --out FOLDER")
    if out.is_file():
        raise WrongUse(f"{out} is a file; csv is a folder of tables: name a folder with --out")
    write(out, contents.nodes, contents.links, contents.readings, contents.ontology)
