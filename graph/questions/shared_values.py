"""N8."""

from __future__ import annotations

from graph.analysis.guide_step import Step
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N8",
    words=Label(
        "Which values do we share that show in what we do?",
        "Pa werthoedd rydym yn eu rhannu sydd i'w gweld yn ein gwaith?",
    ),
    source="NHS Wales (2024), Appendix C, values",
    shows="values(day, live: true) { totalCount nodes { id name statement } }",
    examples={'Value v1 statement="We listen first."': "1 value is agreed; 0 are joined with something that shows it."},
    steps=(
        Step(
            100,
            "Value",
            Label(
                "How should everybody here treat one another? One rule that you really keep to.",
                "Sut dylai pawb yma drin ei gilydd? Un rheol rydych chi wir yn cadw ati.",
            ),
            also="statement",
        ),
    ),
)
def shared_values(matter: Matter) -> Reply:
    """The values that are agreed, what they say about how to act, and what is joined with each."""
    case, values = matter.case, matter.live("Value")
    joined = {one: list(_joined(matter, one)) for one in values}
    lived = [one for one in values if joined[one]]
    verdict = (
        f"{so_many(len(values), 'value is', 'values are')} agreed; {len(lived)} "
        f"{'is' if len(lived) == 1 else 'are'} joined with something that shows {'it' if len(values) == 1 else 'them'}."
    )
    facts = [_value(matter, one, joined[one]) for one in values]
    missing = [
        *nothing_of("value", "Record one value, and how one sees it in what people do.", when=not values),
        *lacking(
            [one for one in values if not joined[one]],
            "nothing is recorded that shows them",
            "Link a measure, an aim or a message with the value by “is about” or “is shown by”.",
            ("value", "values"),
        ),
    ]
    said = [one for one in values if case.field(one, "statement")]
    return Reply(verdict, facts, missing, len(said), len(values))


def _joined(matter: Matter, value: int) -> list[int]:
    snapshot = matter.case.snapshot
    kinds = tuple(snapshot.ontology.links)
    return sorted({*snapshot.out(value, *kinds), *snapshot.into(value, *kinds)})


def _value(matter: Matter, one: int, joined: list[int]) -> Hit:
    snapshot = matter.case.snapshot
    kinds = tuple(snapshot.ontology.links)
    links = [*snapshot.links_out(one, *kinds), *snapshot.links_into(one, *kinds)]
    facts: tuple[Fact, ...] = (Given(one, "statement"), *(Through(link) for link in links))
    say = "{0} is joined with {those}." if joined else "{0} is joined with nothing that shows it."
    return Hit((one, *joined), say, facts, {"those": joined})
