"""The page at `/questions`: each question with its answer, the facts behind it, what is missing and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from api.answers.questions import QuestionsAnswer
from api.graphiql import address
from api.resolve import Asked
from api.say.question_page import said
from api.say.questions import RELIED
from api.whereabouts import OTHERS, Whereabouts
from graph.analysis.answer import Answer, Stated
from graph.analysis.question import all_questions
from graph.days import day_in
from graph.moments import moment_of
from graph.ontology import Language
from visual.page import Choice, Frame, Said, Section, Table, Words, answer_page

PAGE = "/questions"
ROWS = 12
TOLD = 3
BACK_DAYS = 91


def questions_page(
    asked: Asked, place: Whereabouts, scope: int | None, since: str = "", *, graphiql: bool = True
) -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation on the day asked about.
        place: Where the reader stands; answers are English in every language.
        scope: The unit asked about, or None for everything.
        since: The earlier day that is compared with, ISO; empty for none.
        graphiql: Whether there is a page to ask further questions on.

    Raises:
        WrongUse: If the earlier day is none.
    """
    page = _Questions(asked, place, scope, since)
    return answer_page(page.frame(), list(page.sections()), address() if graphiql else "")


class _Questions:
    """The parts of the page."""

    def __init__(self, asked: Asked, place: Whereabouts, scope: int | None, since: str) -> None:
        self.asked = asked
        self.place = place
        self.language: Language = place.language
        self.scope = scope
        self.since = since

    @cached_property
    def answer(self) -> QuestionsAnswer:
        """All questions with their answers."""
        then = self.asked.at(moment_of(self.since, None)) if self.since else None
        before = (then.case, lambda: then.findings(None)) if then else None
        now = (self.asked.case, lambda: self.asked.findings(None))
        return QuestionsAnswer(all_questions(), now, self.scope, before)

    def frame(self) -> Frame:
        """Return what stands around the sections."""
        code, name = OTHERS[self.language]
        keys = ("title", "skip", "scope", "everything", "show", "table", "query", "ask", "date")
        words = Words(self.language, **{key: said(key, self.language) for key in keys})
        snapshot = self.asked.snapshot
        about = said("about", self.language, day=self._day(snapshot.date), revision=snapshot.revision)
        notes = [note] if (note := said("reasons", self.language)) else []
        other = (code, name, self.place.address(PAGE, language=code))
        return Frame(words, other, list(self._scopes()), about, notes, self._links(), PAGE, snapshot.date)

    def _links(self) -> list[tuple[str, str]]:
        back = (date.fromisoformat(self.asked.snapshot.date) - timedelta(days=BACK_DAYS)).isoformat()
        told = said("since", self.language, day=self._day(back))
        since = self.place.address(PAGE, ("since", back))
        return [(told, since), (said("home", self.language), self.place.address("/"))]

    def _scopes(self) -> Iterator[Choice]:
        yield Choice("", said("everything", self.language), self.scope is None)
        snapshot, names = self.asked.snapshot, self.asked.names(self.language)
        for unit in np.flatnonzero(snapshot.with_trait("unit") & snapshot.live).tolist():
            yield Choice(snapshot.ids[unit], names.plain(unit), unit == self.scope)

    def sections(self) -> Iterator[Section]:
        """Yield the questions with their answers."""
        former = {one.question.id: one for one in self.answer.former}
        for one in self.answer.answers:
            yield self._section(one, former.get(one.question.id))

    def _section(self, one: Answer, former: Answer | None) -> Section:
        means = RELIED[one.confidence][self.language]
        level = said(one.confidence, self.language)
        sentences = [self._english(one.verdict), Said(said("confidence", self.language, level=level, means=means))]
        sentences += [self._english(fact.sentence) for fact in one.facts[:TOLD]]
        if one.confidence != "none":
            sentences += [self._english(f"{lack.say} {lack.least}") for lack in one.missing]
        sentences += self._changed(one, former) if former else []
        heading = f"{one.question.id} · {one.question.words[self.language]}"
        return Section(one.question.id.lower(), heading, sentences, self._table(one), one.query)

    def _changed(self, one: Answer, former: Answer) -> list[Said]:
        turn = one.since(former)
        if not turn.appeared and not turn.gone:
            return [Said(said("same", self.language, day=self._day(turn.since)))]
        told = [Said(said("was", self.language, day=self._day(turn.since))), self._english(turn.verdict)]
        for heading, facts in (("new", turn.appeared), ("gone", turn.gone)):
            if facts:
                told += [Said(said(heading, self.language)), *(self._english(one.sentence) for one in facts[:TOLD])]
        return told

    def _table(self, one: Answer) -> Table:
        rows: list[Sequence[Said]] = [self._row(fact) for fact in one.facts[:ROWS]]
        left = len(one.facts) - len(rows)
        more = said("more", self.language, number=f"{left:,}") if left > 0 else ""
        heads = [said("fact", self.language), said("do", self.language)]
        return Table(f"{one.question.id}: {heads[0]}", heads, rows, more)

    def _row(self, fact: Stated) -> tuple[Said, ...]:
        finding = fact.finding
        for name in finding.by.guarded if finding else ():
            self.asked.saw(f"{self.asked.snapshot.kinds[fact.positions[0]]}.{name}", self._id(fact))
        return self._english(fact.sentence), self._english(finding.action if finding else "")

    def _id(self, fact: Stated) -> str:
        return self.asked.snapshot.ids[fact.positions[0]]

    def _day(self, iso: str) -> str:
        return day_in(iso, self.language)

    def _english(self, text: str) -> Said:
        """Return a text that is English whatever the language of the page."""
        return Said(text, "" if self.language == "en" else "en")
