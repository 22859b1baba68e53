"""S13."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.loops import Loops
from graph.analysis.rule import Charted, Fact, Hit, Through, rule
from graph.analysis.words_series import followed, is_concerning

STEADY = [10, 12] * 6
WORSE = f"Measure m1 direction=decrease; {monthly('m1', *STEADY, 30)}\n"
CIRCLE = "m1 -influences[polarity=same]-> SystemFactor x1; x1 -influences[polarity=same]-> m1\n"


@rule(
    id="S13",
    title="Vicious circle",
    severity="M",
    source="NHS Wales (2024), §2.2",
    action="Find one place where the circle can be held back, and act there.",
    fires={
        WORSE + CIRCLE: ("m1+x1",),
        WORSE + CIRCLE.replace("same", "opposite"): ("m1+x1",),
        WORSE + CIRCLE + "x1 -influences[polarity=same]-> Process r1; r1 -influences[polarity=same]-> m1": (
            "m1+x1",
            "m1+x1+r1",
        ),
    },
    quiet=[
        WORSE + CIRCLE.replace("same", "opposite", 1),
        WORSE + CIRCLE.replace("same", "unclear", 1),
        WORSE.replace("decrease", "increase") + CIRCLE,
        f"Measure m1 direction=decrease; {monthly('m1', *STEADY)}\n{CIRCLE}",
        WORSE + "SystemFactor x1 -influences[polarity=same]-> SystemFactor x2; x2 -influences[polarity=same]-> x1",
    ],
)
def vicious_circle(case: Case) -> Iterator[Hit]:
    """Where what gets worse makes itself worse, pushing harder at one place only turns the circle faster.

    Spoken of are circles of up to eight influences that feed themselves and hold a measure whose last value is a
    special cause in the bad direction. Of a map with very many circles only the first ones are looked at.

    Not a problem where an influence on the way has ended: end its link.
    """
    worse = {measure for measure in followed(case) if is_concerning(case, measure)}
    if not worse:
        return
    for loop in Loops(case.snapshot).found:
        measures = [node for node in loop.nodes if node in worse]
        if loop.type == "reinforcing" and measures:
            facts: tuple[Fact, ...] = tuple(Through(link) for link in loop.links)
            facts += tuple(Charted(measure) for measure in measures)
            say = "{circle} feed one another in a circle, and {measures} gets worse, and not by chance."
            yield Hit(loop.nodes, say, facts, {"measures": measures, "circle": loop.nodes})
