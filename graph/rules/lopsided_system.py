"""B01."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Hit, rule
from graph.analysis.words_numbers import so_many

SCHEME = "qms_aspect"
FEW_PER_CENT = 10
ASPECTS = "FrameworkItem f1 scheme=qms_aspect code=QP; FrameworkItem f2 scheme=qms_aspect code=QC\n"
ELEVEN = (
    ASPECTS + "".join(f"Process r{n} -classified_as-> f1\n" for n in range(1, 11)) + "Process r11 -classified_as-> f2"
)


@rule(
    id="B01",
    title="Management system is lopsided",
    severity="L",
    source="NHS Wales (2024), §2.3 (equal standing of the four aspects)",
    action="Ask what is done for the thin one, and record it; or begin with one piece of work for it.",
    fires={
        ASPECTS + "Process r1 -classified_as-> f1": ("f2",),
        ELEVEN: ("f2",),
    },
    quiet=[
        ASPECTS,
        ELEVEN.replace("Process r10 -classified_as-> f1\n", ""),
        ASPECTS + "Process r1 -classified_as-> f1; Process r2 -classified_as-> f2",
        "FrameworkItem f1 scheme=hcqs_2023 code=D1; FrameworkItem f2 scheme=hcqs_2023 code=D2\n"
        "Process r1 -classified_as-> f1",
    ],
    looks=Over(kinds=("FrameworkItem",), links=("classified_as",)),
)
def lopsided_system(case: Case) -> Iterator[Hit]:
    """The aspects of managing quality carry one another: where one is thin, the others do not hold for long.

    Counted is what is live and said to belong to one of the aspects. Less than a tenth of it is little, and none at all
    is a gap to plan for. The aspects stand as equals, which does not mean that each has as much work as the others.

    Not a problem where the work is done and only not marked with its aspect.
    """
    terms = [term for term in case.live_of("FrameworkItem") if case.field(term, "scheme") == SCHEME]
    own = {term: case.into(term, "classified_as") for term in terms}
    whole = {node for nodes in own.values() for node in nodes}
    for term, nodes in own.items():
        if whole and 100 * len(nodes) < FEW_PER_CENT * len(whole):
            facts = (Counted("what belongs to it", nodes), Counted("what belongs to any aspect", sorted(whole)))
            words = {"own": so_many(len(nodes), "thing"), "whole": len(whole)}
            say = "{own} of {whole} that belong to an aspect of managing quality belong to {0}."
            yield Hit((term,), say, facts, words, severity=None if nodes else "M")
