"""Things that may be one in the schema: pairs with their reasons and where they differ."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.matching import SAME_ID, text_of
from graph.matching import Match as Found
from graph.model import Node as Given


@shape
class DifferingField:
    """A field that both of a pair give, and differently."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]
    name: strawberry.Private[str]

    @shown
    def field(self) -> str:
        """Its name, as in files; `name` for the name."""
        return self.name

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        declared = self.asked.snapshot.ontology.fields_of(self.found.left.kind).get(self.name)
        return declared.label[language.value] if declared else self.name

    @shown
    def left(self) -> str | None:
        """What the first says, as text; null where it says nothing or the field needs rights to read."""
        return self._text(self.found.left)

    @shown
    def right(self) -> str | None:
        """What the second says, as text; null where it says nothing or the field needs rights to read."""
        return self._text(self.found.right)

    def _text(self, node: Given) -> str | None:
        declared = self.asked.snapshot.ontology.fields_of(node.kind).get(self.name)
        value = {"name": node.name, **node.extra, **node.fields}.get(self.name)
        return None if value is None or (declared and declared.guarded) else text_of(value)


@shape
class MatchSide:
    """One of two things that may be one."""

    asked: strawberry.Private[Asked]
    given: strawberry.Private[Given]
    is_stored: strawberry.Private[bool]

    @shown
    def id(self) -> strawberry.ID:
        """Its id: in the organisation, or in its file."""
        return strawberry.ID(self.given.id)

    @shown
    def name(self) -> str:
        """Its name."""
        return self.given.name

    @shown
    def node(self) -> Node | None:
        """The thing itself; null where it stands in a file."""
        return self.asked.found(self.given.id) if self.is_stored else None


@shape
class Match:
    """Two things that may be one: a question to people who know; they are put together by nobody but them."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]
    stored: strawberry.Private[tuple[bool, bool]]

    @shown
    def kind(self) -> str:
        """The code of the kind of both."""
        return self.found.left.kind

    @shown
    def kind_label(self, language: Language = Language.EN) -> str:
        """What that kind is called."""
        return self.asked.snapshot.ontology.kinds[self.found.left.kind].label[language.value]

    @shown
    def is_one(self) -> bool:
        """Whether both have one id: then they are one thing already."""
        return SAME_ID in self.found.reasons

    @shown
    def left(self) -> MatchSide:
        """The first: of the organisation, or of the first file."""
        return MatchSide(asked=self.asked, given=self.found.left, is_stored=self.stored[0])

    @shown
    def right(self) -> MatchSide:
        """The second: of the organisation, too, or of the file that is compared."""
        return MatchSide(asked=self.asked, given=self.found.right, is_stored=self.stored[1])

    @shown
    def may_merge(self) -> bool:
        """Whether both are stored, and your rights let you make them one."""
        return all(self.stored) and self.asked.rights.sees_all and self.asked.rights.may("merge")

    @shown
    def reasons(self) -> list[str]:
        """Why they may be one, a clause each."""
        return list(self.found.reasons)

    @shown
    def differing(self) -> list[DifferingField]:
        """Where they differ."""
        return [DifferingField(asked=self.asked, found=self.found, name=name) for name in self.found.differing]


@shape
class MatchConnection(Paged):
    """A page of pairs that may be one thing each, the likeliest first."""

    nodes: list[Match] = strawberry.field(description="The pairs.")


@shape
class NotTaken:
    """What the second of two things says otherwise; of what is one, the first counts."""

    id: strawberry.ID = strawberry.field(description="The id of the thing.")
    where: str = strawberry.field(description="The field, reading or link that says it.")
    value: str | None = strawberry.field(
        description="What the second says, as text; null where the field needs rights to read."
    )
