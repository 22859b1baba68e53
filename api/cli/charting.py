"""The command that shows measures over time: in words and characters, as JSON, or as a chart in a file."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.faults import INPUT
from api.cli.options import PAST, command
from api.cli.output import progress, write_error
from api.cli.request import Request

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
    typer.Option("--chart", metavar="NAME", show_default=False, help="xmr, run, p, u, c, g, t, p_prime or u_prime."),
]
Rules = Annotated[
    str | None,
    typer.Option("--rules", metavar="NAME", show_default=False, help="Whose rules are followed (docs/series.md)."),
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
) -> None:
    """Say what a measure shows over time: which values have a cause of their own, and whether its target can be met.

    A table of readings is judged as it is, without a store. What is not given here is as the measure says itself.
    """
    from api.charting import Manner, charts
    from api.say.charts import chart_lines, problem_texts

    manner = Manner(direction, chart, rules, not no_screen, fix_after, tuple(rebase or ()), target)
    with progress("Looking"):
        found = charts(request.session, items or [], manner)
    request.answer(found.record, lambda: chart_lines(found, request.shown))
    for text in problem_texts(found, request.shown):
        write_error(text)
    if any(problem.severity == "error" for problem in found.problems):
        raise typer.Exit(INPUT)
