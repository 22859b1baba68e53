"""Q14."""

from __future__ import annotations

from graph.analysis.enablers import Enabler, enablers
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Counted, Fact, Hit
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

ENABLER = 'FrameworkItem e3 "Culture" scheme=hcqs_2023 code=E3\n'


@question(
    id="Q14",
    words=Label(
        "Can we be sure of what carries the work: culture, people, means and the ways in which we change?",
        "A allwn fod yn sicr o'r hyn sy'n cynnal y gwaith: diwylliant, pobl, modd a'r ffyrdd rydym yn newid?",
    ),
    source="NHS Wales (2024), §2.4, question 14",
    rules=("B01", "B02", "B03", "R10", "I09"),
    shows="assessments(day, live: true) { totalCount nodes { id name dimension level on } }",
    examples={
        ENABLER: "This cannot be told yet. Link aims, measures or checks with what they are for by “belongs to”.",
        ENABLER + "Measure m1 -classified_as-> e3": "1 of 1 enabler has a measure or a check of its own.",
    },
)
def enablers_assured(matter: Matter) -> Reply:
    """For each of the six enablers of quality: which aims, measures, checks and improvements are for it, whether its
    measures hold, and which of our own assessments speak of it; and skills that are missing.
    """
    told = enablers(matter.case, matter.concerns)
    sure = [one for one in told if one.measures or one.checks]
    gaps = matter.found("B01", "B02", "B03", "R10", "I09")
    verdict = (
        f"{len(sure):,} of {so_many(len(told), 'enabler')} {'has' if len(sure) == 1 else 'have'} a measure or a check "
        f"of {'its' if len(sure) == 1 else 'their'} own."
    )
    worse = [one for one in told if one.is_slipping]
    if worse:
        verdict += (
            f" {len(worse):,} {'has a measure that gets worse' if len(worse) == 1 else 'have measures that get worse'}."
        )
    known = [one for one in told if one.is_known]
    missing = [
        *nothing_of(
            "enabler of quality",
            "Load the twelve quality standards: goldenthread load --pack hcqs_2023.",
            when=not told,
        ),
        *lacking(
            [one.node for one in told if not one.is_known],
            "nothing is recorded",
            "Link aims, measures or checks with what they are for by “belongs to”.",
            ("enabler", "enablers"),
        ),
    ]
    return Reply(verdict, [*(_told(one) for one in told), *gaps], missing, len(known), len(told))


def _told(one: Enabler) -> Hit:
    parts = [
        so_many(len(nodes), *what)
        for what, nodes in (
            (("aim", "aims"), one.aims),
            (("measure", "measures"), one.measures),
            (("check in date", "checks in date"), one.checks),
            (("improvement", "improvements"), one.improvements),
            (("assessment of our own", "assessments of our own"), one.assessments),
        )
        if nodes
    ]
    said = ", ".join(parts) or "nothing is recorded for it"
    facts: tuple[Fact, ...] = tuple(
        Counted(what, list(nodes)) for what, nodes in (("aims", one.aims), ("measures", one.measures),
                                                       ("checks", one.checks), ("improvements", one.improvements))
    )  # fmt: skip
    slipping = "; one of its measures gets worse or is out of reach" if one.is_slipping else ""
    nodes = (one.node, *one.aims, *one.measures, *one.checks, *one.improvements, *one.assessments)
    return Hit(nodes, "{0}: {said}" + slipping + ".", facts, {"said": said})
