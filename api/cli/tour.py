"""The command for the first five minutes: an example organisation and its answer, then in a browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Never

import typer

from api.cli.options import command
from api.cli.output import progress, write_lines
from api.cli.request import Request
from api.cli.serving import WANTED_PORT, Port, answer_until_stopped

FIRST = "health_board"
KEPT_AS = "example.db"

Name = Annotated[str, typer.Argument(metavar="NAME", help="Which example: health_board, small, one_team …")]
Once = Annotated[bool, typer.Option("--once", help="End after the answer, without a server.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "language")(demo)


def demo(request: Request, name: Name = FIRST, once: Once = False, port: Port = WANTED_PORT) -> None:
    """Load an example organisation, print its answer in a dozen sentences, and answer in a browser until Ctrl-C.

    The example goes into a store that is thrown away, or into the one that --store names.
    """
    with _kept_or_not(request, name) as own:
        from api.answers.sight import SightAnswer
        from api.demo import load_example
        from api.say.demo import demo_lines, next_lines
        from api.user import user_name

        session, today = own.session, (request.settings.today or date.today()).isoformat()
        with progress("Loading the example"):
            load_example(session, name, user_name())
        answer = SightAnswer(session.case)
        write_lines(demo_lines(name, answer, session.findings(), session.names))
        write_lines(next_lines(request.store or KEPT_AS, name, answer, kept=bool(request.store), today=today))
        if not once:
            write_lines([""])
            answer_until_stopped(own.settings, port)


@contextmanager
def _kept_or_not(request: Request, name: str) -> Iterator[Request]:
    """Give the request on the day of the example; where it names no store, with one that is thrown away."""
    from api.demo import example_day

    own = replace(request, day=example_day(name))
    with TemporaryDirectory(prefix="goldenthread-") as folder, _removed_when_told_to_end():
        if not request.store:
            own = replace(own, store=str(Path(folder) / KEPT_AS))
        try:
            yield own
        finally:
            own.close()


@contextmanager
def _removed_when_told_to_end() -> Iterator[None]:
    """Let the signal to end be an exception, so that what is thrown away goes then, too."""

    def end(number: int, _: object) -> Never:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
