"""A made-up schema with one of everything that GraphQL has, to try plans on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, NewType

import strawberry
from strawberry.extensions import FieldExtension, SchemaExtension
from strawberry.schema.config import StrawberryConfig

from api.compiled.plans import Plans

Doubled = NewType("Doubled", int)
SCALARS: dict[object, Any] = {Doubled: strawberry.scalar(name="Doubled", serialize=lambda value: value * 2)}


@dataclass
class Context:
    """What resolvers share: how often it was begun anew."""

    restarts: int = 0
    left: int = 100
    takes_written: bool = False

    def go_on(self) -> None:
        """Go on until nothing is left."""
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt

    def restart(self) -> None:
        """Count."""
        self.restarts += 1


@strawberry.enum
class Colour(Enum):
    """A colour."""

    RED = "r"
    GREEN = "g"


@strawberry.input
class Wish:
    """What is wished for."""

    colour: Colour = Colour.RED
    tags: list[str] = strawberry.field(default_factory=list)


class Louder(FieldExtension):
    """Makes texts loud."""

    def resolve(self, next_: Any, source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        """Resolve, loudly."""
        return next_(source, info, **kwargs).upper()


@strawberry.interface
class Thing:
    """A thing."""

    name: str

    @strawberry.field
    def length(self) -> int:
        """Of the name."""
        return len(self.name)


@strawberry.type
class Box(Thing):
    """A thing with things in it."""

    inside: list[Thing]
    rows: list[list[int | None] | None]

    @strawberry.field
    def first(self) -> Thing | None:
        """The first thing in it."""
        return self.inside[0] if self.inside else None

    @strawberry.field
    def strict(self) -> Thing:
        """The first thing in it, which there must be."""
        return self.inside[0] if self.inside else None  # type: ignore[return-value]  # a promise that is not kept


@strawberry.type
class Ball(Thing):
    """A round thing."""

    colour: Colour
    weight: float
    twice: Doubled = Doubled(4)

    @strawberry.field(extensions=[Louder()])
    def cry(self, word: str = "boing") -> str:
        """What it says."""
        return word

    @strawberry.field
    def where(self, info: strawberry.Info) -> str:
        """Where the answer stands."""
        return "/".join(map(str, info.path.as_list()))

    @strawberry.field
    def seen_by(self, info: strawberry.Info) -> str:
        """What asks, without a look at the place."""
        return f"{info.field_name} {type(info.context).__name__}"

    @strawberry.field
    def fails(self) -> int | None:
        """Nothing that could be told."""
        raise ValueError(self.name)

    @strawberry.field
    def huge(self) -> int:
        """More than GraphQL can count."""
        return 2**40


Either = Annotated[Box | Ball, strawberry.union("Either")]
BALLS = [Ball(name="a", colour=Colour.RED, weight=1), Ball(name="bb", colour=Colour.GREEN, weight=0.5)]
BOX = Box(name="box", inside=[*BALLS, Box(name="small", inside=[], rows=[])], rows=[[1, None], None, []])


@strawberry.type
class Query:
    """All there is."""

    @strawberry.field
    def box(self) -> Box:
        """A box."""
        return BOX

    @strawberry.field
    def things(self, first: int = 3) -> list[Thing]:
        """Things, one by one."""
        return (thing for thing in BOX.inside[:first])  # type: ignore[return-value]  # any iterable will do

    @strawberry.field
    def either(self) -> list[Either]:
        """Boxes and balls."""
        return [BALLS[0], BOX]

    @strawberry.field
    def wished(self, wish: Wish | None = None, colour: Colour = Colour.GREEN) -> str:
        """What was wished for."""
        return f"{wish and (wish.colour.name, wish.tags)} {colour.name}"

    @strawberry.field
    @staticmethod
    def plain() -> str:
        """A text that needs nothing."""
        return "plain"

    @strawberry.field
    def rooted(root: Any) -> str:  # noqa: N805  what a resolver may call its parent
        """What the root is."""
        return repr(root)

    @strawberry.field
    async def later(self) -> str:
        """A text that comes later."""
        return "later"


@strawberry.type
class Mutation:
    """Changes."""

    @strawberry.mutation
    def count(self) -> int:
        """One more."""
        return 1


def made(plans: Plans | None, *extensions: type[SchemaExtension]) -> strawberry.Schema:
    """Return the schema, answered by plans or not."""
    return strawberry.Schema(
        Query,
        Mutation,
        types=[Box, Ball],
        extensions=[*extensions, *([] if plans is None else [plans.extension])],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
