"""How the tables of a file were read, as the schema shows it, and what somebody can say of them instead.

What reads files is imported when one comes: a server starts without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import strawberry

from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.ontology import Ontology

if TYPE_CHECKING:
    from api.mending import TableWish
    from loaders.mapping import TableMapping
    from loaders.mapping_choice import Unguessed, Used


@strawberry.input(description="What stands in a column of a table.")
class ColumnInput:
    """What somebody says of a column."""

    column: str = strawberry.field(description="What the table calls it.")
    holds: str = strawberry.field(description="The code of what stands there: one of `couldHold` of its table.")


@strawberry.input(description="What the rows of a table are, and what its columns hold.")
class TableInput:
    """What somebody says of a table."""

    table: str = strawberry.field(description="What it is called: the file without its ending, or the sheet.")
    kind: str = strawberry.field(default="", description="The kind of its rows; empty: as it was taken.")
    columns: list[ColumnInput] = strawberry.field(
        default_factory=list, description="What its columns hold; those that are left out, as they were taken."
    )

    def wish(self) -> TableWish:
        """Return it as a value."""
        from api.mending import TableWish

        return TableWish(self.table, self.kind, {one.column: one.holds for one in self.columns})


@shape
class ColumnMeaning:
    """Something that a column could hold."""

    meaning: strawberry.Private[Any]

    @shown
    def code(self) -> str:
        """What `holds` takes it by."""
        return str(self.meaning.code)

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return str(self.meaning.label[language.value])


@shape
class ColumnRead:
    """How a column of a foreign table was read."""

    mapped: strawberry.Private[Any]
    sureness: strawberry.Private[int]

    @shown
    def column(self) -> str:
        """What the table calls it."""
        return str(self.mapped.header)

    @shown
    def holds(self) -> str:
        """The code of what stands there: a field, a link, `from` and a link that leads here, `extra` or `ignored`."""
        return str(self.mapped.meaning)

    @shown
    def makes(self) -> str:
        """The kind of what is made where a link leads to nothing that is there; empty: nothing is made."""
        return str(self.mapped.makes)

    @shown
    def sure(self) -> int:
        """How sure that is, 0 to 100; 0 where it is kept as text for want of a meaning."""
        return self.sureness


@shape
class TableRead:
    """How a foreign table was read, or would be."""

    used: strawberry.Private[Any]
    ontology: strawberry.Private[Ontology]

    @shown
    def table(self) -> str:
        """What it is called: the file without its ending, or the sheet."""
        return str(self.used.table)

    @shown
    def kind(self) -> str:
        """The kind of its rows; of a table of readings, the kind of what was measured."""
        return self._mapping.kind

    @shown
    def kind_label(self, language: Language = Language.EN) -> str:
        """What that kind is called."""
        return self.ontology.kinds[self._mapping.kind].label[language.value]

    @shown
    def has_readings(self) -> bool:
        """Whether its rows are readings of something, and not things themselves."""
        return self._mapping.readings is not None

    @shown
    def how(self) -> str:
        """Where that comes from: `given`, `remembered`, `guessed`, or `refused`: guessed, and not read."""
        return str(self.used.how)

    @shown
    def sure(self) -> int:
        """How sure it is that the table is one of these, 0 to 100."""
        return int(self.used.fitting.total)

    @shown
    def columns(self) -> list[ColumnRead]:
        """Its columns, in their order."""
        fitting = self.used.fitting
        return [ColumnRead(mapped=one, sureness=fitting.sureness.get(one.header, 0)) for one in fitting.mapping.columns]

    @shown
    def could_hold(self) -> list[ColumnMeaning]:
        """What its columns could hold instead."""
        from loaders.mapping_mend import meanings

        return [ColumnMeaning(meaning=one) for one in meanings(self._mapping, self.ontology)]

    @property
    def _mapping(self) -> TableMapping:
        mapping: TableMapping = self.used.fitting.mapping
        return mapping


@shape
class TableUnread:
    """A foreign table for which nothing could be guessed: `tables` takes the kind of its rows."""

    table: str = strawberry.field(description="What it is called: the file without its ending, or the sheet.")
    columns: list[str] = strawberry.field(description="What it calls its columns, in their order.")


def tables_unread(unguessed: Sequence[Unguessed]) -> list[TableUnread]:
    """Return the foreign tables for which nothing could be guessed."""
    return [TableUnread(table=one.table, columns=list(one.columns)) for one in unguessed]


def tables_read(used: Sequence[Used], ontology: Ontology) -> list[TableRead]:
    """Return how foreign tables were read."""
    return [TableRead(used=one, ontology=ontology) for one in used]
