"""All commands, in the order in which people meet them."""

from __future__ import annotations

import typer

from api.cli.access import register as register_access
from api.cli.asking import register as register_asking
from api.cli.charting import register as register_charting
from api.cli.drawing import register as register_drawing
from api.cli.editing import register as register_editing
from api.cli.keeping import register as register_keeping
from api.cli.loading import register as register_loading
from api.cli.matching import register as register_matching
from api.cli.past import register as register_past
from api.cli.questioning import register as register_questioning
from api.cli.reporting import register as register_reporting
from api.cli.serving import register as register_serving
from api.cli.stewarding import register as register_stewarding
from api.cli.system import register as register_system
from api.cli.tour import register as register_tour

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
for register in (
    register_tour, register_loading, register_matching, register_asking, register_questioning, register_stewarding,
    register_system, register_charting, register_reporting, register_serving, register_drawing,
    register_editing, register_past, register_keeping, register_access,
):  # fmt: skip
    register(app)
