"""All commands, in the order in which people meet them."""

from __future__ import annotations

import typer

from api.cli import asking, editing, keeping, loading, past, tour

ABOUT = """See an organisation as a system: which work serves its purpose, which does not, and how anyone can tell.

Start with `goldenthread demo`. Exit codes: 0 fine, 1 problems in the input, 2 wrong use, 3 the store cannot be reached.
"""

app = typer.Typer(
    name="goldenthread",
    help=ABOUT,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for family in (tour, loading, asking, editing, past, keeping):
    family.register(app)
