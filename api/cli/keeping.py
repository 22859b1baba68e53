"""Commands that hand things out and keep them safe: export, template, reference pages, backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import PAST, command
from api.cli.output import progress, write_bytes, write_lines
from api.cli.request import Request

Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORM",
        help="In which form: json, csv, xlsx, yaml, graphml, gexf, archimate, stratml, cypher or mermaid.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="PATH",
        show_default=False,
        help="Where to; else standard output. csv needs a folder, xlsx a file.",
    ),
]
Workbook = Annotated[Path, typer.Option("--out", metavar="PATH", help="The workbook to write.")]
Page = Annotated[
    str | None,
    typer.Argument(metavar="PAGE", show_default=False, help="kinds, rules, commands or json; else what there is."),
]
To = Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]
CopyFrom = Annotated[str, typer.Option("--from", metavar="URL", show_default=False, help="The store to copy.")]
CopyTo = Annotated[
    str, typer.Option("--to", metavar="URL", show_default=False, help="An empty store, or the copy that was begun.")
]
From = Annotated[Path, typer.Argument(metavar="FILE", help="A file that backup wrote.")]
ReplaceStore = Annotated[
    bool, typer.Option("--replace", help="Replace a store that holds something; its file is kept beside the new one.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "kinds", "scope", *PAST)(export)
    command(app, "kinds", "language")(template)
    command(app, "kinds", "language")(docs)
    command(app, "store", "kinds")(backup)
    command(app, "store", "kinds")(restore)
    command(app, "kinds")(copy)


def export(request: Request, form: Form = "json", out: Out = None) -> None:
    """Write everything live in an open form; what the form cannot hold is counted on standard error.

    json, csv, xlsx and yaml hold everything and are read back by `load`; graphml, gexf and archimate hold nodes and
    links; stratml aims, measures and their values. cypher is for Neo4j, and mermaid draws a small map.
    """
    from api.cli.output import write_error
    from api.exporting import export
    from api.say.export import lost_lines

    with progress("Writing", quiet=out is None):
        exported = export(request.session, form, out)
    if exported.data is not None:
        write_bytes(exported.data)
    elif out is not None:
        write_lines([f"Written to {out}."])
    if lines := lost_lines(exported.lost):
        write_error("\n".join(lines))


def template(request: Request, out: Workbook = Path("goldenthread.xlsx")) -> None:
    """Write the workbook to fill in: a sheet for each kind, with drop-downs and one example row."""
    from api.exporting import new_file
    from loaders.template import template

    new_file(out).write_bytes(template(request.session.ontology, request.settings.language))
    write_lines([f"Written to {out}. Fill in the sheets that you need, then: goldenthread load {out}"])


def docs(request: Request, page: Page = None) -> None:
    """Print a page of the reference: kinds and links (your own included), rules, commands, or the JSON shapes."""
    from api.cli.pages import page_text

    write_bytes(page_text(request.session, page).encode())


def backup(request: Request, file: To) -> None:
    """Write a complete copy of the store, history included, while it is in use."""
    request.session.store.backup(file)
    write_lines([f"Backed up to {file}. `goldenthread restore {file}` brings it back."])


def restore(request: Request, file: From, replace: ReplaceStore = False) -> None:
    """Make the store out of a backup, which is checked first; all or nothing."""
    from graph.store import restore

    settings = request.settings
    with progress("Restoring"):
        head = restore(file, settings.store, replace=replace, ontology=request.session.ontology, login=settings.login)
    write_lines([f"Restored {request.settings.store} from {file}: revision {head.revision}."])


def copy(request: Request, source: CopyFrom, target: CopyTo) -> None:
    """Copy a store into another one, history included: a file into Neo4j, or the other way; one cut short goes on."""
    from graph.store import copy

    with progress("Copying"):
        head = copy(source, target, ontology=request.session.ontology, login=request.settings.login)
    write_lines([f"Copied {source} to {target}: revision {head.revision}, with the same seal."])
