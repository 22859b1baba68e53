"""Commands that suggest and never decide: links that may be missing, what may be one thing; and what makes it one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.faults import INPUT
from api.cli.loading import DryRun
from api.cli.options import ASKING, CHANGING, Item, command
from api.cli.output import progress
from api.cli.request import Request

Works = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORK]…", show_default=False, help="Work by id or name; else all that is adrift."),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE] [FILE]", show_default=False,
        help="Two files, or one to compare with the store; none for things that may be twice in the store.",
    ),
]  # fmt: skip
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The same thing once more, which goes.")]
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
    command(app, *CHANGING, "everything")(merge)


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


def match(request: Request, paths: Paths = None, same: Same = None, load: Load = False) -> None:
    """Find things that may be one, with reasons; nothing is put together without a yes for each pair.

    Without a file it looks within the store; `goldenthread merge` makes two things of the store one.

    `goldenthread match ours.xlsx theirs.xlsx` lists pairs. With --same ours=theirs for those that are one, it shows
    what putting them together and loading both would do, to the findings too; with --load it is done, as one revision.
    """
    from api.matching import Matched, duplicates_of, join, match, sources
    from api.say.matching import duplicate_lines, match_lines

    session = request.session
    chosen = _pairs(same or [])
    if not paths and not chosen and not load:
        within = Matched(duplicates_of(session), ())
        request.answer(within.record, lambda: duplicate_lines(within, request.shown))
        return
    with progress("Reading"):
        found = sources(session, paths or [])
        names = "; ".join(path.name for path in paths or [])
        done = join(session, found, chosen, request.commit("load", names), dry_run=not load) if chosen or load else None
    matched = done or match(found)
    request.answer(matched.record, lambda: match_lines(matched, request.shown))
    if any(problem.severity == "error" for problem in matched.problems):
        raise typer.Exit(INPUT)


def merge(request: Request, item: Item, other: Other, dry_run: DryRun = False) -> None:
    """Make two things of the store one: links and readings of the second go over to the first, and the second goes.

    What only the second says is taken; where both say something, the first counts, and the rest is listed. It is one
    revision that can be undone as one. `goldenthread merge R3 R17 --dry-run` shows what it would do, to findings too.
    """
    from api.merging import merge_things
    from api.say.matching import merged_lines

    session = request.session
    ends = session.id_of(item), session.id_of(other)
    merged = merge_things(session, *ends, request.commit("merge"), dry_run=dry_run)
    request.answer(merged.record, lambda: merged_lines(merged, request.shown))


def _pairs(given: list[str]) -> dict[str, str]:
    """Return ids of the first source, by ids of the second."""
    from graph.errors import WrongUse

    if wrong := [pair for pair in given if "=" not in pair]:
        raise WrongUse(f"a pair is two ids with = between them, not {', '.join(wrong)}")
    split = (pair.partition("=")[::2] for pair in given)
    return {right.strip(): left.strip() for left, right in split}
