"""Commands that suggest and never decide: links that may be missing, things of two sources that may be one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.faults import INPUT
from api.cli.options import ASKING, CHANGING, command
from api.cli.output import progress
from api.cli.request import Request

Works = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORK]…", show_default=False, help="Work by id or name; else all that is adrift."),
]
Paths = Annotated[
    list[Path], typer.Argument(metavar="FILE [FILE]", help="Two files, or one to compare with the store.")
]
Same = Annotated[
    list[str] | None,
    typer.Option(
        "--same", metavar="ID=ID", show_default=False, help="These two are one thing; the first source's id first."
    ),
]
Load = Annotated[bool, typer.Option("--load", help="Load both as one, with the chosen pairs put together.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, *ASKING)(suggest)
    command(app, *CHANGING, "everything")(match)


def suggest(request: Request, items: Works = None) -> None:
    """Suggest links for work that is adrift, each with its reasons and the command that makes it; nothing is made.

    Only what the ontology allows is suggested: by likeness of the texts, the unit, and where work like it leads.
    """
    from api.answers.suggest import SuggestAnswer
    from api.say.suggest import suggest_lines

    session = request.session
    asked = tuple(session.position(item) for item in items or ())
    answer = SuggestAnswer(session.case, session.scope, asked)
    request.answer(answer.record, lambda: suggest_lines(answer, session.names, request.shown))


def match(request: Request, paths: Paths, same: Same = None, load: Load = False) -> None:
    """Find things of two sources that may be one, with reasons; nothing is put together without a yes for each pair.

    `goldenthread match ours.xlsx theirs.xlsx` lists pairs. With --same ours=theirs for those that are one, it shows
    what putting them together and loading both would do, to the findings too; with --load it is done, as one revision.
    """
    from api.matching import join, match, sources
    from api.say.matching import match_lines

    session = request.session
    chosen = _pairs(same or [])
    with progress("Reading"):
        found = sources(session, paths)
        names = "; ".join(path.name for path in paths)
        done = join(session, found, chosen, request.commit("load", names), dry_run=not load) if chosen or load else None
    matched = done or match(found)
    request.answer(matched.record, lambda: match_lines(matched, request.shown))
    if any(problem.severity == "error" for problem in matched.problems):
        raise typer.Exit(INPUT)


def _pairs(given: list[str]) -> dict[str, str]:
    """Return ids of the first source, by ids of the second."""
    from graph.errors import WrongUse

    if wrong := [pair for pair in given if "=" not in pair]:
        raise WrongUse(f"a pair is two ids with = between them, not {', '.join(wrong)}")
    split = (pair.partition("=")[::2] for pair in given)
    return {right.strip(): left.strip() for left, right in split}
