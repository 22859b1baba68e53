"""The questions that an organisation asks of itself."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.answers.questions import questions_named
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_questions import Answer, answers_of
from api.schema_shape import shape, shown, weighs

Ids = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(description="Only these questions, in this order; else all of them."),
]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id of a question, such as Q6a or N3.")]


@shape
class Group:
    """The questions that an organisation asks of itself."""

    @weighs(20_000)
    @shown
    def questions(
        self,
        info: Info,
        ids: Ids = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
    ) -> list[Answer]:
        """Questions with their answers: 16 for running a system, 16 for beginning one (NHS Wales 2024, §2.4)."""
        asked = view(self, info, as_of, recorded_at)
        return answers_of(asked, questions_named(ids or ()), asked.scope(scope))

    @weighs(10_000)
    @shown
    def question(
        self, info: Info, id: Id, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> Answer:
        """One question with its answer (NHS Wales 2024, §2.4 and Appendix C)."""
        asked = view(self, info, as_of, recorded_at)
        return answers_of(asked, questions_named([id]), asked.scope(scope))[0]
