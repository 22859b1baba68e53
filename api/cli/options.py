"""Commands and the options they share, each declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

import typer

from api.cli.faults import faults_told
from api.cli.output import prepare_streams
from api.cli.request import Request

Store = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="URL", show_default=False,
        help="Where the organisation is kept: a file or neo4j://…; else GOLDENTHREAD_STORE, else goldenthread.db here.",
    ),
]  # fmt: skip
Scope = Annotated[
    str | None,
    typer.Option("--scope", metavar="UNIT", show_default=False, help="Only this unit and what is below it."),
]
Kinds = Annotated[
    str | None,
    typer.Option("--kinds", metavar="FOLDER", show_default=False, help="A folder with kinds of your own, as YAML."),
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="en|cy", show_default=False, help="Language of names and labels."),
]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON (docs/json.md).")]

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", show_default=False, help="What was true on that day, as known now."),
]
RecordedAt = Annotated[
    str | None,
    typer.Option(
        "--recorded-at", metavar="TIME", show_default=False,
        help="Only what was recorded by then: a day (its end), a time (UTC), or a revision.",
    ),
]  # fmt: skip
Everything = Annotated[bool, typer.Option("--all", help="Show everything, however long.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", show_default=False, help="Who does it; else your name on this computer."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", show_default=False, help="The reason, kept for ever.")]

SHARED: Mapping[str, tuple[Any, Any]] = MappingProxyType(
    {
        "store": (Store, None),
        "scope": (Scope, None),
        "kinds": (Kinds, None),
        "language": (Language, None),
        "json": (Json, False),
        "as_of": (AsOf, None),
        "recorded_at": (RecordedAt, None),
        "everything": (Everything, False),
        "by": (By, None),
        "why": (Why, ""),
    }
)
PAST = ("as_of", "recorded_at")
ASKING = ("store", "scope", "kinds", "language", *PAST, "json", "everything")
CHANGING = ("store", "kinds", "language", "json", "by", "why")

Item = Annotated[str, typer.Argument(metavar="ID", help="An id, a name, or the start of one.")]

Body = Callable[..., None]


def command(app: typer.Typer, *shared: str, name: str | None = None) -> Callable[[Body], Body]:
    """Register a function as a command: its first parameter is the request, the shared options named here fill it.

    Whatever goes wrong in it becomes a message and an exit code.
    """

    def register(body: Body) -> Body:
        @wraps(body)
        def run(**given: Any) -> None:
            prepare_streams()
            request = Request(**{option: given.pop(option) for option in shared})
            with faults_told():
                try:
                    body(request, **given)
                finally:
                    request.close()

        _describe(run, body, shared)
        app.command(name, short_help=(body.__doc__ or "").partition("\n")[0])(run)
        return body

    return register


def _describe(run: Any, body: Body, shared: tuple[str, ...]) -> None:
    """Give the wrapper the parameters of its body, without the request and with the shared options."""
    hints = get_type_hints(body, include_extras=True)
    own = list(inspect.signature(body).parameters.values())[1:]
    parameters = [
        parameter.replace(annotation=hints[parameter.name], kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own
    ]
    for option in shared:
        annotation, default = SHARED[option]
        parameters.append(
            inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        )
    run.__signature__ = inspect.Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    # The wrapper is what is registered; typer must not look through it at the body.
    del run.__wrapped__
