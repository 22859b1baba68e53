"""N6."""

from __future__ import annotations

from graph.analysis.guide_step import Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Fact, Hit, Missing, Through
from graph.analysis.wording import listed, quoted
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N6",
    words=Label("What is better for people because of us?", "Beth sy'n well i bobl o'n herwydd ni?"),
    source="NHS Wales (2024), Appendix C, purpose",
    rules=("P04",),
    shows="services(…, live: true) { totalCount nodes { id name meets { nodes { id name } } } }",
    examples={
        "Service s1 -meets-> Need d1; d1 -felt_by-> StakeholderGroup g1": (
            "1 of 1 service meets a need of somebody; 0 changes for people are aimed at."
        ),
    },
    steps=(
        Step(
            110,
            "Outcome",
            Label(
                "What is better for people because of you, and stays better?",
                "Beth sy'n well i bobl o'ch herwydd chi, ac yn aros yn well?",
            ),
            ties=(
                Tie(
                    "achieves",
                    ("Service",),
                    Label("Which services bring that about?", "Pa wasanaethau sy'n peri hynny?"),
                    towards="in",
                    sure=True,
                ),
                Tie(
                    "achieves",
                    ("Purpose",),
                    Label("Which purpose is it a part of?", "O ba ddiben y mae'n rhan?"),
                    sure=True,
                ),
            ),
        ),
    ),
)
def value_added(matter: Matter) -> Reply:
    """Which need of whom each service meets, and which lasting changes for people are aimed at."""
    case = matter.case
    services = matter.live("Service")
    meeting = [one for one in services if case.out(one, "meets")]
    outcomes = matter.live("Outcome")
    verdict = (
        f"{len(meeting):,} of {so_many(len(services), 'service meets', 'services meet')} a need of somebody; "
        f"{so_many(len(outcomes), 'change for people is', 'changes for people are')} aimed at."
    )
    facts = [_meets(matter, one) for one in services]
    facts += [
        Hit(
            (one,), "{0} is a change for people that is aimed at{by}.", _achieved(matter, one), {"by": _by(matter, one)}
        )
        for one in outcomes
    ]
    missing = [
        *nothing_of("service", "Record one service, and link it with the need that it meets.", when=not services),
        *lacking(
            [one for one in services if not case.out(one, "meets")],
            "it is not said which need they meet",
            "Link each service with the need that it meets.",
            ("service", "services"),
        ),
    ]
    return Reply(verdict, [*facts, *matter.found("P04")], missing, len(meeting), len(services))


def _meets(matter: Matter, service: int) -> Hit:
    case = matter.case
    needs = case.out(service, "meets")
    people = list(dict.fromkeys(group for need in needs for group in case.out(need, "felt_by")))
    links = case.links_out(service, "meets")
    facts: tuple[Fact, ...] = tuple(Through(link) for link in links) or (Missing(service, "meets"),)
    if not needs:
        return Hit((service,), "{0} does not say which need it meets.", facts)
    of = " of {people}" if people else ", whose it is being unknown"
    return Hit((service, *needs), "{0} meets {those}" + of + ".", facts, {"those": needs, "people": people})


def _achieved(matter: Matter, outcome: int) -> tuple[Fact, ...]:
    links = matter.case.links_into(outcome, "achieves")
    return tuple(Through(link) for link in links) or (Missing(outcome, "achieves", "in"),)


def _by(matter: Matter, outcome: int) -> str:
    names = [quoted(matter.case.snapshot.names[node]) for node in matter.case.into(outcome, "achieves")]
    return f", by {listed(names)}" if names else ", and nothing is linked that brings it about"
