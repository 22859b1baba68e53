"""The command that answers in a browser and over GraphQL."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import command
from api.cli.output import progress, write_lines
from api.cli.request import Request

if TYPE_CHECKING:
    from api.settings import Settings

WANTED_PORT = 8765

Port = Annotated[int, typer.Option("--port", metavar="NUMBER", help="Where to answer; the next free one if in use.")]
Open = Annotated[
    bool,
    typer.Option("--open", help="Let every program of this computer read, without a token, what is not personal."),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "kinds", "language")(serve)


def serve(request: Request, port: Port = WANTED_PORT, is_open: Open = False) -> None:
    """Answer in a browser and over GraphQL, on this computer only, until you stop it with Ctrl-C.

    The address that it prints lets one browser in: it holds a token that is good once. That browser may read
    and, over GraphQL, change what is recorded.
    """
    answer_until_stopped(request.settings, port, is_open=is_open)


def answer_until_stopped(settings: Settings, port: int, *, is_open: bool = False) -> None:
    """Say where the organisation of some settings answers, and let it answer until Ctrl-C."""
    from api.opening import Opening
    from graph.collector import held_collector

    with ExitStack() as stack:
        opening = stack.enter_context(closing(Opening(settings)))
        opening.begin()
        with progress("Starting"), held_collector():
            from api.admission import address_of, door_of
            from api.say.serving import serving_lines
            from api.served import Served
            from api.serving import bound, serve

            sock = stack.enter_context(bound(port, str(address_of(settings))))
            served = stack.enter_context(closing(Served(settings, opening=opening)))
            door = door_of(served, sock.getsockname()[1], is_open=is_open)
        with progress("Looking"), held_collector():
            served.wake()
        with suppress(KeyboardInterrupt):
            serve(served, sock, door, lambda: _say(serving_lines(door, port)))


def _say(lines: Iterable[str]) -> None:
    """Write lines at once: whoever waits for the address may be reading a pipe."""
    write_lines(lines)
    sys.stdout.flush()
