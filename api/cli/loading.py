"""Commands that take files in: load them, or only check them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.faults import INPUT
from api.cli.options import CHANGING, command
from api.cli.output import progress, write_bytes
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
MappingFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--mapping", metavar="FILE", show_default=False,
        help="How to read a table that is none of ours: a YAML file, or a name such as risk_register.",
    ),
]  # fmt: skip
AcceptGuess = Annotated[bool, typer.Option("--accept-guess", help="Read tables that are none of ours as guessed.")]
SaveMapping = Annotated[
    Path | None,
    typer.Option(
        "--save-mapping", metavar="FILE", show_default=False, help="Write how such tables are read to a new file."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *CHANGING, "everything")(load)
    command(app, "store", "kinds", "language", "json", "everything")(check)
    command(app, "store", "kinds", "language", "json")(mapping)


def load(
    request: Request,
    paths: SomePaths = None,
    packs: Packs = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    replace: Replace = False,
    mapping: MappingFiles = None,
    accept_guess: AcceptGuess = False,
    save_mapping: SaveMapping = None,
) -> None:
    """Load files into the store, as one revision that can be undone as one.

    Says what was created, changed, the same, ended and refused, everything that is wrong and where, and which findings
    appear and go. Loading the same again changes nothing. Nothing ends because it is absent, unless --replace is given.

    A table that is none of ours is read by a mapping: by --mapping, else as such a table was read before. Else a guess
    is shown and nothing of the table is loaded, unless --accept-guess is given.
    """
    from api.loading import Manner, handed_over, load, read_all
    from api.mapping import mappings_for, refuse_taken, remember_translations, save
    from api.say.load import load_lines
    from graph.errors import WrongUse

    if not paths and not packs:
        raise WrongUse(
            "name a file or folder to load, or a pack with --pack NAME; `goldenthread template` makes a file"
        )
    refuse_taken(save_mapping)
    session = request.session
    mappings = mappings_for(session, mapping or [], accept=accept_guess)
    with progress("Reading"):
        batches = list(read_all(session, paths or [], packs or [], mappings))
    if save_mapping:
        save(mappings.used, save_mapping)
    sources = "; ".join(batch.source for batch in batches)
    with progress("Loading"):
        manner = Manner(dry_run, strict, replace)
        loaded = load(session, handed_over(batches), request.commit("load", sources), manner, mappings.used)
    if not dry_run:
        remember_translations(session, mappings)
    request.answer(loaded.record, lambda: load_lines(loaded, request.shown))
    if loaded.plan.has_errors:
        raise typer.Exit(INPUT)


def check(request: Request, paths: Paths, mapping: MappingFiles = None, accept_guess: AcceptGuess = False) -> None:
    """Say what files hold and what is wrong with them; nothing is stored.

    Works without a store; if there is one, links and names may lead to what it holds.
    """
    from api.checking import check_files
    from api.mapping import mappings_for
    from api.say.check import check_lines

    mappings = mappings_for(request.session, mapping or [], accept=accept_guess)
    with progress("Reading"):
        found = check_files(request.session, paths, mappings)
    request.answer(found.record, lambda: check_lines(found, request.shown))
    if found.has_errors:
        raise typer.Exit(INPUT)


def mapping(request: Request, paths: SomePaths = None) -> None:
    """Print as YAML how tables that are none of ours could be read; without a file, list the mappings that are there.

    Of a model of another program, such as ArchiMate, it prints which kinds and links its types become.

    Save it, correct it, and give it back: `goldenthread mapping risks.xlsx > risks.yaml`, then
    `goldenthread load risks.xlsx --mapping risks.yaml`. Comments say how sure each column is.
    """
    from api.mapping import guess
    from api.say.mapping import shipped_lines
    from graph.errors import WrongUse
    from loaders.mapping_shipped import shipped

    session = request.session
    if not paths:
        known = shipped(session.ontology).values()
        request.answer(
            lambda: {"mappings": [{"name": one.name, "kind": one.kind} for one in known]},
            lambda: shipped_lines(known, session.settings.language),
        )
        return
    with progress("Reading"):
        guessed = guess(session, paths)
    if not guessed.text:
        raise WrongUse(
            "there is nothing to guess: every table is one of ours, or has no column that is known; "
            "`goldenthread check` says which"
        )
    if request.json:
        request.answer(guessed.record, list)
    else:
        write_bytes(guessed.text.encode())
