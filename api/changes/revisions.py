"""Mutations of revisions: taken back."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_shape import shape, shown
from api.schema_wishes import Reason, wished
from api.schema_written import Written
from api.writing import Wish
from graph.retract import edit_of
from graph.undo import undo

WHICH = strawberry.argument(description="The number of the revision.")


def group(_: Inputs) -> Any:
    """Return the mutations of this file."""
    return _Revisions


@shape
class _Revisions:
    @shown
    def undo(self, info: Info, revision: Annotated[int, WHICH], reason: Reason = "") -> Written:
        """Take a revision back as a whole, or not at all; an undo can be taken back too."""
        ontology = info.context.source.session().ontology
        return wished(
            info.context,
            Wish(
                lambda store: edit_of(undo(store, ontology, revision, who="")[1]),
                reason or f"takes back revision {revision}",
                action="undo",
                act="undo",
                undoes=revision,
            ),
        )
