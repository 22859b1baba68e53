"""The command for the first five minutes: an example organisation and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from api.cli.options import command
from api.cli.output import progress, write_lines
from api.cli.request import Request

KEPT_AS = "example.db"

Name = Annotated[str, typer.Argument(metavar="NAME", help="Which example: small, one_team …")]
Once = Annotated[bool, typer.Option("--once", help="End after the answer, without what to try next.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "language")(demo)


def demo(request: Request, name: Name = "small", once: Once = False) -> None:
    """Load an example organisation and print its answer in a dozen sentences, each with its reason.

    The example goes into a store that is thrown away, or into the one that --store names.
    """
    with _kept_or_not(request) as own:
        from api.answers.sight import SightAnswer
        from api.cli.request import user_name
        from api.demo import load_example
        from api.say.demo import demo_lines, next_lines

        session = own.session
        with progress("Loading the example"):
            load_example(session, name, user_name())
        answer = SightAnswer(session.case)
        write_lines(demo_lines(name, answer, session.findings(), session.names))
        if not once:
            write_lines(next_lines(request.store or KEPT_AS, name, answer, kept=bool(request.store)))


@contextmanager
def _kept_or_not(request: Request) -> Iterator[Request]:
    """Give the request itself where it names a store, else one with a store that is thrown away."""
    if request.store:
        yield request
        return
    with TemporaryDirectory(prefix="goldenthread-") as folder:
        own = replace(request, store=str(Path(folder) / KEPT_AS))
        try:
            yield own
        finally:
            own.close()
