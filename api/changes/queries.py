"""Mutations of saved questions: kept under a name, read again, kept no more. They are no part of history."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from api.resolve import Asked
from api.saved import faults, run
from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_saved import SavedQuery
from api.schema_shape import shape, shown
from api.schema_written import Problem
from api.user import user_name
from graph.errors import WrongUse
from graph.model import Problem as Found
from graph.saved_queries import SavedQuery as Kept
from graph.saved_queries import drop_query, find_query, save_query, saved_query

Name = Annotated[str, strawberry.argument(description="What it is called; one of that name that you saved goes.")]
Which = Annotated[str, strawberry.argument(description="What it is called.")]
Document = Annotated[str, strawberry.argument(description="The GraphQL document: one question.")]
Variables = Annotated[JSON | None, strawberry.argument(description="Values of its variables, by name.")]
Doc = Annotated[str, strawberry.argument(description="What it is for, in a sentence or two.")]


def group(_: Inputs) -> Any:
    """Return the mutations of this file."""
    return _Queries


@shape
class QueryWritten:
    """What became of a wish to save a question or to keep it no more."""

    done: bool = strawberry.field(description="Whether it is as was wished now.")
    problems: list[Problem] = strawberry.field(description="Why it is not.")
    query: SavedQuery | None = strawberry.field(description="The saved question; null where none is kept.")


@shape
class _Queries:
    @shown
    def save_query(
        self, info: Info, name: Name, document: Document, variables: Variables = None, doc: Doc = ""
    ) -> QueryWritten:
        """Save a question under a name, as asked now: its difference is told from here on."""
        asked = _allowed(info)
        given: Any = {} if variables is None else variables
        wrong = faults(info.schema, document)
        wrong += [] if isinstance(given, dict) else ["the variables are no object of values by name"]
        if wrong:
            return _refused(*wrong)
        _look_whose(asked, name.strip())
        return _kept(info, Kept(name.strip(), document, given, doc, _who(asked), asked.snapshot.date))

    @shown
    def renew_query(self, info: Info, name: Which) -> QueryWritten:
        """Say that the answer of a saved question was read: its difference is told from here on."""
        asked = _allowed(info)
        _look_whose(asked, name)
        return _kept(info, saved_query(asked.source.session().store, name))

    @shown
    def delete_query(self, info: Info, name: Which) -> QueryWritten:
        """Keep a saved question no more."""
        asked = _allowed(info)
        _look_whose(asked, name)
        drop_query(asked.source.session().store, name)
        return QueryWritten(done=True, problems=[], query=None)


def _allowed(info: Info) -> Asked:
    """Return the view of whoever may save questions.

    Raises:
        NotAllowed: If they may not.
    """
    info.context.rights.require("save_query")
    return info.context


def _who(asked: Asked) -> str:
    return asked.rights.name or user_name()


def _look_whose(asked: Asked, name: str) -> None:
    """Refuse to touch a question that somebody else saved.

    Raises:
        NotAllowed: If they may not.
    """
    kept = find_query(asked.source.session().store, name)
    if kept is not None and kept.by != _who(asked):
        asked.rights.require("others_queries")


def _kept(info: Info, query: Kept) -> QueryWritten:
    """Keep a question as asked now."""
    asked = info.context
    query = query.asked(asked.snapshot.revision, asked.snapshot.date)
    try:
        save_query(asked.source.session().store, query)
    except WrongUse as error:
        return _refused(str(error))
    return QueryWritten(done=True, problems=[], query=SavedQuery(run=run(info.schema, asked, query)))


def _refused(*said: str) -> QueryWritten:
    problems = [Problem(found=Found("error", text)) for text in said]
    return QueryWritten(done=False, problems=problems, query=None)
