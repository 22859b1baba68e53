"""The command that writes a report into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import command
from api.cli.output import progress, write_lines
from api.cli.request import Request

Kind = Annotated[str, typer.Argument(metavar="KIND", help="annual, board, directorate, team or handover.")]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", show_default=False, help="First day of the time; else a year before."),
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", show_default=False, help="Last day of the time; else today.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", show_default=False, help="A file: .html or .docx.")]
Public = Annotated[bool, typer.Option("--public", help="For everybody: no messages, problems, risks or roles.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "scope", "kinds", "language", "recorded_at")(report)


def report(
    request: Request, kind: Kind, start: From = None, end: To = None, out: Out = None, public: Public = False
) -> None:
    """Write a report: the yearly one by standards, a paper for board or directorate, a team's board, a handover.

    Every claim names the records that it rests on, and what is missing or out of date is said. The same revision and
    days give the same bytes.
    """
    from api.exporting import new_file
    from api.reporting.report import made, suffix_of, wished, written
    from graph.moments import moment_of

    session = request.session
    wish = wished(kind, start, end or session.today, session.settings.language, public=public)
    target = out or Path(f"goldenthread-{kind}.html")
    with progress("Writing"):
        then = session.at(moment_of(wish.period.end, request.recorded_at))
        case = then.case
        found = made(wish, case, lambda: then.findings_of(case, None), then.scope)
        data = written(found, suffix_of(target))
    new_file(target).write_bytes(data)
    write_lines([f"Written to {target}."])
