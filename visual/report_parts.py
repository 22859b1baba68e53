"""What a report consists of, whatever it is written as: parts with claims, tables and charts, and what they cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import Language
from visual.chart_words import Chart


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a report says, and what it rests on.

    Attributes:
        text: What is said.
        cites: Numbers of the records that it rests on; empty only where it says of the report itself how it was made.
        language: Of the text, or empty where it is that of the report.
    """

    text: str
    cites: Sequence[int] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first entry of a row names what the row is about.

    Attributes:
        caption: What the rows are.
        heads: Heads of the columns.
        rows: One text a column.
        cites: Numbers of the records of each row.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    cites: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report.

    Attributes:
        id: Told apart from other parts by this.
        heading: Its heading.
        claims: What is said.
        grids: Tables behind it.
        charts: Series behind it.
        missing: What is missing or out of date; said under a heading of its own.
    """

    id: str
    heading: str
    claims: Sequence[Claim] = ()
    grids: Sequence[Grid] = ()
    charts: Sequence[Chart] = ()
    missing: Sequence[Claim] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A record that a report rests on.

    Attributes:
        number: What it is cited by.
        name: What it is called.
        detail: Its kind and id, and where it comes from.
    """

    number: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report, ready to be written.

    Attributes:
        language: Of its fixed words.
        title, subtitle: What it is called, and of whom and of which time it tells.
        about: How it was made: day, revision, form.
        parts: Its parts, in order.
        cited: The records that it rests on, in the order of their numbers.
        words: Fixed words by key: `contents`, `missing`, `cited`, `chart`.
    """

    language: Language
    title: str
    subtitle: str
    about: Sequence[str]
    parts: Sequence[Part]
    cited: Sequence[Cited]
    words: Mapping[str, str]
