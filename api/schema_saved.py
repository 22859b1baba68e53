"""Saved questions in the schema."""

from __future__ import annotations

from enum import Enum
from typing import Any

import strawberry
from strawberry.scalars import JSON

from api.answers.changed import Changed as Found
from api.saved import Run
from api.schema_fields import Day
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, weighs


@strawberry.enum(description="How an answer differs from the last one.")
class ChangeSort(Enum):
    """Sorts of differences."""

    APPEARED = strawberry.enum_value("appeared", description="It was not there before.")
    GONE = strawberry.enum_value("gone", description="It is there no more.")
    CHANGED = strawberry.enum_value("changed", description="It is another value.")


@shape
class AnswerChange:
    """One place where an answer differs from the last one."""

    found: strawberry.Private[Found]

    @shown
    def sort(self) -> ChangeSort:
        """What happened to it."""
        return ChangeSort(self.found.sort)

    @shown
    def path(self) -> list[str]:
        """Where in the answer: names of fields, and ids of things in lists."""
        return list(self.found.path)

    @shown
    def before(self) -> JSON | None:
        """What stood there."""
        return self.found.before  # type: ignore[no-any-return]

    @shown
    def after(self) -> JSON | None:
        """What stands there now."""
        return self.found.after  # type: ignore[no-any-return]

    @shown
    def sentence(self) -> str:
        """The same in a sentence."""
        return self.found.sentence


@shape
class AnswerChangeConnection(Paged):
    """A page of differences, in the order of the answer."""

    nodes: list[AnswerChange] = strawberry.field(description="The differences.")


@shape
class SavedQuery:
    """A question that somebody saved under a name."""

    run: strawberry.Private[Run]

    @shown
    def name(self) -> str:
        """What it is called."""
        return self.run.query.name

    @shown
    def doc(self) -> str | None:
        """What it is for."""
        return self.run.query.doc or None

    @shown
    def document(self) -> str:
        """The GraphQL document."""
        return self.run.query.document

    @shown
    def variables(self) -> JSON:
        """Values of its variables."""
        return dict(self.run.query.variables)  # type: ignore[return-value]

    @shown
    def by(self) -> str:
        """Who saved it."""
        return self.run.query.by

    @shown
    def saved_on(self) -> Day | None:
        """The day it was saved."""
        return _day(self.run.query.on)

    @shown
    def last_revision(self) -> int | None:
        """The revision that it was asked of last; null before the first time."""
        return self.run.query.last_revision if self.run.has_run else None

    @shown
    def last_date(self) -> Day | None:
        """The day that it was asked of last; null before the first time."""
        return _day(self.run.query.last_date)

    @weighs(100_000)
    @shown
    def answer(self) -> JSON:
        """What it gives: `data`, and `errors` where there are any. What you may not see is not in it."""
        return self.run.now  # type: ignore[return-value]

    @weighs(200_000)
    @shown
    def difference(self, first: First = USUAL, after: After = None) -> AnswerChangeConnection:
        """Where that differs from what it gave the last time; nothing before the first time."""
        asked: Any = self.run.asked
        cut = asked.pager.cut(list(enumerate(self.run.difference)), lambda row: (row[0],), first, after)
        return AnswerChangeConnection(cut=cut, nodes=[AnswerChange(found=one) for _, one in cut.rows])


@shape
class SavedQueryConnection(Paged):
    """A page of saved questions, in order of their names."""

    nodes: list[SavedQuery] = strawberry.field(description="The questions.")


def _day(text: str) -> Day | None:
    return Day(text) if text else None
