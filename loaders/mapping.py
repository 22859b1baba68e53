"""What a foreign table means here, as a value: of which kind its rows are, and what each of its columns holds.

A mapping holds data, never code. `loaders.mapping_file` reads and writes it, `loaders.mapping_fit` finds the columns of
a table by it, and `loaders.mapping_rows` reads the rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.model import Value
from graph.ontology import Label
from loaders.headers import folded

DateOrder = Literal["day_first", "month_first"]
MonthDay = Literal["first", "last"]
Decimal = Literal["point", "comma"]
Every = Literal["", "day", "week", "month", "quarter", "year"]

FIGURES = ("value", "numerator", "denominator", "rest")
"""What a cell with a number can be to a reading; `rest` is what of the denominator is not in the numerator."""
PERIODS = ("date", "year", "month", "quarter", "week")
SERIES = ("measure", "unit", "unit_id", "summed")
ABOUT = ("note", "excluded", "reason")
READING_HOLDS = (*PERIODS, *SERIES, *FIGURES, *ABOUT)
"""What the columns of a table of readings can hold. Several may hold `measure` (together its name), `summed` (rows that
differ only there are added up) and figures of different series."""

ID, NAME = "id", "name"
NO_LABEL = Label("", "")

_MARKS = re.compile(r"[^\w%£]+")


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """How the rows of a table are readings, and not nodes.

    Attributes:
        called: What the names of all its measures begin with, or empty.
        per: What numerator by denominator is multiplied by, such as 100 for per cent; 0: the two are kept as they are.
        decimal: Which mark parts whole numbers from their fractions.
        every: What a period means that could be two things, such as `year` for 2003-05; or empty.
        headings: Whether a row without a figure is a heading of those below it, and so a part of their names.
        makes: Whether a measure is made where nothing has its name.
        turned: Whether each column is a record, its first row naming the rest: the table is turned before it is read.
    """

    called: str = ""
    per: float = 0
    decimal: Decimal = "point"
    every: Every = ""
    headings: bool = False
    makes: bool = True
    turned: bool = False


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What one column of a foreign table holds: exactly one of the first five, or nothing, which is extra.

    Attributes:
        header: What the table calls it.
        holds: `id`, `name`, or a field of the kind.
        link: The link kind whose targets stand there, by id or by exact name.
        reading: Day of the readings that stand there, ISO.
        extra: Under what name it is kept as text.
        ignored: Why it is not kept.
        backward: For links: whether they run from what stands there to the row.
        makes: For links: the kind of the nodes that are made where nothing has that name; empty: none is made.
        having: For links: fields that each of them has.
        also: What other tables call it. A column without these is found by its exact name only.
        values: What is written there, folded, to what is meant.
        parted_by: For links and lists: what parts several in one cell; a line break does so, too.
        times: What numbers are multiplied by, such as 1000000 where they stand for millions.
        month: Which day of it a month or a quarter means.
        figure: For columns with a reading: which part of it stands there.
        series: For columns with figures: what tells their measure from that of other columns, a part of its name.
    """

    header: str
    holds: str = ""
    link: str = ""
    reading: str = ""
    extra: str = ""
    ignored: str = ""
    backward: bool = False
    makes: str = ""
    having: Mapping[str, Value] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    parted_by: str = ";"
    times: float = 1
    month: MonthDay = "last"
    figure: str = "value"
    series: str = ""

    @property
    def meaning(self) -> str:
        """What it holds, in one short text."""
        if self.link:
            fixed = ", ".join(f"{name}={value}" for name, value in self.having.items())
            return ("from " if self.backward else "") + (f"{self.link}[{fixed}]" if fixed else self.link)
        of = f" of {self.series}" if self.series else ""
        if self.reading:
            return (
                f"{self.figure}{of} on {self.reading}" if self.figure != "value" or of else f"reading of {self.reading}"
            )
        if of and self.holds:
            return self.holds + of
        return self.holds or ("ignored" if self.ignored else "extra")

    @property
    def is_kept_as_extra(self) -> bool:
        """Whether it is kept as text and nothing else."""
        return not (self.holds or self.link or self.reading or self.ignored)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a foreign table means here.

    Attributes:
        name: What it is called, such as `risk_register`.
        kind: Kind of the rows.
        columns: By what tells them, in their order.
        label: Words for people.
        known_as: Names that such tables have, of files or sheets.
        kind_column: The column that says of which kind each row is, or empty.
        kinds: What stands in that column, folded, to a kind; any other row is of `kind`.
        constants: Fields that every row has unless it says otherwise.
        date_order: How days such as 5/4/2026 are meant.
        name_from: The column whose beginning is the name of a row that has none, or empty.
        readings: How its rows are readings of nodes of the kind; None: each row is a node of it.
    """

    name: str
    kind: str
    columns: tuple[MappedColumn, ...]
    label: Label = NO_LABEL
    known_as: tuple[str, ...] = ()
    kind_column: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Value] = field(default_factory=dict)
    date_order: DateOrder = "day_first"
    name_from: str = ""
    readings: ReadingRows | None = None

    def column(self, header: str) -> MappedColumn | None:
        """Return the column that the table calls so, or None."""
        return next((column for column in self.columns if plain(column.header) == plain(header)), None)


def plain(text: str) -> str:
    """Return a text as headers of foreign tables are compared: without case and without marks.

    >>> plain("Risk Ref. (no.)"), plain("Cyf._risg")
    ('risk ref no', 'cyf risg')
    """
    return _MARKS.sub(" ", folded(text)).strip()
