"""What if, in the schema: changes that are supposed, everything asked again, and the difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import strawberry

from api.resolve import Asked
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_difference import Difference
from api.schema_shape import described, shape, shown, weighs
from api.schema_where import condition, given, optional
from graph.analysis.scenario import Scenario
from graph.analysis.supposed_steps import Alter, Create, End, Join, Part, Step
from graph.errors import WrongUse

MOST = 100


@condition
class FieldText:
    """A field with its value as people type it: a choice by its code, lists parted by `;`."""

    name: str = strawberry.field(description="Name of the field, as in files: snake_case.")
    value: str = strawberry.field(description="The value; an empty text takes it away.")


@condition
class SupposedNode:
    """Something that is not there."""

    kind: str = strawberry.field(description="Its kind, as `__typename` says it.")
    name: str = strawberry.field(description="Its name.")
    id: strawberry.ID | None = optional("Its id; made from kind and name if left out.")
    fields: list[FieldText] | None = optional("Its fields.")


@condition
class SupposedFields:
    """Other values of something that is there, or was supposed before."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    fields: list[FieldText] = strawberry.field(description="The values; `name` is one, too.")


@condition
class SupposedLink:
    """A link that is not there, or is there otherwise."""

    source: strawberry.ID = strawberry.field(name="from", description="Where it starts: an id or exact name.")
    link: str = strawberry.field(description="The code of its kind, such as `contributes_to`.")
    target: strawberry.ID = strawberry.field(name="to", description="Where it leads: an id or exact name.")
    fields: list[FieldText] | None = optional("Its fields, such as `strength`.")


@condition
class SupposedEnd:
    """A link that is there."""

    source: strawberry.ID = strawberry.field(name="from", description="The id of the node where it starts.")
    link: str = strawberry.field(description="The code of its kind.")
    target: strawberry.ID = strawberry.field(name="to", description="The id of the node where it leads.")


@condition
class SupposedChange:
    """One change that is supposed: exactly one of these."""

    create: SupposedNode | None = optional("There were something more.")
    alter: SupposedFields | None = optional("Something were otherwise.")
    end: strawberry.ID | None = optional("Something were there no more: its id.")
    link: SupposedLink | None = optional("There were a link, or one were otherwise.")
    unlink: SupposedEnd | None = optional("A link were there no more.")


Changes = Annotated[
    list[SupposedChange],
    strawberry.argument(description=f"What is supposed, one after the other; {MOST} changes at most."),
]
MADE: Mapping[str, Callable[[Any], Step]] = {
    "create": lambda one: Create(one.kind, one.name, one.id or "", _texts(one.fields)),
    "alter": lambda one: Alter(one.id, _texts(one.fields)),
    "end": End,
    "link": lambda one: Join(one.source, one.link, one.target, _texts(one.fields)),
    "unlink": lambda one: Part(one.source, one.link, one.target),
}


SUPPOSED = (SupposedChange, Difference)
"""Types that are there whatever the ontology, beside those of the fields at the root."""


@shape
class Supposing:
    """What every scenario has beside what can be asked of any organisation."""

    asked: strawberry.Private[Asked]
    asked_before: strawberry.Private[Asked]
    scenario: strawberry.Private[Scenario]

    @shown
    def difference(self, scope: Scope = None) -> Difference:
        """What would be otherwise: what is supposed, in sentences, and what becomes of line of sight and findings.

        Of a unit, all that is supposed is told, and what becomes of what belongs to it now or would then.
        """
        whole = self.scenario.comparison
        return Difference(
            asked_before=self.asked_before,
            asked_after=self.asked,
            comparison=whole.of_unit(scope) if scope else whole,
            said=self.scenario.sentences,
        )


def scenario_field(made: Any) -> Any:
    """Return the field at the root that supposes changes.

    Args:
        made: The type of a scenario: made of what it shows, an organisation before and afterwards.
    """

    def scenario(root: Any, info: Info, changes: Changes, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Any:
        """What if: suppose some changes, which are kept nowhere, and ask everything again (NHS Wales 2024, §2.4)."""
        asked = view(root, info, as_of, recorded_at)
        found = Scenario(asked.case, steps_of(changes))
        return made(asked=asked.supposing(found.after), asked_before=asked, scenario=found)

    field: Any = strawberry.field(resolver=scenario, graphql_type=made, description=described(scenario))
    return weighs(100_000)(field)


def steps_of(changes: Sequence[SupposedChange]) -> list[Step]:
    """Return the steps that a client gives.

    Raises:
        WrongUse: If there are too many, or one of them says not exactly one thing.
    """
    if len(changes) > MOST:
        raise WrongUse(f"{len(changes):,} changes are supposed; {MOST} is the most")
    return [_step(number, change) for number, change in enumerate(changes, start=1)]


def _step(number: int, change: SupposedChange) -> Step:
    said = [(name, getattr(change, name)) for name in MADE if given(getattr(change, name))]
    if len(said) != 1:
        raise WrongUse(f"change {number} supposes {len(said)} things; give exactly one of {', '.join(MADE)}")
    name, value = said[0]
    return MADE[name](value)


def _texts(fields: Sequence[FieldText] | None) -> dict[str, str]:
    return {field.name: field.value for field in fields or ()} if given(fields) else {}
