"""Answers in sentences: the verdict, how far it can be relied on, the facts, what is missing, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.questions import QuestionsAnswer
from api.say.words import day, entries
from graph.analysis.answer import Answer, Confidence, Turn
from graph.analysis.question import PARTS
from graph.ontology import Label, Language

FEW = 3
RELIED: Mapping[Confidence, Label] = MappingProxyType(
    {
        "high": Label("all that it asks about could be looked at", "gellid edrych ar bopeth y mae'n holi amdano"),
        "medium": Label(
            "at least half of what it asks about could be looked at", "gellid edrych ar o leiaf hanner yr hyn a holir"
        ),
        "low": Label("little of what it asks about could be looked at", "ychydig o'r hyn a holir y gellid edrych arno"),
        "none": Label("nothing of what it asks about is recorded", "nid oes dim o'r hyn a holir wedi'i gofnodi"),
    }
)


def question_lines(answer: QuestionsAnswer, language: Language, shown: int | None) -> Iterator[str]:
    """Yield each question with its answer; of several questions only the first few facts.

    Args:
        answer: What was asked and answered.
        language: Of the questions; answers are English.
        shown: How many facts are shown where one question is asked; None for all.
    """
    alone = len(answer.answers) == 1
    limit = shown if alone or shown is None else FEW
    part = ""
    for number, one in enumerate(answer.answers):
        if not alone and one.question.part != part:
            part = one.question.part
            yield from ([""] if number else [])
            yield PARTS[one.question.part]
        yield from ([] if alone else [""])
        yield f"{one.question.id}  {one.question.words[language]}"
        yield from _answer(one, limit)
        if answer.former:
            yield from turn_lines(one.since(answer.former[number]), limit)
        if alone:
            yield from ("", "In GraphQL:", *one.query.splitlines())


def _answer(one: Answer, limit: int | None) -> Iterator[str]:
    yield f"  {one.verdict}"
    yield f"  Confidence: {one.confidence} ({one.reply.told:,} of {one.reply.asked:,}: {RELIED[one.confidence].en})."
    yield from entries(one.facts, lambda fact: fact.sentence, limit)
    if one.missing and one.confidence != "none":
        yield "  To answer better"
        yield from entries(one.missing, lambda lack: f"{lack.say} {lack.least}", limit)


def turn_lines(turn: Turn, limit: int | None) -> Iterator[str]:
    """Yield what became of an answer since an earlier day."""
    if not turn.appeared and not turn.gone:
        yield f"  Nothing of this has changed since {day(turn.since)}."
        return
    yield f"  On {day(turn.since)} it was: {turn.verdict}"
    for heading, facts in (("New since", turn.appeared), ("Gone since", turn.gone)):
        if facts:
            yield f"  {heading}"
            yield from entries(facts, lambda fact: fact.sentence, limit)
