"""The mutation of a team's board: what is wrong, what was mended on the spot, whom to ask for help."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Info
from api.schema_inputs import Inputs, values_of
from api.schema_shape import mutation
from api.schema_wishes import wished
from api.schema_written import Written
from api.writing import Wish
from graph.raising import TRAIT, Raised, raise_issue

ISSUE = strawberry.argument(description="What is wrong. Its name says what it is about and names nobody.")
ABOUT = strawberry.argument(description="The ids of what it concerns: the work, or the unit.")
MENDED = strawberry.argument(description="Whether those who do the work have put it right themselves.")
ASKED = strawberry.argument(description="The id of the forum that is asked to help.")


def group(inputs: Inputs) -> Any:
    """Return the mutation of this file: none where no kind holds what is wrong."""
    found = inputs.ontology.with_trait(TRAIT)
    if not found:
        return strawberry.type(type("Raising", (), {}))
    made = {"note": mutation(note, issue=Annotated[inputs.kinds[found[0].name], ISSUE])}
    return strawberry.type(type("Raising", (), made))


def note(
    info: Info,
    issue: Any,
    about: Annotated[list[strawberry.ID], ABOUT],
    mended: Annotated[bool, MENDED] = False,
    ask: Annotated[strawberry.ID | None, ASKED] = None,
) -> Written:
    """Note what is wrong, from today on: open where it arose, mended on the spot, or passed up to a forum."""
    session = info.context.source.session()
    values = values_of(issue)
    name = str(values.pop("name", None) or "")
    fields = {field: value for field, value in values.items() if value is not None}
    raised = Raised(name, tuple(about), fields, mended, ask or "")
    return wished(
        info.context,
        Wish(lambda store: raise_issue(store, session.ontology, raised, on=session.today), action="note", act="note"),
    )
