"""Commands that take files in: load them, or only check them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.faults import INPUT
from api.cli.options import CHANGING, command
from api.cli.output import progress
from api.cli.request import Request

Paths = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Files and folders, one or more.", show_default=False)
]
SomePaths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Files and folders, one or more.", show_default=False),
]
Packs = Annotated[
    list[str] | None,
    typer.Option("--pack", metavar="NAME", show_default=False, help="A pack of reference items, such as hcqs_2023."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what it would do.")]
Strict = Annotated[bool, typer.Option("--strict", help="Load nothing if anything is wrong.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="End what these files brought before and do not bring any more.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *CHANGING, "everything")(load)
    command(app, "store", "kinds", "language", "json", "everything")(check)


def load(
    request: Request,
    paths: SomePaths = None,
    packs: Packs = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    replace: Replace = False,
) -> None:
    """Load files into the store, as one revision that can be undone as one.

    Says what was created, changed, the same, ended and refused, everything that is wrong and where, and which findings
    appear and go. Loading the same again changes nothing. Nothing ends because it is absent, unless --replace is given.
    """
    from api.loading import Manner, load, read_all
    from api.say.load import load_lines
    from graph.errors import WrongUse

    if not paths and not packs:
        raise WrongUse(
            "name a file or folder to load, or a pack with --pack NAME; `goldenthread template` makes a file"
        )
    session = request.session
    with progress("Reading"):
        batches = read_all(session, paths or [], packs or [])
    sources = "; ".join(batch.source for batch in batches)
    with progress("Loading"):
        loaded = load(session, batches, request.commit("load", sources), Manner(dry_run, strict, replace))
    request.answer(loaded.record, lambda: load_lines(loaded, request.shown))
    if loaded.plan.has_errors:
        raise typer.Exit(INPUT)


def check(request: Request, paths: Paths) -> None:
    """Say what files hold and what is wrong with them; nothing is stored.

    Works without a store; if there is one, links and names may lead to what it holds.
    """
    from api.checking import check_files
    from api.say.check import check_lines

    with progress("Reading"):
        found = check_files(request.session, paths)
    request.answer(found.record, lambda: check_lines(found, request.shown))
    if found.has_errors:
        raise typer.Exit(INPUT)
