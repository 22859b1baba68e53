"""What can be said of an organisation now and could not before: of line of sight, of questions, of what to look at."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.sight import SightAnswer
from api.say.guide import said
from api.say.sight import headline
from api.session import Session
from graph.analysis.answer import Answer, answers
from graph.analysis.matter import Matter
from graph.analysis.question import all_questions


class Sayable:
    """What was said last, to be compared with what can be said now.

    Attributes:
        session: The organisation.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._answered = {answer.question.id for answer in self._unanswered(frozenset()) if answer.confidence != "none"}
        self._sight = self._seen()
        self._found = {finding.id for finding in session.all_findings().open}

    def anew(self) -> Iterator[str]:
        """Yield what can be said now and could not when this was last asked, a line each."""
        language = self.session.settings.language
        sight = self._seen()
        if sight != self._sight:
            self._sight = sight
            yield from sight
        for answer in self._unanswered(self._answered):
            if answer.confidence != "none":
                self._answered.add(answer.question.id)
                yield said("sayable", language, question=answer.question.words[language])
                yield f"  {answer.verdict}"
        found = self.session.all_findings().open
        fresh = [finding for finding in found if finding.id not in self._found]
        self._found = {finding.id for finding in found}
        if fresh:
            key = "finding" if len(fresh) == 1 else "findings"
            yield said(key, language, number=len(fresh), reason=fresh[0].reason)

    def now(self) -> Iterator[str]:
        """Yield what can be said now: of line of sight, and each question that can be answered."""
        yield from self._sight
        for answer in self._unanswered(frozenset()):
            if answer.confidence != "none":
                yield f"  - {answer.question.id}: {answer.verdict}"

    def _seen(self) -> list[str]:
        return list(headline(SightAnswer(self.session.case, self.session.scope), self.session.names))

    def _unanswered(self, told: frozenset[str] | set[str]) -> list[Answer]:
        session, case = self.session, self.session.case
        matter = Matter(case, lambda: session.findings_of(case, None), session.scope)
        return answers(matter, [one for one in all_questions() if one.id not in told])
