"""What the kinds declare, for whoever fills in a form."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import Info
from api.schema_declared import DeclaredField, declared_fields
from api.schema_shape import shape, shown

SUPPOSABLE = False

KindCode = Annotated[str, strawberry.argument(description="The code of a kind.")]


@shape
class Group:
    """What the kinds declare, for whoever fills in a form."""

    @shown
    def fields_of(self, info: Info, kind: KindCode) -> list[DeclaredField]:
        """The fields that things of a kind have, in the order of their declaration."""
        return declared_fields(info.context.snapshot.ontology, kind)
