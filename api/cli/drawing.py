"""The command that draws a map into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import command
from api.cli.output import progress, write_lines
from api.cli.request import Request

Items = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]…", show_default=False, help="Only these things and what is one link away."),
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "scope", "kinds", "language", name="map")(draw)


def draw(request: Request, items: Items = None, out: Out = Path("goldenthread-map.html")) -> None:
    """Draw a map into one file that needs nothing else: to open in a browser, or to send by mail.

    Work stands in bands of peers and flows from left to right; needs and purpose are at the right. The file holds the
    same as tables, too.
    """
    from api.drawing import map_page
    from api.exporting import new_file

    file = new_file(out)
    with progress("Drawing"):
        page = map_page(request.session, items or [])
    file.write_text(page, encoding="utf-8", newline="\n")
    write_lines([f"Written to {out}."])
