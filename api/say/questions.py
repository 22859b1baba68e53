"""Answers in sentences: the verdict, how far it can be relied on, the facts, what is missing, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from api.answers.questions import QuestionsAnswer
from api.say.question_page import WORDS, said
from api.say.words import entries
from graph.analysis.answer import Answer, Confidence, Turn
from graph.analysis.question import PARTS
from graph.days import day_in
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
        language: Of the questions and of all fixed words; answers are English, which is said where it is another.
        shown: How many facts are shown where one question is asked; None for all.
    """
    alone = len(answer.answers) == 1
    limit = shown if alone or shown is None else FEW
    part = ""
    if english := said("reasons", language):
        yield from (english, "")
    for number, one in enumerate(answer.answers):
        if not alone and one.question.part != part:
            part = one.question.part
            yield from ([""] if number else [])
            yield PARTS[one.question.part][language]
        yield from ([] if alone else [""])
        yield f"{one.question.id}  {one.question.words[language]}"
        yield from _answer(one, language, limit)
        if answer.former:
            yield from turn_lines(one.since(answer.former[number]), language, limit)
        if alone:
            yield from ("", said("graphql", language), *one.query.splitlines())


def _answer(one: Answer, language: Language, limit: int | None) -> Iterator[str]:
    yield f"  {one.verdict}"
    numbers = {"told": f"{one.reply.told:,}", "asked": f"{one.reply.asked:,}"}
    means = RELIED[one.confidence][language]
    yield f"  {said('relied', language, level=said(one.confidence, language), means=means, **numbers)}"
    yield from _listed([fact.sentence for fact in one.facts], language, limit)
    if one.missing and one.confidence != "none":
        yield f"  {said('better', language)}"
        yield from _listed([f"{lack.say} {lack.least}" for lack in one.missing], language, limit)


def turn_lines(turn: Turn, language: Language, limit: int | None) -> Iterator[str]:
    """Yield what became of an answer since an earlier day; fixed words in a language."""
    then = day_in(turn.since, language)
    if not turn.appeared and not turn.gone:
        yield f"  {said('same', language, day=then)}"
        return
    yield f"  {said('was', language, day=then)} {turn.verdict}"
    for heading, facts in (("new", turn.appeared), ("gone", turn.gone)):
        if facts:
            yield f"  {said(heading, language)}"
            yield from _listed([fact.sentence for fact in facts], language, limit)


def _listed(sentences: Sequence[str], language: Language, limit: int | None) -> Iterator[str]:
    return entries(sentences, str, limit, more=WORDS["listed"][language])
