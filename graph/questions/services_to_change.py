"""N10."""

from __future__ import annotations

from graph.analysis.guide_step import Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.process_priority import to_redesign
from graph.analysis.question import Reply, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label

CHANGED = ("design", "redesign", "stop")


@question(
    id="N10",
    words=Label(
        "Which services and processes have to be made new or made differently?",
        "Pa wasanaethau a phrosesau sydd angen eu creu o'r newydd neu eu newid?",
    ),
    source="NHS Wales (2024), Appendix C, products and services",
    rules=("P04", "S10"),
    shows="plans(…, live: true) { totalCount nodes { id name covers { edges { disposition } } } }",
    examples={
        'Plan p1 -covers[disposition=redesign,reason="Waits"]-> Service s1': (
            "1 is to be redesigned; 0 of 1 service or process has no decision in a plan."
        ),
    },
    steps=(
        Step(
            120,
            "Plan",
            Label("What is your plan for this year called?", "Beth yw enw eich cynllun ar gyfer eleni?"),
            ties=(
                Tie(
                    "covers",
                    ("Service", "Process"),
                    Label("What will you do in another way?", "Beth fyddwch chi'n ei wneud mewn ffordd arall?"),
                    fields={"disposition": "redesign"},
                ),
                Tie(
                    "covers",
                    ("Service", "Process"),
                    Label("What goes on as it is?", "Beth sy'n parhau fel y mae?"),
                    fields={"disposition": "run"},
                ),
            ),
            fixed={"type": "annual"},
        ),
    ),
)
def services_to_change(matter: Matter) -> Reply:
    """What plans in force decide about every service and process, needs without a service, and processes that are
    important and in poor shape without a decision to change them.
    """
    case = matter.case
    things = matter.live("Service", "Process")
    covered = case.snapshot.count_into("covers")
    decided = {node: case.links_into(node, "covers") for node in things if covered[node]}
    said = {node: str(case.link_field(links[0], "disposition") or "") for node, links in decided.items()}
    number = {what: sum(one == what for one in said.values()) for what in CHANGED}
    open_ = [node for node in things if not said.get(node)]
    told = phrase(
        (number["design"], "is to be made new", "are to be made new"),
        (number["redesign"], "is to be redesigned", "are to be redesigned"),
        (number["stop"], "is to end", "are to end"),
    )
    noun = "service or process has" if len(things) == 1 else "services and processes have"
    verdict = f"{told or 'No change is decided'}; {len(open_):,} of {len(things):,} {noun} no decision in a plan."
    facts = [_decided(matter, node, decided[node][0]) for node in said if said[node] in CHANGED]
    poor = [one.node for one in to_redesign(case, matter.live("Process"))]
    facts += [
        Hit((node,), "{0} is important and in poor shape, and no plan says that it changes.",
            (Given(node, "importance"), Given(node, "current_state")))
        for node in poor if said.get(node) not in CHANGED
    ]  # fmt: skip
    missing = [
        *nothing_of("service or process", "Record one service, and whether it is right as it is.", when=not things),
        *lacking(
            open_,
            "no plan says what happens to them",
            "Say in a plan of each service and process whether it is made new, redesigned, run or ended, and why.",
            ("service or process", "services and processes"),
        ),
    ]
    return Reply(verdict, [*matter.found("P04"), *facts, *matter.found("S10")], missing, len(said), len(things))


def _decided(matter: Matter, node: int, link: int) -> Hit:
    case = matter.case
    facts: tuple[Fact, ...] = (Through(link),)
    reason = str(case.link_field(link, "reason") or "").rstrip(".")
    plan = int(case.snapshot.sources[link])
    declared = case.snapshot.ontology.links["covers"].fields["disposition"]
    what = next(one.label.en.lower() for one in declared.choices if one.code == case.link_field(link, "disposition"))
    why = f", because: {reason}" if reason else ", and no reason is given"
    return Hit((node, plan), "{1} says of {0}: {what}{why}.", facts, {"what": what, "why": why})
