"""Saved questions asked again: what each gives now, and what differs from the last time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import strawberry
from graphql import GraphQLError, OperationDefinitionNode, OperationType, parse, validate

from api.answers.changed import Changed, changed
from api.resolve import Asked
from api.schema_errors import told
from graph.errors import WrongUse
from graph.model import Record
from graph.moments import Moment
from graph.saved_queries import SavedQuery


def faults(schema: strawberry.Schema, document: str) -> list[str]:
    """Return what keeps a document from being saved, a sentence each; nothing keeps one question that fits."""
    try:
        parsed = parse(document)
    except GraphQLError as error:
        return [error.message]
    operations = [part for part in parsed.definitions if isinstance(part, OperationDefinitionNode)]
    if [one.operation for one in operations] != [OperationType.QUERY]:
        return ["A saved query holds exactly one operation, which only asks; save others under names of their own."]
    return [error.message for error in validate(schema._schema, parsed)]


@dataclass(frozen=True)
class Run:
    """A saved question, asked.

    Attributes:
        schema: What runs it.
        asked: The view that it is asked of.
        query: The question.
    """

    schema: strawberry.Schema
    asked: Asked
    query: SavedQuery

    @cached_property
    def now(self) -> Record:
        """What it gives: `data`, and `errors` where there are any."""
        return self._of(self.asked)

    @property
    def has_run(self) -> bool:
        """Whether it was asked before."""
        return bool(self.query.last_date)

    @cached_property
    def before(self) -> Record | None:
        """What it gave the last time, as far as whoever asks now may see it; None if there was none."""
        if not self.has_run:
            return None
        moment = Moment(self.query.last_date, str(self.query.last_revision))
        return self._of(self.asked.at(moment))

    @cached_property
    def difference(self) -> list[Changed]:
        """Where the data of now differ from those of last time; nothing before the first time."""
        if self.before is None:
            return []
        return list(changed(self.before.get("data"), self.now.get("data")))

    def _of(self, asked: Asked) -> Record:
        result = self.schema.execute_sync(
            self.query.document, variable_values=dict(self.query.variables), context_value=asked.once_within()
        )
        return {"data": result.data} | ({"errors": told(result.errors)} if result.errors else {})


def run(schema: Any, asked: Asked, query: SavedQuery) -> Run:
    """Return a saved question, to be asked of a view.

    Raises:
        WrongUse: If it is asked within a saved question.
    """
    if asked.is_within:
        raise WrongUse("a saved query asks for the answer of a saved query; ask for that one by itself")
    return Run(schema, asked, query)
