"""N9."""

from __future__ import annotations

from graph.analysis.guide_step import Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Hit, Seen
from graph.analysis.words_answers import nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N9",
    words=Label(
        "Which of our services help to meet the purpose as they are?",
        "Pa rai o'n gwasanaethau sy'n helpu i gyflawni'r diben fel y maent?",
    ),
    source="NHS Wales (2024), Appendix C, products and services",
    shows="services(…, live: true) { totalCount nodes { id name sight proof { sentence } } }",
    examples={
        "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1": (
            "1 of 1 service helps: it has a thread to the purpose."
        ),
        "Purpose p1 -exists_to_meet-> Need d1; Service s1": "0 of 1 service helps: it has a thread to the purpose.",
    },
    steps=(
        Step(
            50,
            "Service",
            Label(
                "What do people receive from you? One service or product.",
                "Beth mae pobl yn ei dderbyn gennych chi? Un gwasanaeth neu gynnyrch.",
            ),
            ties=(
                Tie(
                    "meets",
                    ("Need",),
                    Label("Which needs does it meet?", "Pa anghenion y mae'n eu diwallu?"),
                    sure=True,
                ),
            ),
        ),
    ),
)
def services_that_help(matter: Matter) -> Reply:
    """Every service with its thread to the purpose, or where that ends."""
    case, services = matter.case, matter.live("Service")
    helping = [one for one in services if case.sight.serves[one]]
    one = len(services) == 1
    verdict = (
        f"{len(helping):,} of {so_many(len(services), 'service helps', 'services help')}: "
        f"{'it has' if one else 'they have'} a thread to the purpose."
    )
    facts = [
        Hit((one,), _said(matter, one), (Seen(one),))
        for one in sorted(services, key=lambda one: case.sight.serves[one])
    ]
    missing = [
        *nothing_of("service", "Record one service, and the need that it meets.", when=not services),
        *nothing_of(
            "purpose", "Record the purpose, and the needs that it is there to meet.", when=not case.sight.answerable
        ),
    ]
    return Reply(verdict, facts, missing, len(services) * case.sight.answerable, len(services))


def _said(matter: Matter, service: int) -> str:
    if matter.case.sight.serves[service]:
        return "{0} helps to meet the purpose."
    return "{0} has no thread to the purpose."
