"""Q4."""

from __future__ import annotations

import numpy as np

from graph.analysis.graphs import Bools
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label

CHANGES = {"need_change", "customer_change", "purpose_change"}
POORLY_MET = 1
RULES = ("I09", "I11", "S01", "I01", "S08", "S11")


@question(
    id="Q4",
    words=Label(
        "What do leaders have to put in place so that the system is ready for it?",
        "Beth sy'n rhaid i arweinwyr ei roi ar waith fel bod y system yn barod?",
    ),
    source="NHS Wales (2024), §2.4, question 4",
    rules=RULES,
    shows="improvements(…, live: true) { totalCount nodes { id name wte sponsoredBy { nodes { id name } } } }",
    examples={
        "Process r1 -owned_by-> Role w1": "Nothing that is recorded is missing.",
        "Process r1 lane=mainstay": "1 thing has to be put in place: 1 owner.",
    },
)
def what_leaders_prepare(matter: Matter) -> Reply:
    """Skills, owners, sponsors and resources that work lacks, and what too much hangs on; first what touches work for
    needs that are changing or hardly met.
    """
    work = matter.live("Process", "Improvement")
    gaps = matter.found(*RULES)
    helps = _helping(matter)
    gaps.sort(key=lambda finding: not helps[finding.positions[0]])
    urgent = sum(bool(helps[finding.positions[0]]) for finding in gaps)
    number = {rule: sum(finding.rule == rule for finding in gaps) for rule in RULES}
    said = phrase(
        (number["S01"], "owner", "owners"),
        (number["I09"], "skill", "skills"),
        (number["I11"], "decision about resources", "decisions about resources"),
        (number["I01"], "sponsor or lead", "sponsors or leads"),
        (number["S08"], "stand-in for what much hangs on", "stand-ins for what much hangs on"),
        (number["S11"], "check of what others do for us", "checks of what others do for us"),
    )
    things = "1 thing has" if len(gaps) == 1 else f"{len(gaps):,} things have"
    verdict = f"{things} to be put in place: {said}." if gaps else "Nothing that is recorded is missing."
    if urgent:
        touches = "One touches" if urgent == 1 else f"{urgent:,} touch"
        verdict += f" {touches} work for needs that are changing or hardly met."
    asking = matter.case.snapshot.count_out("requires_capability")
    unsaid = [one for one in matter.live("Process") if not asking[one]]
    missing = [
        *nothing_of("process or improvement", "Record one process, and who owns it.", when=not work),
        *lacking(
            unsaid,
            "it is not said which skills they need",
            "Link each process with the skills that it needs.",
            ("process", "processes"),
        ),
    ]
    return Reply(verdict, gaps, missing, len(work), len(work))


def _helping(matter: Matter) -> Bools:
    """Return which nodes lead to a need that is changing, or is met little or not at all."""
    case = matter.case
    needs = np.zeros(len(case.snapshot), dtype=np.bool_)
    for need in matter.live("Need"):
        met = case.field(need, "met_level")
        heard = (case.field(message, "implies") for message in case.into(need, "about", "prompted"))
        needs[need] = (met is not None and met <= POORLY_MET) or any(said in CHANGES for said in heard)
    return case.sight.reaches(needs)
