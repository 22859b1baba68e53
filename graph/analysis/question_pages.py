"""The reference page of questions as Markdown: what each looks at, and small organisations with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.question import PARTS, Question
from graph.analysis.rule import EXAMPLE_DATE

INTRODUCTION = """\
What an organisation asks of itself, answered from what is recorded: `goldenthread ask` answers all of them,
`goldenthread ask Q6a` one, and the page at `/questions` shows them in a browser. Each answer has a verdict, how far it
can be relied on, the facts that it rests on, what is missing and the least data that would tell it, and the GraphQL
that gives the facts.

How far an answer can be relied on is told by how much of what it asks about could be looked at: `high` all of it,
`medium` at least half, `low` some, `none` nothing. With `none` there is no verdict but what would tell it: a question
is never answered with a yes for want of data. Within a unit counts what belongs to it, and what has no unit of its own
and is joined to something that does. What a rule found and somebody set aside is left out.

The examples are small organisations in the notation, asked on {date}. They run as tests."""


def questions_page(questions: Sequence[Question]) -> str:
    """Return the reference of questions as one Markdown page, in the order given, under a heading for each part."""
    return "\n".join(_lines(questions)) + "\n"


def _lines(questions: Sequence[Question]) -> Iterator[str]:
    yield from ("# Questions", "", INTRODUCTION.format(date=EXAMPLE_DATE))
    part = ""
    for one in questions:
        if one.part != part:
            part = one.part
            yield from ("", f"## {PARTS[one.part].en}")
        yield from ("", f"### {one.id}: {one.words.en}", "", f"*{one.words.cy}*", "", one.doc, "")
        yield f"- Source: {one.source}"
        if one.rules:
            yield f"- Findings that it rests on: {', '.join(one.rules)} ([rules.md](rules.md))"
        yield from ("", "```text")
        for number, (text, verdict) in enumerate(one.examples.items()):
            yield from ([""] if number else [])
            yield from (f"# {verdict}", *text.strip().splitlines())
        yield "```"
