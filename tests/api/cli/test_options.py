"""Commands and the options they share."""

from __future__ import annotations

from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from api.cli.options import ASKING, command
from api.cli.request import Request
from graph.errors import Ambiguous, DeclarationError, GoldenThreadError, NotFound, Refused, StoreBusy, StoreUnreachable
from graph.model import Problem

RUNNER = CliRunner()


def app_with(error: BaseException | None = None) -> typer.Typer:
    """Return an app with one command, which says what it was given or raises an error."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

    def show(request: Request, word: str, twice: Annotated[bool, typer.Option("--twice")] = False) -> None:
        """Show what was given."""
        if error:
            raise error
        typer.echo(f"{word} {twice} {request.store} {request.scope} {request.json} {request.everything}")

    command(app, *ASKING)(show)
    return app


def test_shared_options_fill_the_request_and_others_the_function() -> None:
    result = RUNNER.invoke(app_with(), ["x", "--twice", "--store", "a.db", "--scope", "U1", "--json", "--all"])

    assert result.stdout.split() == ["x", "True", "a.db", "U1", "True", "True"]
    assert result.exit_code == 0


def test_shared_options_are_in_the_help_with_the_words_of_the_function() -> None:
    result = RUNNER.invoke(app_with(), ["--help"])

    assert "Show what was given." in result.stdout
    assert "--store" in result.stdout
    assert "request" not in result.stdout.lower()


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (GoldenThreadError("it broke, mend it"), 1, "It broke, mend it"),
        (Refused([Problem("error", "there is no field colour", value="x", suggestion="name")]), 1, "Try: name."),
        (DeclarationError(["kinds.yaml:3: no such key"]), 1, "kinds.yaml:3"),
        (NotFound("there is nothing called 'x'"), 2, "There is nothing called 'x'"),
        (Ambiguous("a", [("a1", "one"), ("a2", "two")]), 2, "a2  two"),
        (StoreUnreachable("it is not there"), 3, "It is not there"),
        (StoreBusy("somebody writes"), 3, "Somebody writes"),
        (FileNotFoundError(2, "No such file", "x.csv"), 2, "x.csv: No such file"),
        (RuntimeError("who knows"), 1, "fault of Golden Thread"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_every_error_is_one_message_and_a_code(error: BaseException, code: int, said: str) -> None:
    result = RUNNER.invoke(app_with(error), ["x"], env={"COLUMNS": "200", "GOLDENTHREAD_DEBUG": None})

    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_a_developer_may_see_the_traceback() -> None:
    result = RUNNER.invoke(app_with(RuntimeError("who knows")), ["x"], env={"GOLDENTHREAD_DEBUG": "1"})

    assert "Traceback" in result.stderr
    assert result.exit_code == 1


def test_an_unknown_option_is_wrong_use() -> None:
    result = RUNNER.invoke(app_with(), ["x", "--colour"])

    assert result.exit_code == 2
    assert "--colour" in result.stderr
