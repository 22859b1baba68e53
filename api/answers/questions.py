"""The answers to questions about an organisation or one unit, and what became of them since an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from api.answers.sight import head
from api.naming import Found, find
from graph.analysis.answer import Answer, answers
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.matter import Matter
from graph.analysis.question import Question, all_questions
from graph.model import Record

Moment = tuple[Case, Callable[[], Findings]]
"""An organisation on a day, and what gives all its findings."""


class QuestionsAnswer:
    """The answers to some questions; all of them share one look at the organisation.

    Attributes:
        questions: Which were asked, in order.
        answers: Their answers, in the same order.
        former: The answers of the earlier day that is compared with, in the same order; empty where none is.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        now: Moment,
        scope: int | None = None,
        before: Moment | None = None,
    ) -> None:
        """Ask.

        Args:
            questions: See above.
            now: The organisation asked about.
            scope: Position of the unit asked about in it; None for everything.
            before: The organisation on an earlier day, where it is asked what changed since.
        """
        self.questions = questions
        self.matter = Matter(*now, scope)
        self.answers = answers(self.matter, questions)
        self._before = before

    @cached_property
    def former(self) -> list[Answer]:
        """The answers of the earlier day; nothing where none is asked about, or the unit was not there yet."""
        if self._before is None:
            return []
        case, found = self._before
        scope = self.matter.scope
        place = None if scope is None else case.snapshot.position(self.matter.case.snapshot.ids[scope])
        if scope is not None and place is None:
            return []
        return answers(Matter(case, found, place), self.questions)

    def record(self) -> Record:
        """Return the documented JSON shape."""
        former = {answer.question.id: answer for answer in self.former}
        told = [answer.record(former.get(answer.question.id)) for answer in self.answers]
        return {**head(self.matter.case, self.matter.scope), "answers": told}


def questions_named(texts: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions that some texts name by id or by the start of their words; all of them for no text.

    Raises:
        NotFound, Ambiguous: If a text names none, or several.

    >>> [question.id for question in questions_named(["q6a", "N3"])]
    ['Q6a', 'N3']
    """
    known = {one.id: one for one in all_questions()}
    if not texts:
        return tuple(known.values())
    named = [Found(one.id, "question", one.words.en, one.words.cy) for one in known.values()]
    return tuple(known[find(text, named, what="question").id] for text in texts)
