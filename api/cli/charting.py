"""The command that shows measures over time: in words and characters, as JSON, or as a chart in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.faults import INPUT
from api.cli.options import PAST, command
from api.cli.output import can_draw, line_width, progress, write_error, write_lines
from api.cli.request import Request

if TYPE_CHECKING:
    from api.charting import Charts

Items = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[MEASURE|FILE]…", show_default=False,
        help="Measures by id or name, what they measure, or tables of readings; else every live measure.",
    ),
]  # fmt: skip
Better = Annotated[
    str | None,
    typer.Option("--direction", metavar="increase|decrease|neutral", show_default=False, help="Which way is better."),
]
NoScreen = Annotated[bool, typer.Option("--no-screen", help="Keep large moving ranges when limits are computed.")]
FixAfter = Annotated[
    int | None,
    typer.Option(
        "--fix-after", metavar="N", show_default=False, help="Compute limits from the first N values, 12 or more."
    ),
]
RebaseAt = Annotated[
    list[str] | None,
    typer.Option(
        "--rebase", metavar="DATE", show_default=False, help="Let limits start anew on that day. Several may be given."
    ),
]
Target = Annotated[float | None, typer.Option("--target", metavar="X", show_default=False, help="The value to reach.")]
ChartAs = Annotated[
    str | None,
    typer.Option(
        "--chart", metavar="NAME", show_default=False, help="xmr, mr, run, p, u, c, g, t, p_prime or u_prime."
    ),
]
Rules = Annotated[
    str | None,
    typer.Option("--rules", metavar="NAME", show_default=False, help="Whose rules are followed (docs/series.md)."),
]


Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", show_default=False, help="Write chart.svg, or a page: charts.html."),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "store", "scope", "kinds", "language", *PAST, "json", "everything")(spc)


def spc(
    request: Request,
    items: Items = None,
    direction: Better = None,
    no_screen: NoScreen = False,
    fix_after: FixAfter = None,
    rebase: RebaseAt = None,
    target: Target = None,
    chart: ChartAs = None,
    rules: Rules = None,
    out: Out = None,
) -> None:
    """Say what a measure shows over time: which values have a cause of their own, and whether its target can be met.

    A table of readings is judged as it is, without a store. What is not given here is as the measure says itself. With
    --out the chart is written as SVG (one measure) or as a page with its tables (any number, in the order asked for).
    """
    from api.charting import Manner, charts
    from api.say.charts import chart_lines, problem_texts
    from visual.plain_chart import PLAIN, RICH

    manner = Manner(direction, chart, rules, not no_screen, fix_after, tuple(rebase or ()), target)
    with progress("Looking"):
        found = charts(request.session, items or [], manner)
    if out:
        _write(request, found, out)
    if request.json or not out:
        signs = RICH if can_draw() else PLAIN
        request.answer(found.record, lambda: chart_lines(found, request.shown, line_width(), signs))
    for text in problem_texts(found, request.shown):
        write_error(text)
    if any(problem.severity == "error" for problem in found.problems):
        raise typer.Exit(INPUT)


def _write(request: Request, found: Charts, out: Path) -> None:
    from api.charting import written
    from api.exporting import new_file
    from api.say.charts import drawn, reader_in

    reader = reader_in(request.settings.language)
    text = written(drawn(found, reader), reader, out.suffix)
    new_file(out).write_text(text, encoding="utf-8", newline="\n")
    if not request.json:
        write_lines([f"Written to {out}."])
