"""Making parts of a schema: a function of which a mutation is made stays as it is, whatever the schema."""

from __future__ import annotations

from api.changes.things import create
from api.schema_shape import mutation


def test_mutations_of_several_schemas_are_made_of_the_same_function() -> None:
    before = dict(create.__annotations__)
    first, second = mutation(create, nodes=list[int]), mutation(create, nodes=list[str])

    assert create.__annotations__ == before
    assert [one.base_resolver.wrapped_func.__annotations__["nodes"] for one in (first, second)] == [
        list[int],
        list[str],
    ]
